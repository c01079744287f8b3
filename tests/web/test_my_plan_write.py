"""Writing our plan on the phone, after private family time."""

from uuid import uuid4

import pytest

from app.kit.clock import today
from app.plans import queries
from app.practice.phases import Phase
from tests.plans import REVIEW, accept_plan, present_plan, refuse_plan, write_plan

WRITE = "/my/plan/write"
LONG = "a" * 100_000


async def draft(world):
    return await queries.draft_of(world.yilmaz.id)


async def test_it_works(world, browser_of):
    """From the first word to a presented plan, with nothing but a phone."""
    await world.at(Phase.AGREEING)
    ayse = await browser_of(world.ayse)

    empty = await ayse.get(WRITE)
    added = await ayse.send_form(
        f"{WRITE}/agreement", own_words="Ich hole sie ab.", who=world.ayse.id, due_words="jeden Tag", answers=[0, 1, 2]
    )
    wished = await ayse.send_form(f"{WRITE}/wish", what="Hausaufgabenhilfe", from_whom="Schule")
    framed = await ayse.send_form(
        f"{WRITE}/frame", edited="0", contingency="Wir rufen an.", guardian=world.sara.id, review_on=today() + REVIEW
    )
    page = (await ayse.get(WRITE)).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    presented = await ayse.send_form(f"{WRITE}/present", seen=seen)

    assert "Nothing is written yet" in empty.text
    assert "Write down at least one agreement." in empty.text
    assert {(each.status_code, each.headers["location"]) for each in (added, wished, framed)} == {(303, WRITE)}
    assert "Ich hole sie ab." in page
    assert (presented.status_code, presented.headers["location"]) == (303, "/my/plan")
    plan = (await queries.latest_presented(world.yilmaz.id)).plan
    assert [(each.own_words, each.who.name, each.answers) for each in plan.agreements] == [("Ich hole sie ab.", "Ayşe Demir", [0, 1, 2])]
    assert [(each.what, each.from_whom) for each in plan.services] == [("Hausaufgabenhilfe", "Schule")]
    assert (plan.contingency, plan.guardian.name) == ("Wir rufen an.", "Sara Yılmaz")


async def test_an_agreement_is_made_more_exact_beside_its_own_words(world, browser_of):
    await write_plan(world)
    ayse, first = await browser_of(world.ayse), (await draft(world)).agreements[0]
    page = await ayse.get(f"{WRITE}/agreement/{first.id}")
    await ayse.send_form(f"{WRITE}/agreement/{first.id}", edited=first.edited, own_words="anders", what="Um 7 Uhr.", who=world.sara.id)
    after = (await draft(world)).agreements[0]
    assert "Oma holt sie morgens ab" in page.text
    assert 'name="own_words"' not in page.text
    assert (after.own_words, after.what, after.who.name) == (first.own_words, "Um 7 Uhr.", "Sara Yılmaz")


async def test_of_two_who_edit_the_second_sees_both_texts(world, browser_of):
    await write_plan(world)
    ayse, sara, first = await browser_of(world.ayse), await browser_of(world.sara), (await draft(world)).agreements[0]
    path = f"{WRITE}/agreement/{first.id}"
    await ayse.send_form(path, edited=first.edited, what="Um 7 Uhr.", who=world.ayse.id)
    second = await sara.send_form(path, edited=first.edited, what="Um 8 Uhr.", who=world.sara.id)
    assert second.status_code == 409
    assert "Um 7 Uhr." in second.text
    assert "Um 8 Uhr." in second.text
    assert (await draft(world)).agreements[0].what == "Um 7 Uhr."
    assert f'name="edited" value="{first.edited + 1}"' in second.text
    assert (await sara.send_form(path, edited=first.edited + 1, what="Um 8 Uhr.", who=world.sara.id)).status_code == 303


async def test_two_who_edit_the_frame(world, browser_of):
    await write_plan(world)
    ayse, seen = await browser_of(world.ayse), (await draft(world)).edited
    await ayse.send_form(f"{WRITE}/frame", edited=seen, contingency="Eins", review_on=today() + REVIEW)
    second = await ayse.send_form(f"{WRITE}/frame", edited=seen, contingency="Zwei", review_on=today() + REVIEW)
    assert second.status_code == 409
    assert "Eins" in second.text
    assert "Zwei" in second.text


async def test_it_can_be_taken_out(world, browser_of):
    written = (await write_plan(world)).draft
    ayse = await browser_of(world.ayse)
    assert (await ayse.send_form(f"{WRITE}/agreement/{written.agreements[0].id}/remove")).status_code == 303
    assert (await ayse.send_form(f"{WRITE}/wish/{written.services[0].id}/remove")).status_code == 303
    after = await draft(world)
    assert [each.id for each in after.agreements] == [written.agreements[1].id]
    assert after.services == []


async def test_after_a_refusal_we_change_it(world, browser_of):
    await refuse_plan(world)
    ayse = await browser_of(world.ayse)
    page = (await ayse.get(WRITE)).text
    assert "Oma holt sie morgens ab" in page
    assert "Present our plan" in page


async def test_a_presented_plan_is_changed_by_a_new_version(world, browser_of):
    await present_plan(world)
    ayse = await browser_of(world.ayse)
    assert "Begin a new version" in (await ayse.get(WRITE)).text
    assert (await ayse.send_form(f"{WRITE}/agreement", own_words="Noch etwas")).status_code == 422
    assert (await ayse.send_form(f"{WRITE}/start")).status_code == 303
    assert (await draft(world)).number == 2


async def test_what_is_missing_is_said_and_nothing_is_presented(world, browser_of):
    await world.at(Phase.AGREEING)
    ayse = await browser_of(world.ayse)
    await ayse.send_form(f"{WRITE}/agreement", own_words="Irgendwer macht es.")
    page = (await ayse.get(WRITE)).text
    assert "Every agreement needs somebody who does it." in page
    assert "Present our plan" not in page
    answer = await ayse.send_form(f"{WRITE}/present")
    assert (answer.status_code, "needs somebody who does it" in answer.text) == (409, True)
    assert await queries.latest_presented(world.yilmaz.id) is None


async def test_nobody_presents_what_they_have_not_read(world, browser_of):
    await write_plan(world)
    ayse = await browser_of(world.ayse)
    seen = (await ayse.get(WRITE)).text.split('name="seen" value="')[1].split('"')[0]
    await (await browser_of(world.mehmet)).send_form(f"{WRITE}/agreement", own_words="Und noch etwas.", who=world.mehmet.id)
    answer = await ayse.send_form(f"{WRITE}/present", seen=seen)
    assert answer.status_code == 409
    assert "Somebody has just changed the plan." in answer.text
    assert await queries.latest_presented(world.yilmaz.id) is None


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({}, "own_words"),
        ({"own_words": LONG}, "own_words"),
        ({"own_words": "a\x00b"}, "own_words"),
        ({"own_words": "gut", "who": "niemand"}, "who"),
        ({"own_words": "gut", "due_on": "morgen"}, "due_on"),
        ({"own_words": "gut", "due_on": "9999-01-01"}, "due_on"),
        ({"own_words": "gut", "answers": ["x"]}, "answers"),
        ({"own_words": ["eins", "zwei"]}, "own_words"),
    ],
)
async def test_mistakes_are_named_and_what_was_typed_is_kept(world, browser_of, fields, where):
    await world.at(Phase.AGREEING)
    answer = await (await browser_of(world.ayse)).send_form(f"{WRITE}/agreement", **({"plan_b": "Papa <fährt>"} | fields))
    assert answer.status_code == 422
    assert f'id="{where}-error"' in answer.text
    assert "Papa &lt;fährt&gt;" in answer.text
    assert await draft(world) is None


async def test_nobody_outside_the_family_is_put_down_for_it(world, browser_of):
    await world.at(Phase.AGREEING)
    ayse = await browser_of(world.ayse)
    for person in (world.idris.id, world.foreign_caseworker.id, world.interpreter.id, uuid4()):
        answer = await ayse.send_form(f"{WRITE}/agreement", own_words="Er macht es.", who=person)
        assert answer.status_code == 422
        assert "Only somebody of the family group can take this on." in answer.text
        assert "Er macht es." in answer.text


async def test_another_draft_is_not_there(world, browser_of):
    await write_plan(world)
    ayse = await browser_of(world.ayse)
    for path in (f"{WRITE}/agreement/{uuid4()}", f"{WRITE}/agreement/{uuid4()}/remove", f"{WRITE}/wish/{uuid4()}/remove"):
        assert (await ayse.send_form(path, edited="0", what="x")).status_code == 404
    assert (await ayse.get(f"{WRITE}/agreement/{uuid4()}")).status_code == 404


async def test_children_guests_and_later_phases_do_not_write(world, browser_of):
    await accept_plan(world)
    for person in (world.ayse, world.elif_, world.interpreter):
        phone = await browser_of(person)
        assert (await phone.send_form(f"{WRITE}/agreement", own_words="x")).status_code == 403
    await world.at(Phase.AGREEING)
    assert (await (await browser_of(world.elif_)).send_form(f"{WRITE}/agreement", own_words="x")).status_code == 403
