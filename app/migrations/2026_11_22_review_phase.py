"""A phase in which the plan lives and the family prepares to meet again; which meeting of the conference it is."""

from app.migrations.history import from_sql

ID = "2026-11-22T21:00:00:000000"
DESCRIPTION = "the phase of a review"
forwards = from_sql(__file__, ID, DESCRIPTION)
