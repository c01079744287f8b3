"""Messages that come back, people who want no e-mail, and whose turn it is."""

from app.migrations.history import from_sql

ID = "2026-11-22T14:30:00:000000"
DESCRIPTION = "bounces, no more e-mail, turns"
forwards = from_sql(__file__, ID, DESCRIPTION)
