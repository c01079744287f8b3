"""Reading rooms, interpreters, arrangements, costs and hours."""
