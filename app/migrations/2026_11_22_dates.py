"""Finding the day."""

from app.migrations.history import from_sql

ID = "2026-11-22T13:00:00:000000"
DESCRIPTION = "dates"
forwards = from_sql(__file__, ID, DESCRIPTION)
