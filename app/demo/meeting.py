"""The day of a story: who is there, private family time, the plan that the family presents, and what everybody says to it."""

from pathlib import Path

from app.conferences.commands import take
from app.conferences.queries import ConferenceLine
from app.day.tables import Presence
from app.demo.families import Promise, Who
from app.demo.story import Going
from app.kit.clock import pretending, today
from app.paper.commands.photos import keep_photos
from app.plans import commands as plans
from app.plans import queries as plan_queries
from app.plans.forms import AgreementForm, FrameForm, ServiceForm
from app.practice.phases import Phase, Step
from app.practice.promises import Assent, AssentHow
from app.practice.roles import Role
from app.practice.taking_part import Present
from app.private_time import commands as private_time

#: What a family brought out of its private time, as a phone takes it.
PAPER = Path(__file__).with_name("paper_plan.jpg")


async def hold(going: Going) -> None:
    story = going.story
    with pretending(going.day_of_meeting()):
        await take(Step.OPEN_CONFERENCE, await going.line(), by=going.coordinator)
        await _there(going, Phase.INFORMATION)
    if story.phase is Phase.INFORMATION:
        return
    with pretending(going.day_of_meeting(hours=1)):
        await private_time.start(await going.line(), by=going.coordinator)
    if story.phase is Phase.PRIVATE_TIME:
        return
    with pretending(going.day_of_meeting(hours=3)):
        await private_time.call_back(await going.line(), True, by=going.coordinator)
        await _there(going, Phase.AGREEING)


async def _there(going: Going, phase: Phase) -> None:
    for who in going.story.people:
        way = Present.IN_THE_ROOM if who.answer == "yes" else Present.PHONE
        await Presence.insert(Presence(participant=going.seats[who.key], phase=phase, way=way))


async def write_plan(going: Going) -> None:
    """Written with the coordinator, presented by the family, and answered by everybody but the last one."""
    story, by = going.story, going.coordinator
    with pretending(going.day_of_meeting(hours=3.5)):
        conference = await going.line()
        await plans.start_draft(conference, by=by)
        if story.phase is Phase.AGREEING:
            await keep_photos(conference, [PAPER.read_bytes()], by=by)
        for promise in story.promises:
            await plans.add_agreement(conference, agreement_of(going, promise), by=by)
        for wish in story.wishes:
            await plans.add_service(conference, ServiceForm(what=wish.what, from_whom=wish.from_whom), by=by)
        await plans.set_frame(conference, await _frame(going), by=by)
        await plans.present(conference, by=going.people[story.guardian])
        conference = await going.line()
        for who in story.people:
            if who.role in {Role.FAMILY, Role.CHILD} and who.key != story.people[-1].key:
                await _agree(going, conference, who)


def is_small(who: Who) -> bool:
    return who.born is not None and (today() - who.born).days < 10 * 365


async def _agree(going: Going, conference: ConferenceLine, who: Who) -> None:
    young = is_small(who)
    answer, why = (Assent.NOT_YET, "Ist noch klein, Mama erklärt es zu Hause.") if young else (Assent.YES, "")
    how = AssentHow.TAP if who.email or who.way == "text" else AssentHow.PAPER
    await plans.answer_plan(
        conference,
        person=going.people[who.key],
        answer=answer,
        why=why,
        how=AssentHow.ORAL if young else how,
        witness="Nora Wiechmann" if young else "",
        by=going.people[who.key] if how is AssentHow.TAP and not young else going.coordinator,
    )


def agreement_of(going: Going, promise: Promise) -> AgreementForm:
    return AgreementForm(
        own_words=promise.own_words,
        what=promise.what,
        who=going.people[promise.who],
        due_on=going.day(promise.due),
        due_words=promise.due_words,
        helper=going.people.get(promise.helper),
        checker=going.people.get(promise.checker),
        sign=promise.sign,
        plan_b=promise.plan_b,
        answers=list(promise.answers),
    )


async def _frame(going: Going) -> FrameForm:
    draft = await plan_queries.draft_of(going.id)
    assert draft is not None  # noqa: S101  # just begun
    return FrameForm(
        edited=draft.edited,
        contingency=going.story.contingency,
        guardian=going.people[going.story.guardian],
        review_on=going.day(going.story.review),
        call_whom=going.people.get(going.story.call_whom, going.coordinator) if going.story.call_when else None,
        call_when=going.story.call_when,
    )
