"""Learning without blame: looking back, near misses, mistake cards, workshops. Kept apart from cases."""
