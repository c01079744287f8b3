"""Who is kept safe and how, for the coordinator alone. No address is in it."""

from collections.abc import Iterable
from datetime import date, time
from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.safety.rules import Coming, Warning, warnings


class Guarded(Struct, frozen=True):
    """Somebody of the circle, and what is done for their safety."""

    participant: UUID
    person: UUID
    name: str
    role: str
    relation: str
    language: str
    hidden: bool
    note: str
    slot: UUID | None
    slot_name: str
    meets_on: date | None
    meets_at: time | None
    place: str
    arrives_at: time | None
    arrives_where: str
    takes_part: str
    excluded: bool
    edited: int
    mail: str
    here: bool

    def coming(self) -> Coming:
        return Coming(
            participant=self.participant,
            name=self.name,
            slot=self.slot,
            on=self.meets_on,
            at=self.meets_at,
            place=self.place,
            arrives_at=self.arrives_at,
            arrives_where=self.arrives_where,
            takes_part=self.takes_part,
            mail=self.mail,
            here=self.here,
        )


_GUARDED = """
    SELECT pa.id AS participant, pa.person, p.name, pa.role, pa.relation, p.language,
           coalesce(c.hidden, false) AS hidden, coalesce(c.safety, '') AS note,
           m.slot, coalesce(s.name, '') AS slot_name, m.meets_on, m.meets_at, m.place, m.arrives_at, m.arrives_where, m.takes_part,
           m.excluded, coalesce(w.edited, 0) AS edited,
           encode(sha256(convert_to(nullif(lower(c.email), ''), 'UTF8')), 'hex') AS mail,
           EXISTS (SELECT 1 FROM presence h JOIN conference k ON k.id = pa.conference
                   WHERE h.participant = pa.id AND h.phase = CASE WHEN k.phase = 'agreeing' THEN 'agreeing' ELSE 'information' END) AS here
    FROM participant pa
    JOIN person p ON p.id = pa.person
    JOIN meeting m ON m.participant = pa.id
    LEFT JOIN slot s ON s.id = m.slot
    LEFT JOIN separate w ON w.participant = pa.id
    LEFT JOIN contact c ON c.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL
    ORDER BY (pa.role <> 'child'), pa.made_at, p.name
"""


async def guarded(conference: UUID) -> list[Guarded]:
    """Everybody who takes part. Of an e-mail address there is only a print, by which two equal ones are seen."""
    return [Guarded(**{**each, "mail": each["mail"] or ""}) for each in map(dict, await rows(_GUARDED, conference))]


class SlotLine(Struct, frozen=True):
    id: UUID
    name: str
    meets_on: date | None
    meets_at: time | None
    zone: str
    place: str
    edited: int


class PairLine(Struct, frozen=True):
    id: UUID
    one: UUID
    other: UUID


class AskedLine(Struct, frozen=True):
    """What waits for a second person."""

    participant: UUID
    deed: str
    asked_by: UUID


class Standing(Struct, frozen=True):
    """Meetings, pairs and what waits, of one conference."""

    slots: list[SlotLine]
    pairs: list[PairLine]
    asked: list[AskedLine]


_STANDING = """
    SELECT 'slot' AS kind, id, name, meets_on, meets_at, zone, place, edited, NULL::uuid AS one, NULL::uuid AS other, made_at
    FROM slot WHERE conference = $1
    UNION ALL
    SELECT 'pair', id, '', NULL, NULL, '', '', 0, one, other, at FROM apart WHERE conference = $1
    UNION ALL
    SELECT 'asked', id, deed, NULL, NULL, '', '', 0, participant, asked_by, asked_at
    FROM second_look WHERE conference = $1 AND answered_at IS NULL
    ORDER BY made_at, id
"""


async def standing_of(conference: UUID) -> Standing:
    slots, pairs, asked = [], [], []
    for each in await rows(_STANDING, conference):
        if each["kind"] == "slot":
            slots.append(SlotLine(**{name: each[name] for name in SlotLine.__struct_fields__}))
        elif each["kind"] == "pair":
            pairs.append(PairLine(each["id"], each["one"], each["other"]))
        else:
            asked.append(AskedLine(each["one"], each["name"], each["other"]))
    return Standing(slots, pairs, asked)


def warnings_of(people: Iterable[Guarded], pairs: Iterable[PairLine]) -> list[Warning]:
    return warnings({each.participant: each.coming() for each in people}, [(each.one, each.other) for each in pairs])


async def dangers_of(conference: UUID) -> list[Warning]:
    """Where the plan of the day would bring people together who must not meet; for other rooms' pages of the coordinator."""
    standing = await standing_of(conference)
    return warnings_of(await guarded(conference), standing.pairs) if standing.pairs else []
