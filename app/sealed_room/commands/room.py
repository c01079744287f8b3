"""Opening a room and ending it. Nothing of this is written into the log of deeds: it would tell who wrote when."""

from uuid import UUID

from app.conferences.commands import hold, hold_alone, moved_on
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row, rows
from app.kit import tokens
from app.kit.clock import now
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.practice.phases import Phase
from app.sealed_room import queries
from app.sealed_room.rules import LEFT_ALONE


async def open_room(conference: ConferenceLine) -> UUID:
    """The family's room: a new one, or the one that is there already."""
    async with all_or_nothing():
        await hold(conference)
        _only_in_private_time(conference)
        await rows("INSERT INTO sealed_room (conference, busy_until) VALUES ($1, $2) ON CONFLICT DO NOTHING", conference.id, now())
        found = await queries.room_of(conference.id)
        if found is None:
            raise moved_on()
    return found.id


async def begin_anew(conference: ConferenceLine, room: UUID) -> UUID:
    """Destroy this room and open another: nobody has the key any more, or somebody has it who should not."""
    async with all_or_nothing():
        await hold_alone(conference)
        _only_in_private_time(conference)
        await rows("DELETE FROM sealed_room WHERE conference = $1 AND id = $2", conference.id, room)
        return await open_room(conference)


def ticket_of(room: UUID) -> str:
    """Whoever shows it may bring the first key. Good as long as nobody has."""
    return tokens.derived("sealed room", str(room), 26)


async def begin(room: UUID, ticket: str, access: bytes) -> bool | None:
    """The first phone shows the hash of its first token. None: no such room or ticket; False: somebody else was first."""
    if not tokens.same(ticket, ticket_of(room)):
        return None
    begun = await row(
        "INSERT INTO sealed_access (room, epoch, hash) SELECT id, 0, $2 FROM sealed_room WHERE id = $1 ON CONFLICT DO NOTHING RETURNING id",
        room,
        access,
    )
    if begun is not None:
        return True
    there = await row("SELECT hash FROM sealed_access WHERE room = $1 AND epoch = 0", room)
    return None if there is None else bool(there["hash"] == access)


async def tidy() -> None:
    """Rooms in which nobody has written for long are destroyed, and words that have run out. The worker does this."""
    await rows("DELETE FROM sealed_room WHERE busy_until < $1", now() - LEFT_ALONE)
    await rows("DELETE FROM sealed_words WHERE until < $1", now())


def _only_in_private_time(conference: ConferenceLine) -> None:
    if conference.phase is not Phase.PRIVATE_TIME:
        raise Refused(_("Your room is open in private family time only."))
