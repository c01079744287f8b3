"""What a conference needs besides people."""

from app.migrations.history import from_sql

ID = "2026-11-22T15:00:00:000000"
DESCRIPTION = "rooms, interpreters, arrangements, costs and hours"
forwards = from_sql(__file__, ID, DESCRIPTION)
