"""The child did not understand a line, or wants it different: for the coordinator, to talk about. It becomes no message."""

from uuid import UUID

from app.audit.commands import record
from app.childs_plan.queries import ChildsPlan
from app.childs_plan.tables import ChildsTap
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.kit.clock import now
from app.kit.errors import NoSuchThing
from app.practice.childs_words import TapKind
from app.practice.phases import Phase

_TAP = """
    INSERT INTO childs_tap (conference, child, line, words, what, at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (child, line, what) WHERE talked_at IS NULL DO NOTHING RETURNING id
"""


async def tap(conference: ConferenceLine, plan: ChildsPlan, line: UUID, what: TapKind) -> None:
    """By the child itself. Twice is once."""
    words = plan.words_by_line
    if line not in words or conference.phase is Phase.CLOSED:
        raise NoSuchThing
    async with all_or_nothing():
        await hold(conference)
        if await rows(_TAP, conference.id, plan.child, line, words[line], what, now()):
            await record("tap_childs_plan", who=plan.child, office=conference.office, conference=conference.id)


async def tap_back(conference: ConferenceLine, child: UUID, line: UUID, what: TapKind) -> None:
    """Nothing of it stays."""
    async with all_or_nothing():
        await hold(conference)
        await ChildsTap.delete().where(
            ChildsTap.conference == conference.id,
            ChildsTap.child == child,
            ChildsTap.line == line,
            ChildsTap.what == what,
            ChildsTap.talked_at.is_null(),
        )


async def talked(conference: ConferenceLine, child: UUID, tapped: UUID, *, by: UUID) -> None:
    """The coordinator has talked about it with the child."""
    async with all_or_nothing():
        await hold(conference)
        seen = (
            await ChildsTap.update({ChildsTap.talked_at: now()})
            .where(ChildsTap.id == tapped, ChildsTap.conference == conference.id, ChildsTap.child == child, ChildsTap.talked_at.is_null())
            .returning(ChildsTap.id)
        )
        if seen:
            await record("talk_about_childs_plan", who=by, office=conference.office, conference=conference.id, child=child)
