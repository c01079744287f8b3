"""Finding conferences, always through the person who asks."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.conferences.rules import Meeting
from app.conferences.tables import Consent, Move, Participant
from app.database import row, rows
from app.people.tables import AccessLink
from app.practice.phases import Phase
from app.practice.roles import Role, StaffRole

#: For so long after its end a conference's personal links still open.
LINKS_OUTLIVE = "60 days"


class ConferenceLine(Struct, frozen=True):
    """One conference as its pages show it on top."""

    id: UUID
    office: UUID
    reference: str
    family_name: str
    phase: Phase
    phase_since: datetime
    urgent: bool
    caseworker: UUID
    coordinator: UUID | None
    caseworker_name: str
    coordinator_name: str
    coordinator_phone: str
    meets_on: date | None
    meets_at: time | None
    zone: str
    place: str
    frozen_at: datetime | None
    review_on: date | None
    outcome: str
    begins_on: date | None
    edited: int
    sitting: int = 1  # the first meeting, or which review after it
    convened_at: datetime | None = None  # when this review was begun to be prepared


_LINE = """
    c.id AS conference, c.office AS conference_office, c.reference, c.family_name, c.phase, c.phase_since, c.urgent,
    c.caseworker, c.coordinator, cw.name AS caseworker_name, co.name AS coordinator_name, cs.phone AS coordinator_phone,
    c.frozen_at, c.review_on, c.outcome, c.begins_on, c.edited AS conference_edited, c.sitting, c.convened_at
"""
_ITS_DAY = "c.meets_on, c.meets_at, c.zone, c.place"
#: The view `meeting` is the one source: of the own meeting where there is one. The common day does not even leave the database.
_OWN_DAY = """
    m.meets_on, m.meets_at, m.zone, m.place, m.arrives_at, m.arrives_where, m.takes_part, m.excluded, m.other_way, m.other_words,
    m.excluded_until, m.reads_plan, m.after_the_common_one, m.several_meetings
"""
_NAMES = """
    LEFT JOIN person cw ON cw.id = c.caseworker
    LEFT JOIN person co ON co.id = c.coordinator
    LEFT JOIN staff cs ON cs.person = c.coordinator
"""

_SESSION = f"""
    SELECT s.link, s.stage, s.own_phone, s.proved_at, s.turned_at, s.turned_from, p.id AS person, p.name, p.language, p.office,
           o.name AS office_name, o.phone AS office_phone, o.emergency_phone,
           st.role AS staff_role, pa.role, {_LINE}, {_OWN_DAY}
    FROM session s
    JOIN person p ON p.id = s.person
    JOIN office o ON o.id = p.office
    LEFT JOIN staff st ON st.person = p.id AND s.link IS NULL
    LEFT JOIN access_link l ON l.id = s.link
    LEFT JOIN participant pa ON pa.conference = l.conference AND pa.person = l.person
    LEFT JOIN conference c ON c.id = l.conference
    LEFT JOIN meeting m ON m.participant = pa.id
    {_NAMES}
    WHERE s.id_hash = $1 AND s.expires_at > now()
      AND (s.link IS NULL AND st.active
           OR l.withdrawn_at IS NULL AND pa.left_at IS NULL
              AND (c.phase NOT IN ('closed', 'ended_in_preparation') OR c.phase_since > now() - interval '{LINKS_OUTLIVE}'))
"""  # noqa: S608  # only our own constants are put together

_SEEN_BY = f"""
    SELECT {_LINE}, {_ITS_DAY} FROM conference c {_NAMES}
    WHERE c.id = $1 AND c.office = $2
"""  # noqa: S608


async def session_of(id_hash: bytes) -> asyncpg.Record | None:
    """Who it is and, by a personal link, their seat. None for a session, account or link that has ended."""
    return await row(_SESSION, id_hash)


async def conference_seen_by(person: UUID, office: UUID, staff_role: StaffRole, conference: UUID) -> tuple[ConferenceLine, Role] | None:
    """The conference and the part that this member of staff plays in it; None for one in which they play none."""
    found = await row(_SEEN_BY, conference, office)
    if found is None:
        return None
    line = conference_line(found)
    role = _role_of(person, staff_role, line)
    return (line, role) if role else None


async def line_of(conference: UUID, office: UUID) -> ConferenceLine | None:
    """For a deed that was asked for by somebody who has a seat, and is carried out by the signature of somebody else."""
    found = await row(_SEEN_BY, conference, office)
    return conference_line(found) if found else None


def _role_of(person: UUID, staff_role: StaffRole, line: ConferenceLine) -> Role | None:
    if staff_role is StaffRole.COORDINATOR and line.coordinator == person:
        return Role.COORDINATOR
    if staff_role is StaffRole.CASEWORKER and line.caseworker == person:
        return Role.CASEWORKER
    if staff_role is StaffRole.MANAGER:
        return Role.MANAGER
    if staff_role is StaffRole.COORDINATOR and line.coordinator is None and line.phase is Phase.ENQUIRY:
        return Role.STANDBY
    return None


def conference_line(found: asyncpg.Record) -> ConferenceLine:
    return ConferenceLine(
        id=found["conference"],
        office=found["conference_office"],
        reference=found["reference"],
        family_name=found["family_name"],
        phase=Phase(found["phase"]),
        phase_since=found["phase_since"],
        urgent=found["urgent"],
        caseworker=found["caseworker"],
        coordinator=found["coordinator"],
        caseworker_name=found["caseworker_name"],
        coordinator_name=found["coordinator_name"] or "",
        coordinator_phone=found["coordinator_phone"] or "",
        meets_on=found["meets_on"],
        meets_at=found["meets_at"],
        zone=found["zone"],
        place=found["place"],
        frozen_at=found["frozen_at"],
        review_on=found["review_on"],
        outcome=found["outcome"],
        begins_on=found["begins_on"],
        edited=found["conference_edited"],
        sitting=found["sitting"],
        convened_at=found["convened_at"],
    )


def meeting_in(found: asyncpg.Record) -> Meeting:
    """Somebody's meeting, out of a line of the view."""
    names = {"on": "meets_on", "at": "meets_at"}
    return Meeting(**{each: found[names.get(each, each)] for each in Meeting.__struct_fields__})


class MoveLine(Struct, frozen=True):
    step: str
    by: str
    at: datetime
    why: str


async def moves_of(conference: UUID) -> list[MoveLine]:
    """Every step that was taken, the first on top."""
    found = (
        await Move.select(Move.step, Move.by.name.as_alias("by"), Move.at, Move.why).where(Move.conference == conference).order_by(Move.at)
    )
    return [MoveLine(**each) for each in found]


class SeatLine(Struct, frozen=True):
    """Somebody who takes part, as everybody at the table may know them: no address, no need, no flag."""

    participant: UUID
    person: UUID
    name: str
    role: Role
    relation: str
    side: str
    language: str
    born: date | None
    custody: bool
    consent_how: str
    consent_on: date | None


_SEATS = """
    SELECT pa.id AS participant, pa.person, p.name, pa.role, pa.relation, pa.side, p.language, pa.born, pa.custody,
           coalesce(k.how, '') AS consent_how, k.given_on AS consent_on
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN consent k ON k.participant = pa.id AND k.withdrawn_at IS NULL
    WHERE pa.conference = $1 AND pa.left_at IS NULL
    ORDER BY (pa.role <> 'child'), pa.made_at, p.name
"""


async def seats_of(conference: UUID) -> list[SeatLine]:
    """Everybody who takes part, children first, then in the order in which they were added."""
    return [SeatLine(**{**each, "role": Role(each["role"])}) for each in map(dict, await rows(_SEATS, conference))]


async def family_group_of(conference: UUID) -> list[tuple[UUID, str]]:
    """Person and name of family, network and children: those who can take on a promise."""
    found = (
        await Participant.select(Participant.person, Participant.person.name.as_alias("name"))
        .where(
            Participant.conference == conference,
            Participant.left_at.is_null(),
            Participant.role.is_in([Role.FAMILY, Role.CHILD]),
        )
        .order_by(Participant.made_at)
    )
    return [(each["person"], each["name"]) for each in found]


class LinkOwner(Struct, frozen=True):
    """Whose personal link it is; `live` is False for one that was withdrawn or has run out."""

    id: UUID
    handle: str
    person: UUID
    conference: UUID
    office: UUID
    coordinator: UUID | None
    name: str
    language: str
    role: Role
    has_pin: bool
    pin_hash: str | None
    live: bool


_LINK = f"""
    SELECT l.id, l.handle, l.person, l.conference, c.office, c.coordinator, p.name, p.language, pa.role,
           l.pin_hash IS NOT NULL AS has_pin, l.pin_hash,
           l.withdrawn_at IS NULL AND pa.left_at IS NULL
             AND (c.phase NOT IN ('closed', 'ended_in_preparation') OR c.phase_since > now() - interval '{LINKS_OUTLIVE}') AS live
    FROM access_link l
    JOIN person p ON p.id = l.person
    JOIN conference c ON c.id = l.conference
    JOIN participant pa ON pa.conference = l.conference AND pa.person = l.person
    WHERE l.handle = $1
"""  # noqa: S608


async def link_owner(handle: str) -> LinkOwner | None:
    found = await row(_LINK, handle)
    return LinkOwner(**{**dict(found), "role": Role(found["role"])}) if found else None


async def live_links_of(conference: UUID) -> dict[UUID, dict[str, Any]]:
    """Each person's personal link that is in force: id, handle, when it was opened or went astray."""
    found = await AccessLink.select(
        AccessLink.id,
        AccessLink.person,
        AccessLink.handle,
        AccessLink.made_at,
        AccessLink.opened_at,
        AccessLink.misdirected_at,
        AccessLink.pin_hash,
    ).where(AccessLink.conference == conference, AccessLink.withdrawn_at.is_null())
    return {each["person"]: each | {"has_pin": each.pop("pin_hash") is not None} for each in found}


async def consent_is_given(participant: UUID) -> bool:
    return await Consent.exists().where(Consent.participant == participant, Consent.withdrawn_at.is_null())


class CoordinatorLine(Struct, frozen=True):
    """A coordinator of the office, and how many conferences they carry: counted up to a hundred, nobody carries more."""

    person: UUID
    name: str
    carries: int


COORDINATORS = """
    SELECT s.person, p.name,
           (SELECT count(*) FROM (SELECT 1 FROM conference c WHERE c.coordinator = s.person
                                  AND c.phase NOT IN ('closed', 'ended_in_preparation') LIMIT 100) few) AS carries
    FROM staff s JOIN person p ON p.id = s.person
    WHERE p.office = $1 AND s.role = 'coordinator' AND s.active
    ORDER BY p.name
"""


async def coordinators_of(office: UUID) -> list[CoordinatorLine]:
    return [CoordinatorLine(**dict(each)) for each in await rows(COORDINATORS, office)]
