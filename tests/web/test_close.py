"""A conference that was held is closed."""

from datetime import date

import asyncpg
import pytest
from msgspec.structs import replace

from app.conferences.commands import close
from app.conferences.tables import Conference
from app.database import all_or_nothing, rows
from app.outbox.tables import OutboxMessage
from app.plans.queries import plan_in_force
from app.plans.tables import PromisedHelp
from app.practice.phases import Phase
from app.practice.promises import Outcome
from tests.reviews import living
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


async def asked_to_close(world, browser_of):
    """A plan that nobody has looked at again; Nora asks to close."""
    await living(world)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(path(world), outcome="other_help", why="Die Familie zieht weg.")
    assert (answer.status_code, answer.headers["location"]) == (303, path(world))
    return nora


async def look_of(world):
    return (await rows("SELECT id FROM second_look WHERE conference = $1 AND answered_at IS NULL", world.yilmaz.id))[0]["id"]


async def test_without_a_review_nothing_closes_until_a_second_person_has_signed(world, browser_of):
    nora = await asked_to_close(world, browser_of)
    assert (await world.as_it_is()).phase is Phase.FOLLOW_UP
    assert "This waits for a second person" in (await nora.get(path(world))).text
    again = await nora.send_form(path(world), outcome="fulfilled", why="Noch einmal.")
    assert again.status_code == 422

    vera = await browser_of(world.vera)
    page = (await vera.get("/second")).text
    assert "Close a conference without a review" in page
    assert "Die Familie zieht weg." in page
    assert "Familie Yılmaz" not in page
    assert (await vera.send_form(f"/second/{await look_of(world)}", agreed="yes")).status_code == 303
    assert await Conference.select(Conference.phase, Conference.outcome).first() == {"phase": "closed", "outcome": "other_help"}
    history = (await nora.get(path(world, "/history"))).text
    assert "Die Familie zieht weg." in history


async def test_one_person_alone_cannot_by_any_route(world, browser_of):
    """The page, the signature, the plan opened for a change, the change itself, and the database."""
    nora = await asked_to_close(world, browser_of)
    assert (await nora.send_form(f"/second/{await look_of(world)}", agreed="yes")).status_code == 409
    for conference in (await world.as_it_is(), replace((await world.as_it_is()), phase=Phase.FOLLOW_UP)):
        with pytest.raises(asyncpg.RaiseError, match="only when two people say so"):
            async with all_or_nothing():
                await close(conference, Outcome.FULFILLED, "Allein.", by=world.nora.id)
    assert (await nora.send_form(path(world, "/close/take-back"))).status_code == 303
    assert (await nora.send_form(path(world, "/plan/reopen"))).status_code == 303
    assert (await nora.send_form(path(world), outcome="other_help", why="Andersherum.")).headers["location"] == path(world)
    assert (await world.as_it_is()).phase is Phase.AGREEING
    for sql in (
        "UPDATE conference SET phase = 'closed' WHERE id = $1",
        "UPDATE second_look SET answered_by = asked_by, answered_at = now(), agreed = true WHERE conference = $1",
    ):
        with pytest.raises((asyncpg.RaiseError, asyncpg.CheckViolationError)):
            async with all_or_nothing():
                await rows(sql, world.yilmaz.id)
    assert (await world.as_it_is()).phase is Phase.AGREEING


async def test_a_no_and_taking_back_leave_everything_as_it_was(world, browser_of):
    nora = await asked_to_close(world, browser_of)
    jan = await browser_of(world.jan)
    assert (await jan.send_form(f"/second/{await look_of(world)}", agreed="no")).status_code == 303
    assert (await world.as_it_is()).phase is Phase.FOLLOW_UP
    assert (await nora.send_form(path(world), outcome="other_help", why="Noch einmal gefragt.")).status_code == 303
    assert (await nora.send_form(path(world, "/close/take-back"))).status_code == 303
    assert "Nothing waits for you." in (await jan.get("/second")).text
    # a review that is convened needs no signature any more
    assert (await nora.send_form(path(world), outcome="other_help", why="Und noch einmal.")).status_code == 303
    assert (await nora.send_form(path(world, "/review/convene"))).status_code == 303
    assert "Nothing waits for you." in (await jan.get("/second")).text


@pytest.mark.parametrize("meanwhile", ["reopened", "promised"])
async def test_what_has_changed_until_somebody_signs_counts(world, browser_of, meanwhile):
    """Fulfilled is a plan that is in force, and of which the office owes nothing, on the day of the second signature too."""
    await living(world)
    nora, vera, idris = [await browser_of(each) for each in (world.nora, world.vera, world.idris)]
    (wish,) = (await plan_in_force(world.yilmaz.id)).plan.services
    await idris.send_form(path(world, f"/plan/wishes/{wish.request}"), decision="refused", words="Es gibt keinen Platz.")
    await nora.send_form(path(world), outcome="fulfilled", why="Alles gut.")
    look = await look_of(world)
    if meanwhile == "reopened":
        assert (await nora.send_form(path(world, "/plan/reopen"))).status_code == 303
    else:
        await idris.send_form(path(world, f"/plan/wishes/{wish.request}"), decision="granted", promised_on="2028-01-10")
    before = (await world.as_it_is()).phase
    assert (await vera.send_form(f"/second/{look}", agreed="yes")).status_code == 409
    assert (await world.as_it_is()).phase is before
    assert await look_of(world) == look, "it still waits, and can be taken back"


async def test_who_may_sign(world, browser_of):
    await asked_to_close(world, browser_of)
    look = await look_of(world)
    answers = {}
    for name in ("idris", "ada", "foreign_coordinator", "foreign_manager", "ayse"):
        answers[name] = (await (await browser_of(getattr(world, name))).send_form(f"/second/{look}", agreed="yes")).status_code
    assert answers == {"idris": 403, "ada": 403, "foreign_coordinator": 404, "foreign_manager": 404, "ayse": 404}
    assert (await world.as_it_is()).phase is Phase.FOLLOW_UP
