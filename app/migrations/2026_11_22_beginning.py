"""The beginning."""

from app.migrations.history import from_sql

ID = "2026-11-22T04:00:00:000000"
DESCRIPTION = "every table, and what the database itself watches over"
forwards = from_sql(__file__, ID, DESCRIPTION)
