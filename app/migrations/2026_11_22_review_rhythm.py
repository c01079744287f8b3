"""After how long an office looks at a plan again."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:32:00:000000"
DESCRIPTION = "rhythm of reviews"
forwards = from_sql(__file__, ID, DESCRIPTION)
