"""The plan in force is opened for a change, or left as it is."""

from app.database import rows
from app.plans import queries
from app.practice.phases import Phase
from tests.plans import accept_plan, all_yes, the_latest, write_plan


async def test_it_works(world, browser_of):
    before = await accept_plan(world)
    nora, idris = await browser_of(world.nora), await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan"

    answer = await nora.send_form(f"{path}/reopen")

    assert (answer.status_code, answer.headers["location"]) == (303, path)
    assert (await world.as_it_is()).phase is Phase.AGREEING
    draft = await queries.draft_of(world.yilmaz.id)
    assert (draft.number, [each.promise for each in draft.agreements]) == (2, [each.promise for each in before.plan.agreements])
    assert (await idris.get(f"{path}/versions/1")).status_code == 200
    desk = (await nora.get(path)).text
    assert "Version 1 is in force until a new one is accepted." in desk
    assert "Leave the plan as it is" in desk


async def test_the_new_version_takes_over(world, browser_of):
    before = await accept_plan(world)
    nora, idris = await browser_of(world.nora), await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{path}/reopen")
    await nora.send_form(f"{path}/agreements", own_words="Sara kocht freitags.", who=world.sara.id)
    await nora.send_form(f"{path}/present", seen="")
    yes = {"number": 2, "clear": "yes", "safe": "yes", "lawful": "yes", "line_1": "yes", "line_2": "yes"}
    await idris.send_form(f"{path}/decision", **yes)
    plan = await queries.plan_in_force(world.yilmaz.id)
    assert (plan.number, plan.in_force, len(plan.plan.agreements)) == (2, True, 3)
    old = await queries.version_of(world.yilmaz.id, 1)
    assert (old.plan, old.in_force, old.intact) == (before.plan, False, True)
    assert "An earlier version" in (await nora.get(f"{path}/versions/1")).text


async def test_left_as_it_is(world, browser_of):
    before = await accept_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{path}/reopen")

    answer = await nora.send_form(f"{path}/keep")

    assert (answer.status_code, (await world.as_it_is()).phase) == (303, Phase.FOLLOW_UP)
    assert await queries.draft_of(world.yilmaz.id) is None
    assert await the_latest(world) == before
    steps = [each["step"] for each in await rows("SELECT step FROM move ORDER BY at, id")]
    assert sorted(steps) == ["accept_plan", "keep_plan", "reopen_plan"]


async def test_after_a_refused_change_the_old_plan_is_still_the_one(world, browser_of):
    await accept_plan(world)
    nora, idris = await browser_of(world.nora), await browser_of(world.idris)
    path = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{path}/reopen")
    await nora.send_form(f"{path}/present", seen="")
    no = {"number": 2, "clear": "no", "clear_why": "Wer?", "safe": "yes", "lawful": "yes", "line_1": "yes", "line_2": "yes"}
    await idris.send_form(f"{path}/decision", **no)

    assert (await nora.send_form(f"{path}/keep")).status_code == 303

    plan = await queries.plan_in_force(world.yilmaz.id)
    assert (plan.number, plan.in_force) == (1, True)
    assert (await queries.plan_on_the_table(world.yilmaz.id, Phase.FOLLOW_UP)).number == 1
    assert "Version 1, presented" in (await nora.get(path)).text


async def test_without_an_accepted_version_nothing_can_be_left_as_it_is(world, browser_of):
    await write_plan(world)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/plan/keep")
    assert (answer.status_code, (await world.as_it_is()).phase) == (409, Phase.AGREEING)
    assert await queries.draft_of(world.yilmaz.id) is not None


async def test_who_has_left_does_nothing_in_the_new_version(world, browser_of):
    await accept_plan(world)
    await rows("UPDATE participant SET left_at = now() WHERE person = $1", world.ayse.id)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan"
    await nora.send_form(f"{path}/reopen")
    draft = await queries.draft_of(world.yilmaz.id)
    assert (draft.agreements[0].who, draft.agreements[0].helper.name, draft.guardian) == (None, "Mehmet Yılmaz", None)
    assert "Every agreement needs somebody who does it." in (await nora.get(path)).text
    old = await queries.version_of(world.yilmaz.id, 1)
    assert old.plan.agreements[0].who.name == "Ayşe Demir"


async def test_only_the_coordinator_reopens(world, browser_of):
    plan = await accept_plan(world)
    path = f"/conferences/{world.yilmaz.id}/plan"
    for person, status in ((world.idris, 403), (world.vera, 403), (world.jan, 404), (world.foreign_coordinator, 404)):
        browser = await browser_of(person)
        assert (await browser.send_form(f"{path}/reopen")).status_code == status
    assert (await the_latest(world), all_yes(plan).number) == (plan, 1)
