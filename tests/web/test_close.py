"""A conference that was held is closed."""

from datetime import date

import pytest

from app.conferences.tables import Conference
from app.outbox.tables import OutboxMessage
from app.plans.tables import PromisedHelp
from app.practice.phases import Phase
from tests.world import everything


def path(world, tail="/close"):
    return f"/conferences/{world.yilmaz.id}{tail}"


@pytest.mark.parametrize(
    ("phase", "outcome"),
    [(Phase.FOLLOW_UP, "fulfilled"), (Phase.FOLLOW_UP, "other_help"), (Phase.INFORMATION, "withdrawn"), (Phase.AGREEING, "without_plan")],
)
async def test_it_works(world, browser_of, phase, outcome):
    await world.at(phase)
    nora = await browser_of(world.nora)
    assert (await nora.get(path(world))).status_code == 200
    answer = await nora.send_form(path(world), outcome=outcome, why="Elif geht wieder gern hin.")
    assert (answer.status_code, answer.headers["location"]) == (303, path(world, ""))
    assert await Conference.select(Conference.phase, Conference.outcome).first() == {"phase": "closed", "outcome": outcome}
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person)] == [world.idris.id]
    assert "Elif geht wieder gern hin." in (await nora.get(path(world, "/history"))).text


async def test_fulfilled_only_when_the_office_has_kept_its_part(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    promised = PromisedHelp(
        conference=world.yilmaz.id, what="Hausaufgabenhilfe", decision="granted", promised_on=date(2026, 12, 1), by=world.idris.id
    )
    await PromisedHelp.insert(promised)
    nora = await browser_of(world.nora)
    before = await everything()
    answer = await nora.send_form(path(world), outcome="fulfilled", why="Alles gut.")
    assert answer.status_code == 422
    assert "The office still owes the family" in answer.text
    assert "Alles gut." in answer.text
    assert await everything() == before

    await PromisedHelp.update({PromisedHelp.kept_on: date(2026, 11, 30)}).where(PromisedHelp.request == promised.request)
    assert (await nora.send_form(path(world), outcome="fulfilled", why="Alles gut.")).status_code == 303


async def test_no_plan_no_fulfilment(world, browser_of):
    await world.at(Phase.AGREEING)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(path(world), outcome="fulfilled", why="Alles gut.")
    assert answer.status_code == 422
    assert "No plan is in force" in answer.text


async def test_every_mistake_keeps_what_was_typed(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    nora = await browser_of(world.nora)
    before = await everything()
    for wrong in ({"outcome": ""}, {"outcome": "taken_back"}, {"outcome": "with_plan"}, {"why": ""}):
        answer = await nora.send_form(path(world), **{"outcome": "other_help", "why": "Alles gut."} | wrong)
        assert answer.status_code == 422, wrong
        assert "Alles gut." in answer.text or "why" in wrong
    assert await everything() == before


async def test_who_is_kept_out(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    about = {"outcome": "other_help", "why": "x"}
    answers = {}
    for name in ("idris", "vera", "jan", "foreign_coordinator", "ayse"):
        answers[name] = (await (await browser_of(getattr(world, name))).send_form(path(world), **about)).status_code
    assert answers == {"idris": 403, "vera": 403, "jan": 404, "foreign_coordinator": 404, "ayse": 404}
    nora = await browser_of(world.nora)
    for phase in (Phase.PREPARATION, Phase.PRIVATE_TIME, Phase.CLOSED):
        await world.at(phase)
        assert (await nora.send_form(path(world), **about)).status_code == 403
