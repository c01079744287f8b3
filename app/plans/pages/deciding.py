"""Where the caseworker decides, answers wishes, and where the plan is handed out."""

from typing import Any
from uuid import UUID

from msgspec import Struct, to_builtins

from app.conferences.seats import Seat
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.outbox.ways import carried
from app.plans import queries
from app.plans.commands import without_plan
from app.plans.forms import HandOutForm, KeptForm, WishForm, decision_form, points_of
from app.plans.pages.shared import address, status_of
from app.plans.queries import PresentedPlan
from app.plans.queries.helping import Helpers, plan_and_helpers
from app.plans.rules import Point, Verdicts
from app.practice.directory import PARTNER_KIND_NAMES
from app.practice.languages import LANGUAGES
from app.practice.taking_part import WAY_NAMES, Way


def decision_page(seat: Seat, plan: PresentedPlan, form: Form[Struct] | None = None) -> Page:
    return page(
        "plans/decision",
        status_of(form),
        seat=seat,
        at=address(seat),
        shown=plan,
        plan=plan.plan,
        form=form or Form(decision_form(plan.numbers), filled={"number": plan.number}),
        yes_no=[("yes", _("Yes")), ("no", _("Not yet"))],
    )


def verdicts_in(form: Form[Struct], numbers: list[int]) -> Verdicts | None:
    """The decision that was typed; None, with a sentence at its field, where a no has no reason."""
    for name in points_of(numbers):
        if form.typed.get(name) == "no" and not form.typed.get(f"{name}_why"):
            form.wrong(f"{name}_why", _("Please say why, so that the family knows what to change."))
    if form.value is None:
        return None
    said = to_builtins(form.value)
    points = {name: Point(said[name] == "yes", said[f"{name}_why"] if said[name] == "no" else "") for name in points_of(numbers)}
    return Verdicts(
        number=said["number"],
        clear=points["clear"],
        safe=points["safe"],
        lawful=points["lawful"],
        lines={number: points[f"line_{number}"] for number in numbers},
    )


async def wishes_page(
    seat: Seat, *, about: UUID | None = None, form: Form[WishForm] | None = None, kept: Form[KeptForm] | None = None
) -> Page:
    """Every wish with its answer, and who of the directory gives the help; `about` is the one whose form was wrong."""
    plan, helpers = await plan_and_helpers(seat.conference.id, seat.conference.phase)
    return page(
        "plans/wishes",
        status_of(form, kept),
        seat=seat,
        at=address(seat),
        shown=plan,
        forms={
            each.request: form if form and each.request == about else _wish_form(plan, helpers, each.request) for each in plan.plan.services
        },
        kept={each.request: kept if kept and each.request == about else Form(KeptForm) for each in plan.plan.services},
        open_form=about if form else None,
        helpers=helpers.named,
        partners=[(each.id, f"{each.name} – {_(PARTNER_KIND_NAMES[each.kind])}") for each in helpers.to_choose],
        today=today(seat.conference.zone),
    )


def _wish_form(plan: PresentedPlan, helpers: Helpers, request: UUID) -> Form[WishForm]:
    given, helper = plan.promised.get(request), helpers.named.get(request)
    filled: dict[str, Any] = {"partner": helper and helper.id}
    if given is not None:
        filled |= {"decision": given.decision, "promised_on": given.promised_on, "words": given.words}
    return Form(WishForm, filled=filled)


async def hand_out_page(seat: Seat, form: Form[HandOutForm] | None = None) -> Page:
    plan = await queries.plan_in_force(seat.conference.id)
    if plan is None:
        raise NoSuchThing
    everybody = await queries.reachable(seat.conference.id)
    waiting = without_plan(plan, everybody)
    return page(
        "plans/hand_out",
        status_of(form),
        seat=seat,
        at=address(seat),
        shown=plan,
        by_mail=[each for each in waiting if each.way in carried() and each.by_mail],
        by_hand=[each for each in waiting if each.way not in carried()],
        not_by_mail=[each for each in waiting if each.way in carried() and not each.by_mail],
        people=[(each.person, each.name) for each in everybody],
        ways=[(way, _(WAY_NAMES[way])) for way in Way],
        way_names=WAY_NAMES,
        languages_by_code=LANGUAGES,
        form=form or Form(HandOutForm),
    )
