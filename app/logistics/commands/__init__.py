"""Writing rooms, interpreters, arrangements, costs and hours."""
