"""How it is now, from 0 to 10; good news."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:40:00:000000"
DESCRIPTION = "how it is, and good news"
forwards = from_sql(__file__, ID, DESCRIPTION)
