"""What information-givers were asked and wrote: for the coordinator all of it, for the family what is shown, for themselves their own."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from msgspec import Struct, json

from app.database import row, rows
from app.practice.taking_part import Way


class RemarkLine(Struct, frozen=True):
    words: str
    by_name: str
    at: datetime


class FactsLine(Struct, frozen=True):
    """One information-giver, as the coordinator sees them."""

    participant: UUID
    person: UUID
    name: str
    relation: str
    way: Way
    asked: bool
    question: str
    speaks_at: time | None
    minutes: int | None
    text: str
    written_at: datetime | None
    written_by_us: bool  # written down by the coordinator, after a call
    shown: str
    shown_at: datetime | None
    edited: int
    remarks: list[RemarkLine]

    @property
    def changed_since(self) -> bool:
        return bool(self.text) and self.text != self.shown


_REMARKS = """
    LEFT JOIN LATERAL (
        SELECT json_agg(json_build_array(r.words, b.name, r.at) ORDER BY r.at) AS remarks
        FROM remark r JOIN person b ON b.id = r.by WHERE r.participant = pa.id {of_whom}
    ) said ON true
"""
_OF_ALL = _REMARKS.format(of_whom="")
#: In SQL: this is not somebody of whom the reader ($2) is shown nothing.
_SEEN = "NOT EXISTS (SELECT 1 FROM unseen u WHERE u.conference = pa.conference AND u.person = $2 AND u.other = {whom})"
_OF_CONFERENCE = f"""
    SELECT pa.id AS participant, pa.person, p.name, pa.relation, coalesce(k.way, 'phone') AS way, f.participant IS NOT NULL AS asked,
           coalesce(f.question, '') AS question, f.speaks_at, f.minutes, coalesce(f.text, '') AS text, f.written_at,
           coalesce(f.written_by <> pa.person, false) AS written_by_us, coalesce(f.shown, '') AS shown, f.shown_at,
           coalesce(f.edited, 0) AS edited, said.remarks
    FROM participant pa JOIN person p ON p.id = pa.person
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN facts f ON f.participant = pa.id
    {_OF_ALL}
    WHERE pa.conference = $1 AND pa.role = 'information_giver' AND pa.left_at IS NULL
    ORDER BY f.speaks_at NULLS LAST, pa.made_at, p.name
"""  # noqa: S608  # only our own constants are put together


async def facts_of(conference: UUID) -> list[FactsLine]:
    return [
        FactsLine(**values | {"way": Way(values["way"]), "remarks": _remarks(values)})
        for values in map(dict, await rows(_OF_CONFERENCE, conference))
    ]


class ShownFacts(Struct, frozen=True):
    """What the family and the caseworker read beforehand: nothing that was not released."""

    participant: UUID
    name: str
    relation: str
    shown: str
    remarks: list[RemarkLine]


_SHOWN = """
    SELECT pa.id AS participant, p.name, pa.relation, f.shown, said.remarks
    FROM facts f JOIN participant pa ON pa.id = f.participant JOIN person p ON p.id = pa.person
    {remarks}
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND f.shown_at IS NOT NULL {whose}
    ORDER BY f.speaks_at NULLS LAST, pa.made_at, p.name
"""
_SHOWN_IN = _SHOWN.format(remarks=_OF_ALL, whose="")
_SHOWN_TO = _SHOWN.format(
    remarks=_REMARKS.format(of_whom=f"AND {_SEEN.format(whom='r.by')}"), whose=f"AND {_SEEN.format(whom='pa.person')}"
)


async def shown_in(conference: UUID) -> list[ShownFacts]:
    """All of it, for the caseworker and whoever coordinates."""
    return _shown_facts(await rows(_SHOWN_IN, conference))


async def shown_to(conference: UUID, person: UUID) -> list[ShownFacts]:
    """For somebody of the family: nothing by whom they must not meet, or who comes to another meeting."""
    return _shown_facts(await rows(_SHOWN_TO, conference, person))


def _shown_facts(found: Iterable[Mapping[str, Any]]) -> list[ShownFacts]:
    return [ShownFacts(**values | {"remarks": _remarks(values)}) for values in map(dict, found)]


#: Of the meetings before, the latest first. What was not shown then, is not shown now.
_BEFORE = """
    SELECT y.participant, p.name, pa.relation, y.content ->> 'shown' AS shown, said.remarks
    FROM put_away y JOIN participant pa ON pa.id = y.participant JOIN person p ON p.id = pa.person
    LEFT JOIN LATERAL (
        SELECT json_agg(json_build_array(r ->> 'words', r ->> 'by_name', r ->> 'at') ORDER BY r ->> 'at') AS remarks
        FROM jsonb_array_elements(y.content -> 'remarks') r WHERE {remarks}
    ) said ON true
    WHERE y.conference = $1 AND y.what = 'facts' AND y.content ->> 'shown_at' IS NOT NULL AND {whose}
    ORDER BY y.sitting DESC, pa.made_at, p.name
"""
_BEFORE_IN = _BEFORE.format(remarks="true", whose="true")
_BEFORE_TO = _BEFORE.format(remarks=_SEEN.format(whom="(r ->> 'by')::uuid"), whose=_SEEN.format(whom="pa.person"))


async def shown_before_in(conference: UUID) -> list[ShownFacts]:
    """What was shown for meetings that were held, for coordinator and caseworker."""
    return _shown_facts(await rows(_BEFORE_IN, conference))


async def shown_before_to(conference: UUID, person: UUID) -> list[ShownFacts]:
    """The same for somebody of the family: nothing by whom they must not meet."""
    return _shown_facts(await rows(_BEFORE_TO, conference, person))


class OwnFacts(Struct, frozen=True):
    """What an information-giver sees: the question to them, their own slot, their own words."""

    participant: UUID
    question: str
    speaks_at: time | None
    minutes: int | None
    text: str
    written_at: datetime | None
    shown: bool
    edited: int


_OWN = """
    SELECT pa.id AS participant, f.question, f.speaks_at, f.minutes, f.text, f.written_at,
           f.shown_at IS NOT NULL AND f.shown = f.text AS shown, f.edited
    FROM facts f JOIN participant pa ON pa.id = f.participant
    WHERE pa.conference = $1 AND pa.person = $2 AND pa.left_at IS NULL
"""


async def own_facts(conference: UUID, person: UUID) -> OwnFacts | None:
    found = await row(_OWN, conference, person)
    return OwnFacts(**dict(found)) if found else None


def _remarks(values: Mapping[str, Any]) -> list[RemarkLine]:
    found = json.decode(values["remarks"]) if values["remarks"] else []
    return [RemarkLine(words, name, datetime.fromisoformat(at)) for words, name, at in found]
