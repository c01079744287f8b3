"""Ending in preparation is an ordinary end; the caseworker can also take a referral back."""

import pytest

from app.conferences.tables import Conference, Move
from app.kit.clock import now
from app.outbox.tables import OutboxMessage
from app.people.tables import AccessLink
from app.practice.phases import Phase
from tests.world import everything


def path(world, tail="/end"):
    return f"/conferences/{world.yilmaz.id}{tail}"


@pytest.mark.parametrize("phase", [Phase.ENQUIRY, Phase.CLARIFIED, Phase.PREPARATION])
@pytest.mark.parametrize("outcome", ["with_plan", "without_plan", "withdrawn"])
async def test_it_works(world, browser_of, phase, outcome):
    await world.at(phase)
    nora = await browser_of(world.nora)
    assert (await nora.get(path(world))).status_code == 200

    answer = await nora.send_form(path(world), outcome=outcome, why="Die Großeltern nehmen Elif am Nachmittag.")

    assert (answer.status_code, answer.headers["location"]) == (303, path(world, ""))
    assert await Conference.select(Conference.phase, Conference.outcome).first() == {"phase": "ended_in_preparation", "outcome": outcome}
    assert (await Move.select(Move.why).first())["why"] == "Die Großeltern nehmen Elif am Nachmittag."
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person)] == [world.idris.id]
    assert "How it ended" in (await nora.get(path(world, ""))).text


async def test_whoever_was_invited_by_mail_is_told(world, browser_of):
    await world.at(Phase.PREPARATION, frozen_at=now())
    for person, sent in ((world.ayse, now()), (world.mehmet, None)):
        link = (await AccessLink.select(AccessLink.id).where(AccessLink.person == person.id).first())["id"]
        await OutboxMessage.insert(
            OutboxMessage(office=world.bremen.id, conference=world.yilmaz.id, person=person.id, link=link, kind="invitation", sent_at=sent)
        )
    nora = await browser_of(world.nora)
    await nora.send_form(path(world), outcome="without_plan", why="Zu früh.")
    told = await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind == "cancelled")
    assert [each["person"] for each in told] == [world.ayse.id]


async def test_every_mistake_keeps_what_was_typed(world, browser_of):
    nora = await browser_of(world.nora)
    before = await everything()
    for wrong in ({"outcome": ""}, {"outcome": "fulfilled"}, {"outcome": "taken_back"}, {"outcome": "x\x00"}, {"why": "a" * 4001}):
        answer = await nora.send_form(path(world), **{"outcome": "with_plan", "why": "Die Tante hilft."} | wrong)
        assert answer.status_code == 422, wrong
        assert "Die Tante hilft." in answer.text or "why" in wrong
    assert await everything() == before


async def test_the_caseworker_takes_the_referral_back(world, browser_of):
    idris = await browser_of(world.idris)
    assert (await idris.get(path(world, "/withdraw"))).status_code == 200
    answer = await idris.send_form(path(world, "/withdraw"), why="Die Familie ist umgezogen.")
    assert answer.status_code == 303
    assert await Conference.select(Conference.phase, Conference.outcome).first() == {
        "phase": "ended_in_preparation",
        "outcome": "taken_back",
    }
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person)] == [world.nora.id]
    page = (await idris.get(path(world, ""))).text
    assert "The referral was taken back" in page


async def test_who_is_kept_out(world, browser_of):
    before = await everything()
    about = {"outcome": "with_plan", "why": "x"}
    answers = {}
    for name in ("idris", "vera", "jan", "foreign_coordinator", "ayse"):
        answers[name] = (await (await browser_of(getattr(world, name))).send_form(path(world), **about)).status_code
    assert answers == {"idris": 403, "vera": 403, "jan": 404, "foreign_coordinator": 404, "ayse": 404}
    nora, idris = await browser_of(world.nora), await browser_of(world.idris)
    assert (await nora.send_form(path(world, "/withdraw"))).status_code == 403
    await world.at(Phase.INFORMATION)
    assert (await nora.send_form(path(world), **about)).status_code == 403
    assert (await idris.send_form(path(world, "/withdraw"))).status_code == 403
    after = await everything()
    assert {name for name in before if before[name] != after[name]} == {"session", "conference"}
