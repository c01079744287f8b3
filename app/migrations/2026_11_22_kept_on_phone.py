"""The plan on somebody's phone, and the notes made there."""

from app.migrations.history import from_sql

ID = "2026-11-22T23:15:00:000000"
DESCRIPTION = "the plan kept on somebody's phone; notes made there without a connection"
forwards = from_sql(__file__, ID, DESCRIPTION)
