"""Phones that keep the plan: how many, and whether one of them may go on."""

from uuid import UUID

from app.conferences.queries import LINKS_OUTLIVE, meeting_in
from app.conferences.rules import seen_as
from app.database import row
from app.kit.clock import today
from app.practice.phases import Phase
from app.practice.rights import Right, may
from app.practice.roles import Role

_MAY = f"""
    SELECT m.*, pa.role, c.phase
    FROM kept_plan k
    JOIN access_link l ON l.id = k.link AND l.withdrawn_at IS NULL
    JOIN conference c ON c.id = k.conference
    JOIN participant pa ON pa.conference = k.conference AND pa.person = l.person AND pa.left_at IS NULL
    JOIN meeting m ON m.participant = pa.id
    WHERE k.id = $1
      AND (c.phase NOT IN ('closed', 'ended_in_preparation') OR c.phase_since > now() - interval '{LINKS_OUTLIVE}')
      AND (EXISTS (SELECT 1 FROM consent n WHERE n.participant = pa.id AND n.withdrawn_at IS NULL)
           OR NOT EXISTS (SELECT 1 FROM consent n WHERE n.participant = pa.id))
"""  # noqa: S608  # only our own constants are put together

_HOW_MANY = """
    SELECT (SELECT count(*) FROM kept_plan k WHERE k.link = $1) AS phones,
           EXISTS (SELECT 1 FROM asked_to_keep a WHERE a.conference = $2 AND a.person = $3) AS asked
"""


async def may_go_on(kept: UUID) -> bool:
    """Is the link still theirs, their yes not taken back, the plan one that they may read? The phone is known by this id alone."""
    found = await row(_MAY, kept)
    if found is None:
        return False
    meeting = meeting_in(found)
    return may(Role(found["role"]), Right.READ_PLAN, seen_as(Phase(found["phase"]), meeting, today(meeting.zone)))


async def phones_of(link: UUID, conference: UUID, person: UUID) -> tuple[int, bool]:
    """How many phones keep the plan by this link, and whether this person was asked."""
    found = await row(_HOW_MANY, link, conference, person)
    return (found["phones"], found["asked"]) if found else (0, False)
