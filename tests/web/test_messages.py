"""What was written to whom, how it stands, and what to do when it did not arrive."""

import pytest

from app.conferences.commands import refuse_email
from app.conferences.tables import Participant
from app.outbox.tables import OutboxMessage
from app.practice.mail import PROBLEM_NAMES, STATE_NAMES, Problem, State
from app.practice.phases import Phase
from tests.circle import invite_everybody


async def test_it_works(world, browser_of):
    await invite_everybody(world)
    nora = await browser_of(world.nora)
    page = (await nora.get(f"/conferences/{world.yilmaz.id}/messages")).text
    for name in ("Ayşe Demir", "Mehmet Yılmaz", "Sara Yılmaz", "Leyla Aydın"):
        assert name in page
    assert page.count("Waiting") == 4
    assert "@" not in page, "no address stands here"


@pytest.mark.parametrize("problem", [Problem.REFUSED, Problem.TOO_LATE, Problem.NO_ADDRESS])
async def test_what_did_not_arrive_is_seen_to_by_phone(world, browser_of, problem):
    await invite_everybody(world)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/messages"
    message = (await OutboxMessage.objects().where(OutboxMessage.person == world.ayse.id).first()).id
    await OutboxMessage.update({OutboxMessage.state: State.GIVEN_UP, OutboxMessage.problem: problem}).where(OutboxMessage.id == message)
    page = (await nora.get(at)).text
    assert STATE_NAMES[State.GIVEN_UP] in page
    assert PROBLEM_NAMES[problem] in page

    for _ in range(2):
        assert (await nora.send_form(f"{at}/{message}/seen-to")).status_code == 303

    page = (await nora.get(at)).text
    assert ("You have phoned" in page, f"/{message}/seen-to" in page) == (True, False)


async def test_before_anything_was_written_the_page_says_so(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    assert "Nothing has been written yet" in (await nora.get(f"/conferences/{world.yilmaz.id}/messages")).text


async def test_a_message_of_another_conference_is_not_there(world, browser_of):
    await invite_everybody(world)
    nora = await browser_of(world.nora)
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/messages/{world.yilmaz.id}/seen-to")).status_code == 404


async def test_nobody_else_sees_them(world, browser_of):
    await invite_everybody(world)
    for who in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.ayse):
        assert (await (await browser_of(who)).get(f"/conferences/{world.yilmaz.id}/messages")).status_code in {403, 404}


async def test_few_questions_however_many_messages(world, browser_of, queries):
    await invite_everybody(world)
    await refuse_email((await Participant.select(Participant.id).where(Participant.person == world.ayse.id).first())["id"])
    nora = await browser_of(world.nora)
    queries.clear()
    page = await nora.get(f"/conferences/{world.yilmaz.id}/messages")
    assert (page.status_code, len(queries)) == (200, 4), queries
