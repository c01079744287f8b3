"""Who of the family group can be told about the plan, and how."""

from uuid import UUID

import asyncpg
from msgspec import Struct

from app.conferences.queries import THEIR_DAY, meeting_in
from app.conferences.rules import seen_as
from app.database import rows
from app.kit.clock import today
from app.outbox.ways import reached_by_us
from app.practice.phases import LIVING, Phase
from app.practice.taking_part import Way


class Reachable(Struct, frozen=True):
    """Somebody of the family group, how they are reached, and whether a message of ours may go to them."""

    person: UUID
    name: str
    way: Way
    language: str
    link: UUID | None
    by_mail: bool
    knows: bool = True  # they know that the plan is where it is


_REACHABLE = f"""
    SELECT p.id AS person, p.name, coalesce(k.way, 'phone') AS way, p.language, l.id AS link,
           l.id IS NOT NULL AND {{by_us}}
           AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.participant = pa.id AND n.withdrawn_at IS NOT NULL
                           AND NOT EXISTS (SELECT 1 FROM consent y WHERE y.participant = pa.id AND y.withdrawn_at IS NULL)) AS by_mail,
           c.phase, {THEIR_DAY}
    FROM participant pa
    JOIN conference c ON c.id = pa.conference
    JOIN meeting d ON d.participant = pa.id
    JOIN person p ON p.id = pa.person
    LEFT JOIN contact k ON k.participant = pa.id
    LEFT JOIN access_link l ON l.conference = pa.conference AND l.person = pa.person AND l.withdrawn_at IS NULL
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND pa.role IN ('family', 'child')
    ORDER BY pa.made_at, p.name
"""  # noqa: S608  # names of our own columns


async def reachable(conference_id: UUID) -> list[Reachable]:
    """Everybody of the family group, and how news reach them. No address stands in it."""
    found = await rows(_REACHABLE.replace("{by_us}", reached_by_us()), conference_id)
    names = [name for name in Reachable.__struct_fields__ if name != "knows"]
    return [Reachable(**{name: each[name] for name in names} | {"way": Way(each["way"]), "knows": _knows(each)}) for each in found]


def _knows(found: asyncpg.Record) -> bool:
    """Who comes to a meeting of their own hears nothing of the plan before that day: the hour of a message would tell of the other one."""
    meeting, phase = meeting_in(found), Phase(found["phase"])
    seen = seen_as(phase, meeting, today(meeting.zone))
    return seen in LIVING | {Phase.AGREEING} and (seen is not Phase.REVIEW or phase is Phase.REVIEW)
