"""Who is told which day, and who must not meet whom."""

from uuid import UUID

from app.conferences.queries import meeting_in
from app.conferences.rules import Meeting
from app.database import row, rows

Pair = tuple[UUID, UUID]

_MEETING = "SELECT * FROM meeting WHERE conference = $1 AND person = $2"
_MEETINGS = "SELECT * FROM meeting WHERE conference = $1"
_APART = "SELECT one, other FROM apart WHERE conference = $1"


async def meeting_of(conference: UUID, person: UUID) -> Meeting | None:
    """What this person is told about day, time and place. None for somebody who has no seat in it."""
    found = await row(_MEETING, conference, person)
    return meeting_in(found) if found else None


async def meetings_of(conference: UUID) -> dict[UUID, Meeting]:
    """The same for everybody, by participant."""
    return {each["participant"]: meeting_in(each) for each in await rows(_MEETINGS, conference)}


async def kept_apart(conference: UUID) -> set[Pair]:
    """The pairs of participants who must not meet, each in both directions: `(one, other) in await kept_apart(…)`."""
    found = [(each["one"], each["other"]) for each in await rows(_APART, conference)]
    return {*found, *((other, one) for one, other in found)}


async def unseen_by(conference: UUID, person: UUID) -> set[UUID]:
    """The persons of whom this one is shown nothing: they must not meet, come to different meetings, or one is excluded.

    What the family itself wrote into the plan stays; lists to choose from, answers and progress leave them out.
    """
    found = await rows("SELECT other FROM unseen WHERE conference = $1 AND person = $2", conference, person)
    return {each["other"] for each in found}


#: In writing they take part in the same world, unless they are excluded, or kept apart from somebody who sits there.
AT_THE_COMMON_TABLE = """
    SELECT m.person FROM meeting m
    WHERE m.conference = $1 AND NOT m.excluded AND m.slot IS NULL
      AND (m.takes_part = 'together' OR NOT EXISTS (
          SELECT 1 FROM apart t JOIN meeting o ON o.participant IN (t.one, t.other) AND o.participant <> m.participant
          WHERE m.participant IN (t.one, t.other) AND o.takes_part = 'together'))
"""


async def known_at_the_common_table(conference: UUID) -> set[UUID]:
    """The persons whose names everybody may know who sits at the common table."""
    return {each["person"] for each in await rows(AT_THE_COMMON_TABLE, conference)}
