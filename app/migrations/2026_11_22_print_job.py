"""Letters for many at once."""

from app.migrations.history import from_sql

ID = "2026-11-22T23:10:00:000000"
DESCRIPTION = "letters for many at once"
forwards = from_sql(__file__, ID, DESCRIPTION)
