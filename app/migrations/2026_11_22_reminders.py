"""Reminders that were due, once each, and who wants none."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:11:00:000000"
DESCRIPTION = "reminders of promises"
forwards = from_sql(__file__, ID, DESCRIPTION)
