"""Finding conferences, always through the person who asks."""

from datetime import date, datetime, time
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.conferences.queries.links import LIVE
from app.conferences.rules import Meeting
from app.conferences.tables import Move
from app.database import row
from app.practice.phases import Phase
from app.practice.roles import Role, StaffRole


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

    def looks_again_on(self, agreed: date | None) -> date | None:
        """When the family looks at its plan again, on paper as on the phone. `agreed` stands in the plan in force.

        A review may be convened for another day, and one that left the plan as it is has said a later one.
        """
        if self.phase is Phase.AGREEING:
            return agreed
        convened = None if self.phase in {Phase.FOLLOW_UP, Phase.CLOSED} else self.meets_on
        return convened or self.review_on or agreed


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
      AND (s.link IS NULL AND st.active OR {LIVE})
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


_COLUMNS = {each: {"on": "meets_on", "at": "meets_at"}.get(each, each) for each in Meeting.__struct_fields__}
#: For a question that asks for somebody's day along with other things: the view `meeting` is `d` there.
THEIR_DAY = ", ".join(f"d.{column}" for column in _COLUMNS.values())


def meeting_in(found: asyncpg.Record) -> Meeting:
    """Somebody's meeting, out of a line of the view."""
    return Meeting(**{each: found[column] for each, column in _COLUMNS.items()})


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
