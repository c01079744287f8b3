"""The family's sealed room."""

from app.migrations.history import from_sql

ID = "2026-11-22T18:00:00:000000"
DESCRIPTION = "sealed rooms"
forwards = from_sql(__file__, ID, DESCRIPTION)
