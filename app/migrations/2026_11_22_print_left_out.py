"""Whose letter could not be made."""

from app.migrations.history import from_sql

ID = "2026-11-22T23:30:00:000000"
DESCRIPTION = "whose letter could not be made"
forwards = from_sql(__file__, ID, DESCRIPTION)
