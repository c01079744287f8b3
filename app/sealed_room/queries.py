"""Reading boxes, by whoever shows that they hold the key; and what a room's family page shows."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.kit.clock import now
from app.plans.queries import writing_of
from app.safety.queries import known_at_the_common_table
from app.sealed_room.rules import AT_ONCE, BYTES_AT_ONCE, b64


class Standing(Struct, frozen=True):
    """A room as the holder of one token may see it. `reads_until`: the key was changed there, and this token is an old one."""

    access: UUID
    entries: int
    reads_until: int | None

    @property
    def visible(self) -> int:
        return self.entries if self.reads_until is None else min(self.entries, self.reads_until)


class News(Struct, frozen=True):
    """Entries from one position on, as they travel."""

    count: int
    after: int
    entries: list[str]


_STANDING = """
    SELECT a.id AS access, r.entries, a.reads_until FROM sealed_room r JOIN sealed_access a ON a.room = r.id WHERE r.id = $1 AND a.hash = $2
"""


async def standing_of(room: UUID, access: bytes) -> Standing | None:
    found = await row(_STANDING, room, access)
    return Standing(**found) if found else None


_SINCE = """
    SELECT r.entries AS count, e.sealed
    FROM (SELECT r.id, least(r.entries, a.reads_until) AS entries
          FROM sealed_room r JOIN sealed_access a ON a.room = r.id WHERE r.id = $1 AND a.hash = $2) r
    LEFT JOIN LATERAL (
        SELECT position, sealed FROM (
            SELECT position, sealed, sum(octet_length(sealed)) OVER (ORDER BY position) - octet_length(sealed) AS held
            FROM (SELECT position, sealed FROM sealed_entry
                  WHERE room = r.id AND position > $3 AND position <= r.entries ORDER BY position LIMIT $4) picked
        ) counted WHERE held < $5
    ) e ON true
    ORDER BY e.position
"""


async def entries_since(room: UUID, access: bytes, after: int) -> News | None:
    """As much as fits into one answer. None when there is no such room, or none that this token opens."""
    found = await rows(_SINCE, room, access, after, AT_ONCE, BYTES_AT_ONCE)
    return News(found[0]["count"], after, [b64(each["sealed"]) for each in found if each["sealed"] is not None]) if found else None


_NEWS = """
    SELECT r.entries AS count, (SELECT coalesce(json_object_agg(id, reads_until), '{}') FROM sealed_access
                                WHERE room = r.id AND reads_until IS NOT NULL) AS old,
           e.sealed
    FROM sealed_room r
    LEFT JOIN LATERAL (SELECT position, sealed FROM sealed_entry WHERE room = r.id AND position > $2 ORDER BY position LIMIT $3) e ON true
    WHERE r.id = $1 ORDER BY e.position
"""


async def news_of(room: UUID, told: int, most: int) -> tuple[News, str] | None:
    """What a server process tells all its phones of a room: the new entries, and (as JSON) which tokens are old. None when it is gone."""
    found = await rows(_NEWS, room, told, most)
    if not found:
        return None
    return News(found[0]["count"], told, [b64(each["sealed"]) for each in found if each["sealed"] is not None]), found[0]["old"]


async def why_not(room: UUID, access: bytes) -> dict[str, Any] | None:
    """All that decides whether something may be written."""
    found = await row(
        "SELECT r.entries, r.size, r.busy_until, a.reads_until FROM sealed_room r JOIN sealed_access a ON a.room = r.id "
        "WHERE r.id = $1 AND a.hash = $2",
        room,
        access,
    )
    return dict(found) if found else None


class RoomOf(Struct, frozen=True):
    """A conference's room; `open`: somebody has begun it, so its key is on a phone."""

    id: UUID
    open: bool


async def room_of(conference: UUID) -> RoomOf | None:
    found = await row(
        "SELECT id, EXISTS (SELECT 1 FROM sealed_access WHERE room = r.id) AS open FROM sealed_room r WHERE conference = $1", conference
    )
    return RoomOf(**found) if found else None


async def found_by(lookup: bytes) -> tuple[UUID, bytes] | None:
    """The room that these words open, and the box with its key."""
    found = await row("SELECT room, box FROM sealed_words WHERE lookup = $1 AND until > $2", lookup, now())
    return (found["room"], found["box"]) if found else None


async def frame_of(conference: UUID) -> dict[str, Any]:
    """What stands round the family's talk, and who can take something on: for the phone that opens the room or gives the plan."""
    writing = await writing_of(conference)
    known = await known_at_the_common_table(conference)  # whoever comes to another meeting is named to nobody here
    return {
        "concern": writing.concern,
        "good": writing.good,
        "question": writing.question,
        "bottom_lines": writing.bottom_lines,
        "people": [each for each in writing.people if each.id in known],
        "checkers": [each for each in writing.checkers if each.id in known | {writing.caseworker.id}],
    }
