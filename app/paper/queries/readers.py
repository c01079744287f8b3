"""Who of the family group reads the plan, in which language and in which version."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.conferences.queries import ConferenceLine, meeting_in
from app.conferences.rules import Meeting
from app.database import rows
from app.kit.clock import today
from app.paper.rules.reading import Reads, reads
from app.practice.roles import Role


class PlanReader(Struct, frozen=True):
    """Somebody of the family group. `reads` is None for whoever reads no plan at the moment."""

    person: UUID
    name: str
    role: Role
    language: str
    meeting: Meeting
    reads: Reads | None


_DAY = ", ".join(f"d.{ {'on': 'meets_on', 'at': 'meets_at'}.get(each, each) }" for each in Meeting.__struct_fields__)
_READERS = f"""
    SELECT pa.person, p.name, pa.role, p.language, {_DAY}
    FROM participant pa JOIN meeting d ON d.participant = pa.id JOIN person p ON p.id = pa.person
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
    ORDER BY lower(p.name), pa.id
"""  # noqa: S608  # names of our own columns


async def readers_of(conference: ConferenceLine) -> list[PlanReader]:
    """The family group, by name. No address stands in it."""
    return [_reader(each, conference, today(conference.zone)) for each in await rows(_READERS, conference.id)]


def _reader(found: Any, conference: ConferenceLine, day: date) -> PlanReader:
    role, meeting = Role(found["role"]), meeting_in(found)
    return PlanReader(
        person=found["person"],
        name=found["name"],
        role=role,
        language=found["language"],
        meeting=meeting,
        reads=reads(role, conference.phase, meeting, conference.sitting, day),
    )


def languages_of(readers: Sequence[PlanReader]) -> list[str]:
    """The languages of a family, each once."""
    return list(dict.fromkeys(each.language for each in readers))
