"""Danger for a child: a record apart from every conference."""

from app.migrations.history import from_sql

ID = "2026-11-22T12:10:00:000000"
DESCRIPTION = "protection of a child"
forwards = from_sql(__file__, ID, DESCRIPTION)
