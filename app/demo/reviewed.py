"""A review that was held: what everybody said beforehand, the day, and the plan in its next version."""

from datetime import datetime
from uuid import UUID

from app.conferences.commands import take
from app.dates.commands import set_date
from app.dates.forms import DateForm
from app.day.tables import Presence
from app.demo.families.telling import Reviewed
from app.demo.inviting import invite_everybody
from app.demo.meeting import agreement_of
from app.demo.story import Going
from app.follow_up.commands import report_progress
from app.kit.clock import pretending
from app.plans import commands as plans
from app.plans import queries as plan_queries
from app.plans.forms import FrameForm
from app.plans.rules import Point, Verdicts
from app.practice.phases import Phase, Step
from app.practice.promises import Assent, AssentHow
from app.practice.reviews import Went
from app.practice.roles import Role
from app.practice.taking_part import Present
from app.private_time import commands as private_time
from app.reviews.commands import convene, finish, say_how_it_went

CONVENED, INVITED, SAID = -21, -18, -4  # days from the review
USUAL = 120


async def hold_review(going: Going, told: Reviewed, promises: dict[str, UUID]) -> None:
    """`promises`: by the key of who does it."""
    await _beforehand(going, promises)
    await _the_day(going)
    new = await _next_version(going, told, promises)
    for whose, state, words in told.kept_since:
        with pretending(_at(going, 9)):
            await report_progress(await going.line(), new[whose], state, words, True, by=going.people[whose])


def _at(going: Going, days: int, *, hours: float = 0) -> datetime:
    return going.day_of_meeting(going.story.review + days, hours=hours)


async def _beforehand(going: Going, promises: dict[str, UUID]) -> None:
    story, by = going.story, going.coordinator
    with pretending(_at(going, CONVENED)):
        await convene(await going.line(), by=by)
    with pretending(_at(going, INVITED)):
        line, day = await going.line(), going.day(story.review)
        assert day is not None  # noqa: S101
        await set_date(line, DateForm(day=day, clock=story.at, place=story.place, minutes=USUAL, edited=line.edited), by=by)
        await invite_everybody(story, await going.line(), going.people, going.seats, by=by)
    for hours, (who, answers, well, different) in enumerate(story.since.before_review):
        with pretending(_at(going, SAID, hours=hours)):
            line, person = await going.line(), going.people[who]
            for whose, went, words in answers:
                await say_how_it_went(line, person, promises[whose], Went(went), words, known=set(promises.values()), by=person)
            await finish(line, person, well, different, by=person)


async def _the_day(going: Going) -> None:
    with pretending(_at(going, 0)):
        await take(Step.OPEN_CONFERENCE, await going.line(), by=going.coordinator)
        await _there(going, Phase.INFORMATION)
    with pretending(_at(going, 0, hours=0.5)):
        await private_time.start(await going.line(), by=going.coordinator)
    with pretending(_at(going, 0, hours=1.5)):
        await private_time.call_back(await going.line(), True, by=going.coordinator)
        await _there(going, Phase.AGREEING)


async def _there(going: Going, phase: Phase) -> None:
    sitting = (await going.line()).sitting
    for who in going.story.people:
        if who.answer == "yes":
            await Presence.insert(Presence(participant=going.seats[who.key], sitting=sitting, phase=phase, way=Present.IN_THE_ROOM))


async def _next_version(going: Going, told: Reviewed, promises: dict[str, UUID]) -> dict[str, UUID]:
    """Gives the promises of the new version, by who does them."""
    story, by = going.story, going.coordinator
    with pretending(_at(going, 0, hours=2)):
        line = await going.line()
        await plans.start_draft(line, by=by)
        draft = await plan_queries.draft_of(going.id)
        assert draft is not None  # noqa: S101  # just begun
        ids = {each.promise: each.id for each in draft.agreements}
        why = {promises[whose]: words for whose, words in told.gone}
        for whose, _words in told.gone:
            await plans.remove_agreement(line, ids[promises[whose]], by=by)
        for promise, words in told.new:
            await plans.add_agreement(line, agreement_of(going, promise), by=by)
            written = await plan_queries.draft_of(going.id)
            assert written is not None  # noqa: S101
            why[written.agreements[-1].promise] = words
        await plans.say_reasons(line, why, by=by)
        frame = FrameForm(
            edited=draft.edited,
            contingency=story.contingency,
            guardian=going.people[story.guardian],
            review_on=going.day(told.next_review),
        )
        await plans.set_frame(line, frame, by=by)
        await plans.present(line, by=going.people[story.guardian])
    with pretending(_at(going, 0, hours=2.5)):
        return await _agree(going)


async def _agree(going: Going) -> dict[str, UUID]:
    plan = await plan_queries.latest_presented(going.id)
    assert plan is not None  # noqa: S101  # just presented
    for who in going.story.people:
        if who.role in {Role.FAMILY, Role.CHILD} and who.answer == "yes":
            person = going.people[who.key]
            await plans.answer_plan(await going.line(), person=person, answer=Assent.YES, why="", how=AssentHow.TAP, by=person)
    yes = Point(yes=True)
    verdicts = Verdicts(number=plan.number, clear=yes, safe=yes, lawful=yes, lines=dict.fromkeys(plan.numbers, yes))
    await plans.decide(await going.line(), verdicts, by=going.caseworker)
    await plans.hand_out_to_all(await going.line(), by=going.coordinator)
    keys = {person: key for key, person in going.people.items()}
    return {keys[each.who.id]: each.promise for each in plan.plan.agreements if each.who}
