"""What the family has presented, as staff read it: who agrees, what was decided, what has changed."""

from uuid import UUID

from app.conferences.seats import Seat
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.plans import queries, rules
from app.plans.comparing import side_by_side
from app.plans.forms import AssentForm
from app.plans.pages.shared import address, named, status_of
from app.plans.pages.writing import writing_page
from app.plans.queries import PresentedPlan
from app.practice.languages import LANGUAGES
from app.practice.phases import LIVING, Phase
from app.practice.promises import ASSENT_HOW_NAMES, ASSENT_NAMES, Assent, AssentHow
from app.practice.taking_part import WAY_NAMES


async def plan_page(seat: Seat, sheet: str = "") -> Page:
    """The desk on which the coordinator writes; for everybody else, and in between, what the family has presented.

    `sheet`: the photo of a paper plan that is looked at.
    """
    if seat.may("write_plan"):
        writing, plan = await queries.writing_and_latest(seat.conference.id)
        if writing.draft is not None or plan is None:
            return await writing_page(seat, (writing, plan), sheet=sheet)
    else:
        plan = await queries.plan_on_the_table(seat.conference.id, seat.conference.phase)
    if plan is None:
        return page("plans/not_yet", seat=seat)
    return version_page(seat, plan)


async def presented(seat: Seat, number: int | None = None) -> PresentedPlan:
    """The version with this number, or the one that everybody talks about."""
    conference = seat.conference
    if number is None:
        found = await queries.plan_on_the_table(conference.id, conference.phase)
    else:
        found = await queries.version_of(conference.id, number)
    if found is None:
        raise NoSuchThing
    return found


def on_the_table(seat: Seat, plan: PresentedPlan) -> bool:
    """Is this the version that people say yes or no to?"""
    if seat.conference.phase is Phase.AGREEING:
        return plan.is_latest and plan.decision is None
    return seat.conference.phase in LIVING and plan.in_force


def version_page(seat: Seat, plan: PresentedPlan, answering: Form[AssentForm] | None = None) -> Page:
    return page(
        "plans/version",
        status_of(answering),
        seat=seat,
        at=address(seat),
        shown=plan,
        plan=plan.plan,
        again=seat.conference.looks_again_on(plan.plan.review_on) if plan.in_force else plan.plan.review_on,
        changes=rules.changes(plan.before, plan.plan) if plan.before else [],
        frame_changed=plan.before is not None and rules.frame_changed(plan.before, plan.plan),
        open_to_answers=on_the_table(seat, plan),
        sides=side_by_side(plan.old, plan.plan) if plan.old else [],
        old_frame_changed=plan.old is not None and rules.frame_changed(plan.old, plan.plan),
        assent_names=ASSENT_NAMES,
        how_names=ASSENT_HOW_NAMES,
        way_names=WAY_NAMES,
        languages_by_code=LANGUAGES,
        answering=answering or Form(AssentForm, filled={"number": plan.number}),
        people=named([each.person for each in plan.assents]),
        answers=[(answer, _(ASSENT_NAMES[answer])) for answer in Assent],
        hows=[(how, _(ASSENT_HOW_NAMES[how])) for how in (AssentHow.PAPER, AssentHow.ORAL)],
        askers=_askers(seat, plan),
    )


def _askers(seat: Seat, plan: PresentedPlan) -> list[tuple[UUID, str]]:
    """Who may owe somebody the question again."""
    conference = seat.conference
    coordinator = [(conference.coordinator, conference.coordinator_name)] if conference.coordinator else []
    return [*coordinator, (conference.caseworker, conference.caseworker_name), *named([each.person for each in plan.assents])]
