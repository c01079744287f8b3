"""Saying yes, no or not yet to the plan, on one's own phone."""

from app.database import rows
from app.plans import commands
from tests.plans import present_plan, refuse_plan


async def answers():
    return [
        (each["answer"], each["why"], each["how"], each["person"], each["owed_by"])
        for each in await rows("SELECT * FROM assent_given ORDER BY at")
    ]


async def test_it_works(world, browser_of):
    await present_plan(world)
    ayse = await browser_of(world.ayse)

    before = await ayse.get("/my/plan/answer")
    sent = await ayse.send_form("/my/plan/answer", answer="yes", number="1")
    after = await ayse.get("/my/plan/answer")

    assert 'name="number" value="1"' in before.text
    assert (sent.status_code, sent.headers["location"]) == (303, "/my/plan/answer")
    assert await answers() == [("yes", "", "tap", world.ayse.id, None)]
    assert "Thank you. You said:" in after.text
    assert "You said:" in (await ayse.get("/my/plan")).text


async def test_a_child_answers_too(world, browser_of):
    await present_plan(world)
    elif_ = await browser_of(world.elif_)
    assert (await elif_.send_form("/my/plan/answer", answer="no", number="1", why="Ich will zu Papa.")).status_code == 303
    assert await answers() == [("no", "Ich will zu Papa.", "tap", world.elif_.id, None)]


async def test_a_no_says_why(world, browser_of):
    await present_plan(world)
    answer = await (await browser_of(world.ayse)).send_form("/my/plan/answer", answer="no", number="1")
    assert answer.status_code == 422
    assert 'id="why-error"' in answer.text
    assert await answers() == []


async def test_not_yet_leaves_a_debt_with_the_coordinator(world, browser_of):
    await present_plan(world)
    await (await browser_of(world.sara)).send_form("/my/plan/answer", answer="not_yet", number="1")
    assert await answers() == [("not_yet", "", "tap", world.sara.id, world.nora.id)]


async def test_it_can_be_changed(world, browser_of):
    await present_plan(world)
    ayse = await browser_of(world.ayse)
    for answer in ("not_yet", "no", "yes"):
        await ayse.send_form("/my/plan/answer", answer=answer, number="1", why="weil")
    assert [each[0] for each in await answers()] == ["not_yet", "no", "yes"]


async def test_nobody_agrees_to_what_they_have_not_read(world, browser_of):
    await refuse_plan(world)
    await commands.present(await world.as_it_is(), by=world.nora.id)
    answer = await (await browser_of(world.ayse)).send_form("/my/plan/answer", answer="no", number="1", why="Zu viel für mich.")
    assert answer.status_code == 422
    assert "There is a newer version of the plan" in answer.text
    assert "Zu viel für mich." in answer.text
    assert await answers() == []


async def test_without_a_plan(world, browser_of):
    await present_plan(world)
    ayse = await browser_of(world.ayse)
    for number in ("", "x", "-1", "99999999999999", "7"):
        assert (await ayse.send_form("/my/plan/answer", answer="yes", number=number)).status_code == 422, number


async def test_guests_are_not_asked(world, browser_of):
    await present_plan(world)
    assert (await (await browser_of(world.interpreter)).send_form("/my/plan/answer", answer="yes", number="1")).status_code == 403
