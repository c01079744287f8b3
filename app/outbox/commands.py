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
    UPDATE outbox_message SET state = 'sent', sent_at = $2, next_try_at = NULL, leased_until = NULL, problem = ''
    WHERE id = $1 AND state = 'waiting' AND (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
"""
_RELEASE = "UPDATE outbox_message SET leased_until = NULL, tries = tries - 1 WHERE id = ANY($1) AND state = 'waiting' AND leased_until = $2"
_DID_NOT_GO = """
    UPDATE outbox_message SET state = $2, problem = $3, next_try_at = $4, leased_until = NULL, tries = $5
    WHERE id = $1 AND state = 'waiting'
    RETURNING id
"""
_WAIT = """
    UPDATE outbox_message SET problem = $2, next_try_at = least($3, coalesce(give_up_at, $3)), leased_until = NULL, tries = tries - 1
    WHERE id = ANY($1) AND state = 'waiting'
"""


class Whose(NamedTuple):
    """Which message it is, and who has to know when it does not go."""

    id: UUID
    kind: Kind
    office: UUID
    conference: UUID | None
    coordinator: UUID | None
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


async def mark_sent(message: UUID) -> None:
    await rows(_SENT, message, now())


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
        await record(
            "message_" + fate.state,
            who=None,
            office=message.office,
            conference=message.conference,
            message=message.id,
            problem=fate.problem,
        )
        if please_phone(message.kind, fate.problem) and message.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, message.coordinator, office=message.office, conference=message.conference)
