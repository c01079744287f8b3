"""The Yılmaz family's plan in its stages: written, presented, accepted."""

from datetime import timedelta
from typing import Any

from app.kit.clock import today
from app.plans import commands, queries, rules
from app.plans.forms import AgreementForm, FrameForm, ServiceForm
from app.plans.queries import PresentedPlan, Writing
from app.practice.phases import Phase
from tests.world import World

REVIEW = timedelta(weeks=8)
#: What nobody should send.
NASTY = ("", "a" * 100_000, "a\x00b", "\ud800".encode("utf-8", "surrogatepass"), "\u202e", "👨‍👩‍👧", "<b>", "9" * 40, "-1", "0001-01-01")


async def write_plan(world: World, **frame: Any) -> Writing:
    """Two agreements that answer everything, a wish, and the frame: a draft that can be presented."""
    await world.at(Phase.AGREEING)
    conference = await world.as_it_is()
    await commands.add_agreement(
        conference,
        AgreementForm(
            own_words="Oma holt sie morgens ab, dann klappt das.",
            what="Ayşe bringt Elif jeden Schultag um 7:30 Uhr zur Schule.",
            who=world.ayse.id,
            due_words="jeden Schultag",
            helper=world.mehmet.id,
            checker=world.idris.id,
            sign="Die Schule ruft nicht mehr an.",
            plan_b="Mehmet fährt.",
            answers=[0, 1],
        ),
        by=world.nora.id,
    )
    await commands.add_agreement(
        conference,
        AgreementForm(own_words="Ich bin dienstags und donnerstags abends da.", who=world.mehmet.id, due_words="jede Woche", answers=[2]),
        by=world.nora.id,
    )
    await commands.add_service(
        conference, ServiceForm(what="Hausaufgabenhilfe zweimal in der Woche", from_whom="Amt für Soziale Dienste"), by=world.nora.id
    )
    draft = await queries.draft_of(conference.id)
    assert draft is not None
    typed = {"contingency": "Wir rufen Ayşe an.", "guardian": world.ayse.id, "review_on": today() + REVIEW} | frame
    await commands.set_frame(conference, FrameForm(edited=draft.edited, **typed), by=world.nora.id)
    return await queries.writing_of(conference.id)


async def present_plan(world: World) -> PresentedPlan:
    await write_plan(world)
    conference = await world.as_it_is()
    await commands.present(conference, by=world.nora.id)
    return await the_latest(world)


async def accept_plan(world: World) -> PresentedPlan:
    plan = await present_plan(world)
    await commands.decide(await world.as_it_is(), all_yes(plan), by=world.idris.id)
    return await the_latest(world)


async def refuse_plan(world: World, why: str = "Wer ist am Wochenende da?") -> PresentedPlan:
    plan = await present_plan(world)
    await commands.decide(await world.as_it_is(), one_no(plan, why), by=world.idris.id)
    return await the_latest(world)


def all_yes(plan: PresentedPlan) -> rules.Verdicts:
    yes = rules.Point(True)
    return rules.Verdicts(number=plan.number, clear=yes, safe=yes, lawful=yes, lines=dict.fromkeys(plan.numbers, yes))


def one_no(plan: PresentedPlan, why: str) -> rules.Verdicts:
    yes = rules.Point(True)
    lines = dict.fromkeys(plan.numbers, yes) | {2: rules.Point(False, why)}
    return rules.Verdicts(number=plan.number, clear=yes, safe=yes, lawful=yes, lines=lines)


async def the_latest(world: World) -> PresentedPlan:
    plan = await queries.latest_presented(world.yilmaz.id)
    assert plan is not None
    return plan
