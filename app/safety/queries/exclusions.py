"""That somebody takes part in another way: the whole record for the two who decide, a count for the manager."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.database import row, rows
from app.kit.clock import today


class ExclusionLine(Struct, frozen=True):
    id: UUID
    criterion: str
    why: str
    until: date
    other_way: str
    other_words: str
    reads_plan: bool
    decided_by: UUID
    decided_by_name: str
    decided_at: datetime
    signed_by_name: str
    signed_at: datetime | None
    ended_at: datetime | None
    refused: bool

    @property
    def in_force(self) -> bool:
        return self.signed_at is not None and self.ended_at is None and self.until >= today()

    @property
    def waits(self) -> bool:
        return self.signed_at is None and self.ended_at is None and not self.refused


_EXCLUSIONS = """
    SELECT e.id, e.criterion, e.why, e.until, e.other_way, e.other_words, e.reads_plan, e.decided_by, d.name AS decided_by_name,
           e.decided_at, coalesce(s.name, '') AS signed_by_name, e.signed_at, e.ended_at,
           EXISTS (SELECT 1 FROM second_look l WHERE l.exclusion = e.id AND l.answered_at IS NOT NULL AND NOT l.agreed) AS refused
    FROM exclusion e JOIN person d ON d.id = e.decided_by LEFT JOIN person s ON s.id = e.signed_by
    WHERE e.conference = $1 AND e.participant = $2
    ORDER BY e.decided_at DESC, e.id
"""


async def exclusions_of(conference: UUID, participant: UUID) -> list[ExclusionLine]:
    """Of one person, the newest first."""
    return [ExclusionLine(**dict(each)) for each in await rows(_EXCLUSIONS, conference, participant)]


_IN_FORCE = "signed_at IS NOT NULL AND ended_at IS NULL AND until >= $2"


async def excluded_of(conference: UUID) -> set[UUID]:
    """The participants who are not to be invited to the common meeting."""
    found = await rows(f"SELECT participant FROM exclusion WHERE conference = $1 AND {_IN_FORCE}", conference, today())  # noqa: S608
    return {each["participant"] for each in found}


async def how_many_excluded(office: UUID) -> int:
    """For the manager: a number, and nothing else."""
    found = await row(
        f"""SELECT count(DISTINCT e.participant) AS number FROM exclusion e JOIN conference c ON c.id = e.conference
            WHERE c.office = $1 AND c.phase NOT IN ('closed', 'ended_in_preparation') AND {_IN_FORCE}""",  # noqa: S608
        office,
        today(),
    )
    return int(found["number"]) if found else 0
