"""What the worker does every few minutes. It may be called twice, and by two at once: the row that is unique lets in one."""

from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

from app.audit.commands import record
from app.database import all_or_nothing, row, rows
from app.kit.clock import now
from app.outbox.writing import write_to_family, write_to_staff
from app.practice.mail import Kind
from app.practice.reminders import RULES
from app.reminders.queries import STILL_WANTED, Due, due_of_families, due_of_offices

_ONCE = """
    INSERT INTO reminded (conference, person, reminder, about, mark, time, until, way, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id
"""
_WAITING = """
    SELECT id FROM outbox_message
    WHERE conference = $1 AND person = $2 AND kind = $3 AND state = 'waiting' AND leased_until IS NULL LIMIT 1 FOR UPDATE SKIP LOCKED
"""
_NEWEST = "SELECT id FROM outbox_message WHERE conference = $1 AND person = $2 AND kind = $3 ORDER BY made_at DESC, id LIMIT 1"
#: What waits, perhaps because the mail server is away, and says nothing any more that somebody wants and needs to hear.
_SPARE = f"""
    UPDATE outbox_message m SET state = 'withheld', problem = 'not_now', next_try_at = NULL
    WHERE m.state = 'waiting' AND m.leased_until IS NULL AND m.kind IN ('promise_reminder', 'check_question')
      AND ($1::uuid IS NULL OR m.conference = $1)
      AND EXISTS (SELECT 1 FROM reminded r WHERE r.message = m.id)
      AND NOT EXISTS (SELECT 1 FROM reminded r WHERE r.message = m.id AND {STILL_WANTED})
"""  # noqa: S608  # only our own constants are put together


async def remind_of_promises() -> int:
    """Tell whoever is to be told now; gives how many reminders there were. Several for the same person are one message."""
    reminded = 0
    async for batch in due_of_families():
        reminded += await _remind(batch)
    reminded += await _remind(await due_of_offices())
    await spare()
    return reminded


async def spare(conference: UUID | None = None) -> None:
    """Hold back what waits and has nothing to say any more; of one conference, or of all."""
    await rows(_SPARE, conference)


async def _remind(found: Iterable[Due]) -> int:
    told = 0
    for _whose, several in groupby(found, key=lambda each: (each.conference, each.person, RULES[each.reminder].kind)):
        told += await _remind_one(list(several))
    return told


async def _remind_one(several: list[Due]) -> int:
    """Reminders of the same kind for one person. Where another worker was quicker, there is nothing left to do."""
    first = several[0]
    way = "desk" if first.to_staff else "message" if first.link else "call"
    async with all_or_nothing():
        new: list[UUID] = []
        for each in several:
            let_in = await row(
                _ONCE, each.conference, each.person, each.reminder, each.about, each.mark, each.time, each.until, way, now()
            )  # fmt: skip
            if let_in is not None:
                new.append(let_in["id"])
                await record("remind", who=None, office=each.office, conference=each.conference, reminder=each.reminder, about=each.about)
        if new:
            await _tell(first, new)
    return len(new)


async def _tell(due: Due, new: list[UUID]) -> None:
    """By a message that names nothing; whom none reaches, the coordinator phones."""
    if due.to_staff:
        await write_to_staff(Kind.DESK_NEWS, due.person, office=due.office, conference=due.conference)
    elif due.link is None:
        if due.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, due.coordinator, office=due.office, conference=due.conference)
    else:
        kind = RULES[due.reminder].kind
        message = await row(_WAITING, due.conference, due.person, kind)
        if message is None:
            await write_to_family(kind, due.person, office=due.office, conference=due.conference, link=due.link)
            message = await row(_NEWEST, due.conference, due.person, kind)
        await rows("UPDATE reminded SET message = $1 WHERE id = ANY($2)", message["id"] if message else None, new)
