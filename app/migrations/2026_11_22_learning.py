"""What is learnt, kept apart from cases: entries without names and days, looking back, mistake cards of offices, workshops."""

from app.migrations.history import from_sql

ID = "2026-11-22T22:10:00:000000"
DESCRIPTION = "what is learnt, apart from cases"
forwards = from_sql(__file__, ID, DESCRIPTION)
