"""A child reads its plan: who is there first, one sentence a promise; it may say that something is not right for it."""

import re

import pytest

from app.childs_plan.commands import tell_person
from app.childs_plan.forms import PersonForm
from app.childs_plan.queries import childs_plan_of
from app.childs_plan.tables import ChildsTap
from app.conferences.commands import assign
from app.database import rows
from app.plans import commands
from app.plans.queries import latest_presented
from app.practice.phases import Phase
from app.practice.pictograms import Pictogram
from tests.childs_plan import EVENING, OMA, SAFE_WORD, SCHOOL, line_of, show, tell, writing_of
from tests.plans import accept_plan, all_yes
from tests.safety import a_second_meeting, exclude, part
from tests.web.test_childs_plan_anew import RETELL, plan_changes
from tests.world import Role, Side, make_participant


def in_order(text, *words):
    return sorted(words, key=text.index) == list(words)


async def test_it_works(world, browser_of):
    await tell(world)
    elif_ = await browser_of(world.elif_)
    first = (await elif_.get("/my")).text
    assert first.index('href="/my/childs-plan"') < first.index('class="way" href="/my/plan"')
    assert SCHOOL not in first  # only pictures: the words are read on their own page, which is written down

    page = (await elif_.get("/my/childs-plan")).text
    assert in_order(page, OMA, SCHOOL, EVENING, SAFE_WORD)
    assert len(re.findall(r'class="pictogram pictogram--large"', page)) == 4
    assert len(re.findall(r'lang="de" dir="auto" data-read', page)) == 4
    assert "style=" not in page
    for words in ("nicht in die Schule", "Elif geht jeden Tag", "ruft nicht mehr an", "Mehmet fährt"):
        assert words not in page  # no concern, no bottom line, nothing that is the grown-ups'


async def test_before_it_is_shown_there_is_a_calm_page(world, browser_of):
    await tell(world, shown=False)
    elif_ = await browser_of(world.elif_)
    page = (await elif_.get("/my/childs-plan")).text
    assert "It is not written yet." in page
    assert SCHOOL not in page
    assert "/my/childs-plan" not in (await elif_.get("/my")).text


async def test_a_grown_up_reads_it_and_taps_nothing(world, browser_of):
    await tell(world)
    ayse = await browser_of(world.ayse)
    page = (await ayse.get("/my/childs-plan")).text
    assert SCHOOL in page
    assert "/tap" not in page
    line = (await writing_of(world)).lines[0].id
    assert (await ayse.send_form(f"/my/childs-plan/lines/{line}/tap", what="different")).status_code == 404


async def test_one_child_does_not_read_the_plan_of_another(world, browser_of):
    await tell(world)
    cem = await make_participant(world.yilmaz, "Cem Yılmaz", Role.CHILD, Side.BOTH, "Bruder")
    browser = await browser_of(cem)
    assert (await browser.get(f"/my/childs-plan/{world.elif_.id}")).status_code == 404
    assert SCHOOL not in (await browser.get("/my/childs-plan")).text


async def test_what_the_child_taps_waits_quietly_for_the_coordinator_alone(world, browser_of):
    plan = await tell(world)
    line = await line_of(world, plan.agreements[0].promise)
    elif_, messages = await browser_of(world.elif_), await rows("SELECT count(*) FROM outbox_message")
    for _ in range(2):
        answer = await elif_.send_form(f"/my/childs-plan/lines/{line}/tap", what="not_understood")
        assert answer.headers["location"] == f"/my/childs-plan#t-{line}"
    assert await ChildsTap.count() == 1
    assert "We will talk about it." in (await elif_.get("/my/childs-plan")).text
    assert "would like to talk about" not in (await (await browser_of(world.ayse)).get(f"/my/childs-plan/write/{world.elif_.id}")).text
    assert await rows("SELECT count(*) FROM outbox_message") == messages  # nobody gets a message

    nora = await browser_of(world.nora)
    desk = (await nora.get("/desk")).text
    assert "would like to talk about the plan" in desk
    assert f'href="/conferences/{world.yilmaz.id}/childs-plan"' in desk
    page = (await nora.get(f"/conferences/{world.yilmaz.id}/childs-plan/{world.elif_.id}")).text
    assert in_order(page, "would like to talk about this", SCHOOL)
    tap = (await ChildsTap.select(ChildsTap.id).first())["id"]
    await nora.send_form(f"/conferences/{world.yilmaz.id}/childs-plan/{world.elif_.id}/taps/{tap}/talked")
    assert "would like to talk about the plan" not in (await nora.get("/desk")).text
    assert "We will talk about it." not in (await elif_.get("/my/childs-plan")).text


async def test_a_tap_can_be_taken_back(world, browser_of):
    await tell(world)
    line = (await writing_of(world)).lines[0].id
    elif_ = await browser_of(world.elif_)
    await elif_.send_form(f"/my/childs-plan/lines/{line}/tap", what="different")
    await elif_.send_form(f"/my/childs-plan/lines/{line}/take-back", what="different")
    assert await ChildsTap.count() == 0
    assert (await elif_.send_form(f"/my/childs-plan/lines/{line}/tap", what="nonsense")).status_code == 404


async def test_it_says_that_the_plan_has_changed_and_to_the_writer_which_lines(world, browser_of):
    plan = await tell(world)
    first, second = (each.promise for each in plan.agreements)
    elif_, nora = await browser_of(world.elif_), await browser_of(world.nora)
    assert "The plan has changed." not in (await elif_.get("/my/childs-plan")).text  # the control

    await plan_changes(world, first, accepted=False)
    assert "The plan has changed." not in (await elif_.get("/my/childs-plan")).text  # nothing is in force yet

    await plan_changes(world, first)
    assert "This page will be told again soon." in (await elif_.get("/my/childs-plan")).text
    at = f"/conferences/{world.yilmaz.id}/childs-plan/{world.elif_.id}"
    page = (await nora.get(at)).text
    to_tell = page[page.index("tell these lines anew") : page.index('id="people"')]
    assert (f"#p-{first}" in to_tell, f"#p-{second}" in to_tell) == (True, False)
    assert in_order(page, "Mehmet bringt sie.", "Before, the plan said:")

    line = (await writing_of(world)).of_promise(first)
    mark = re.search(r'name="mark" value="([0-9a-f]+)"', page)[1]
    await nora.send_form(f"{at}/promises/{first}", pictogram="way", words="Papa bringt mich.", edited=str(line.edited), mark=mark)
    await show(world)
    assert "The plan has changed." not in (await elif_.get("/my/childs-plan")).text


async def test_what_the_plan_no_longer_promises_the_child_does_not_read(world, browser_of):
    plan = await tell(world)
    await world.at(Phase.AGREEING)
    conference = await world.as_it_is()
    await commands.start_draft(conference, by=world.nora.id)
    await rows(
        "DELETE FROM agreement a USING plan_version v WHERE v.id = a.version AND v.presented_at IS NULL AND a.promise = $1",
        plan.agreements[0].promise,
    )
    await commands.present(conference, by=world.nora.id)
    latest = await latest_presented(world.yilmaz.id)
    await commands.decide(await world.as_it_is(), all_yes(latest), by=world.idris.id)
    await world.at(Phase.FOLLOW_UP)
    page = (await (await browser_of(world.elif_)).get("/my/childs-plan")).text
    assert (SCHOOL in page, EVENING in page, "The plan has changed." in page) == (False, True, True)

    at, nora = f"/conferences/{world.yilmaz.id}/childs-plan/{world.elif_.id}", await browser_of(world.nora)
    assert "No longer in the plan:" in (await nora.get(at)).text
    await show(world)
    assert "No longer in the plan:" not in (await nora.get(at)).text  # nothing is left to do
    assert "The plan has changed." not in (await (await browser_of(world.elif_)).get("/my/childs-plan")).text


async def test_who_has_handed_over_is_not_there_any_more_and_the_next_one_is_asked_to_tell_it_anew(world, browser_of):
    await tell(world, shown=False)
    nora_is_there = PersonForm("Nora", Pictogram.SAFE_PERSON, who=str(world.nora.id))
    await tell_person(await world.as_it_is(), await writing_of(world), None, nora_is_there, "Nora kann ich anrufen.", by=world.nora.id)
    await show(world)
    elif_, at = await browser_of(world.elif_), f"/conferences/{world.yilmaz.id}/childs-plan/{world.elif_.id}"
    before = (await elif_.get("/my/childs-plan")).text  # the control
    assert ("Nora kann ich anrufen." in before, "The plan has changed." in before) == (True, False)
    assert RETELL not in (await (await browser_of(world.nora)).get("/desk")).text

    await assign(await world.as_it_is(), world.jan.id, by=world.vera.id)
    page = (await elif_.get("/my/childs-plan")).text
    assert ("Nora kann ich anrufen." in page, OMA in page, "This page will be told again soon." in page) == (False, True, True)
    jan = await browser_of(world.jan)
    assert RETELL in (await jan.get("/desk")).text
    told = (await jan.get(at)).text
    assert in_order(told, "Please tell these lines anew", "No longer in the plan:", "Nora", 'id="people"')
    assert "Nora kann ich anrufen." not in told

    await show(world)
    assert "No longer in the plan:" not in (await jan.get(at)).text
    assert RETELL not in (await jan.get("/desk")).text
    assert "The plan has changed." not in (await elif_.get("/my/childs-plan")).text


@pytest.mark.parametrize("happens", ["part", "exclude", "leave"])
async def test_of_somebody_whom_the_child_must_not_know_nothing_stands_there(world, browser_of, happens):
    """Oma was shown; then she and the child must not meet, or she is excluded, or she has left."""
    await tell(world)
    elif_ = await browser_of(world.elif_)
    assert OMA in (await childs_plan_of(world.yilmaz.id, world.elif_.id)).people[0].name  # the control
    if happens == "part":
        await part(world, world.elif_, world.ayse)
    elif happens == "exclude":
        await exclude(world, world.ayse)
    else:
        await rows("UPDATE participant SET left_at = now() WHERE conference = $1 AND person = $2", world.yilmaz.id, world.ayse.id)
    page = await elif_.get("/my/childs-plan")
    assert page.status_code == 200
    assert "Ich kann Oma immer anrufen." not in page.text
    assert SCHOOL in page.text  # what the family wrote into the plan stays


async def test_a_grown_up_reads_nobody_there_whom_they_must_not_meet(world, browser_of):
    await tell(world)
    sara = await browser_of(world.sara)
    assert "Ich kann Oma immer anrufen." in (await sara.get("/my/childs-plan")).text  # the control
    await part(world, world.sara, world.ayse)
    for path in ("/my/childs-plan", f"/my/childs-plan/write/{world.elif_.id}", f"/my/childs-plan/write/{world.elif_.id}/look"):
        assert "Ich kann Oma immer anrufen." not in (await sara.get(path)).text, path


async def test_whoever_comes_to_another_meeting_knows_neither_child_nor_plan(world, browser_of):
    await tell(world)
    await a_second_meeting(world, world.mehmet)
    mehmet = await browser_of(world.mehmet)
    assert "Elif" not in (await mehmet.get("/my/childs-plan")).text
    for path in (f"/my/childs-plan/{world.elif_.id}", f"/my/childs-plan/write/{world.elif_.id}", "/my/childs-plan/write"):
        assert (await mehmet.get(path)).status_code in {403, 404}, path


async def test_a_child_who_comes_apart_reads_what_was_told_of_the_plan_that_it_knows(world, browser_of):
    """A review is held and its plan told anew; for the child that comes apart it is still being prepared."""
    await tell(world)
    await a_second_meeting(world, world.elif_)
    await rows("UPDATE conference SET sitting = 2, phase = 'agreeing' WHERE id = $1", world.yilmaz.id)
    elif_ = await browser_of(world.elif_)
    before = await elif_.get("/my/childs-plan")
    await rows(
        "INSERT INTO childs_plan_shown (childs_plan, sitting, content, by, at)"
        " SELECT childs_plan, 2, jsonb_set(content, '{own}', '[]'), by, at + interval '1 day' FROM childs_plan_shown"
    )
    after = await elif_.get("/my/childs-plan")
    assert (before.status_code, after.status_code) == (200, 200)
    assert SAFE_WORD in after.text
    told = await childs_plan_of(world.yilmaz.id, world.elif_.id)
    assert told.own == []  # the control: whoever knows the second plan reads it


async def test_without_a_child_there_is_nothing_to_tell(world, browser_of):
    await accept_plan(world)
    await world.at(Phase.FOLLOW_UP)
    ayse = await browser_of(world.ayse)
    assert 'href="/my/childs-plan"' in (await ayse.get("/my")).text
    await rows("UPDATE participant SET left_at = now() WHERE person = $1", world.elif_.id)
    assert 'href="/my/childs-plan"' not in (await ayse.get("/my")).text
    assert "There is nothing to read here yet." in (await ayse.get("/my/childs-plan")).text
