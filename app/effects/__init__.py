"""What works: figures from what happened, what the service intends, and whether conferences are held as they are meant."""
