"""Handing out the plan in force, opening it for a change, leaving it as it is."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold, take
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.ways import carried
from app.outbox.writing import write_to_family
from app.plans import queries
from app.plans.commands.drafts import new_draft, throw_away
from app.plans.commands.presenting import in_force, lock_presented
from app.plans.queries import PresentedPlan
from app.plans.tables import (
    HandedOut,
)
from app.practice.mail import Kind
from app.practice.phases import Step
from app.practice.taking_part import Way


async def hand_out(conference: ConferenceLine, person: UUID, way: Way, *, by: UUID) -> None:
    """Record that somebody receives the plan in force, in their language; by e-mail, send the news.

    The same version by the same way twice is recorded once.
    """
    async with all_or_nothing():
        await hold(conference)
        plan = await _locked_in_force(conference)
        someone = next((each for each in await queries.reachable(conference.id) if each.person == person), None)
        if someone is None:
            raise NoSuchThing
        if way in carried() and not someone.by_mail:
            raise Refused(_("No message can go to this person: an address, a personal link or consent is missing. Choose another way."))
        if all((each.person.id, each.way) != (person, way) for each in plan.handed_out):
            await _hand_to(conference, plan, someone, way, by=by)


async def hand_out_to_all(conference: ConferenceLine, *, by: UUID) -> int:
    """Hand the plan in force to everybody of the family group who does not have it yet, each by their way.

    The number of those who received it now. Somebody whose way is e-mail, but to whom none can go, is left out.
    """
    async with all_or_nothing():
        await hold(conference)
        plan = await _locked_in_force(conference)
        waiting = without_plan(plan, await queries.reachable(conference.id))
        now_reached = [each for each in waiting if each.way not in carried() or each.by_mail]
        for each in now_reached:
            await _hand_to(conference, plan, each, each.way, by=by)
    return len(now_reached)


def without_plan(plan: PresentedPlan, everybody: list[queries.Reachable]) -> list[queries.Reachable]:
    """Those who have not received this version yet."""
    received = {each.person.id for each in plan.handed_out}
    return [each for each in everybody if each.person not in received]


async def reopen(conference: ConferenceLine, *, by: UUID) -> UUID:
    """Open the plan in force for a change: a draft that begins as its copy. The old version stays readable."""
    async with all_or_nothing():
        await take(Step.REOPEN_PLAN, conference, by=by)
        plan = await in_force(conference)
        draft = await new_draft(conference, plan.id, by=by)
        await record("reopen_plan_version", who=by, office=conference.office, conference=conference.id, version=plan.id, draft=draft)
    return draft


async def keep_plan(conference: ConferenceLine, *, by: UUID) -> None:
    """Leave the plan in force as it is: the draft is thrown away, and the plan lives on."""
    async with all_or_nothing():
        await take(Step.KEEP_PLAN, conference, by=by)
        plan = await queries.plan_in_force(conference.id)
        if plan is None or plan.decision is None or not plan.decision.accepted:
            raise Refused(_("No version of the plan has been accepted yet. Go on writing, or present it."))
        await throw_away(conference, by=by)


async def _locked_in_force(conference: ConferenceLine) -> PresentedPlan:
    """The plan in force; its row is locked, so that of two who hand it out the second sees what the first has done."""
    await lock_presented(conference)
    return await in_force(conference)


async def _hand_to(conference: ConferenceLine, plan: PresentedPlan, someone: queries.Reachable, way: Way, *, by: UUID) -> None:
    await HandedOut.insert(HandedOut(version=plan.id, person=someone.person, way=way, language=someone.language, by=by))
    if way in carried() and someone.link is not None:
        await write_to_family(Kind.PLAN_NEWS, someone.person, office=conference.office, conference=conference.id, link=someone.link)
    await record("hand_out", who=by, office=conference.office, conference=conference.id, person=someone.person, way=way, version=plan.id)
