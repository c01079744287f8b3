"""What is said before a review, and whom it takes to convene one."""

from datetime import date, datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from app.conferences.queries import ConferenceLine
from app.database import row
from app.dates.queries.poll import written_to
from app.practice.reviews import Went


class OwnWish(Struct, frozen=True):
    """That somebody asked for the review earlier."""

    words: str
    at: datetime


async def own_wish(conference: UUID, person: UUID) -> OwnWish | None:
    found = await row(
        "SELECT words, at FROM review_wish WHERE conference = $1 AND person = $2 AND withdrawn_at IS NULL AND settled_at IS NULL",
        conference,
        person,
    )
    return OwnWish(**found) if found else None


class Said(Struct, frozen=True):
    """What one person says of one promise."""

    went: Went
    words: str
    by_phone: bool


class OwnLook(Struct, frozen=True):
    """All that one person has said before this review."""

    answers: dict[UUID, Said]
    went_well: str
    different: str
    finished_at: datetime | None


_OWN = """
    SELECT json_build_object(
        'answers', coalesce((SELECT json_object_agg(
                                 a.promise, json_build_object('went', a.worked, 'words', a.words, 'by_phone', a.by_phone))
                             FROM review_answer a WHERE a.conference = $1 AND a.sitting = $2 AND a.person = $3), '{}'),
        'went_well', coalesce((SELECT w.went_well FROM review_words w WHERE w.conference = $1 AND w.sitting = $2 AND w.person = $3), ''),
        'different', coalesce((SELECT w.different FROM review_words w WHERE w.conference = $1 AND w.sitting = $2 AND w.person = $3), ''),
        'finished_at', (SELECT w.finished_at FROM review_words w WHERE w.conference = $1 AND w.sitting = $2 AND w.person = $3)
    )::text AS own
"""


async def own_look(conference: ConferenceLine, person: UUID) -> OwnLook:
    found = await row(_OWN, conference.id, conference.sitting, person)
    assert found is not None  # noqa: S101  # one row whatever stands in the tables
    return msgspec.json.decode(found["own"], type=OwnLook)


class ToTell(Struct, frozen=True):
    """Somebody who hears of the review: by a message of ours, or by a call."""

    participant: UUID
    name: str
    by_us: bool


class Asking(Struct, frozen=True):
    """Somebody who asks for the review earlier, and why."""

    name: str
    words: str
    at: datetime


class Before(Struct, frozen=True):
    """What convening a review would put away, as numbers; and who is to be told."""

    views: int
    wishes: int
    answers: int
    words: int
    facts: int
    days: int
    arranged: int
    exclusions: int  # other ways of taking part that have ended
    own_meetings: int
    people: list[ToTell]
    asking: list[Asking]


_BEFORE = """
    SELECT json_build_object(
        'views', (SELECT count(*) FROM own_view v JOIN participant pa ON pa.id = v.participant
                  WHERE pa.conference = $1 AND v.words || v.wished_reader <> ''),
        'wishes', (SELECT count(*) FROM day_wish w JOIN participant pa ON pa.id = w.participant WHERE pa.conference = $1),
        'answers', (SELECT count(*) FROM invitation i JOIN participant pa ON pa.id = i.participant
                    WHERE pa.conference = $1 AND i.answer <> ''),
        'words', (SELECT count(*) FROM family_words w WHERE w.conference = $1),
        'facts', (SELECT count(*) FROM facts f JOIN participant pa ON pa.id = f.participant WHERE pa.conference = $1),
        'days', (SELECT count(*) FROM date_proposal d WHERE d.conference = $1 AND d.withdrawn_at IS NULL),
        'arranged', (SELECT count(*) FROM arrangement a WHERE a.conference = $1 AND a.sitting = $2)
                    + (SELECT count(*) FROM venue_booking b WHERE b.conference = $1 AND b.sitting = $2)
                    + (SELECT count(*) FROM interpreting_booking b WHERE b.conference = $1 AND b.sitting = $2),
        'exclusions', (SELECT count(*) FROM exclusion e WHERE e.conference = $1 AND e.signed_at IS NOT NULL
                       AND (e.ended_at IS NOT NULL OR e.until < $3)),
        'own_meetings', (SELECT count(*) FROM slot s WHERE s.conference = $1),
        'people', coalesce((SELECT json_agg(json_build_object('participant', pa.id, 'name', p.name, 'by_us', {by_us})
                                            ORDER BY pa.role <> 'child', pa.made_at, p.name)
            FROM participant pa JOIN person p ON p.id = pa.person JOIN meeting m ON m.participant = pa.id
            LEFT JOIN contact k ON k.participant = pa.id
            WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child') AND m.reads_plan), '[]'),
        'asking', coalesce((SELECT json_agg(json_build_object('name', p.name, 'words', w.words, 'at', w.at) ORDER BY w.at)
            FROM review_wish w JOIN person p ON p.id = w.person
            WHERE w.conference = $1 AND w.withdrawn_at IS NULL AND w.settled_at IS NULL), '[]')
    )::text AS found
"""


async def before_convening(conference: ConferenceLine, today: date) -> Before:
    found = await row(_BEFORE.replace("{by_us}", written_to()), conference.id, conference.sitting, today)
    assert found is not None  # noqa: S101  # one row whatever stands in the tables
    return msgspec.json.decode(found["found"], type=Before)
