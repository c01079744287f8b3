"""How others do it: aggregates of municipalities, exchanged as files."""
