"""How an office does things its own way."""

from app.migrations.history import from_sql

ID = "2026-11-22T10:00:00:000000"
DESCRIPTION = "profiles of offices"
forwards = from_sql(__file__, ID, DESCRIPTION)
