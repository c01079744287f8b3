"""What information-givers say, before the day."""

from app.migrations.history import from_sql

ID = "2026-11-22T16:00:00:000000"
DESCRIPTION = "facts of information-givers, and what the family remarks"
forwards = from_sql(__file__, ID, DESCRIPTION)
