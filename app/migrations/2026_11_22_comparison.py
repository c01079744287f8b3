"""Comparison among municipalities, by file."""

from app.migrations.history import from_sql

ID = "2026-11-22T22:00:00:000000"
DESCRIPTION = "comparison among municipalities"
forwards = from_sql(__file__, ID, DESCRIPTION)
