"""Reading what works."""
