"""Whom to call when: the family agrees it in its plan, it is frozen with it, and everybody reads it there."""

import json

import pytest

from app.database import rows
from app.plans import commands, queries, rules
from app.practice.phases import Phase
from tests.plans import REVIEW, accept_plan, present_plan, the_latest, today, write_plan
from tests.safety import part

WHEN = "Wenn Elif drei Tage nicht in der Schule war."


async def draft(world):
    found = await queries.draft_of(world.yilmaz.id)
    assert found is not None
    return found


async def test_it_works(world, browser_of):
    await write_plan(world)
    nora, ayse = await browser_of(world.nora), await browser_of(world.ayse)
    plan = f"/conferences/{world.yilmaz.id}/plan"
    frame = {"contingency": "Wir rufen an.", "review_on": today() + REVIEW, "call_when": WHEN}

    await nora.send_form(f"{plan}/frame", edited=(await draft(world)).edited, call_whom=world.nora.id, **frame)
    assert (await draft(world)).escalation == rules.Escalation(rules.Named(world.nora.id, "Nora Wiechmann"), WHEN)
    await ayse.send_form("/my/plan/write/frame", edited=(await draft(world)).edited, call_whom=world.mehmet.id, **frame)
    assert (await draft(world)).escalation.whom.name == "Mehmet Yılmaz"
    assert WHEN in (await ayse.get("/my/plan/write")).text

    await commands.present(await world.as_it_is(), by=world.ayse.id)
    for person in (world.ayse, world.elif_, world.idris, world.nora):
        browser = await browser_of(person)
        page = (await browser.get("/my/plan" if person in (world.ayse, world.elif_) else plan)).text
        assert WHEN in page, person.name
        assert "Mehmet Yılmaz" in page
    with pytest.raises(Exception, match="frozen"):
        await rows("UPDATE plan_version SET call_when = 'anders'")


async def test_a_version_of_earlier_days_has_none_and_stays_whole(world, browser_of):
    await present_plan(world)
    await rows("ALTER TABLE plan_version DISABLE TRIGGER plan_version_frozen")
    await rows("UPDATE plan_version SET content = content - 'escalation'")
    await rows("UPDATE plan_version SET checksum = $1", rules.checksum(await content()))
    shown = await the_latest(world)
    assert (shown.intact, bool(shown.plan.escalation)) == (True, False)
    assert "agreed-call" not in (await (await browser_of(world.ayse)).get("/my/plan")).text


async def content():
    return json.loads((await rows("SELECT content FROM plan_version"))[0]["content"])


async def test_a_new_version_begins_with_it_unless_they_have_left(world):
    await write_plan(world, call_whom=world.mehmet.id, call_when=WHEN)
    await commands.present(await world.as_it_is(), by=world.nora.id)
    await commands.start_draft(await world.as_it_is(), by=world.nora.id)
    assert ((await draft(world)).escalation.whom.name, (await draft(world)).escalation.words) == ("Mehmet Yılmaz", WHEN)
    await commands.discard_draft(await world.as_it_is(), by=world.nora.id)
    await rows("UPDATE participant SET left_at = now() WHERE person = $1", world.mehmet.id)
    await commands.start_draft(await world.as_it_is(), by=world.nora.id)
    assert ((await draft(world)).escalation.whom, (await draft(world)).escalation.words) == (None, WHEN)


async def test_a_change_of_it_is_a_change(world):
    before = (await accept_plan(world)).plan
    other = rules.Escalation(None, WHEN)
    assert rules.frame_changed(
        before, rules.Plan(**{name: getattr(before, name) for name in before.__struct_fields__} | {"escalation": other})
    )


async def test_nobody_else_can_be_named(world, browser_of):
    await write_plan(world)
    nora = await browser_of(world.nora)
    for whom in (world.interpreter.id, world.jan.id, world.foreign_coordinator.id, "no uuid"):
        typed = {"edited": (await draft(world)).edited, "no_contingency": "yes", "call_whom": whom, "call_when": WHEN}
        answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/plan/frame", **typed)
        assert answer.status_code in {409, 422}
        assert WHEN in answer.text, "what was typed stays"
    assert not (await draft(world)).escalation


async def test_whoever_must_not_meet_somebody_is_not_offered_them(world, browser_of):
    await world.at(Phase.AGREEING)
    ayse = await browser_of(world.ayse)
    assert str(world.mehmet.id) in (await ayse.get("/my/plan/write/frame")).text
    await part(world, world.ayse, world.mehmet)
    assert str(world.mehmet.id) not in (await ayse.get("/my/plan/write/frame")).text
