"""The pages of rooms, interpreters, arrangements, costs and hours."""
