"""Who does not want to be asked how it is."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:42:00:000000"
DESCRIPTION = "no questions how it is"
forwards = from_sql(__file__, ID, DESCRIPTION)
