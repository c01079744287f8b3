"""Feedback of everyone: counters, and a sealed box for what is not yet counted."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:41:00:000000"
DESCRIPTION = "feedback of everyone"
forwards = from_sql(__file__, ID, DESCRIPTION)
