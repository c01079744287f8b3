"""The caseworker decides: clear, safe, lawful, and every bottom line."""

import re

import pytest

from app.database import rows
from app.plans import queries
from app.practice.phases import Phase
from tests.plans import NASTY, accept_plan, present_plan, refuse_plan, the_latest, write_plan

ALL_YES = {"number": 1, "clear": "yes", "safe": "yes", "lawful": "yes", "line_1": "yes", "line_2": "yes"}


async def test_it_works(world, browser_of):
    shown = await present_plan(world)
    await rows("DELETE FROM outbox_message")
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan"

    page = await idris.get(f"{path}/decision")
    answer = await idris.send_form(f"{path}/decision", **ALL_YES)

    assert page.status_code == 200
    assert "Elif geht jeden Tag in die Schule." in page.text
    assert "Ayşe bringt Elif jeden Schultag um 7:30 Uhr zur Schule." in page.text
    assert "Not everybody has said yet" in page.text
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}/wishes")
    assert "Accepted" in (await idris.get(f"{path}/wishes")).text
    conference = await world.as_it_is()
    assert (conference.phase, conference.review_on) == (Phase.FOLLOW_UP, shown.plan.review_on)
    plan = await the_latest(world)
    assert (plan.in_force, plan.decision.accepted, plan.decision.by) == (True, True, "Idris Kaya")
    assert [(line.number, line.met) for line in plan.decision.lines] == [(1, True), (2, True)]
    told = {(each["kind"], each["person"]) for each in await rows("SELECT kind, person FROM outbox_message")}
    assert told == {
        ("desk_news", world.nora.id),
        ("plan_news", world.ayse.id),
        ("plan_news", world.mehmet.id),
        ("plan_news", world.sara.id),
    }
    assert await queries.draft_of(world.yilmaz.id) is None


async def test_a_no_is_seen_at_once_and_the_next_version_begins_as_a_copy(world, browser_of):
    before = await present_plan(world)
    idris, nora = await browser_of(world.idris), await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan"
    no = {"line_2": "no", "line_2_why": "Wer ist am Wochenende da?", "safe": "no", "safe_why": "Und wenn Ayşe krank ist?"}

    answer = await idris.send_form(f"{path}/decision", **(ALL_YES | no))

    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}/versions/1")
    assert (await world.as_it_is()).phase is Phase.AGREEING
    draft = await queries.draft_of(world.yilmaz.id)
    assert (draft.number, [each.promise for each in draft.agreements]) == (2, [each.promise for each in before.plan.agreements])
    assert [(each.own_words, each.what, each.who, each.answers) for each in draft.agreements] == [
        (each.own_words, each.what, each.who, each.answers) for each in before.plan.agreements
    ]
    assert [each.request for each in draft.services] == [each.request for each in before.plan.services]
    assert (draft.contingency, draft.guardian, draft.review_on) == (before.plan.contingency, before.plan.guardian, before.plan.review_on)
    desk = (await nora.get(path)).text
    assert all(words in desk for words in ("Wer ist am Wochenende da?", "Und wenn Ayşe krank ist?", "Draft of version 2"))
    assert "Wer ist am Wochenende da?" in (await idris.get(f"{path}/versions/1")).text


@pytest.mark.parametrize("point", ["clear", "safe", "lawful", "line_1", "line_2"])
async def test_every_no_needs_a_reason(world, browser_of, point):
    await present_plan(world)
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/decision"

    answer = await idris.send_form(path, **(ALL_YES | {point: "no"}))

    assert answer.status_code == 422
    assert f'id="{point}_why-error"' in answer.text
    assert (await the_latest(world)).decision is None


async def test_all_that_is_missing_is_said_at_once_in_the_order_of_the_page(world, browser_of):
    await present_plan(world)
    idris = await browser_of(world.idris)
    typed = {"number": 1, "clear": "yes", "safe": "no", "line_1": "yes"}

    page = (await idris.send_form(f"/conferences/{world.yilmaz.id}/plan/decision", **typed)).text

    summary = page.partition('id="errors"')[2].partition("</section>")[0]
    assert re.findall(r'href="#(\w+)"', summary) == ["line_2", "safe_why", "lawful"]


@pytest.mark.parametrize("point", ["clear", "safe", "lawful", "line_1", "line_2"])
async def test_one_no_is_enough(world, browser_of, point):
    await present_plan(world)
    idris = await browser_of(world.idris)
    await idris.send_form(f"/conferences/{world.yilmaz.id}/plan/decision", **(ALL_YES | {point: "no", f"{point}_why": "weil"}))
    assert (await the_latest(world)).decision.accepted is False


@pytest.mark.parametrize("point", ["clear", "safe", "lawful", "line_1", "line_2"])
async def test_every_point_needs_an_answer(world, browser_of, point):
    await present_plan(world)
    idris = await browser_of(world.idris)
    answer = await idris.send_form(f"/conferences/{world.yilmaz.id}/plan/decision", **{k: v for k, v in ALL_YES.items() if k != point})
    assert answer.status_code == 422
    assert f'id="{point}-error"' in answer.text


async def test_it_is_decided_once(world, browser_of):
    await refuse_plan(world)
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/decision"
    answer = await idris.send_form(path, **ALL_YES)
    assert answer.status_code == 409
    assert (await world.as_it_is()).phase is Phase.AGREEING
    assert len(await rows("SELECT id FROM decision")) == 1


async def test_the_family_has_presented_a_newer_version(world, browser_of):
    await present_plan(world)
    idris, nora = await browser_of(world.idris), await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{path}/draft")
    changing = await idris.send_form(f"{path}/decision", **ALL_YES)
    await nora.send_form(f"{path}/present", seen="")
    older = await idris.send_form(f"{path}/decision", **ALL_YES)
    newer = await idris.send_form(f"{path}/decision", **(ALL_YES | {"number": 2}))
    assert [answer.status_code for answer in (changing, older, newer)] == [409, 409, 303]
    assert "just changing its plan" in changing.text
    assert "newer version" in older.text


async def test_without_a_plan_there_is_nothing_to_decide(world, browser_of):
    await write_plan(world)
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/decision"
    assert (await idris.get(path)).status_code == 404
    assert (await idris.send_form(path, **ALL_YES)).status_code == 404


async def test_only_the_caseworker_decides(world, browser_of):
    await present_plan(world)
    path = f"/conferences/{world.yilmaz.id}/plan/decision"
    for person, status in ((world.nora, 403), (world.vera, 403), (world.petra, 404), (world.foreign_caseworker, 404), (world.ayse, 404)):
        browser = await browser_of(person)
        assert (await browser.get(path)).status_code == status, person.name
        assert (await browser.send_form(path, **ALL_YES)).status_code == status, person.name
    assert (await the_latest(world)).decision is None


async def test_not_in_another_phase(world, browser_of):
    await accept_plan(world)
    idris = await browser_of(world.idris)
    assert (await idris.send_form(f"/conferences/{world.yilmaz.id}/plan/decision", **ALL_YES)).status_code == 403


async def test_nasty_input_breaks_nothing(world, browser_of):
    await present_plan(world)
    idris = await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan/decision"
    fields = [*ALL_YES, "clear_why", "safe_why", "lawful_why", "line_1_why", "line_2_why", "line_3", "line_99_why"]
    for field in fields:
        for value in NASTY:
            answer = await idris.send_form(path, **(ALL_YES | {"clear": ""} | {field: value}))
            assert answer.status_code == 422, (field, value[:9])
