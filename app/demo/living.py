"""What comes after the day of a story: the office promises, the plan is handed out, people keep what they said, and perhaps it ends."""

from uuid import UUID

from app.conferences.queries import live_links_of
from app.demo.families import Wish
from app.demo.for_children import tell_child
from app.demo.meeting import is_small
from app.demo.reviewed import hold_review
from app.demo.reviewing import prepare_review
from app.demo.since import tell_since
from app.demo.story import Going
from app.demo.translating import translate
from app.follow_up.commands import keep_on_phone, report_progress
from app.kit.clock import pretending, today
from app.plans import commands as plans
from app.plans import queries as plan_queries
from app.plans.forms import WishForm
from app.plans.queries import PresentedPlan
from app.plans.rules import Point, Verdicts
from app.practice.phases import Phase
from app.practice.promises import Assent, AssentHow, HelpDecision, Outcome
from app.practice.safety import SecondDeed
from app.safety.commands.second import answer_look, ask_second
from app.safety.tables import SecondLook


async def live(going: Going) -> None:
    plan = await _accept(going)
    with pretending(going.day_of_meeting(2)):
        await plans.hand_out_to_all(await going.line(), by=going.coordinator)
    for told in going.story.translated:
        await translate(going, told)
    promises = {agreement.own_words: agreement.promise for agreement in plan.plan.agreements}
    await _ask_again(going)
    await _report(going, promises)
    by_doer = {promise.who: promises[promise.own_words] for promise in going.story.promises}
    await tell_since(going, by_doer)
    for child in going.story.for_children:
        await tell_child(going, child, by_doer)
    await _keep_on_phones(going)
    if going.story.phase is Phase.REVIEW:
        await prepare_review(going, by_doer)
    if going.story.reviewed is not None:
        await hold_review(going, going.story.reviewed, by_doer)
    if going.story.phase is Phase.CLOSED:
        await _close(going)


async def _accept(going: Going) -> PresentedPlan:
    story = going.story
    with pretending(going.day_of_meeting(hours=5)):
        conference = await going.line()
        plan = await plan_queries.latest_presented(going.id)
        assert plan is not None  # noqa: S101  # just presented
        yes = Point(yes=True)
        met = dict.fromkeys((line.number for line in plan.plan.bottom_lines), yes)
        await plans.decide(conference, Verdicts(number=plan.number, clear=yes, safe=yes, lawful=yes, lines=met), by=going.caseworker)
        conference = await going.line()
        requests = {wish.what: wish.request for wish in plan.plan.services}
        for wish in story.wishes:
            await plans.answer_wish(conference, requests[wish.what], _promised(going, wish), by=going.caseworker)
    for wish in story.wishes:
        if wish.kept is not None:
            with pretending(going.day_of_meeting(wish.kept)):
                await plans.keep_office_promise(await going.line(), requests[wish.what], today(), by=going.caseworker)
    return plan


def _promised(going: Going, wish: Wish) -> WishForm:
    if wish.refused:
        return WishForm(decision=HelpDecision.REFUSED, words=wish.refused)
    return WishForm(decision=HelpDecision.GRANTED, promised_on=going.day(wish.promised), words=wish.words)


async def _ask_again(going: Going) -> None:
    """Small children could not answer on the day; the coordinator promised to ask them again, and did."""
    with pretending(going.day_of_meeting(6)):
        for who in going.story.people:
            if is_small(who):
                await plans.answer_plan(
                    await going.line(),
                    person=going.people[who.key],
                    answer=Assent.YES,
                    why="",
                    how=AssentHow.ORAL,
                    witness="Nora Wiechmann",
                    by=going.coordinator,
                )


async def _keep_on_phones(going: Going) -> None:
    for who, days in going.story.on_phones:
        with pretending(going.day_of_meeting(days)):
            link = (await live_links_of(going.id))[going.people[who]]["id"]
            await keep_on_phone(await going.line(), link=link, by=going.people[who])


async def _report(going: Going, promises: dict[str, UUID]) -> None:
    for index, promise in enumerate(going.story.promises):
        for time, (state, words) in enumerate(promise.progress):
            with pretending(going.day_of_meeting(10 + 11 * time + index)):
                doer = going.people[promise.who]
                await report_progress(await going.line(), promises[promise.own_words], state, words, True, by=doer)


async def _close(going: Going) -> None:
    """Without a review: the coordinator asks, the manager signs."""
    story = going.story
    with pretending(going.day_of_meeting(98)):
        await ask_second(
            await going.line(), None, SecondDeed.CLOSE, why=story.why, outcome=story.outcome or Outcome.FULFILLED, by=going.coordinator
        )
    with pretending(going.day_of_meeting(100)):
        asked = await SecondLook.select(SecondLook.id).where(SecondLook.conference == going.id, SecondLook.deed == SecondDeed.CLOSE).first()
        assert asked is not None  # noqa: S101  # just now
        await answer_look(asked["id"], True, office=going.office, by=going.staff[f"manager of {story.office}"])
