"""The plan as it is told to a child."""

from app.migrations.history import from_sql

ID = "2026-11-22T23:05:00:000000"
DESCRIPTION = "the plan as it is told to a child"
forwards = from_sql(__file__, ID, DESCRIPTION)
