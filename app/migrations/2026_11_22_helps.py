"""Which partner of the directory a family's wish for help goes to."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:06:00:000000"
DESCRIPTION = "wishes for help and the directory"
forwards = from_sql(__file__, ID, DESCRIPTION)
