"""What can be told without a database: what in a text leads back to somebody, a timeline without days, which cards help."""
