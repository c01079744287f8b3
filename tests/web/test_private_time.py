"""Private family time: it begins once, it ends once, and nothing but that is kept."""

import pytest

from app.conferences.tables import Conference, Move
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from app.practice.roles import StaffRole
from app.private_time import commands
from app.private_time.tables import PrivateTime
from tests.world import everything


async def test_it_works(world, browser_of):
    await world.at(Phase.INFORMATION)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/private-time"

    answer = await nora.send_form(f"{at}/start")

    assert (answer.status_code, answer.headers["location"]) == (303, at)
    page = await nora.get(at)
    assert (page.status_code, "The family is among itself" in page.text) == (200, True)
    answer = await nora.send_form(f"{at}/call-back", plan_made="yes")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/conferences/{world.yilmaz.id}/day")
    kept = await PrivateTime.select()
    assert [(each["ended_at"] >= each["started_at"], each["plan_made"]) for each in kept] == [(True, True)]
    assert (await Conference.objects().get(Conference.id == world.yilmaz.id)).phase == Phase.AGREEING
    assert [each["step"] for each in await Move.select(Move.step).order_by(Move.at)] == ["start_private_time", "call_back"]
    assert (await nora.get(at)).status_code == 303, "afterwards there is nothing to see here"


async def test_started_by_two_at_once_it_begins_once(world):
    """Both have seen the conference before; the second finds it begun."""
    seen = await (await world.at(Phase.INFORMATION)).seen_by(world.nora, StaffRole.COORDINATOR)
    for _ in range(2):
        await commands.start(seen, by=world.nora.id)
    assert (await PrivateTime.count(), await Move.count()) == (1, 1)


async def test_called_back_by_two_at_once_the_first_counts(world):
    seen = await (await world.at(Phase.INFORMATION)).seen_by(world.nora, StaffRole.COORDINATOR)
    await commands.start(seen, by=world.nora.id)
    during = await world.as_it_is()
    await commands.call_back(during, True, by=world.ayse.id)
    await commands.call_back(during, False, by=world.nora.id)
    assert [each["plan_made"] for each in await PrivateTime.select()] == [True]
    assert await Move.count() == 2
    told = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.kind)
    assert told == [{"person": world.nora.id, "kind": "desk_news"}], "the family called: the coordinator is told"


async def test_there_can_be_a_second_one(world):
    await world.at(Phase.AGREEING)
    await commands.start(await world.as_it_is(), by=world.nora.id)
    await commands.call_back(await world.as_it_is(), False, by=world.nora.id)
    await commands.start(await world.as_it_is(), by=world.nora.id)
    assert sorted(each["plan_made"] is None for each in await PrivateTime.select()) == [False, True]


@pytest.mark.parametrize("fields", [{}, {"plan_made": "perhaps"}, {"plan_made": ["yes", "no"]}])
async def test_yes_or_not_yet_must_be_said(world, browser_of, fields):
    await world.at(Phase.PRIVATE_TIME)
    nora = await browser_of(world.nora)
    before = await everything()
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/private-time/call-back", **fields)
    assert (answer.status_code, await everything() == before) == (422, True)


async def test_only_the_coordinator_starts_it(world, browser_of):
    await world.at(Phase.INFORMATION)
    for who in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.ayse):
        answer = await (await browser_of(who)).send_form(f"/conferences/{world.yilmaz.id}/private-time/start")
        assert answer.status_code in {403, 404}
    assert await PrivateTime.count() == 0
