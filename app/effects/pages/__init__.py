"""The pages, sheets and charts of what works."""
