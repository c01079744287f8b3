"""What belonged to the meetings before."""

from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import rows


class Past(Struct, frozen=True):
    """Something that belonged to a meeting before: what it is, whose, and what stands in it."""

    sitting: int
    what: str
    name: str  # empty: it was everybody's
    content: dict[str, Any]


_PAST = """
    SELECT y.sitting, y.what, coalesce(p.name, '') AS name, y.content::text AS content, y.at
    FROM put_away y LEFT JOIN participant pa ON pa.id = y.participant LEFT JOIN person p ON p.id = pa.person
    WHERE y.conference = $1 AND {put_away}
    UNION ALL
    SELECT i.sitting, 'answer', p.name, json_build_object('answer', i.answer, 'words', i.words)::text, i.answered_at
    FROM past_invitation i JOIN participant pa ON pa.id = i.participant JOIN person p ON p.id = pa.person
    WHERE i.conference = $1 AND i.answer <> '' AND {answered}
    {more}
    ORDER BY sitting DESC, at, name
"""
_ARRANGED = """
    UNION ALL
    SELECT b.sitting, 'room', '', json_build_object('room', v.name, 'state', b.state)::text, b.made_at
    FROM venue_booking b JOIN venue v ON v.id = b.venue JOIN conference c ON c.id = b.conference
    WHERE b.conference = $1 AND b.sitting < c.sitting AND b.state <> 'cancelled'
    UNION ALL
    SELECT b.sitting, 'interpreting', coalesce(i.name, ''), json_build_object('language', b.language, 'state', b.state)::text, b.made_at
    FROM interpreting_booking b LEFT JOIN interpreter i ON i.id = b.interpreter JOIN conference c ON c.id = b.conference
    WHERE b.conference = $1 AND b.sitting < c.sitting AND b.state <> 'cancelled'
    UNION ALL
    SELECT a.sitting, 'arrangement', coalesce(p.name, ''),
           json_build_object('what', a.what, 'usual', a.usual, 'thing', a.thing, 'who', a.who, 'state', a.state)::text, a.made_at
    FROM arrangement a LEFT JOIN participant pa ON pa.id = a.participant LEFT JOIN person p ON p.id = pa.person
    JOIN conference c ON c.id = a.conference
    WHERE a.conference = $1 AND a.sitting < c.sitting
"""
_OF_ALL = _PAST.format(put_away="y.what <> 'facts'", answered="true", more=_ARRANGED)
#: One's own; and, for whoever sat at the common table with the family, the words with which it invited.
_OF_ONE = _PAST.format(put_away="(pa.person = $2 OR y.what = 'family_words' AND $3)", answered="pa.person = $2 AND $3 IS NOT NULL", more="")


async def past_of_all(conference: UUID) -> list[Past]:
    """For the coordinator: all that was put away, facts left out (they stand with the facts)."""
    return [_past(each) for each in await rows(_OF_ALL, conference)]


async def past_of_one(conference: UUID, person: UUID, *, reads_words: bool) -> list[Past]:
    return [_past(each) for each in await rows(_OF_ONE, conference, person, reads_words)]


def _past(found: Any) -> Past:
    content = msgspec.json.decode(found["content"], type=dict[str, Any])
    if content.get("meets_on"):
        content["meets_on"] = date.fromisoformat(content["meets_on"])
    return Past(found["sitting"], found["what"], found["name"], content)
