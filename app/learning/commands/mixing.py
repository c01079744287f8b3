"""So that nothing tells in which order things were written: a copy of the database holds rows as they came."""

from uuid import UUID

from app.database import rows
from app.learning.tables import this_month

_COLUMNS = "kind, level, phase, what, expected, helped, hindered, change, who, by_month, state, word, edited"
#: What is finished gets new ids: those that were used while it was written stand in somebody's browser.
_MIX = f"""
    WITH gone AS (
        DELETE FROM learning_entry e WHERE e.office = $1 AND (e.look_back IS NULL AND e.month = $2 OR e.look_back = $3) RETURNING e.*
    )
    INSERT INTO learning_entry (id, office, month, {_COLUMNS})
    SELECT CASE WHEN look_back IS NULL THEN id ELSE gen_random_uuid() END, office, $2, {_COLUMNS} FROM gone ORDER BY random()
"""  # noqa: S608  # only our own constants are put together


async def one_at_a_time(office: UUID) -> None:
    """Whoever changes entries of this office meanwhile waits: they are taken out and put back."""
    await rows("SELECT pg_advisory_xact_lock(hashtextextended('learning' || $1, 0))", str(office))


async def mix(office: UUID, *, look_back: UUID | None = None) -> None:
    """Put the entries of this month back in any order, and with them those of a look back that is finished."""
    await rows(_MIX, office, this_month(), look_back)
