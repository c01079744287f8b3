"""What the staff's pages about the plan are put together from."""

from typing import Any
from uuid import UUID

from msgspec import Struct, to_builtins

from app.conferences.seats import Seat
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.outbox.ways import carried
from app.plans import queries, rules
from app.plans.commands import without_plan
from app.plans.forms import (
    AgreementForm,
    AssentForm,
    ChangedAgreementForm,
    FrameForm,
    HandOutForm,
    KeptForm,
    PresentForm,
    ServiceForm,
    WishForm,
    decision_form,
    points_of,
)
from app.plans.queries import DraftAgreement, PresentedPlan, Writing
from app.plans.queries.helping import Helpers, helpers_of
from app.plans.rules import Named, Point, Verdicts
from app.practice.directory import PARTNER_KIND_NAMES
from app.practice.languages import LANGUAGES
from app.practice.phases import Phase
from app.practice.promises import ASSENT_HOW_NAMES, ASSENT_NAMES, Assent, AssentHow
from app.practice.taking_part import WAY_NAMES, Way

UNPROCESSABLE, CONFLICT, GONE_FROM_HERE = 422, 409, 404
REFUSED = "refused"  # under this name a form keeps why the change said no


def address(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/plan"


def named(people: list[Named]) -> list[tuple[UUID, str]]:
    """People as the answers of a choice."""
    return [(each.id, each.name) for each in people]


def refused(form: Form[Any], problem: Refused) -> None:
    """The change said no: its sentence on top of the form, and below it all that was typed."""
    form.wrong(REFUSED, problem.sentence)


def status_of(*forms: Form[Any] | None) -> int:
    wrong = [form.errors for form in forms if form and form.errors]
    return 200 if not wrong else CONFLICT if any(REFUSED in errors for errors in wrong) else UNPROCESSABLE


async def plan_page(seat: Seat) -> Page:
    """The desk on which the coordinator writes; for everybody else, and in between, what the family has presented."""
    if seat.may("write_plan"):
        writing, plan = await queries.writing_and_latest(seat.conference.id)
        if writing.draft is not None or plan is None:
            return await writing_page(seat, (writing, plan))
    else:
        plan = await queries.plan_on_the_table(seat.conference.id, seat.conference.phase)
    if plan is None:
        return page("plans/not_yet", seat=seat)
    return version_page(seat, plan)


async def writing_page(
    seat: Seat,
    before_us: tuple[Writing, PresentedPlan | None] | None = None,
    *,
    adding: Form[AgreementForm] | None = None,
    wishing: Form[ServiceForm] | None = None,
    frame: Form[FrameForm] | None = None,
    other: Form[Any] | None = None,
    changed_meanwhile: bool = False,
) -> Page:
    """The writing desk; `other` is a wrong form without a field that one sees.

    With `changed_meanwhile`, what stands round the agreements in both texts.
    """
    writing, before = before_us or await queries.writing_and_latest(seat.conference.id)
    day = today(seat.conference.zone)
    plan = writing.as_plan()
    return page(
        "plans/writing",
        CONFLICT if changed_meanwhile else status_of(adding, wishing, frame, other),
        seat=seat,
        at=address(seat),
        writing=writing,
        plan=plan,
        before=before,
        people=named(writing.people),
        checkers=named(writing.checkers),
        lines=lines_of(writing),
        partners=named(writing.partners),
        unchanged=before is not None and not rules.changes(before.plan, plan) and not rules.frame_changed(before.plan, plan),
        gaps=rules.missing(plan, family={each.id for each in writing.people}, today=day),
        advice=rules.advice(plan, today=day),
        gap_sentences=rules.GAP_SENTENCES,
        hint_sentences=rules.HINT_SENTENCES,
        seen=rules.checksum(plan),
        adding=adding or Form(AgreementForm),
        wishing=wishing or Form(ServiceForm),
        other=other or Form(PresentForm),
        frame=frame or Form(FrameForm, filled=frame_of(writing)),
        theirs=frame_of(writing) if changed_meanwhile else None,
    )


def lines_of(writing: Writing) -> list[tuple[int, str]]:
    """The question and the bottom lines as the answers of a list of ticks."""
    question = [(rules.QUESTION, _("The question: %(text)s") % {"text": writing.question})] if writing.question else []
    return question + [(line.number, f"{line.number}. {line.text}") for line in writing.bottom_lines]


def frame_of(writing: Writing) -> dict[str, Any]:
    draft = writing.draft
    if draft is None:
        return {"edited": 0}
    return {
        "edited": draft.edited,
        "contingency": draft.contingency,
        "no_contingency": "yes" if draft.no_contingency else "",
        "guardian": draft.guardian and draft.guardian.id,
        "review_on": draft.review_on,
        "call_whom": draft.escalation.whom and draft.escalation.whom.id,
        "call_when": draft.escalation.words,
    }


async def agreement_page(seat: Seat, agreement: UUID, form: Form[ChangedAgreementForm] | None = None, *, meanwhile: bool = False) -> Page:
    """One agreement to be made more exact. With `meanwhile`, what somebody else has saved beside what was typed."""
    writing = await queries.writing_of(seat.conference.id)
    found = next((each for each in writing.draft.agreements if each.id == agreement), None) if writing.draft else None
    if found is None:
        if form is None:
            raise NoSuchThing
        return _gone_page(seat, writing, form)
    if form is not None and meanwhile:
        form.typed["edited"] = str(found.edited)  # saved again, it is saved knowingly
    return page(
        "plans/agreement",
        CONFLICT if meanwhile else status_of(form),
        seat=seat,
        at=address(seat),
        agreement=found,
        bottom_lines=writing.bottom_lines,
        people=named(writing.people),
        checkers=named(writing.checkers),
        lines=lines_of(writing),
        form=form or Form(ChangedAgreementForm, filled=agreement_as_typed(found)),
        meanwhile=meanwhile,
    )


def _gone_page(seat: Seat, writing: Writing, form: Form[ChangedAgreementForm]) -> Page:
    """Somebody else has taken it out, or it was never there: what was typed can be added anew."""
    return page(
        "plans/agreement_gone",
        GONE_FROM_HERE,
        seat=seat,
        at=address(seat),
        people=named(writing.people),
        checkers=named(writing.checkers),
        lines=lines_of(writing),
        form=Form(AgreementForm, filled=form.typed),
    )


def agreement_as_typed(agreement: DraftAgreement) -> dict[str, Any]:
    """An agreement as the form would show it."""
    return {
        "edited": agreement.edited,
        "what": agreement.what,
        "who": agreement.who and agreement.who.id,
        "due_on": agreement.due_on,
        "due_words": agreement.due_words,
        "helper": agreement.helper and agreement.helper.id,
        "checker": agreement.checker and agreement.checker.id,
        "sign": agreement.sign,
        "plan_b": agreement.plan_b,
        "answers": agreement.answers,
    }


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
    return seat.conference.phase is Phase.FOLLOW_UP and plan.in_force


def version_page(seat: Seat, plan: PresentedPlan, answering: Form[AssentForm] | None = None) -> Page:
    return page(
        "plans/version",
        status_of(answering),
        seat=seat,
        at=address(seat),
        shown=plan,
        plan=plan.plan,
        changes=rules.changes(plan.before, plan.plan) if plan.before else [],
        frame_changed=plan.before is not None and rules.frame_changed(plan.before, plan.plan),
        open_to_answers=on_the_table(seat, plan),
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
    if form.value is None:
        return None
    said = to_builtins(form.value)
    for name in points_of(numbers):
        if said[name] == "no" and not said[f"{name}_why"]:
            form.wrong(f"{name}_why", _("Please say why, so that the family knows what to change."))
    if form.errors:
        return None
    points = {name: Point(said[name] == "yes", said[f"{name}_why"] if said[name] == "no" else "") for name in points_of(numbers)}
    return Verdicts(
        number=said["number"],
        clear=points["clear"],
        safe=points["safe"],
        lawful=points["lawful"],
        lines={number: points[f"line_{number}"] for number in numbers},
    )


async def wishes_page(
    seat: Seat, plan: PresentedPlan, *, about: UUID | None = None, form: Form[WishForm] | None = None, kept: Form[KeptForm] | None = None
) -> Page:
    """Every wish with its answer, and who of the directory gives the help; `about` is the one whose form was wrong."""
    helpers = await helpers_of(seat.conference.id)
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
