"""When somebody last showed their second factor."""

from app.migrations.history import from_sql

ID = "2026-11-22T15:10:00:000000"
DESCRIPTION = "sessions know when the second factor was last shown"
forwards = from_sql(__file__, ID, DESCRIPTION)
