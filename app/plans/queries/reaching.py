"""Who of the family group can be told about the plan, and how."""

from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.outbox.ways import reached_by_us
from app.practice.taking_part import Way


class Reachable(Struct, frozen=True):
    """Somebody of the family group, how they are reached, and whether a message of ours may go to them."""

    person: UUID
    name: str
    way: Way
    language: str
    link: UUID | None
    by_mail: bool


_REACHABLE = """
    SELECT p.id AS person, p.name, coalesce(k.way, 'phone') AS way, p.language, l.id AS link,
           l.id IS NOT NULL AND {by_us}
           AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.participant = pa.id AND n.withdrawn_at IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM consent y WHERE y.participant = pa.id AND y.withdrawn_at IS NULL)) AS by_mail
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
    ORDER BY pa.made_at, p.name
"""


async def reachable(conference_id: UUID) -> list[Reachable]:
    """Everybody of the family group, and how news reach them. No address stands in it."""
    found = await rows(_REACHABLE.replace("{by_us}", reached_by_us()), conference_id)
    return [Reachable(**{**each, "way": Way(each["way"])}) for each in map(dict, found)]
