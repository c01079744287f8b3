"""The plan in other languages."""

from app.migrations.history import from_sql

ID = "2026-11-22T23:00:00:000000"
DESCRIPTION = "the plan in other languages"
forwards = from_sql(__file__, ID, DESCRIPTION)
