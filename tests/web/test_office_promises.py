"""What the office promised us: the family sees the day, and plainly when it is late."""

from datetime import timedelta

import pytest

from app.follow_up.queries import office_promises_of, open_promises_of_caseworker
from app.kit.clock import today
from app.plans.tables import PromisedHelp
from app.practice.phases import Phase
from tests.plans import accept_plan


@pytest.fixture
async def promise(world):
    plan = await accept_plan(world)

    async def make(**values):
        await PromisedHelp.delete(force=True)
        await PromisedHelp.insert(
            PromisedHelp(
                **{"request": plan.plan.services[0].request, "conference": world.yilmaz.id, "what": plan.plan.services[0].what,
                   "decision": "granted", "by": world.idris.id} | values
            )
        )  # fmt: skip

    return make


async def page(browser_of, person):
    return (await (await browser_of(person)).get("/my/promises/office")).text


async def test_it_works(world, browser_of, promise):
    await promise(promised_on=today() + timedelta(days=3))
    shown = await page(browser_of, world.ayse)
    assert "Hausaufgabenhilfe zweimal in der Woche" in shown
    assert "The office has promised this until" in shown
    assert "The office is late" not in shown


async def test_a_late_one_is_said_plainly(world, browser_of, promise):
    await promise(promised_on=today() - timedelta(days=1))
    for path in ("/my/promises/office", "/my/plan"):
        assert "The office is late" in (await (await browser_of(world.ayse)).get(path)).text


async def test_on_its_day_it_is_not_late(world, browser_of, promise):
    await promise(promised_on=today())
    assert "The office is late" not in await page(browser_of, world.ayse)


async def test_a_kept_one(world, browser_of, promise):
    await promise(promised_on=today() - timedelta(days=5), kept_on=today() - timedelta(days=1), kept_by=world.idris.id)
    shown = await page(browser_of, world.ayse)
    assert "The office has kept this" in shown
    assert "The office is late" not in shown


async def test_a_refused_one_says_why(world, browser_of, promise):
    await promise(decision="refused", words="Das macht die Schule.")
    shown = await page(browser_of, world.ayse)
    assert "The office says no to this" in shown
    assert "Das macht die Schule." in shown


async def test_an_unanswered_one(world, browser_of):
    await accept_plan(world)
    assert "The office has not answered yet." in await page(browser_of, world.ayse)


async def test_the_caseworker_sees_late_ones_first(world, promise):
    await promise(promised_on=today() - timedelta(days=1))
    owed = await open_promises_of_caseworker(world.idris.id)
    assert [(each.late, each.family_name) for each in owed] == [(True, "Familie Yılmaz")]
    assert await open_promises_of_caseworker(world.petra.id) == []
    assert [each.late for each in await office_promises_of(world.yilmaz.id)] == [True]


async def test_after_the_end_nobody_owes(world, promise):
    await promise(promised_on=today() - timedelta(days=1))
    await world.at(Phase.CLOSED)
    assert await open_promises_of_caseworker(world.idris.id) == []
