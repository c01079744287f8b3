"""The circle as its coordinator sees it. Whoever else asks, asks elsewhere: here stand addresses and what keeps people safe."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.kit.errors import NoSuchThing
from app.practice.roles import Role, Side
from app.practice.taking_part import Way


class CircleLine(Struct, frozen=True):
    """Somebody of the circle in the coordinator's list: no address, only that it is hidden."""

    participant: UUID
    person: UUID
    name: str
    role: Role
    relation: str
    side: Side
    custody: bool
    prepared: bool
    left: bool
    hidden: bool
    has_safety: bool
    consent_on: date | None
    consent_withdrawn: bool
    link: bool
    opened_at: datetime | None
    misdirected_at: datetime | None
    invited: bool
    answer: str
    to_confirm: bool
    needs: list[str]  # kinds
    part: str  # how a child takes part
    said: bool  # something to be read out


_CIRCLE = """
    SELECT pa.id AS participant, pa.person, p.name, pa.role, pa.relation, pa.side, pa.custody,
           pa.prepared_at IS NOT NULL AS prepared, pa.left_at IS NOT NULL AS left,
           coalesce(c.hidden, false) AS hidden, coalesce(c.safety, '') <> '' AS has_safety,
           k.given_on AS consent_on,
           k.id IS NULL AND EXISTS (SELECT 1 FROM consent w WHERE w.participant = pa.id) AS consent_withdrawn,
           l.id IS NOT NULL AS link, l.opened_at, l.misdirected_at,
           i.participant IS NOT NULL AS invited, coalesce(i.answer, '') AS answer, coalesce(i.to_confirm, false) AS to_confirm,
           ARRAY(SELECT n.kind::text FROM need n WHERE n.participant = pa.id ORDER BY n.kind)
             || CASE WHEN c.needs <> '' OR v.needs <> '' THEN ARRAY['other'] ELSE ARRAY[]::text[] END AS needs,
           coalesce(cp.how, '') AS part, coalesce(v.words, '') <> '' AS said
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN childs_part cp ON cp.participant = pa.id
    LEFT JOIN own_view v ON v.participant = pa.id
    LEFT JOIN contact c ON c.participant = pa.id
    LEFT JOIN consent k ON k.participant = pa.id AND k.withdrawn_at IS NULL
    LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    LEFT JOIN invitation i ON i.participant = pa.id
    WHERE pa.conference = $1
    ORDER BY (pa.role <> 'child'), pa.made_at, p.name
"""


async def circle_of(conference: UUID) -> list[CircleLine]:
    """Everybody, also who does not take part any more; children first."""
    return [
        CircleLine(**{**each, "role": Role(each["role"]), "side": Side(each["side"])})
        for each in map(dict, await rows(_CIRCLE, conference))
    ]


class Someone(Struct, frozen=True):
    """All that the coordinator wrote about somebody, and how they stand. A hidden contact is not in it: `safety` shows it when asked."""

    participant: UUID
    person: UUID
    name: str
    language: str
    role: Role
    side: Side
    relation: str
    born: date | None
    custody: bool
    email: str
    phone: str
    address: str
    hidden: bool
    way: Way
    safety: str
    edited: int
    prepared: bool
    left_at: datetime | None
    consent_how: str
    consent_on: date | None
    withdrawn_at: datetime | None
    link: bool


_SOMEONE = """
    SELECT pa.id AS participant, pa.person, p.name, p.language, pa.role, pa.side, pa.relation, pa.born, pa.custody,
           CASE WHEN c.hidden THEN '' ELSE coalesce(c.email, '') END AS email,
           CASE WHEN c.hidden THEN '' ELSE coalesce(c.phone, '') END AS phone,
           CASE WHEN c.hidden THEN '' ELSE coalesce(c.address, '') END AS address,
           coalesce(c.hidden, false) AS hidden, coalesce(c.way, 'phone') AS way,
           coalesce(c.safety, '') AS safety, pa.edited, pa.prepared_at IS NOT NULL AS prepared, pa.left_at,
           coalesce(k.how, '') AS consent_how, k.given_on AS consent_on,
           (SELECT max(w.withdrawn_at) FROM consent w WHERE w.participant = pa.id AND k.id IS NULL) AS withdrawn_at,
           EXISTS (SELECT 1 FROM access_link l
                   WHERE l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL) AS link
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN contact c ON c.participant = pa.id
    LEFT JOIN consent k ON k.participant = pa.id AND k.withdrawn_at IS NULL
    WHERE pa.conference = $1 AND pa.id = $2
"""


async def someone(conference: UUID, participant: UUID) -> Someone | None:
    found = await row(_SOMEONE, conference, participant)
    if found is None:
        return None
    return Someone(**{**dict(found), "role": Role(found["role"]), "side": Side(found["side"]), "way": Way(found["way"])})


class LinkOf(Struct, frozen=True):
    """Somebody and their personal link, as the coordinator hands it on. `link` is None where there is none in force."""

    participant: UUID
    person: UUID
    name: str
    language: str
    role: Role
    phone: str
    hidden: bool
    way: Way
    left: bool
    consented: bool
    link: UUID | None
    handle: str
    made_at: datetime | None
    opened_at: datetime | None
    has_pin: bool
    misdirected_at: datetime | None  # also of one that was withdrawn for it


_LINK = """
    SELECT pa.id AS participant, pa.person, p.name, p.language, pa.role, CASE WHEN c.hidden THEN '' ELSE coalesce(c.phone, '') END AS phone,
           coalesce(c.hidden, false) AS hidden, coalesce(c.way, 'phone') AS way,
           pa.left_at IS NOT NULL AS left,
           EXISTS (SELECT 1 FROM consent k WHERE k.participant = pa.id AND k.withdrawn_at IS NULL) AS consented,
           l.id AS link, coalesce(l.handle, '') AS handle, l.made_at, l.opened_at, l.pin_hash IS NOT NULL AS has_pin,
           coalesce(l.misdirected_at,
                    (SELECT max(o.misdirected_at) FROM access_link o
                     WHERE o.conference = pa.conference AND o.person = pa.person AND l.id IS NULL)) AS misdirected_at
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN contact c ON c.participant = pa.id
    LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    WHERE pa.conference = $1 AND pa.id = $2
"""


async def link_of(conference: UUID, participant: UUID) -> LinkOf | None:
    found = await row(_LINK, conference, participant)
    return LinkOf(**{**dict(found), "role": Role(found["role"]), "way": Way(found["way"])}) if found else None


async def person_of(conference: UUID, participant: UUID, role: Role) -> UUID:
    """Whoever has this part and has not left. Raises NoSuchThing for everybody else, and for another conference's people."""
    found = await row(
        "SELECT person FROM participant WHERE id = $1 AND conference = $2 AND role = $3 AND left_at IS NULL", participant, conference, role
    )
    if found is None:
        raise NoSuchThing
    person: UUID = found["person"]
    return person
