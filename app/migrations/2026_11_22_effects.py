"""What a service intends, year by year."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:50:00:000000"
DESCRIPTION = "what a service intends"
forwards = from_sql(__file__, ID, DESCRIPTION)
