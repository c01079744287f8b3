"""Which meeting something belongs to, what a family says before a review, and closing without one by two people."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:30:00:000000"
DESCRIPTION = "reviews"
forwards = from_sql(__file__, ID, DESCRIPTION)
