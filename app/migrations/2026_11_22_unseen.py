"""Whoever is excluded belongs to nobody's meeting."""

from app.migrations.history import from_sql

ID = "2026-11-22T20:10:00:000000"
DESCRIPTION = "whoever is excluded and the others are shown nothing of one another"
forwards = from_sql(__file__, ID, DESCRIPTION)
