"""Somebody of the office has spoken with a family: the day, and nothing of what was said."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:20:00:000000"
DESCRIPTION = "heard from"
forwards = from_sql(__file__, ID, DESCRIPTION)
