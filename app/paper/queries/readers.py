"""Who of the family group reads the plan, in which language and up to which meeting; and who gives the help that was promised."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.conferences.queries import ConferenceLine, meeting_in
from app.conferences.rules import Meeting
from app.database import rows
from app.directory.queries import HowReached
from app.kit.clock import today
from app.paper.rules.reading import reads
from app.practice.roles import Role


class PlanReader(Struct, frozen=True):
    """Somebody of the family group. `reads`: up to which meeting they know the plan; None for whoever reads none at the moment."""

    person: UUID
    name: str
    role: Role
    language: str
    meeting: Meeting
    reads: int | None


_READERS = """
    SELECT d.*, p.name, pa.role, p.language
    FROM participant pa JOIN meeting d ON d.participant = pa.id JOIN person p ON p.id = pa.person
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
    ORDER BY lower(p.name), pa.id
"""
_HELPERS = """
    SELECT x.request, t.name, t.phone, t.email, t.hours
    FROM helps x JOIN partner t ON t.id = x.partner
    JOIN promised_help h ON h.request = x.request AND h.conference = x.conference AND h.decision = 'granted'
    WHERE x.conference = $1
"""


async def readers_of(conference: ConferenceLine) -> list[PlanReader]:
    """The family group, by name. No address stands in it."""
    return [_reader(each, conference) for each in await rows(_READERS, conference.id)]


def _reader(found: Any, conference: ConferenceLine) -> PlanReader:
    role, meeting = Role(found["role"]), meeting_in(found)
    return PlanReader(
        person=found["person"],
        name=found["name"],
        role=role,
        language=found["language"],
        meeting=meeting,
        reads=reads(role, conference.phase, meeting, conference.sitting, today(meeting.zone)),
    )


def languages_of(readers: Sequence[PlanReader]) -> list[str]:
    """The languages of a family, each once."""
    return list(dict.fromkeys(each.language for each in readers))


async def helpers_of(conference: UUID) -> dict[UUID, HowReached]:
    """By the wish: who of the directory gives the help that the office has promised."""
    found = await rows(_HELPERS, conference)
    return {each["request"]: HowReached(**{name: each[name] for name in HowReached.__struct_fields__}) for each in found}
