"""Several people find a day at the same moment, on connections of their own: one day, one message each, no answer lost."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from app.conferences.tables import Conference
from app.database import rows
from app.dates import commands, queries
from app.dates.commands import Proposed, reminding
from app.dates.tables import Asked, DateAnswer, Proposal, Told
from app.kit.errors import Overtaken, Refused
from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind
from app.practice.taking_part import Says
from tests.dates import SOON, proposed

pytestmark = pytest.mark.committed
AT_ONCE = 6


async def all_yes(world, proposals):
    conference = await world.as_it_is()
    for person in (world.ayse, world.mehmet, world.sara, world.interpreter, world.elif_):
        await commands.answer(conference, person.id, dict.fromkeys(proposals, Says.YES), "", by=person.id)
    await commands.answer_as_caseworker(conference, dict.fromkeys(proposals, Says.YES), "", by=world.idris.id)


async def test_two_days_chosen_at_once_are_one(world):
    proposals = await proposed(world, *(SOON + timedelta(days=each) for each in range(AT_ONCE)))
    await all_yes(world, proposals)
    conference = await world.as_it_is()
    await OutboxMessage.delete(force=True)

    came = await asyncio.gather(
        *(commands.choose(conference, each, seen="", edited=conference.edited, by=world.nora.id) for each in proposals),
        return_exceptions=True,
    )

    assert [type(each) for each in came if each] == [Overtaken] * (AT_ONCE - 1)
    chosen = await Proposal.select(Proposal.day).where(Proposal.chosen_at.is_not_null())
    assert [each["day"] for each in chosen] == [(await Conference.objects().get(Conference.id == conference.id)).meets_on]
    assert await OutboxMessage.count().where(OutboxMessage.kind == Kind.DATE_CHOSEN) == 4, "each is told once"
    assert await Told.count() == 5


async def test_the_same_day_chosen_by_a_nervous_finger_is_told_once(world):
    (first,) = await proposed(world, SOON)
    await all_yes(world, [first])
    conference = await world.as_it_is()
    came = await asyncio.gather(
        *(commands.choose(conference, first, seen="", edited=conference.edited, by=world.nora.id) for _ in range(AT_ONCE)),
        return_exceptions=True,
    )
    assert came == [None] * AT_ONCE
    assert await OutboxMessage.count().where(OutboxMessage.kind == Kind.DATE_CHOSEN) == 4


async def test_answers_while_the_proposals_change(world):
    """Nobody's answer is lost, nobody's answer lands on a day that was taken back, and nobody waits for ever."""
    proposals = await proposed(world, *(SOON + timedelta(days=each) for each in range(4)))
    conference, people = await world.as_it_is(), (world.ayse, world.mehmet, world.sara, world.interpreter, world.elif_)

    async def change():
        for proposal in proposals[:2]:
            await commands.take_back(conference, proposal, by=world.nora.id)
        more = [Proposed(SOON + timedelta(days=8 + each), time(10), 120) for each in range(2)]
        await commands.propose(conference, more, by=world.nora.id)

    said = dict.fromkeys(proposals, Says.YES)
    came = await asyncio.gather(
        change(),
        *(commands.answer(conference, each.id, said, "", by=each.id) for each in people for _ in range(2)),
        return_exceptions=True,
    )

    assert came == [None] * 11
    assert await DateAnswer.count().where(DateAnswer.proposal.is_in(proposals[2:])) == 2 * len(people)
    taken_back = await rows(
        "SELECT count(*) AS late FROM date_answer x JOIN date_proposal d ON d.id = x.proposal WHERE x.at > d.withdrawn_at"
    )
    assert taken_back[0]["late"] == 0
    assert len((await queries.poll_of(conference.id)).proposals) == 4


async def test_answers_while_a_day_is_chosen(world):
    first, second = await proposed(world, SOON, SOON + timedelta(days=1))
    await all_yes(world, [first, second])
    conference = await world.as_it_is()
    came = await asyncio.gather(
        commands.choose(conference, first, seen="", edited=conference.edited, by=world.nora.id),
        *(commands.answer(conference, world.mehmet.id, {second: Says.NO}, "", by=world.mehmet.id) for _ in range(AT_ONCE)),
        return_exceptions=True,
    )
    assert came[0] is None
    assert all(each is None or isinstance(each, Refused) for each in came)


MONDAY = datetime(2027, 1, 11, 10, tzinfo=UTC)


async def test_two_workers_remind_once(world):
    with time_machine.travel(MONDAY, tick=False) as clock:
        await proposed(world, SOON + timedelta(days=200))
        clock.move_to(MONDAY + timedelta(days=3))
        written = await asyncio.gather(*(commands.remind_those_due() for _ in range(AT_ONCE)))
    found = await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind == Kind.DATES_REMINDER)
    assert (sum(written), len(found), len({each["person"] for each in found})) == (5, 4, 4), "four of the family, and the caseworker"


async def test_without_holding_the_rows_two_workers_would_remind_twice(world, monkeypatch):
    """The control: each has read, together with another one, before it writes."""
    both = asyncio.Barrier(2)

    async def read(*asked):
        found = await rows(*asked)
        await both.wait()
        return found

    monkeypatch.setattr(reminding, "_DUE", reminding._DUE.replace("FOR UPDATE OF a SKIP LOCKED", ""))
    monkeypatch.setattr(reminding, "rows", read)
    with time_machine.travel(MONDAY, tick=False) as clock:
        await proposed(world, SOON + timedelta(days=200))
        clock.move_to(MONDAY + timedelta(days=3))
        written = await asyncio.gather(*(commands.remind_those_due() for _ in range(AT_ONCE)))
    assert sum(written) > 5


async def test_everybody_is_asked_once(world):
    await proposed(world, SOON, asked=False)
    conference = await world.as_it_is()
    await asyncio.gather(*(commands.ask(conference, by=world.nora.id) for _ in range(AT_ONCE)))
    assert await OutboxMessage.count().where(OutboxMessage.kind == Kind.DATES) == 4
    assert await Asked.count() == 6


async def test_a_private_calendar_address_is_one(world):
    await asyncio.gather(*(commands.new_feed(world.nora.id, office=world.bremen.id) for _ in range(AT_ONCE)))
    assert (await rows("SELECT count(*) AS live FROM calendar_feed WHERE withdrawn_at IS NULL"))[0]["live"] == 1
