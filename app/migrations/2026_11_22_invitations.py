"""Invitations in the family's own words, and letters."""

from app.migrations.history import from_sql

ID = "2026-11-22T14:00:00:000000"
DESCRIPTION = "the family's own words and picture, the sender on letters"
forwards = from_sql(__file__, ID, DESCRIPTION)
