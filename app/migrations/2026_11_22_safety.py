"""Keeping people safe: own meetings, who must not meet, what two people sign."""

from app.migrations.history import from_sql

ID = "2026-11-22T12:00:00:000000"
DESCRIPTION = "safety"
forwards = from_sql(__file__, ID, DESCRIPTION)
