"""Private family time on the family's phone: something to read, one button, nothing that is kept."""

import pytest

from app.database import rows
from app.kit.clock import now
from app.practice.phases import Phase
from app.practice.roles import StaffRole
from app.private_time.commands import start
from tests.world import everything


@pytest.fixture
async def begun(world):
    await world.at(Phase.INFORMATION, frozen_at=now())
    await start(await world.seen_by(world.nora, StaffRole.COORDINATOR), by=world.nora.id)
    await world.at(Phase.PRIVATE_TIME)
    return world


async def test_it_works(begun, browser_of):
    ayse = await browser_of(begun.ayse)

    page = await ayse.get("/my/time")
    called = await ayse.send_form("/my/time/call", plan_made="yes")

    assert "This is your time" in page.text
    assert "Wie schafft es Elif" in page.text
    assert (called.status_code, called.headers["location"]) == (303, "/my")
    kept = await rows("SELECT ended_at IS NOT NULL AS ended, plan_made FROM private_time")
    assert [(each["ended"], each["plan_made"]) for each in kept] == [(True, True)]
    assert (await begun.as_it_is()).phase is Phase.AGREEING
    assert "Now your plan is written down" in (await ayse.get("/my")).text


async def test_reading_keeps_nothing(begun, browser_of):
    ayse = await browser_of(begun.ayse)
    before = await everything()
    for path in ("/my", "/my/time", "/my/plan", "/my/concern"):
        assert (await ayse.get(path)).status_code == 200
    assert await everything() == before


async def test_it_asks_whether_there_is_a_plan(begun, browser_of):
    ayse = await browser_of(begun.ayse)
    for fields in ({}, {"plan_made": "perhaps"}, {"plan_made": "y" * 100_000}, {"plan_made": ["yes", "no"]}):
        assert (await ayse.send_form("/my/time/call", **fields)).status_code == 422
    assert (await begun.as_it_is()).phase is Phase.PRIVATE_TIME


async def test_two_who_call_at_once(begun, browser_of):
    ayse, sara = await browser_of(begun.ayse), await browser_of(begun.sara)
    assert (await ayse.send_form("/my/time/call", plan_made="no")).status_code == 303
    assert (await sara.send_form("/my/time/call", plan_made="yes")).status_code == 403  # it is over: the first one counts
    kept = await rows("SELECT plan_made FROM private_time")
    assert [each["plan_made"] for each in kept] == [False]


async def test_words_that_are_sent_along_are_not_kept(begun, browser_of):
    ayse = await browser_of(begun.ayse)
    await ayse.send_form("/my/time/call", plan_made="yes", words="was wir gesagt haben")
    assert not any("was wir gesagt haben" in line for table in (await everything()).values() for line in table)


async def test_a_child_and_guests_do_not_call(begun, browser_of):
    for person in (begun.elif_, begun.interpreter):
        phone = await browser_of(person)
        assert (await phone.get("/my/time")).status_code == 403
        assert (await phone.send_form("/my/time/call", plan_made="yes")).status_code == 403
