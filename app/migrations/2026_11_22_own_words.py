"""What somebody wants to say: in which language it is written, how it reads in German, and a child's three houses."""

from app.migrations.history import from_sql

ID = "2026-11-22T23:20:00:000000"
DESCRIPTION = "own words: language, German beside them, three houses"
forwards = from_sql(__file__, ID, DESCRIPTION)
