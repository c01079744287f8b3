"""Letters for many: how far they are, and for whom there are letters."""

from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row, rows
from app.kit.clock import now
from app.paper.rules.printing import Job, LeftOut, standing

_JOB = """
    SELECT j.id, j.state, j.done, j.total, j.made_at, j.beat_at,
           (SELECT coalesce(json_agg(json_build_object('name', p.name, 'family_name', c.family_name, 'reference', c.reference)
                                     ORDER BY lower(c.family_name), c.id, lower(p.name), pa.id), '[]')
            FROM participant pa JOIN person p ON p.id = pa.person JOIN conference c ON c.id = pa.conference
            WHERE pa.id = ANY(j.left_out) AND c.office = j.office)::text AS left_out
    FROM print_job j WHERE j.id = $1 AND j.by = $2
"""


async def job_of(job: UUID, by: UUID) -> Job | None:
    """Only its starter finds it."""
    found = await row(_JOB, job, by)
    if found is None:
        return None
    state = standing(found["state"], made_at=found["made_at"], beat_at=found["beat_at"], now=now())
    return Job(found["id"], state, found["done"], found["total"], msgspec.json.decode(found["left_out"], type=list[LeftOut]))


class Waiting(Struct, frozen=True):
    """A family, and how many of its letters nobody has posted or handed over yet."""

    conference: UUID
    family_name: str
    reference: str
    letters: int


_WAITING = """
    SELECT c.id AS conference, c.family_name, c.reference, count(*) AS letters
    FROM conference c
    JOIN participant pa ON pa.conference = c.id AND pa.left_at IS NULL
    JOIN meeting m ON m.participant = pa.id AND NOT m.excluded
    JOIN access_link l ON l.conference = c.id AND l.person = pa.person AND l.withdrawn_at IS NULL
    JOIN invitation i ON i.participant = pa.id AND i.given_at IS NULL
    JOIN contact k ON k.participant = pa.id AND k.way = ANY($4)
    WHERE c.office = $1 AND c.coordinator = $2 AND c.phase = ANY($3)
      AND (EXISTS (SELECT 1 FROM consent y WHERE y.participant = pa.id AND y.withdrawn_at IS NULL)
           OR NOT EXISTS (SELECT 1 FROM consent n WHERE n.participant = pa.id))
    GROUP BY c.id ORDER BY lower(c.family_name), c.id
"""


async def letters_waiting(office: UUID, coordinator: UUID, phases: list[str], ways: list[str]) -> list[Waiting]:
    """By family: of the conferences of this coordinator in which one still invites."""
    return [Waiting(**dict(each)) for each in await rows(_WAITING, office, coordinator, phases, ways)]
