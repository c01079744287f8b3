"""What goes into calendars: somebody's own day, and a coordinator's days."""

from datetime import date, datetime, time
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.practice.phases import Phase


class OwnDay(Struct, frozen=True):
    """What a calendar has to know of somebody's day beside day, time and place."""

    sequence: int
    minutes: int


#: A meeting of their own lasts as long as it was proposed, else as long as is usual: how long the common one lasts is not told.
_OWN = """
    SELECT pa.sequence, CASE WHEN m.takes_part = 'together' THEN c.minutes
                        ELSE coalesce((SELECT d.minutes FROM date_proposal d WHERE d.conference = pa.conference
                                       AND d.slot = m.slot AND d.chosen_at IS NOT NULL), 180) END AS minutes
    FROM participant pa
    JOIN meeting m ON m.participant = pa.id
    JOIN conference c ON c.id = pa.conference
    WHERE pa.conference = $1 AND pa.person = $2 AND pa.left_at IS NULL
      AND EXISTS (SELECT 1 FROM told t WHERE t.participant = pa.id)
"""


async def own_day(conference: UUID, person: UUID) -> OwnDay | None:
    """None for somebody who was never told a day."""
    found = await row(_OWN, conference, person)
    return OwnDay(**found) if found else None


class Feed(Struct, frozen=True):
    """The private address of a coordinator's calendar, as it is in force."""

    id: UUID
    handle: str
    person: UUID
    language: str


_FEED = """
    SELECT f.id, f.handle, f.person, p.language
    FROM calendar_feed f JOIN staff s ON s.person = f.person JOIN person p ON p.id = f.person
    WHERE f.withdrawn_at IS NULL AND s.active AND s.role = 'coordinator' AND (f.handle = $1 OR f.person = $2)
"""


async def feed_by_handle(handle: str) -> Feed | None:
    found = await row(_FEED, handle, None)
    return Feed(**found) if found else None


async def feed_of(person: UUID) -> Feed | None:
    found = await row(_FEED, None, person)
    return Feed(**found) if found else None


class FeedLine(Struct, frozen=True):
    """One thing in a coordinator's calendar, by its reference: no name of a family, no place."""

    id: UUID  # of the conference, the second meeting or the proposal
    what: str  # meeting, apart, proposed, review
    reference: str
    conference: UUID
    phase: Phase
    day: date
    starts: time | None
    minutes: int
    zone: str
    sequence: int
    changed_at: datetime


_LINES = """
    WITH mine AS (
        SELECT * FROM conference c WHERE c.coordinator = $1
            AND (c.phase NOT IN ('closed', 'ended_in_preparation') OR c.phase_since > now() - interval '60 days')
    )
    SELECT c.id, 'meeting' AS what, c.reference, c.id AS conference, c.phase, c.meets_on AS day, c.meets_at AS starts, c.minutes, c.zone,
           c.edited AS sequence, c.phase_since AS changed_at
    FROM mine c WHERE c.meets_on IS NOT NULL AND c.meets_at IS NOT NULL AND c.phase NOT IN ('enquiry', 'clarified')
    UNION ALL
    SELECT s.id, 'apart', c.reference, c.id, c.phase, s.meets_on, s.meets_at, c.minutes, s.zone, s.edited, c.phase_since
    FROM slot s JOIN mine c ON c.id = s.conference WHERE s.meets_on IS NOT NULL AND s.meets_at IS NOT NULL
    UNION ALL
    SELECT d.id, 'proposed', c.reference, c.id, c.phase, d.day, d.starts, d.minutes, d.zone, 0, d.made_at
    FROM date_proposal d JOIN mine c ON c.id = d.conference
    WHERE c.phase IN ('preparation', 'review') AND d.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM date_proposal z WHERE z.conference = c.id AND z.slot IS NOT DISTINCT FROM d.slot
                      AND z.chosen_at IS NOT NULL AND z.withdrawn_at IS NULL)
    UNION ALL
    SELECT c.id, 'review', c.reference, c.id, c.phase, c.review_on, NULL, 60, c.zone, c.edited, c.phase_since
    FROM mine c WHERE c.review_on IS NOT NULL AND c.phase = 'follow_up'
    ORDER BY day, starts
"""


async def feed_lines(person: UUID) -> list[FeedLine]:
    """Everything of the conferences that somebody coordinates; what ended stays for a while, so that it can be taken out."""
    return [FeedLine(**{**each, "phase": Phase(each["phase"])}) for each in map(dict, await rows(_LINES, person))]
