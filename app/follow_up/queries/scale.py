"""How it is now, from 0 to 10: one's own numbers, and those that others share. Never put together, never compared."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from app.database import rows


class Said(Struct, frozen=True):
    """A number that somebody gave on a day."""

    on: date
    number: int
    words: str = ""
    for_family: bool = False
    shared: bool = False
    by_phone: bool = False


class Curve(Struct, frozen=True):
    """One person's numbers, the first day first."""

    person: UUID
    name: str
    said: list[Said]


_FOR = """
    SELECT h.person, p.name, h.on, h.number, h.words, h.for_family, h.shared, h.by_phone
    FROM how_it_is h
    JOIN person p ON p.id = h.person
    JOIN participant pa ON pa.conference = h.conference AND pa.person = h.person
    WHERE h.conference = $1
      AND (h.person = $2
           OR h.for_family AND pa.left_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM unseen u WHERE u.conference = $1 AND u.person = $2 AND u.other = h.person))
    ORDER BY (h.person <> $2), p.name, h.person, h.on
"""
_SHARED = """
    SELECT h.person, p.name, h.on, h.number
    FROM how_it_is h JOIN person p ON p.id = h.person
    WHERE h.conference = $1 AND h.shared
    ORDER BY p.name, h.person, h.on
"""


async def how_it_is_for(conference: UUID, person: UUID) -> list[Curve]:
    """For somebody of the family: their own numbers first, then by name what others share with the family."""
    return _curves([dict(each) for each in await rows(_FOR, conference, person)])


async def asks(conference: UUID, person: UUID) -> bool:
    """Do we ask this person how it is, now and then?"""
    return not await rows("SELECT 1 FROM scale_off WHERE conference = $1 AND person = $2", conference, person)


async def scale_shared(conference: UUID) -> list[Curve]:
    """For coordinator and caseworker: what is shared with the office. Numbers without words, by name, in no order of merit."""
    return _curves([dict(each) for each in await rows(_SHARED, conference)])


def _curves(found: list[dict[str, object]]) -> list[Curve]:
    curves: dict[object, Curve] = {}
    for each in found:
        person, name = each.pop("person"), each.pop("name")
        curves.setdefault(person, Curve(person, name, [])).said.append(Said(**each))  # type: ignore[arg-type]  # columns of those kinds
    return list(curves.values())


class ToAsk(Struct, frozen=True):
    """Somebody whom the coordinator may ask on the phone; `waits`: the question is due, and no message of ours reaches them."""

    person: UUID
    name: str
    waits: bool


_TO_ASK = """
    SELECT pa.person, p.name,
           EXISTS (SELECT 1 FROM scale_asked s WHERE s.conference = pa.conference AND s.person = pa.person AND s.by_phone AND s.on > $2
                   AND NOT EXISTS (SELECT 1 FROM how_it_is h WHERE h.conference = s.conference AND h.person = s.person AND h.on >= s.on)
           ) AS waits
    FROM participant pa JOIN person p ON p.id = pa.person
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
    ORDER BY p.name, pa.person
"""


async def people_to_ask(conference: UUID, since: date) -> list[ToAsk]:
    """The family group by name, and whose question still waits for a call."""
    return [ToAsk(**dict(each)) for each in await rows(_TO_ASK, conference, since)]
