"""The circle: needs, talks, what is read out, how children take part."""

from app.migrations.history import from_sql

ID = "2026-11-22T10:30:00:000000"
DESCRIPTION = "needs, talks, views, children's parts, sides that were thought of"
forwards = from_sql(__file__, ID, DESCRIPTION)
