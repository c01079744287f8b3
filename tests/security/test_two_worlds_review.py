"""In a review too: whoever comes to the one meeting sees no trace of the other, and reads the plan that they know."""

from datetime import UTC, date, datetime, time

import pytest

from app.conferences.rules import Meeting, seen_as
from app.conferences.tables import Conference
from app.follow_up.commands import report_progress
from app.kit.clock import pretending
from app.outbox.tables import OutboxMessage
from app.plans import commands as plans
from app.plans import queries
from app.plans.forms import AgreementForm, FrameForm, ServiceForm, WishForm
from app.practice.phases import Phase
from app.practice.promises import HelpDecision, Progress
from app.practice.reviews import Went
from app.reviews import commands
from app.reviews.queries import table_for, table_of
from app.safety.tables import Slot
from tests.plans import accept_plan, all_yes
from tests.safety import exclude
from tests.security.test_two_worlds import AFTER, ON_THE_DAY, TODAY, seen_by, worlds  # noqa: F401  # a fixture

#: The common review, the day between, and the review of the others.
REVIEW, BETWEEN_THE_REVIEWS, OTHERS_REVIEW = (datetime(2027, 6, day, 9, tzinfo=UTC) for day in (1, 5, 10))
NEW = "Kanari-Rad: Elif fährt selbst."


async def convened(world):
    """The plan lives in both worlds; the review is convened, and each has its day."""
    with pretending(ON_THE_DAY):
        plan = await accept_plan(world)
    with pretending(AFTER):
        await commands.convene(await world.as_it_is(), by=world.nora.id)
    days = {"meets_at": time(10, 0), "place": "Haus am See"}
    await Conference.update(days | {"meets_on": date(2027, 6, 1)}).where(Conference.id == world.yilmaz.id)
    await Slot.update(days | {"meets_on": date(2027, 6, 10), "place": "Nebenhaus"}).where(Slot.conference == world.yilmaz.id)
    return plan


async def new_version(world):
    conference = await world.as_it_is()
    await plans.start_draft(conference, by=world.nora.id)
    await plans.add_agreement(conference, AgreementForm(own_words=NEW, who=world.elif_.id, due_on=date(2027, 6, 3)), by=world.nora.id)
    await plans.add_service(conference, ServiceForm(what="Kanari-Hilfe"), by=world.nora.id)
    draft = await queries.draft_of(conference.id)
    frame = {"contingency": "Wir rufen an.", "review_on": date(2027, 9, 1), "edited": draft.edited}
    await plans.set_frame(conference, FrameForm(**frame), by=world.nora.id)
    await plans.present(conference, by=world.nora.id)


async def accept_it(world):
    await plans.decide(await world.as_it_is(), all_yes(await queries.latest_presented(world.yilmaz.id)), by=world.idris.id)


async def grant_it(world):
    """The office promises the new help, and is late with it."""
    plan = await queries.latest_presented(world.yilmaz.id)
    wish = next(each for each in plan.plan.services if each.what == "Kanari-Hilfe")
    form = WishForm(decision=HelpDecision.GRANTED, promised_on=date(2027, 6, 2))
    await plans.answer_wish(await world.as_it_is(), wish.request, form, by=world.idris.id)


async def look_back(world):
    """Ayşe, of the common world, has said how it went."""
    conference, plan = await world.as_it_is(), await queries.plan_in_force(world.yilmaz.id)
    promise = plan.plan.agreements[0].promise
    await commands.say_how_it_went(conference, world.ayse.id, promise, Went.WORKED, "Kanari-Wort", known={promise}, by=world.ayse.id)
    await commands.finish(conference, world.ayse.id, "Kanari-Freude", "", by=world.ayse.id)
    await commands.ask_earlier(conference, world.ayse.id, "Kanari-Eile")


async def test_whatever_happens_at_the_common_review_the_other_world_sees_nothing_of_it(world, worlds, app, browser_of):  # noqa: F811
    (sara, *_), (mehmet, uncle) = worlds
    plan = await convened(world)
    with pretending(AFTER):
        await report_progress(await world.as_it_is(), plan.plan.agreements[1].promise, Progress.PARTLY, "", True, by=mehmet.id)
    before = {each.id: await seen_by(app, browser_of, each, BETWEEN_THE_REVIEWS) for each in (mehmet, uncle)}
    assert "Ayşe bringt Elif" in before[mehmet.id]["/my/plan"][1]  # they know the plan that was made
    assert "Partly done" in before[mehmet.id]["/my/plan/over-time"][1]
    control = await seen_by(app, browser_of, sara, BETWEEN_THE_REVIEWS)
    for happens in (look_back, Phase.INFORMATION, Phase.PRIVATE_TIME, Phase.AGREEING, new_version, grant_it, accept_it):
        with pretending(REVIEW):
            await (world.at(happens) if isinstance(happens, Phase) else happens(world))
        for each in (mehmet, uncle):
            assert await seen_by(app, browser_of, each, BETWEEN_THE_REVIEWS) == before[each.id], (each.name, happens)
    assert await seen_by(app, browser_of, sara, BETWEEN_THE_REVIEWS) != control
    on_their_day = await seen_by(app, browser_of, mehmet, OTHERS_REVIEW)
    for path in ("/my/plan", "/my/plan/over-time"):
        assert NEW in on_their_day[path][1], path
    assert ("Kanari-Hilfe" in on_their_day["/my/plan/over-time"][1], "The office is late" in on_their_day["/my"][1]) == (True, True)


async def told_of_the_plan():
    return {each["person"] for each in await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind == "plan_news")}


async def test_no_message_tells_when_the_others_met(world, worlds):  # noqa: F811
    """Neither at the first meeting nor at a review: what was decided there is news for those who know of it."""
    (sara, ayse, *_), (mehmet, uncle) = worlds
    with pretending(ON_THE_DAY):
        await accept_plan(world)
    assert (await told_of_the_plan() & {sara.id, mehmet.id, uncle.id}) == {sara.id}
    with pretending(AFTER):
        await OutboxMessage.delete(force=True)
        await commands.convene(await world.as_it_is(), by=world.nora.id)
        wish = (await queries.plan_in_force(world.yilmaz.id)).plan.services[0]
        await plans.answer_wish(await world.as_it_is(), wish.request, WishForm(HelpDecision.GRANTED, date(2027, 6, 2)), by=world.idris.id)
    assert {mehmet.id, ayse.id} <= await told_of_the_plan()  # help for the plan that everybody knows
    await Slot.update({Slot.meets_on: date(2027, 6, 10)}).where(Slot.conference == world.yilmaz.id)
    with pretending(REVIEW):
        await OutboxMessage.delete(force=True)
        await world.at(Phase.AGREEING)
        for happens in (new_version, grant_it, accept_it):
            await happens(world)
    assert (await told_of_the_plan() & {sara.id, mehmet.id, uncle.id}) == {sara.id}


async def test_what_the_other_world_does_with_the_plan_that_it_knows_betrays_nothing(world, worlds, browser_of):  # noqa: F811
    _common, (mehmet, _uncle) = worlds
    plan = await convened(world)
    with pretending(REVIEW):
        await world.at(Phase.AGREEING)
        await new_version(world)
        await accept_it(world)
    with pretending(BETWEEN_THE_REVIEWS):
        phone = await browser_of(mehmet)
        answer = await phone.send_form("/my/plan/answer", answer="yes", number=1, why="")
        assert (answer.status_code, answer.headers["location"]) == (303, "/my/plan/answer")
        promise = plan.plan.agreements[1].promise
        assert (await phone.send_form(f"/my/promises/{promise}", state="done")).status_code == 303
        assert (await phone.send_form(f"/my/review/promises/{promise}", went="partly")).status_code == 303
        assert (await phone.get("/my/plan/2")).status_code == 404
        assert (await phone.get("/my/review/day")).status_code == 404


async def test_on_the_table_lies_only_what_those_say_who_sit_at_it(world, worlds):  # noqa: F811
    (sara, *_), (mehmet, _uncle) = worlds
    plan = await convened(world)
    conference = await world.as_it_is()
    promise = plan.plan.agreements[0].promise
    for each, words in ((sara, "Saras Wort"), (mehmet, "Kanari-Onkels Wort")):
        await commands.say_how_it_went(conference, each.id, promise, Went.PARTLY, words, known={promise}, by=each.id)
        await commands.finish(conference, each.id, f"{words} all in all", "", by=each.id)
    on_it = await table_of(conference)
    assert [each.words for each in on_it.sayings] == ["Saras Wort"]
    assert on_it.went_well == ["Saras Wort all in all"]
    assert [each.words for each in (await table_for(conference, mehmet.id)).sayings] == ["Kanari-Onkels Wort"]
    assert [each.words for each in (await table_for(conference, world.ayse.id)).sayings] == ["Saras Wort"]


async def test_who_does_not_read_the_plan_is_asked_nothing_about_it(world, worlds, app, browser_of):  # noqa: F811
    (_sara, ayse, *_), _others = worlds
    with pretending(ON_THE_DAY):
        await accept_plan(world)
    with pretending(AFTER):
        await exclude(world, ayse, until=date(2027, 12, 31))
        await OutboxMessage.delete(force=True)
        await commands.convene(await world.as_it_is(), by=world.nora.id)
    assert ayse.id not in {each["person"] for each in await OutboxMessage.select(OutboxMessage.person)}
    pages = await seen_by(app, browser_of, ayse, AFTER)
    ours = {path: status for path, (status, _text) in pages.items() if path.startswith(("/my/review/pro", "/my/review/day", "/my/plan"))}
    assert {"/my/plan", "/my/plan/changes", "/my/plan/over-time", "/my/review/day", "/my/review/promises"} <= ours.keys()
    assert set(ours.values()) == {403}, ours


@pytest.mark.parametrize(
    ("phase", "meeting", "seen"),
    [
        (Phase.REVIEW, {"takes_part": "separately"}, Phase.REVIEW),
        (Phase.PRIVATE_TIME, {"takes_part": "separately"}, Phase.REVIEW),
        (Phase.AGREEING, {"takes_part": "separately", "on": date(2027, 4, 7), "after_the_common_one": True}, Phase.REVIEW),
        (Phase.AGREEING, {"takes_part": "separately", "on": TODAY, "after_the_common_one": True}, Phase.AGREEING),
        (Phase.FOLLOW_UP, {"takes_part": "separately", "on": date(2027, 4, 7)}, Phase.REVIEW),
        (Phase.FOLLOW_UP, {"takes_part": "in_writing"}, Phase.FOLLOW_UP),
        (Phase.REVIEW, {"takes_part": "in_writing", "reads_plan": False}, Phase.PREPARATION),
        (Phase.AGREEING, {"takes_part": "in_writing", "reads_plan": False}, Phase.PREPARATION),
        (Phase.REVIEW, {}, Phase.REVIEW),
    ],
)
def test_which_phase_somebody_sees(phase, meeting, seen):
    values = {"on": None, "at": None, "zone": "Europe/Berlin", "place": "", "sitting": 2} | meeting
    assert seen_as(phase, Meeting(**values), TODAY) is seen
