"""Reading the plan on the phone: what was agreed, how it stands with the office, and earlier versions."""

from datetime import timedelta
from uuid import uuid4

import pytest

from app.kit.clock import today
from app.plans import commands
from app.plans.forms import WishForm
from app.practice.phases import Phase
from app.practice.promises import HelpDecision
from tests.plans import accept_plan, present_plan, refuse_plan, write_plan

ADULTS_ONLY = ("nicht in die Schule", "Wie schafft es Elif", "abends nicht allein", "ottom line", "Wer ist am Wochenende da?")


async def read(browser_of, person, path="/my/plan"):
    answer = await (await browser_of(person)).get(path)
    assert answer.status_code == 200
    return answer.text


async def test_it_works(world, browser_of):
    await accept_plan(world)
    page = await read(browser_of, world.ayse)
    for words in (
        "Elif kommt seit Wochen oft nicht in die Schule.",
        "Wie schafft es Elif",
        "Elif ist abends nicht allein zu Hause.",
        "Oma holt sie morgens ab, dann klappt das.",
        "Ayşe bringt Elif jeden Schultag um 7:30 Uhr zur Schule.",
        "(that is you)",
        "jeden Schultag",
        "Mehmet Yılmaz",
        "Idris Kaya",
        "Die Schule ruft nicht mehr an.",
        "Mehmet fährt.",
        "the question, bottom line 1",
        "Hausaufgabenhilfe zweimal in der Woche",
        "The office has not answered yet.",
        "Wir rufen Ayşe an.",
        "The office has said yes to this plan",
        "Version 1",
    ):
        assert words in page, words


async def test_before_the_office_has_answered(world, browser_of):
    await present_plan(world)
    page = await read(browser_of, world.ayse)
    assert "The office is looking at the plan" in page
    assert "What do you say to it?" in page


async def test_reasons_of_a_refusal_are_there_at_once(world, browser_of):
    await refuse_plan(world, "Wer ist am Wochenende <da>?")
    page = await read(browser_of, world.ayse)
    assert "Not quite there yet" in page
    assert "Wer ist am Wochenende &lt;da&gt;?" in page
    assert "Bottom line 2" in page
    assert 'href="/my/plan/write"' in page


@pytest.mark.parametrize("made", [present_plan, accept_plan, refuse_plan])
async def test_a_child_reads_the_plan_and_no_worries(world, browser_of, made):
    await made(world)
    page = await read(browser_of, world.elif_)
    assert "Oma holt sie morgens ab" in page
    assert [words for words in ADULTS_ONLY if words in page] == []
    for other in ("/my", "/my/plan/answer", "/my/promises", "/my/promises/everyone"):
        answer = await (await browser_of(world.elif_)).get(other)
        assert [words for words in ADULTS_ONLY if words in answer.text] == [], other


async def test_the_draft_is_not_read_before_it_is_presented(world, browser_of):
    await write_plan(world)
    assert "Oma holt sie" not in await read(browser_of, world.mehmet)


async def test_earlier_versions_stay_readable(world, browser_of):
    await refuse_plan(world)
    await commands.present(await world.as_it_is(), by=world.ayse.id)
    newest = await read(browser_of, world.ayse)
    first = await read(browser_of, world.ayse, "/my/plan/1")
    assert "Version 2, presented" in newest
    assert 'href="/my/plan/1"' in newest
    assert "This is an earlier version" in first
    assert "Wer ist am Wochenende da?" in first


async def test_versions_that_are_not_there(world, browser_of):
    await accept_plan(world)
    ayse = await browser_of(world.ayse)
    for number in ("0", "2", "-1", "99999999999999999999", "x"):
        assert (await ayse.get(f"/my/plan/{number}")).status_code == 404, number


async def test_what_the_office_promised_stands_with_its_day(world, browser_of):
    plan = await present_plan(world)
    day = today() + timedelta(days=10)
    wish = plan.plan.services[0].request
    form = WishForm(decision=HelpDecision.GRANTED, promised_on=day, words="Frau Lübben ruft an.")
    await commands.answer_wish(await world.as_it_is(), wish, form, by=world.idris.id)
    page = await read(browser_of, world.ayse)
    assert "The office has promised this until" in page
    assert str(day.year) in page
    assert "Frau Lübben ruft an." in page


async def test_in_private_time_an_earlier_plan_can_be_read(world, browser_of):
    await refuse_plan(world)
    await world.at(Phase.PRIVATE_TIME)
    assert "Oma holt sie morgens ab" in await read(browser_of, world.ayse)


async def test_it_can_be_printed_without_its_buttons(world, browser_of):
    await accept_plan(world)
    page = await read(browser_of, world.ayse)
    assert "data-print" in page
    assert "no-print" in page


async def test_guests_do_not_read_it(world, browser_of):
    await accept_plan(world)
    interpreter = await browser_of(world.interpreter)
    assert (await interpreter.get("/my/plan")).status_code == 403
    assert (await interpreter.get("/my/plan/1")).status_code == 403


async def test_nobody_reads_another_family(world, browser_of):
    """There is no id in the address: whose plan it is hangs on the session alone."""
    await accept_plan(world)
    ayse = await browser_of(world.ayse)
    assert (await ayse.get(f"/conferences/{world.yilmaz.id}/plan")).status_code == 404
    assert (await ayse.get(f"/conferences/{uuid4()}/plan")).status_code == 404


async def test_where_a_review_is_convened_the_plan_names_the_day_on_which_it_meets(world, browser_of):
    shown = await accept_plan(world)
    meets = shown.plan.review_on + timedelta(days=9)
    await world.at(Phase.REVIEW, meets_on=meets)
    day = (await read(browser_of, world.ayse)).partition("When we look at it together again")[2].partition("</p>")[0]
    assert f" {meets.day} {meets:%B %Y}" in day
    assert f" {shown.plan.review_on.day} {shown.plan.review_on:%B %Y}" not in day
