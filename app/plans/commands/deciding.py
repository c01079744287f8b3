"""What the caseworker says to the plan, and what the office promises."""

from datetime import date
from typing import Any
from uuid import UUID

import asyncpg

from app.audit.commands import record
from app.conferences.commands import hold, moved_on, take
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing, row
from app.kit.clock import now, today
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.plans import rules
from app.plans.commands.drafts import new_draft, only_while_agreeing
from app.plans.commands.helping import name_helper
from app.plans.commands.presenting import lock_presented, on_the_table, tell_family, tell_staff
from app.plans.forms import WishForm
from app.plans.queries import PresentedPlan
from app.plans.tables import (
    Decision,
    LineVerdict,
    PromisedHelp,
)
from app.practice.phases import Step
from app.practice.promises import HelpDecision


async def decide(conference: ConferenceLine, verdicts: rules.Verdicts, *, by: UUID) -> bool:
    """Accept the plan when every point is a yes; otherwise say point by point why not, and begin the next version.

    True when it was accepted. Accepting moves the conference first, so that of two who decide the second is told.
    """
    async with all_or_nothing():
        accepted = rules.accepted(verdicts)
        if rules.unexplained(verdicts):
            raise Refused(_("Please say why, so that the family knows what to change."))
        if accepted:
            await take(Step.ACCEPT_PLAN, conference, by=by)
        else:
            await hold(conference)
            only_while_agreeing(conference)
        plan = await _plan_to_decide(conference, verdicts.number)
        await _keep_decision(plan, verdicts, accepted, by=by)
        if accepted:
            await Conference.update({Conference.review_on: plan.plan.review_on}).where(Conference.id == conference.id)
        else:
            await new_draft(conference, plan.id, by=by)
        deed = "accept_plan_version" if accepted else "refuse_plan_version"
        await record(deed, who=by, office=conference.office, conference=conference.id, version=plan.id, number=plan.number)
        await tell_staff(conference, conference.coordinator, by=by)
        await tell_family(conference)
    return accepted


async def answer_wish(conference: ConferenceLine, request: UUID, form: WishForm, *, by: UUID) -> None:
    """Promise the help with a day, or say with words why not. Apart from accepting the plan.

    The answer can be changed until the promise is kept; every day that was ever promised stays in the log.
    """
    async with all_or_nothing():
        await hold(conference)
        plan = await on_the_table(conference)
        wish = next((each for each in plan.plan.services if each.request == request), None)
        if wish is None:
            raise NoSuchThing
        granted = form.decision is HelpDecision.GRANTED
        if (granted and form.promised_on is None) or (not granted and not form.words):
            raise Refused(_("Please promise a day, or say why not."))
        promised_on = form.promised_on if granted else None
        before = await row("SELECT decision, promised_on, kept_on FROM promised_help WHERE request = $1 FOR UPDATE", request)
        if before is not None and before["kept_on"] is not None:
            raise Refused(_("This promise has been kept already, so it stays as it is."))
        await name_helper(conference, request, form.partner)
        values: dict[Any, Any] = {
            "what": wish.what,
            "decision": form.decision,
            "promised_on": promised_on,
            "words": form.words,
            "by": by,
            "at": now(),
        }
        if before is None:
            await _first_answer(conference, request, values)
        else:
            await PromisedHelp.update(values).where(PromisedHelp.request == request)
        await record(
            "answer_wish",
            who=by,
            office=conference.office,
            conference=conference.id,
            request=request,
            decision=form.decision,
            promised_on=promised_on,
            promised_before=before["promised_on"] if before else None,
        )
        await tell_family(conference)


async def keep_office_promise(conference: ConferenceLine, request: UUID, on: date, *, by: UUID) -> None:
    """Note that help has begun as promised. Noting it twice notes it once."""
    async with all_or_nothing():
        await hold(conference)
        if on > today(conference.zone):
            raise Refused(_("This day is still to come. Please note it when the help has begun."))
        found = await row(
            "SELECT decision, kept_on FROM promised_help WHERE request = $1 AND conference = $2 FOR UPDATE", request, conference.id
        )
        if found is None or found["decision"] != HelpDecision.GRANTED:
            raise NoSuchThing
        if found["kept_on"] is not None:
            return
        await PromisedHelp.update({PromisedHelp.kept_on: on, PromisedHelp.kept_by: by}).where(PromisedHelp.request == request)
        await record("keep_office_promise", who=by, office=conference.office, conference=conference.id, request=request, kept_on=on)


async def take_back_kept(conference: ConferenceLine, request: UUID, *, by: UUID) -> None:
    """It was not so after all. That it was noted, and taken back, stays in the log."""
    async with all_or_nothing():
        await hold(conference)
        found = await row("SELECT kept_on FROM promised_help WHERE request = $1 AND conference = $2 FOR UPDATE", request, conference.id)
        if found is None:
            raise NoSuchThing
        if found["kept_on"] is None:
            return
        await PromisedHelp.update({PromisedHelp.kept_on: None, PromisedHelp.kept_by: None}).where(PromisedHelp.request == request)
        await record(
            "take_back_kept", who=by, office=conference.office, conference=conference.id, request=request, kept_on=found["kept_on"]
        )


async def _plan_to_decide(conference: ConferenceLine, number: int) -> PresentedPlan:
    """The version that was read, if it is still the one to decide on. Its row is locked, so that no draft begins meanwhile."""
    await lock_presented(conference)
    plan = await on_the_table(conference)
    if plan.number != number:
        raise Refused(_("The family has presented a newer version. Please read that one."))
    if plan.decision is not None:
        raise Refused(_("This version has been decided on already."))
    if plan.draft is not None:
        raise Refused(_("The family is just changing its plan. Please wait until it presents the new version."))
    return plan


async def _keep_decision(plan: PresentedPlan, verdicts: rules.Verdicts, accepted: bool, *, by: UUID) -> None:
    lines = {line.number: line.id for line in plan.plan.bottom_lines}
    if lines.keys() != verdicts.lines.keys():
        raise Refused(_("Please answer for each bottom line."))
    decision = Decision(
        version=plan.id,
        accepted=accepted,
        clear=verdicts.clear.yes,
        clear_why=verdicts.clear.why,
        safe=verdicts.safe.yes,
        safe_why=verdicts.safe.why,
        lawful=verdicts.lawful.yes,
        lawful_why=verdicts.lawful.why,
        by=by,
    )
    await Decision.insert(decision)
    for number, point in verdicts.lines.items():
        await LineVerdict.insert(LineVerdict(decision=decision.id, line=lines[number], met=point.yes, why=point.why))


async def _first_answer(conference: ConferenceLine, request: UUID, values: dict[Any, Any]) -> None:
    try:
        async with all_or_nothing():
            await PromisedHelp.insert(PromisedHelp(request=request, conference=conference.id, **values))
    except asyncpg.UniqueViolationError:
        raise moved_on() from None
