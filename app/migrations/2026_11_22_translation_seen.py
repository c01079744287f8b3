"""A line in another language is known by its words alone."""

from app.migrations.history import from_sql

ID = "2026-11-22T23:45:00:000000"
DESCRIPTION = "a translated line is not numbered any more"
forwards = from_sql(__file__, ID, DESCRIPTION)
