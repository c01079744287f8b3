"""What waits for a second signature in an office."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from app.database import row, rows


class LookLine(Struct, frozen=True):
    """What a colleague asks for, as far as whoever signs must know it: no name of the family, no address."""

    id: UUID
    deed: str
    reference: str
    relation: str
    role: str
    outcome: str
    why: str
    asked_by: UUID
    asked_by_name: str
    asked_at: datetime
    criterion: str
    until: date | None
    other_way: str


_LOOKS = """
    SELECT l.id, l.deed, c.reference, coalesce(pa.relation, '') AS relation, coalesce(pa.role, '') AS role,
           l.outcome, l.why, l.asked_by, p.name AS asked_by_name, l.asked_at,
           coalesce(e.criterion, '') AS criterion, e.until, coalesce(e.other_way, '') AS other_way
    FROM second_look l
    JOIN conference c ON c.id = l.conference
    LEFT JOIN participant pa ON pa.id = l.participant
    JOIN person p ON p.id = l.asked_by
    LEFT JOIN exclusion e ON e.id = l.exclusion
    WHERE l.office = $1 AND l.answered_at IS NULL AND pa.left_at IS NULL AND c.phase NOT IN ('closed', 'ended_in_preparation')
      AND c.phase <> 'private_time'
    ORDER BY l.asked_at, l.id LIMIT 50
"""


async def looks_of(office: UUID) -> list[LookLine]:
    """Also the own ones: they are shown as waiting, and cannot be signed by oneself."""
    return [LookLine(**dict(each)) for each in await rows(_LOOKS, office)]


class ToClose(Struct, frozen=True):
    """That a conference is to be closed waits for a second person."""

    asked_by: UUID
    asked_by_name: str
    asked_at: datetime
    outcome: str
    why: str


_TO_CLOSE = """
    SELECT l.asked_by, p.name AS asked_by_name, l.asked_at, l.outcome, l.why FROM second_look l JOIN person p ON p.id = l.asked_by
    WHERE l.conference = $1 AND l.deed = 'close' AND l.answered_at IS NULL
"""


async def closing_asked(conference: UUID) -> ToClose | None:
    found = await row(_TO_CLOSE, conference)
    return ToClose(**dict(found)) if found else None
