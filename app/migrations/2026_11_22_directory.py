"""Services and partners of an office."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:05:00:000000"
DESCRIPTION = "the directory of services and partners"
forwards = from_sql(__file__, ID, DESCRIPTION)
