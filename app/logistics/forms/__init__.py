"""What is typed about rooms, interpreters, arrangements, costs and hours."""
