"""Off with one tap, and on again; and that the coordinator has phoned."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row, rows
from app.kit.clock import now
from app.kit.errors import NoSuchThing
from app.reminders.commands.reminding import spare

_OFF = "INSERT INTO no_reminders (conference, person, promise, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id"
_ON = "DELETE FROM no_reminders WHERE conference = $1 AND person = $2 AND promise IS NOT DISTINCT FROM $3 RETURNING id"
#: Only of what somebody has taken on, or looks after, in any version that was presented.
_THEIRS = """
    SELECT 1 FROM agreement a JOIN plan_version v ON v.id = a.version
    WHERE v.conference = $1 AND v.presented_at IS NOT NULL AND a.promise = $2 AND $3 IN (a.who, a.checker) LIMIT 1
"""


async def remind_me_not(conference: ConferenceLine, promise: UUID | None, *, by: UUID) -> None:
    """No reminders of this promise any more, of none at all where none is named. What waits to be sent is held back."""
    async with all_or_nothing():
        await _theirs(conference, promise, by)
        if await rows(_OFF, conference.id, by, promise, now()):
            await record("remind_me_not", who=by, office=conference.office, conference=conference.id, promise=promise)
        await spare(conference.id)


async def remind_again(conference: ConferenceLine, promise: UUID | None, *, by: UUID) -> None:
    """They want to be reminded again. What was due meanwhile is due again, as long as it makes sense."""
    async with all_or_nothing():
        await _theirs(conference, promise, by)
        if await rows(_ON, conference.id, by, promise):
            await record("remind_again", who=by, office=conference.office, conference=conference.id, promise=promise)


async def _theirs(conference: ConferenceLine, promise: UUID | None, by: UUID) -> None:
    await hold(conference)
    if promise is not None and not await row(_THEIRS, conference.id, promise, by):
        raise NoSuchThing


async def phoned(conference: ConferenceLine, reminder: UUID, *, seen_to: bool = True, by: UUID) -> None:
    """Somebody was told by a call, or a letter that was handed over; or the button was pressed by mistake. Twice is once."""
    async with all_or_nothing():
        await hold(conference)
        found = await row(
            "SELECT seen_to_at FROM reminded WHERE id = $1 AND conference = $2 AND way = 'call' FOR UPDATE", reminder, conference.id
        )
        if found is None:
            raise NoSuchThing
        if (found["seen_to_at"] is not None) is seen_to:
            return
        moment, who = (now(), by) if seen_to else (None, None)
        await rows("UPDATE reminded SET seen_to_at = $2, seen_to_by = $3 WHERE id = $1", reminder, moment, who)
        deed = "phoned" if seen_to else "not_phoned"
        await record(deed, who=by, office=conference.office, conference=conference.id, reminder=reminder)
