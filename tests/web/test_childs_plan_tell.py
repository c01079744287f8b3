"""Telling the plan for a child: by the coordinator, or by a grown-up of the family; shown by a tap, taken back by another."""

import re

import pytest

from app.audit.tables import AuditEntry
from app.childs_plan.queries import childs_plan_of
from app.childs_plan.tables import ChildsLine
from app.database import rows
from app.practice.childs_words import LineKind
from app.practice.phases import Phase
from tests.childs_plan import EVENING, OMA, SCHOOL, show, tell, writing_of
from tests.plans import NASTY, accept_plan, present_plan
from tests.safety import part


def desk(world, more=""):
    return f"/conferences/{world.yilmaz.id}/childs-plan/{world.elif_.id}{more}"


def phone(world, more=""):
    return f"/my/childs-plan/write/{world.elif_.id}{more}"


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.text)[1]


async def lives(world):
    plan = (await accept_plan(world)).plan
    await world.at(Phase.FOLLOW_UP)
    return plan


@pytest.mark.parametrize(("writer", "at"), [("nora", desk), ("ayse", phone)])
async def test_it_works(world, browser_of, writer, at):
    plan = await lives(world)
    browser = await browser_of(getattr(world, writer))
    first, second = plan.agreements

    page = await browser.get(at(world, f"/promises/{first.promise}"))
    assert page.status_code == 200
    assert 'value="way" checked' in page.text  # "Oma holt sie morgens ab" proposes the way first
    assert "Ayşe bringt mich dorthin." in page.text or "Ayşe takes me there." in page.text
    answer = await browser.send_form(
        at(world, f"/promises/{first.promise}"), pictogram="school", edited="0", sentence="school-0", words="x", was="x",
        mark=hidden(page, "mark"),
    )  # fmt: skip
    assert (answer.status_code, answer.headers["location"]) == (303, at(world) + f"#p-{first.promise}")
    await browser.send_form(at(world, f"/promises/{second.promise}"), pictogram="night", left_out="yes")
    await browser.send_form(at(world, "/people"), name=OMA, pictogram="grandparents", who=str(world.ayse.id), words="Oma hört mir zu.")
    await browser.send_form(at(world, "/own"), about="safe_word", pictogram="safe", words="Regenbogen")
    await browser.send_form(at(world), language="de", edited="0", with_child="yes", with_child_on="2026-11-20")
    assert await childs_plan_of(world.yilmaz.id, world.elif_.id) is None  # nothing is shown before the tap

    page = await browser.get(at(world))
    shown = ["Oma hört mir zu.", "to school." if "to school." in page.text else "zur Schule.", "Left out", "Regenbogen"]
    assert [page.text.count(words) > 0 for words in shown] == [True] * 4
    answer = await browser.send_form(at(world, "/show"), seen=hidden(page, "seen"))
    assert answer.status_code == 303
    told = await childs_plan_of(world.yilmaz.id, world.elif_.id)
    assert [(each.name, each.pictogram, each.words) for each in told.people] == [(OMA, "grandparents", "Oma hört mir zu.")]
    assert [(each.promise, each.pictogram) for each in told.promises] == [(first.promise, "school")]
    assert [each.words for each in told.own] == ["Regenbogen"]
    assert (str(told.with_child_on), told.changed) == ("2026-11-20", False)
    assert await AuditEntry.exists().where(AuditEntry.deed == "show_childs_plan")

    await browser.send_form(at(world, "/take-back"))
    assert await childs_plan_of(world.yilmaz.id, world.elif_.id) is None


async def test_the_sentence_that_was_typed_counts_more_than_one_that_was_chosen(world, browser_of):
    first = (await lives(world)).agreements[0].promise
    nora = await browser_of(world.nora)
    await nora.send_form(desk(world, f"/promises/{first}"), pictogram="school", sentence="school-0", words=SCHOOL, was="etwas")
    assert [each.words for each in (await writing_of(world)).lines] == [SCHOOL]


async def test_sentences_are_proposed_in_the_language_in_which_it_is_told(world, browser_of):
    first = (await lives(world)).agreements[0].promise
    nora = await browser_of(world.nora)
    await nora.send_form(desk(world), language="ar", edited="0")
    page = await nora.get(desk(world, f"/promises/{first}"))
    assert '<div class="kern-fieldset__body" lang="ar">' in page.text


async def test_without_a_sentence_there_is_something_to_mend(world, browser_of):
    first = (await lives(world)).agreements[0].promise
    nora = await browser_of(world.nora)
    answer = await nora.send_form(desk(world, f"/promises/{first}"), pictogram="school")
    assert answer.status_code == 422
    assert "Choose a sentence, or write one." in answer.text
    assert await ChildsLine.count() == 0


async def test_two_at_once_see_both_texts(world, browser_of):
    """Both begin the same line, then both change it: whoever is second reads the other's words beside the own ones."""
    first = (await lives(world)).agreements[0].promise
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    await nora.send_form(desk(world, f"/promises/{first}"), pictogram="school", words=SCHOOL)
    for edited in ("0", "0"):
        answer = await ayse.send_form(phone(world, f"/promises/{first}"), pictogram="way", words="Ich komme um halb acht.", edited=edited)
        assert answer.status_code == 409
        assert [words in answer.text for words in (SCHOOL, "Ich komme um halb acht.")] == [True, True]
    assert [each.words for each in (await writing_of(world)).lines] == [SCHOOL]
    again = await ayse.send_form(
        phone(world, f"/promises/{first}"), pictogram="way", words="Ich komme um halb acht.", edited=hidden(answer, "edited")
    )
    assert again.status_code == 303  # saved knowingly


async def test_two_at_once_at_language_and_day_see_both(world, browser_of):
    await lives(world)
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    await nora.send_form(desk(world), language="tr", edited="0")
    answer = await ayse.send_form(phone(world), language="ar", edited="0", with_child="yes", with_child_on="2026-11-20")
    assert answer.status_code == 409
    assert ["Turkish" in answer.text, '<option value="ar" selected>' in answer.text, "2026-11-20" in answer.text] == [True] * 3
    assert (await ayse.send_form(phone(world), language="ar", edited="1")).status_code == 303


async def test_what_somebody_else_wrote_meanwhile_is_not_shown_unread(world, browser_of):
    await tell(world, shown=False)
    nora = await browser_of(world.nora)
    page = await nora.get(desk(world))
    await (await browser_of(world.ayse)).send_form(phone(world, "/own"), about="wish", pictogram="pet", words="Ein Hund wäre schön.")
    answer = await nora.send_form(desk(world, "/show"), seen=hidden(page, "seen"))
    assert answer.status_code == 409
    assert await childs_plan_of(world.yilmaz.id, world.elif_.id) is None


async def test_a_plan_that_the_office_has_not_accepted_can_be_told_and_is_not_shown(world, browser_of):
    plan = (await present_plan(world)).plan
    nora = await browser_of(world.nora)
    assert (await nora.send_form(desk(world, f"/promises/{plan.agreements[0].promise}"), pictogram="way", words=SCHOOL)).status_code == 303
    page = await nora.get(desk(world))
    assert 'name="seen"' not in page.text
    answer = await nora.send_form(desk(world, "/show"), seen="00")
    assert answer.status_code == 409
    assert "The office has not said yes to the plan yet." in answer.text


async def test_lines_change_places(world, browser_of):
    plan = await tell(world)
    nora = await browser_of(world.nora)
    second = (await writing_of(world)).of_promise(plan.agreements[1].promise)
    await nora.send_form(desk(world, f"/lines/{second.id}/move"), direction="up")
    assert [each.words for _agreement, each in (await writing_of(world)).in_order] == [EVENING, SCHOOL]
    await show(world)
    assert [each.words for each in (await childs_plan_of(world.yilmaz.id, world.elif_.id)).promises] == [EVENING, SCHOOL]


async def test_a_line_changes_places_with_the_next_that_its_writer_sees(world, browser_of):
    """Sara must not meet Ayşe, whose line stands between."""
    await tell(world)
    await part(world, world.sara, world.ayse)
    sara, (oma,) = await browser_of(world.sara), (await writing_of(world)).of_kind(LineKind.PERSON)
    for name in ("Frau Roth", "Wuff"):
        await sara.send_form(phone(world, "/people"), name=name, pictogram="person")
    roth, wuff = (await writing_of(world, writer=world.sara)).of_kind(LineKind.PERSON)
    await rows("UPDATE childs_line SET position = CASE id WHEN $1 THEN 1 WHEN $2 THEN 2 ELSE 3 END", roth.id, oma.id)
    for direction, order in (("up", ["Wuff", "Frau Roth", OMA]), ("up", ["Wuff", "Frau Roth", OMA]), ("down", ["Frau Roth", "Wuff", OMA])):
        await sara.send_form(phone(world, f"/lines/{wuff.id}/move"), direction=direction)
        assert [each.title for each in (await writing_of(world)).of_kind(LineKind.PERSON)] == order
    page = (await sara.get(phone(world))).text
    assert page.index("Frau Roth") < page.index("Wuff")


async def test_what_was_shown_stays_as_it_was_until_it_is_shown_again(world, browser_of):
    plan = await tell(world)
    nora = await browser_of(world.nora)
    line = (await writing_of(world)).of_promise(plan.agreements[0].promise)
    await nora.send_form(desk(world, f"/promises/{line.promise}"), pictogram="bus", words="Oma fährt mit mir.", edited=str(line.edited))
    assert [each.words for each in (await childs_plan_of(world.yilmaz.id, world.elif_.id)).promises] == [SCHOOL, EVENING]
    await show(world)
    assert [each.words for each in (await childs_plan_of(world.yilmaz.id, world.elif_.id)).promises] == ["Oma fährt mit mir.", EVENING]


async def test_a_day_that_is_not_over_yet_is_not_when_it_was_written(world, browser_of):
    await lives(world)
    nora = await browser_of(world.nora)
    for day in ("", "2199-01-01"):
        assert (await nora.send_form(desk(world), language="de", with_child="yes", with_child_on=day)).status_code == 422


@pytest.mark.parametrize("nasty", NASTY)
async def test_nothing_that_is_sent_breaks_it(world, browser_of, nasty):
    first = (await lives(world)).agreements[0].promise
    nora = await browser_of(world.nora)
    for path, fields in {
        f"/promises/{first}": {"pictogram": nasty, "words": nasty, "edited": nasty, "mark": nasty, "sentence": nasty},
        "/people": {"name": nasty, "who": nasty, "pictogram": "person"},
        "/own": {"about": nasty, "pictogram": "talk", "words": nasty},
        "": {"language": nasty, "with_child_on": nasty},
        "/show": {"seen": nasty},
    }.items():
        assert (await nora.send_form(desk(world, path), **fields)).status_code in {303, 404, 409, 422}, path


async def test_others_are_kept_out(world, browser_of):
    """Whoever may not write has no page; a child that is none, and a line of another plan, are not there."""
    await tell(world)
    line = (await writing_of(world)).lines[0].id
    for who in ("idris", "vera", "foreign_coordinator", "jan"):
        assert (await (await browser_of(getattr(world, who))).get(desk(world))).status_code in {403, 404}
    for who in ("elif_", "interpreter"):
        assert (await (await browser_of(getattr(world, who))).get(phone(world))).status_code == 403
    nora = await browser_of(world.nora)
    assert (await nora.get(f"/conferences/{world.yilmaz.id}/childs-plan/{world.ayse.id}")).status_code == 404
    await rows("INSERT INTO childs_plan (conference, child, language) SELECT id, $1, 'de' FROM conference LIMIT 1", world.mehmet.id)
    other = await rows(
        "INSERT INTO childs_line (childs_plan, kind, pictogram, edited_by)"
        " SELECT id, 'own', 'talk', child FROM childs_plan WHERE child = $1 RETURNING id",
        world.mehmet.id,
    )
    assert (await nora.send_form(desk(world, f"/lines/{other[0]['id']}/remove"))).status_code == 404
    assert (await nora.send_form(desk(world, f"/lines/{line}/remove"))).status_code == 303  # the control


async def test_somebody_whom_the_child_must_not_meet_cannot_be_chosen_and_does_not_stand_there(world, browser_of):
    await tell(world)
    nora = await browser_of(world.nora)
    assert "Mehmet" in (await nora.get(desk(world, "/people"))).text  # the control
    await part(world, world.elif_, world.mehmet)
    assert "Mehmet" not in (await nora.get(desk(world, "/people"))).text
    answer = await nora.send_form(desk(world, "/people"), name="Papa", pictogram="father", who=str(world.mehmet.id))
    assert answer.status_code == 422

    mehmet = await browser_of(world.mehmet)
    assert (await mehmet.get(phone(world))).status_code == 404
    assert (await mehmet.get(f"/my/childs-plan/{world.elif_.id}")).status_code == 404
    assert "Elif" not in (await mehmet.get("/my/childs-plan")).text


async def test_showing_it_takes_nobody_away_whom_the_writer_must_not_know(world, browser_of):
    """Sara must not meet Ayşe: she neither sees nor touches what the child reads of her."""
    await tell(world)
    await part(world, world.sara, world.ayse)
    sara = await browser_of(world.sara)
    page = await sara.get(phone(world))
    assert ("Ich kann Oma immer anrufen." in page.text, "The child can read it" in page.text) == (False, True)
    await sara.send_form(phone(world, "/own"), about="wish", pictogram="pet", words="Ein Hund wäre schön.")
    page = await sara.get(phone(world))
    assert "Show it again" in page.text
    assert (await sara.send_form(phone(world, "/show"), seen=hidden(page, "seen"))).status_code == 303
    told = await childs_plan_of(world.yilmaz.id, world.elif_.id)
    assert ([each.name for each in told.people], len(told.own)) == ([OMA], 2)
    page = (await sara.get(phone(world))).text
    assert ("Oma" in page.partition('id="promises"')[0], "The child can read it" in page) == (False, True)


@pytest.mark.parametrize("apart", [False, True])
async def test_who_was_quicker_is_not_named_to_whom_they_must_not_meet(world, browser_of, apart):
    first = (await lives(world)).agreements[0].promise
    if apart:
        await part(world, world.sara, world.ayse)
    await (await browser_of(world.ayse)).send_form(phone(world, f"/promises/{first}"), pictogram="school", words=SCHOOL)
    answer = await (await browser_of(world.sara)).send_form(phone(world, f"/promises/{first}"), pictogram="way", words="Ich komme.")
    assert (answer.status_code, SCHOOL in answer.text) == (409, True)
    assert ("Saved now, by" in answer.text) is not apart


async def test_on_the_phone_the_title_stays_neutral(world, browser_of):
    first = (await lives(world)).agreements[0].promise
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    for more in ("", "/look", f"/promises/{first}", "/people", "/own?about=wish"):
        assert "<title>Dates and notes</title>" in (await ayse.get(phone(world, more))).text, more
        assert "<title>The plan, told for a child" in (await nora.get(desk(world, more))).text, more


@pytest.mark.parametrize("number", [1, 3])
async def test_few_questions(world, browser_of, queries, number):
    await tell(world)
    for _ in range(number):
        await (await browser_of(world.ayse)).send_form(phone(world, "/own"), about="wish", pictogram="pet", words="Ein Hund")
    for who, path in (("nora", desk(world)), ("ayse", phone(world)), ("elif_", "/my/childs-plan")):
        browser = await browser_of(getattr(world, who))
        queries.clear()
        assert (await browser.get(path)).status_code == 200
        assert len([each for each in queries if "INSERT INTO audit_entry" not in each]) <= 4, "\n".join(queries)
