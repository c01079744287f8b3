"""Whoever translates sees the plan's lines and what the office said to it: a canary stands in everything else, and comes out nowhere."""

from uuid import uuid4

from app.database import rows
from app.follow_up.commands import report_progress
from app.plans import commands
from app.plans.rules import Point, Verdicts
from app.practice.promises import Assent, AssentHow, Progress
from app.practice.rights import Right
from tests.plans import all_yes, present_plan, the_latest
from tests.security.walking import doors, found_in, knock
from tests.translations import answered, ask_leyla
from tests.world import World

#: What the office said to a bottom line, what it said beside a yes, and to a wish that is not in the plan; what the family said to it.
CANARIES = ("KANARIE-zur-Anforderung", "KANARIE-neben-dem-Ja", "KANARIE-andere-Hilfe", "KANARIE-der-Familie", "KANARIE-zum-Versprechen")
UNMET, BESIDE_A_YES, OTHER_HELP, ASSENT, PROGRESS = CANARIES
SEEN = ("KANARIE-fehlt-noch", "KANARIE-Antwort")


async def with_canaries(world: World) -> None:
    await present_plan(world)
    line = await world.as_it_is()
    await commands.answer_plan(
        line, person=world.mehmet.id, answer=Assent.NO, why=ASSENT, how=AssentHow.TAP, by=world.mehmet.id
    )  # fmt: skip
    await answered(world, SEEN[1])
    await rows(
        "INSERT INTO promised_help (request, conference, what, decision, words, by) VALUES ($1, $2, $3, 'refused', $3, $4)",
        uuid4(), world.yilmaz.id, OTHER_HELP, world.idris.id,
    )  # fmt: skip
    plan = await the_latest(world)
    yes = all_yes(plan)
    lines = yes.lines | {2: Point(False, UNMET)}
    await commands.decide(line, Verdicts(yes.number, Point(False, SEEN[0]), yes.safe, Point(True, BESIDE_A_YES), lines), by=world.idris.id)
    await report_progress(line, plan.plan.agreements[0].promise, Progress.PARTLY, PROGRESS, True, by=world.ayse.id, sitting=1)


async def all_that_comes_out(app, world: World, browser_of) -> set[str]:
    leyla, found = await browser_of(world.interpreter), set[str]()
    for door in doors(app, lambda right: isinstance(right, Right)):
        if door.method == "GET":
            found.update(found_in(await knock(leyla, door, {"conference_id": world.yilmaz.id, "language": "tr"}), (*CANARIES, *SEEN)))
    return found


async def test_what_whoever_translates_sees(app, world: World, browser_of):
    await with_canaries(world)
    assert await all_that_comes_out(app, world, browser_of) == set()  # nobody has asked her
    await ask_leyla(world)
    assert await all_that_comes_out(app, world, browser_of) == set(SEEN)
    await ask_leyla(world, ground=True)
    assert await all_that_comes_out(app, world, browser_of) == {*SEEN, UNMET}  # because the coordinator ticked the bottom lines


async def test_what_was_missing_before_is_seen_no_more(app, world: World, browser_of):
    """A newer version is presented: the family reads what is said to that one, and so does whoever translates."""
    await with_canaries(world)
    await ask_leyla(world, ground=True)
    await commands.present(await world.as_it_is(), by=world.nora.id)
    assert await all_that_comes_out(app, world, browser_of) == {SEEN[1]}
