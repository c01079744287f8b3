"""Who is there on the day."""

from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.practice.phases import Phase
from app.practice.vocabulary import Invited, Present, Role


class PresenceLine(Struct, frozen=True):
    """Somebody on the day: what they said, what they wrote with it, and whether they are here, part by part."""

    participant: UUID
    name: str
    role: Role
    relation: str
    answer: Invited | None
    words: str
    here: dict[Phase, Present]


_PRESENCE = """
    SELECT pa.id AS participant, p.name, pa.role, pa.relation, nullif(i.answer, '') AS answer, coalesce(i.words, '') AS words,
           a.way AS information, b.way AS agreeing
    FROM participant pa
    JOIN person p ON p.id = pa.person
    LEFT JOIN invitation i ON i.participant = pa.id
    LEFT JOIN presence a ON a.participant = pa.id AND a.phase = 'information'
    LEFT JOIN presence b ON b.participant = pa.id AND b.phase = 'agreeing'
    WHERE pa.conference = $1 AND pa.left_at IS NULL
    ORDER BY (pa.role <> 'child'), pa.made_at, p.name
"""


async def presence_of(conference: UUID) -> list[PresenceLine]:
    return [
        PresenceLine(
            participant=each["participant"],
            name=each["name"],
            role=Role(each["role"]),
            relation=each["relation"],
            answer=Invited(each["answer"]) if each["answer"] else None,
            words=each["words"],
            here={phase: Present(each[phase]) for phase in (Phase.INFORMATION, Phase.AGREEING) if each[phase]},
        )
        for each in await rows(_PRESENCE, conference)
    ]
