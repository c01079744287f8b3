"""What was noted without a network, each once."""

from app.migrations.history import from_sql

ID = "2026-11-22T17:10:00:000000"
DESCRIPTION = "notes of who is here that were made without a network"
forwards = from_sql(__file__, ID, DESCRIPTION)
