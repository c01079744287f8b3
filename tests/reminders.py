"""A plan in force with days in it, and the worker's turn at any moment."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import time_machine

from app.outbox.tables import OutboxMessage
from app.plans import commands, queries
from app.plans.forms import AgreementForm, FrameForm
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.reminders.commands import remind_of_promises
from tests.plans import all_yes, the_latest
from tests.world import World

WRITTEN = (Kind.PROMISE_REMINDER, Kind.CHECK_QUESTION)


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


async def plan_in_force(world: World, accepted: date, review: date, *agreements: dict[str, Any], **frame: Any) -> list[UUID]:
    """Accepted at noon (UTC) on that day; gives the promises in their order."""
    with time_machine.travel(utc(accepted, 12), tick=False):
        await world.at(Phase.AGREEING)
        conference = await world.as_it_is()
        for each in agreements:
            await commands.add_agreement(
                conference, AgreementForm(**{"own_words": "Ich mache das.", "answers": [0, 1, 2]} | each), by=world.nora.id
            )
        draft = await queries.draft_of(conference.id)
        assert draft is not None
        await commands.set_frame(
            conference, FrameForm(edited=draft.edited, **{"no_contingency": "yes", "review_on": review} | frame), by=world.nora.id
        )
        await commands.present(conference, by=world.nora.id)
        plan = await the_latest(world)
        await commands.decide(await world.as_it_is(), all_yes(plan), by=world.idris.id)
        await OutboxMessage.delete(force=True)
        world.yilmaz.phase = Phase.FOLLOW_UP
        return [each.promise for each in plan.plan.agreements]


async def written(*kinds: Kind) -> list[tuple[str, UUID]]:
    """Which of our messages stand in the outbox: kind and reader."""
    found = await OutboxMessage.select(OutboxMessage.kind, OutboxMessage.person).where(OutboxMessage.kind.is_in(kinds or WRITTEN))
    return sorted((each["kind"], each["person"]) for each in found)


async def hour_by_hour(
    first: datetime, hours: int, kinds: Iterable[Kind] = WRITTEN, *, step: int = 1
) -> dict[datetime, list[tuple[str, UUID]]]:
    """Take the turn every hour, or every `step` hours; gives the hours in which something was written, and what."""
    sent: dict[datetime, list[tuple[str, UUID]]] = {}
    before = await written(*kinds)
    with time_machine.travel(first, tick=False) as clock:
        for hour in range(0, hours, step):
            clock.move_to(first + timedelta(hours=hour))
            await remind_of_promises()
            after = await written(*kinds)
            if len(after) > len(before):
                sent[first + timedelta(hours=hour)] = [each for each in after if each not in before]
            before = after
    return sent
