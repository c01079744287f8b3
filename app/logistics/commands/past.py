"""What was arranged for a meeting that is called off."""

from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows

_CANCELLED = "UPDATE {table} SET state = 'cancelled' WHERE conference = $1 AND sitting = $2 AND state <> 'cancelled'"
_NOT_NEEDED = "UPDATE arrangement SET state = 'not_needed' WHERE conference = $1 AND sitting = $2 AND state IN ('open', 'underway')"


async def call_off(conference: ConferenceLine) -> None:
    """Room and interpreters are given back. What belongs to a meeting that was held needs nothing: it stays with its meeting."""
    async with all_or_nothing():
        await rows(_CANCELLED.format(table="venue_booking"), conference.id, conference.sitting)
        await rows(_CANCELLED.format(table="interpreting_booking"), conference.id, conference.sitting)
        await rows(_NOT_NEEDED, conference.id, conference.sitting)
