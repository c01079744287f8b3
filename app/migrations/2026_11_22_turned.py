"""A screen that is turned towards a family: since when, and from which conference."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:21:00:000000"
DESCRIPTION = "turned screens"
forwards = from_sql(__file__, ID, DESCRIPTION)
