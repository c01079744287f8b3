"""The plan is presented: what is missing is said, and from then on it stays as it is."""

import json

import msgspec

from app.database import rows
from app.kit import html, i18n
from app.kit.clock import today
from app.plans import queries
from app.plans.rules import checksum
from app.practice.phases import Phase
from tests.plans import REVIEW, present_plan, the_latest, write_plan


async def test_it_works(world, browser_of):
    writing = await write_plan(world)
    nora = await browser_of(world.nora)
    plan = f"/conferences/{world.yilmaz.id}/plan"

    answer = await nora.send_form(f"{plan}/present", seen=checksum(writing.as_plan()))

    shown = await the_latest(world)
    assert (answer.status_code, answer.headers["location"]) == (303, plan)
    assert (shown.number, shown.plan, shown.intact) == (1, writing.as_plan(), True)
    assert await queries.draft_of(world.yilmaz.id) is None
    assert [tuple(each) for each in await rows("SELECT kind, person FROM outbox_message")] == [("desk_news", world.idris.id)]
    for person in (world.nora, world.idris):
        page = await (await browser_of(person)).get(f"{plan}/versions/1")
        assert page.status_code == 200
        assert all(
            words in page.text for words in ("Oma holt sie morgens ab", "Hausaufgabenhilfe", "Wir rufen Ayşe an.", shown.checksum[:16])
        )


async def test_the_content_is_what_everybody_reads(world):
    await present_plan(world)
    stored = await rows("SELECT content, checksum FROM plan_version")
    content = json.loads(stored[0]["content"])
    assert sorted(content) == [
        "agreements", "bottom_lines", "concern", "contingency", "escalation", "family", "good", "guardian", "no_contingency", "number",
        "question", "reasons", "review_on", "services",
    ]  # fmt: skip
    assert sorted(content["agreements"][0]) == [
        "answers", "checker", "due_on", "due_words", "helper", "own_words", "plan_b", "promise", "sign", "what", "who",
    ]  # fmt: skip
    assert content["agreements"][0]["who"] == {"id": str(world.ayse.id), "name": "Ayşe Demir"}
    assert content["bottom_lines"][1] == {
        "id": str(world.bottom_lines[1].id),
        "number": 2,
        "text": "Elif ist abends nicht allein zu Hause.",
    }
    assert checksum(content) == stored[0]["checksum"]


async def test_what_is_missing_is_said_and_nothing_changes(world, browser_of):
    await world.at(Phase.AGREEING)
    nora = await browser_of(world.nora)
    plan = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{plan}/agreements", own_words="Irgendwer macht das schon.")

    answer = await nora.send_form(f"{plan}/present", seen="")

    assert answer.status_code == 409
    assert "Every agreement needs somebody who does it." in answer.text
    assert await queries.latest_presented(world.yilmaz.id) is None
    page = await nora.get(plan)
    assert "Present the plan" not in page.text
    assert "Choose a day on which you look at the plan together." in page.text


async def test_without_a_draft_there_is_nothing_to_present(world, browser_of):
    await world.at(Phase.AGREEING)
    nora = await browser_of(world.nora)
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/plan/present", seen="")).status_code == 409


async def test_nobody_presents_what_they_have_not_read(world, browser_of):
    writing = await write_plan(world)
    nora = await browser_of(world.nora)
    plan = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{plan}/services", what="Noch ein Wunsch")

    answer = await nora.send_form(f"{plan}/present", seen=checksum(writing.as_plan()))

    assert answer.status_code == 409
    assert "read it once more" in answer.text
    assert await queries.latest_presented(world.yilmaz.id) is None


async def test_an_unanswered_bottom_line_stops_nobody(world, browser_of):
    await world.at(Phase.AGREEING)
    nora = await browser_of(world.nora)
    plan = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{plan}/agreements", own_words="Ich koche.", who=world.sara.id)
    await nora.send_form(f"{plan}/frame", edited=0, no_contingency="yes", review_on=str(later()))
    assert (await nora.send_form(f"{plan}/present", seen="")).status_code == 303


def later():
    from app.kit.clock import today

    return today() + REVIEW


async def test_the_caseworker_cannot_present(world, browser_of):
    await write_plan(world)
    idris = await browser_of(world.idris)
    assert (await idris.send_form(f"/conferences/{world.yilmaz.id}/plan/present", seen="")).status_code == 403


async def test_what_has_changed_since_the_version_before(world, browser_of):
    await present_plan(world)
    nora = await browser_of(world.nora)
    plan = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{plan}/draft")
    draft = await queries.draft_of(world.yilmaz.id)
    await nora.send_form(f"{plan}/agreements/{draft.agreements[1].id}", edited=0, what="Mehmet ist dienstags da.", who=world.mehmet.id)
    await nora.send_form(f"{plan}/agreements", own_words="Sara ist mittwochs da.", who=world.sara.id)

    assert (await nora.send_form(f"{plan}/present", seen="")).status_code == 303

    page = await nora.get(f"{plan}/versions/2")
    assert "What has changed" in page.text
    assert all(words in page.text for words in ("Mehmet ist dienstags da.", "Sara ist mittwochs da.", "Version 1"))
    first = await nora.get(f"{plan}/versions/1")
    assert "Sara ist mittwochs da." not in first.text
    old, new = await queries.version_of(world.yilmaz.id, 1), await queries.version_of(world.yilmaz.id, 2)
    assert [each.promise for each in old.plan.agreements] == [each.promise for each in new.plan.agreements[:2]]
    assert msgspec.structs.replace(new.plan, number=1, agreements=old.plan.agreements) == old.plan


async def test_a_draft_of_a_change_can_be_thrown_away(world, browser_of):
    await present_plan(world)
    nora = await browser_of(world.nora)
    plan = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{plan}/draft")
    assert (await nora.send_form(f"{plan}/draft/discard")).status_code == 303
    assert await queries.draft_of(world.yilmaz.id) is None


async def test_the_first_draft_cannot_be_thrown_away(world, browser_of):
    await write_plan(world)
    nora = await browser_of(world.nora)
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/plan/draft/discard")).status_code == 409


async def test_the_first_page_tells_the_day_on_which_the_family_wants_to_look_again(world, browser_of):
    await present_plan(world)
    page = (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}")).text
    with i18n.speaking("en"):
        assert html.day(today() + REVIEW) in page
