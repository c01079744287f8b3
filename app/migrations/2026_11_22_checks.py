"""Whether a promise worked, as whoever looks after it says; and whom to call when, as the family agrees."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:10:00:000000"
DESCRIPTION = "checks of promises, and whom to call when"
forwards = from_sql(__file__, ID, DESCRIPTION)
