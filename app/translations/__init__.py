"""The plan in other languages, line by line, by people."""
