"""Who sees what on the family's phone, part by part and phase by phase."""

import pytest

from app.kit.clock import now
from app.practice.phases import Phase
from app.practice.rights import Right, may
from app.practice.roles import Role
from tests.plans import accept_plan, present_plan, refuse_plan

PAGES = {
    "/my": Right.ENTER,
    "/my/invitation": Right.SEE_OWN_INVITATION,
    "/my/concern": Right.SEE_CONCERN,
    "/my/time": Right.CALL_THE_OTHERS,
    "/my/plan": Right.READ_PLAN,
    "/my/plan/answer": Right.ANSWER_PLAN,
    "/my/plan/write": Right.WRITE_OUR_PLAN,
    "/my/plan/write/agreement": Right.WRITE_OUR_PLAN,
    "/my/plan/write/wish": Right.WRITE_OUR_PLAN,
    "/my/plan/write/frame": Right.WRITE_OUR_PLAN,
    "/my/promises": Right.REPORT_PROGRESS,
    "/my/promises/everyone": Right.REPORT_PROGRESS,
    "/my/promises/office": Right.REPORT_PROGRESS,
    "/my/consent": Right.WITHDRAW_CONSENT,
    "/my/words": Right.ENTER,
}
PEOPLE = {"ayse": Role.FAMILY, "elif_": Role.CHILD, "interpreter": Role.INTERPRETER}
CONCERN = ("nicht in die Schule", "Wie schafft es Elif", "abends nicht allein")
PLAN = "Oma holt sie morgens ab"


@pytest.mark.parametrize("plan", [None, accept_plan], ids=["no plan", "plan"])
@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("name", PEOPLE)
async def test_every_page(world, browser_of, name, phase, plan):
    """Each page answers as the table of rights says, with a plan and without one, and says nothing that it may not."""
    if plan:
        await plan(world)
    await world.at(phase, frozen_at=now())
    phone = await browser_of(getattr(world, name))
    for path, right in PAGES.items():
        answer = await phone.get(path)
        allowed = may(PEOPLE[name], right, phase)
        assert answer.status_code == (200 if allowed else 403), path
        if name != "ayse":
            assert not any(words in answer.text for words in CONCERN), path
        if name == "interpreter":
            assert PLAN not in answer.text, path
            assert "Elif" not in answer.text, path
        assert "Amselweg" not in answer.text, path
        assert "familie.test" not in answer.text, path


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("phase", Phase)
async def test_every_page_can_be_left_and_calls_for_help(world, browser_of, name, phase):
    await world.at(phase)
    page = (await (await browser_of(getattr(world, name))).get("/my")).text
    assert 'href="/leave" data-leave' in page
    assert 'href="tel:042136117"' in page
    assert 'href="tel:04216991133"' in page
    assert 'href="tel:112"' in page
    assert "<title>Dates and notes</title>" in page
    assert 'action="/sign-out"' in page


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.ENQUIRY, "We are getting ready"),
        (Phase.CLARIFIED, "We are getting ready"),
        (Phase.PREPARATION, "Your meeting is being prepared"),
        (Phase.INFORMATION, "Your meeting has begun"),
        (Phase.PRIVATE_TIME, "This is your time"),
        (Phase.AGREEING, "Now your plan is written down"),
        (Phase.FOLLOW_UP, "Your plan lives"),
        (Phase.CLOSED, "This has come to its end"),
        (Phase.ENDED_IN_PREPARATION, "The preparation has ended"),
    ],
)
async def test_the_first_page_says_what_is_now(world, browser_of, phase, words):
    await world.at(phase)
    assert words in (await (await browser_of(world.ayse)).get("/my")).text


async def test_the_first_page_asks_for_the_answer_to_the_plan(world, browser_of):
    await present_plan(world)
    assert "What do you say to it?" in (await (await browser_of(world.ayse)).get("/my")).text


async def test_the_first_page_tells_that_the_plan_is_not_there_yet(world, browser_of):
    await refuse_plan(world)
    assert "not quite there yet" in (await (await browser_of(world.ayse)).get("/my")).text


async def test_staff_have_no_page_here(world, browser_of):
    nora = await browser_of(world.nora)
    assert {(await nora.get(path)).status_code for path in PAGES} == {404}


async def test_a_stranger_is_asked_to_come_in(browser_of):
    nobody = await browser_of()
    for path in PAGES:
        answer = await nobody.get(path)
        assert (answer.status_code, "Please come in again" in answer.text) == (401, True)
