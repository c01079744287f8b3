"""Rooms, interpreters and things to arrange belong to one meeting; a meeting knows which one it is; facts may be asked for a review."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:31:00:000000"
DESCRIPTION = "what belongs to one meeting"
forwards = from_sql(__file__, ID, DESCRIPTION)
