"""What becomes of a message that does not go: tried again, given up, and who is told."""

import asyncio
from datetime import time, timedelta

import pytest

from app.audit.tables import AuditEntry
from app.conferences.tables import Conference
from app.kit.clock import now
from app.outbox.queries import messages_of
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind, Problem, State
from app.practice.waits import LEASE, MAIL_WAITS
from app.worker import postman
from tests.outbox import Server, message, news_on_the_desk_of, now_due, stands

pytestmark = pytest.mark.usefixtures("everybody_reads_english")


@pytest.mark.parametrize("problem", [Problem.LATER, Problem.UNKNOWN])
async def test_it_is_tried_again_with_the_same_message_id(carry, invitation, problem):
    before = now()
    (first,) = await carry(problem)
    waiting = await message()
    assert (waiting.state, waiting.problem, waiting.tries, waiting.leased_until) == (State.WAITING, problem, 1, None)
    assert MAIL_WAITS[0] <= waiting.next_try_at - before < MAIL_WAITS[0] + timedelta(seconds=5)
    assert await carry() == []

    await OutboxMessage.update({OutboxMessage.next_try_at: now()}, force=True)
    (second,) = await carry()
    assert first["message-id"] == second["message-id"]
    assert (await message()).state == State.SENT


async def test_a_refused_address_is_given_up_and_the_coordinator_is_told(world, carry, invitation):
    await carry(Problem.REFUSED)
    assert await stands() == (State.GIVEN_UP, Problem.REFUSED)
    assert await news_on_the_desk_of(world.nora) == 1
    assert await AuditEntry.count().where(AuditEntry.deed == "message_given_up", AuditEntry.conference == world.yilmaz.id) == 1
    (line,) = await messages_of(world.yilmaz.id, frozenset({Kind.INVITATION}))
    assert (line.name, line.please_phone) == ("Ayşe Demir", True)


async def test_a_day_before_the_conference_a_call_is_better(world, carry, invitation):
    await Conference.update({Conference.meets_on: now().date(), Conference.meets_at: time(23, 59)}, force=True)
    await OutboxMessage.update({OutboxMessage.made_at: now() - timedelta(hours=2)}, force=True)
    assert await carry() == []
    assert await stands() == (State.GIVEN_UP, Problem.TOO_LATE)
    assert await news_on_the_desk_of(world.nora) == 1


async def test_after_the_last_wait_it_is_given_up(world, carry, invitation):
    await OutboxMessage.update({OutboxMessage.tries: len(MAIL_WAITS)}, force=True)
    await carry(Problem.LATER)
    assert await stands() == (State.GIVEN_UP, Problem.TOO_LATE)


async def test_nobody_is_told_of_a_refused_message_to_staff(world, carry):
    await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id, conference=world.yilmaz.id)
    await now_due()
    await carry(Problem.REFUSED)
    assert await OutboxMessage.count() == 1


async def test_our_own_server_out_of_reach_spends_no_try_and_stops_the_batch(world, carry, invitation):
    await write_to_staff(Kind.DESK_NEWS, world.nora.id, office=world.bremen.id)
    await now_due()
    mails = await carry(Problem.UNREACHABLE)
    assert len(mails) == 1
    found = await OutboxMessage.select(OutboxMessage.state, OutboxMessage.problem, OutboxMessage.tries, OutboxMessage.leased_until)
    assert found == [{"state": State.WAITING, "problem": Problem.UNREACHABLE, "tries": 0, "leased_until": None}] * 2


async def test_a_claimed_message_is_left_alone_until_its_lease_runs_out(carry, invitation):
    await OutboxMessage.update({OutboxMessage.leased_until: now() + LEASE}, force=True)
    assert await carry() == []
    await OutboxMessage.update({OutboxMessage.leased_until: now()}, force=True)
    assert len(await carry()) == 1


async def test_what_was_claimed_and_not_tried_goes_back(settings, carry, invitation):
    stop = asyncio.Event()
    stop.set()
    await postman.Postman(settings, Server()).round(stop)  # type: ignore[arg-type]
    found = await message()
    assert (found.state, found.tries, found.leased_until) == (State.WAITING, 0, None)
    assert len(await carry()) == 1


async def test_what_we_know_of_a_batch_grows_old(settings, carry, invitation, monkeypatch):
    monkeypatch.setattr(postman, "FRESH_SECONDS", -1)
    assert await carry() == []
    assert (await message()).tries == 0
