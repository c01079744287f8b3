"""The network map."""

from app.migrations.history import from_sql

ID = "2026-11-22T11:00:00:000000"
DESCRIPTION = "the network map: who matters, how near, and the bonds of the genogram"
forwards = from_sql(__file__, ID, DESCRIPTION)
