"""Who takes part, and who could coordinate."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from app.conferences.tables import Consent, Participant
from app.database import rows
from app.practice.roles import Role


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
