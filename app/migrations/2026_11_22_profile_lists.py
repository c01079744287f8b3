"""Checklists of the offices' own, and the waiting list."""

from app.migrations.history import from_sql

ID = "2026-11-22T10:10:00:000000"
DESCRIPTION = "checklists of offices; when work on a referral can begin; which notes go along"
forwards = from_sql(__file__, ID, DESCRIPTION)
