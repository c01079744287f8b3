"""While a child's plan does not say any more what the plan says, the coordinator is asked to tell it anew."""

from uuid import uuid4

import msgspec
import pytest
from msgspec.structs import replace

from app.childs_plan.commands import tell_promise
from app.childs_plan.forms import PromiseForm
from app.childs_plan.queries import TO_TELL_ANEW, childs_plan_of
from app.childs_plan.rules import ToldPromise, mark_of
from app.database import rows
from app.kit.clock import today
from app.plans import commands
from app.plans.queries import latest_presented
from app.practice.phases import Phase
from app.practice.pictograms import Pictogram
from tests.childs_plan import show, tell, writing_of
from tests.plans import all_yes

RETELL = "A child’s plan does not fit any more. Please tell it anew with the child."


async def plan_changes(world, promise, *, accepted=True):
    """A new version in which one promise is another one."""
    await world.at(Phase.AGREEING)
    conference = await world.as_it_is()
    await commands.start_draft(conference, by=world.nora.id)
    await rows(
        "UPDATE agreement a SET what = 'Mehmet bringt sie.' FROM plan_version v"
        " WHERE v.id = a.version AND v.presented_at IS NULL AND a.promise = $1",
        promise,
    )
    await commands.present(conference, by=world.nora.id)
    plan = await latest_presented(world.yilmaz.id)
    if accepted:
        await commands.decide(await world.as_it_is(), all_yes(plan), by=world.idris.id)
    await world.at(Phase.FOLLOW_UP)


async def is_due(world, nora):
    """Does it stand on the desk, and in what belongs to the phase? It leads to where the child's plan is written."""
    at = f"/conferences/{world.yilmaz.id}"
    link = f'href="{at}/childs-plan"'
    desk, conference = (await nora.get("/desk")).text, (await nora.get(at)).text
    assert (await nora.get(f"{at}/childs-plan")).headers["location"] == f"{at}/childs-plan/{world.elif_.id}"
    return [RETELL in desk and link in desk, "Tell a child’s plan anew" in conference]


@pytest.mark.parametrize("phase", [Phase.FOLLOW_UP, Phase.REVIEW])
async def test_while_the_childs_plan_is_behind_the_coordinator_is_asked_to_tell_it_anew(world, browser_of, phase):
    plan = await tell(world)
    nora = await browser_of(world.nora)
    await world.at(phase)
    assert await is_due(world, nora) == [False, False]
    await plan_changes(world, plan.agreements[0].promise, accepted=False)
    assert await is_due(world, nora) == [False, False], "the old plan is still in force"
    await plan_changes(world, plan.agreements[0].promise)
    await world.at(phase)
    assert await is_due(world, nora) == [True, True]
    assert RETELL not in (await (await browser_of(world.jan)).get("/desk")).text
    await show(world)
    assert await is_due(world, nora) == [True, True], "shown, but this line is still the old one"
    writing = await writing_of(world)
    form = PromiseForm(Pictogram.SCHOOL, edited=writing.of_promise(plan.agreements[0].promise).edited)
    await tell_promise(await world.as_it_is(), writing, plan.agreements[0].promise, form, "Papa bringt mich.", by=world.nora.id)
    await show(world)
    assert await is_due(world, nora) == [False, False]


NASTY = '„Ä“ "x" \\ / \t\n\r\b\f \u007f\u2028 <b>&amp;</b> ሰላም 🙂'


@pytest.mark.parametrize("happens", ["nothing", "new", "gone", "changed", "left out", "left out and changed", "taken back", "left"])
async def test_the_desk_and_the_childs_page_agree_on_whether_the_plan_has_changed(world, happens):
    """The one asks the database, the other `rules.has_changed`."""
    plan = await tell(world)
    first, second = plan.agreements
    spoken = replace(first, own_words=NASTY, what=NASTY, who=None, helper=second.who, due_on=today(), due_words=NASTY)
    now, told = {
        "nothing": ([spoken, second], [spoken, second]),
        "new": ([spoken, second], [spoken]),
        "gone": ([spoken], [spoken, second]),
        "changed": ([replace(spoken, due_words=""), second], [spoken, second]),
        "left out": ([spoken, second], [second]),
        "left out and changed": ([replace(spoken, due_words=""), second], [second]),
        "taken back": ([], [spoken]),
        "left": ([], [spoken]),
    }[happens]
    left_out = {str(first.promise): mark_of(spoken)} if happens.startswith("left out") else {}
    promises = [ToldPromise(uuid4(), Pictogram.SCHOOL, "…", each.promise, mark_of(each)) for each in told]
    await rows("ALTER TABLE plan_version DISABLE TRIGGER USER")
    await rows("UPDATE plan_version SET content = jsonb_set(content, '{agreements}', $1)", msgspec.json.encode(now).decode())
    await rows(
        "UPDATE childs_plan_shown SET content = content || jsonb_build_object('promises', $1::jsonb, 'left_out', $2::jsonb)",
        msgspec.json.encode(promises).decode(), msgspec.json.encode(left_out).decode(),
    )  # fmt: skip
    if happens == "taken back":
        await rows("UPDATE childs_plan_shown SET taken_back_at = now()")
    if happens == "left":
        await rows("UPDATE participant SET left_at = now() WHERE person = $1", world.elif_.id)
    found = await childs_plan_of(world.yilmaz.id, world.elif_.id)
    due = await rows(f"SELECT k.child FROM conference c JOIN LATERAL ({TO_TELL_ANEW}) k ON true WHERE c.id = $1", world.yilmaz.id)  # noqa: S608
    says = found is not None and found.changed
    assert bool(due) == says == (happens in {"new", "gone", "changed"})
