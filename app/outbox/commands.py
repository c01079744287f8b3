"""Claiming messages for a worker, and writing down what became of them."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.audit.commands import record
from app.database import all_or_nothing, rows
from app.kit.clock import now
from app.outbox.rules import Next, please_phone
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind, Problem, State
from app.practice.taking_part import Way
from app.practice.waits import LEASE, MAIL_WAITS

#: Two workers never hold the same message: a row that one has locked the other skips, and a lease
#: that ran out (its worker died) lets the message go to the next.
_CLAIM = """
    UPDATE outbox_message SET leased_until = $2, tries = tries + 1
    WHERE id IN (
        SELECT id FROM outbox_message
        WHERE state = 'waiting' AND next_try_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
        ORDER BY next_try_at LIMIT $3
        FOR UPDATE SKIP LOCKED
    )
    RETURNING id
"""
#: Does not wait for the disk: the mark outlives this worker at once, and a failing machine from the next claim on,
#: which does wait. Waiting here would make every message as slow as the disk.
_SENT = """
    UPDATE outbox_message SET state = 'sent', sent_at = $2, way = $3, next_try_at = NULL, leased_until = NULL, problem = ''
    WHERE id = $1 AND state = 'waiting' AND (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
"""
_TOLD = """
    UPDATE outbox_message SET state = 'sent', sent_at = $2, next_try_at = NULL, problem = ''
    WHERE person = $1 AND kind = 'desk_news' AND state = 'waiting' AND leased_until IS NULL AND made_at <= $2
"""
_RELEASE = "UPDATE outbox_message SET leased_until = NULL, tries = tries - 1 WHERE id = ANY($1) AND state = 'waiting' AND leased_until = $2"
_DID_NOT_GO = """
    UPDATE outbox_message SET state = $2, problem = $3, next_try_at = $4, leased_until = NULL, tries = $5
    WHERE id = $1 AND state = 'waiting'
    RETURNING id
"""
_WAIT = """
    UPDATE outbox_message SET problem = $2, next_try_at = $3, leased_until = NULL, tries = tries - 1
    WHERE id = ANY($1) AND state = 'waiting'
"""
#: It went, perhaps with an answer that was lost. What was never tried cannot come back.
_CAME_BACK = """
    UPDATE outbox_message m SET state = 'bounced', problem = 'bounced', next_try_at = NULL, leased_until = NULL
    FROM outbox_message b LEFT JOIN conference c ON c.id = b.conference
    WHERE m.id = $1 AND b.id = m.id AND m.way <> 'text' AND (m.state = 'sent' OR m.state = 'waiting' AND m.tries > 0)
    RETURNING m.kind, m.office, m.conference, m.person, m.tries, c.coordinator
"""
_IS_SLOW = "UPDATE outbox_message SET problem = 'slow' WHERE id = $1 AND state = 'sent' AND way <> 'text'"


class Whose(NamedTuple):
    """Which message it is, and who has to know when it does not go."""

    id: UUID
    kind: Kind
    office: UUID
    conference: UUID | None
    coordinator: UUID | None
    person: UUID
    tries: int


async def claim(most: int) -> tuple[list[UUID], datetime]:
    """Take up to `most` messages that are due, for this worker alone until the moment that is returned."""
    moment = now()
    until = moment + LEASE
    return [each["id"] for each in await rows(_CLAIM, moment, until, most)], until


async def let_go(messages: list[UUID], until: datetime) -> None:
    """Give back what was claimed and not tried."""
    if messages:
        await rows(_RELEASE, messages, until)


async def mark_sent(message: UUID, way: Way | None = Way.EMAIL) -> None:
    await rows(_SENT, message, now(), way or "")


async def mark_told(person: UUID, at: datetime) -> None:
    """Somebody was told to look at their desk: what was written for it until then has nothing to add."""
    await rows(_TOLD, person, at)


async def put_off(message: UUID, until: datetime, why: Problem) -> None:
    """Nothing is wrong with it, only with the hour. It spends no try."""
    await rows(_WAIT, [message], why, until)


async def came_back(message: UUID) -> None:
    """It was handed over and could not be delivered. Whoever coordinates is told to phone. Told twice, it is noted once."""
    async with all_or_nothing():
        for found in await rows(_CAME_BACK, message):
            whose = Whose(
                message, Kind(found["kind"]), *(found[name] for name in ("office", "conference", "coordinator", "person", "tries"))
            )
            await _tell(whose, State.BOUNCED, Problem.BOUNCED)


async def is_slow(message: UUID) -> None:
    """The other side has not taken it yet and is still trying: it waits there, and so do we."""
    await rows(_IS_SLOW, message)


async def keep_waiting(messages: list[UUID], problem: Problem) -> None:
    """Our own mail server is out of reach: that says nothing about the messages, so it spends none of their tries."""
    if messages:
        await rows(_WAIT, messages, problem, now() + MAIL_WAITS[0])


async def mark_not_sent(message: Whose, fate: Next) -> None:
    """Write down why it did not go. Whoever coordinates is told to phone when the person knows nothing of it."""
    async with all_or_nothing():
        if not await rows(_DID_NOT_GO, message.id, fate.state, fate.problem, fate.at, message.tries):
            return  # another worker was quicker, or the message is gone with its conference
        if fate.state is State.WAITING:
            return
        await _tell(message, fate.state, fate.problem)


async def _tell(message: Whose, state: State, problem: Problem) -> None:
    await record(f"message_{state}", who=None, office=message.office, conference=message.conference, message=message.id, problem=problem)
    if please_phone(message.kind, problem) and message.coordinator is not None:
        await write_to_staff(Kind.DESK_NEWS, message.coordinator, office=message.office, conference=message.conference)
