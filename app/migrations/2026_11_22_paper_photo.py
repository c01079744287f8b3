"""Photos of plans on paper."""

from app.migrations.history import from_sql

ID = "2026-11-22T23:25:00:000000"
DESCRIPTION = "photos of plans on paper"
forwards = from_sql(__file__, ID, DESCRIPTION)
