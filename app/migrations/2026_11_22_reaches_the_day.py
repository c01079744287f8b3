"""Taking part in another way lasts over the meeting for which it was decided."""

from app.migrations.history import from_sql

ID = "2026-11-22T20:20:00:000000"
DESCRIPTION = "a day that is moved takes the other way of taking part along"
forwards = from_sql(__file__, ID, DESCRIPTION)
