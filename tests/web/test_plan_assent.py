"""What everybody says to the plan: yes, no and why, or not yet and who asks again."""

from uuid import uuid4

import pytest

from app.database import rows
from app.kit.errors import NoSuchThing, Refused
from app.plans import commands
from app.practice.promises import Assent, AssentHow
from tests.plans import NASTY, accept_plan, present_plan, refuse_plan, the_latest, write_plan


def said(plan):
    return {each.person.name: each.answer for each in plan.assents}


async def test_it_works(world, browser_of):
    await present_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan"

    paper = await nora.send_form(f"{path}/assents", person=world.ayse.id, number=1, answer="yes", how="paper")
    oral = await nora.send_form(
        f"{path}/assents", person=world.elif_.id, number=1, answer="not_yet", how="oral", witness="Leyla Aydın", owed_by=world.ayse.id
    )
    no = await nora.send_form(f"{path}/assents", person=world.sara.id, number=1, answer="no", how="paper", why="Zu viel auf einmal.")

    assert [answer.status_code for answer in (paper, oral, no)] == [303, 303, 303]
    assert paper.headers["location"] == f"{path}/versions/1#assents"
    plan = await the_latest(world)
    assert said(plan) == {"Elif Yılmaz": Assent.NOT_YET, "Ayşe Demir": Assent.YES, "Mehmet Yılmaz": None, "Sara Yılmaz": Assent.NO}
    assert (plan.assents[0].witness, plan.assents[0].owed_by, plan.assents[3].why) == ("Leyla Aydın", "Ayşe Demir", "Zu viel auf einmal.")
    assert plan.not_asked == ["Mehmet Yılmaz"]
    page = (await nora.get(f"{path}/versions/1")).text
    assert all(words in page for words in ("Zu viel auf einmal.", "Leyla Aydın", "Could not answer yet", "Not asked yet"))
    assert f'href="/conferences/{world.yilmaz.id}/plan" aria-current="page"' in page


async def test_by_tap_the_latest_answer_counts_and_the_same_twice_is_noted_once(world):
    await present_plan(world)
    conference = await world.as_it_is()

    async def tap(person, answer, why=""):
        await commands.answer_plan(conference, person=person.id, answer=answer, why=why, how=AssentHow.TAP, number=1, by=person.id)

    await tap(world.sara, Assent.NO, "Zu viel.")
    await tap(world.sara, Assent.YES)
    await tap(world.sara, Assent.YES)
    await tap(world.elif_, Assent.YES)

    plan = await the_latest(world)
    assert said(plan) == {"Elif Yılmaz": Assent.YES, "Ayşe Demir": None, "Mehmet Yılmaz": None, "Sara Yılmaz": Assent.YES}
    assert len(await rows("SELECT id FROM assent_given")) == 3


async def test_not_yet_leaves_a_debt_with_the_coordinator_where_nobody_is_named(world):
    await present_plan(world)
    await rows("DELETE FROM outbox_message")
    await commands.answer_plan(
        await world.as_it_is(), person=world.sara.id, answer=Assent.NOT_YET, why="", how=AssentHow.TAP, by=world.sara.id
    )
    assert (await the_latest(world)).assents[3].owed_by == "Nora Wiechmann"
    assert [tuple(each) for each in await rows("SELECT kind, person FROM outbox_message")] == [("desk_news", world.nora.id)]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("why", {"answer": "no", "how": "paper"}),
        ("owed_by", {"answer": "not_yet", "how": "paper"}),
        ("witness", {"answer": "yes", "how": "oral"}),
        ("how", {"answer": "yes", "how": "tap"}),
        ("answer", {"answer": "perhaps", "how": "paper"}),
        ("person", {"answer": "yes", "how": "paper", "person": "nobody"}),
    ],
)
async def test_mistakes(world, browser_of, field, typed):
    await present_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/assents"
    answer = await nora.send_form(path, **({"person": world.ayse.id, "number": 1} | typed))
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert await rows("SELECT id FROM assent_given") == []


async def test_only_the_family_group_answers(world, browser_of):
    await present_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/assents"
    for person in (world.interpreter.id, world.idris.id, uuid4()):
        assert (await nora.send_form(path, person=person, number=1, answer="yes", how="paper")).status_code == 404


async def test_a_stranger_cannot_owe_the_question(world, browser_of):
    await present_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/assents"
    answer = await nora.send_form(path, person=world.ayse.id, number=1, answer="not_yet", how="paper", owed_by=world.petra.id)
    assert answer.status_code == 409
    assert "Choose somebody of the family group" in answer.text


async def test_nobody_agrees_to_a_version_that_they_have_not_read(world, browser_of):
    await present_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{path}/draft")
    await nora.send_form(f"{path}/present", seen="")
    answer = await nora.send_form(f"{path}/assents", person=world.ayse.id, number=1, answer="yes", how="paper")
    assert answer.status_code == 409
    assert "There is a newer version of the plan." in answer.text
    with pytest.raises(Refused):
        await commands.answer_plan(
            await world.as_it_is(), person=world.ayse.id, answer=Assent.YES, why="", how=AssentHow.TAP, number=1, by=world.ayse.id
        )


async def test_without_a_presented_plan_there_is_nothing_to_answer(world):
    await write_plan(world)
    with pytest.raises(Refused):
        await commands.answer_plan(
            await world.as_it_is(), person=world.ayse.id, answer=Assent.YES, why="", how=AssentHow.TAP, by=world.ayse.id
        )


async def test_once_the_plan_lives_somebody_can_still_be_asked(world, browser_of):
    await accept_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/assents"
    assert (await nora.send_form(path, person=world.mehmet.id, number=1, answer="yes", how="paper")).status_code == 303


async def test_somebody_who_has_left_is_not_asked(world):
    await present_plan(world)
    await rows("UPDATE participant SET left_at = now() WHERE person = $1", world.mehmet.id)
    conference = await world.as_it_is()
    with pytest.raises(NoSuchThing):
        await commands.answer_plan(conference, person=world.mehmet.id, answer=Assent.YES, why="", how=AssentHow.TAP, by=world.mehmet.id)
    assert "Mehmet Yılmaz" not in said(await the_latest(world))


async def test_the_caseworker_records_no_answers(world, browser_of):
    await refuse_plan(world)
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/assents"
    assert (await idris.send_form(path, person=world.mehmet.id, number=1, answer="yes", how="paper")).status_code == 403


async def test_nasty_input_breaks_nothing(world, browser_of):
    await present_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan/assents"
    good = {"person": str(world.ayse.id), "number": "1", "answer": "no", "how": "oral", "why": "x", "witness": "y"}
    good["owed_by"] = str(world.sara.id)
    for field in good:
        for value in NASTY:
            assert (await nora.send_form(path, **(good | {field: value}))).status_code < 500, (field, value[:9])
