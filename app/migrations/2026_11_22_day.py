"""How the family wishes its day to be."""

from app.migrations.history import from_sql

ID = "2026-11-22T17:00:00:000000"
DESCRIPTION = "the plan of the day, and what people wish for it"
forwards = from_sql(__file__, ID, DESCRIPTION)
