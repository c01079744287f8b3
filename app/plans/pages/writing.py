"""The writing desk, and one agreement on it."""

from datetime import date
from typing import Any
from uuid import UUID

from app.conferences.seats import Seat
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.plans import queries, rules
from app.plans.comparing import changed_sides
from app.plans.forms import AgreementForm, ChangedAgreementForm, FrameForm, PresentForm, ServiceForm, reasons_form
from app.plans.pages.shared import CONFLICT, GONE_FROM_HERE, address, named, status_of
from app.plans.queries import DraftAgreement, PresentedPlan, Writing


async def writing_page(
    seat: Seat,
    before_us: tuple[Writing, PresentedPlan | None] | None = None,
    *,
    adding: Form[AgreementForm] | None = None,
    wishing: Form[ServiceForm] | None = None,
    frame: Form[FrameForm] | None = None,
    other: Form[Any] | None = None,
    reasons: Form[Any] | None = None,
    changed_meanwhile: bool = False,
    sheet: str = "",
) -> Page:
    """The writing desk; `other` is a wrong form without a field that one sees.

    With `changed_meanwhile`, what stands round the agreements in both texts.
    """
    writing, before = before_us or await queries.writing_and_latest(seat.conference.id)
    day = today(seat.conference.zone)
    plan = writing.as_plan()
    return page(
        "plans/writing",
        CONFLICT if changed_meanwhile else status_of(adding, wishing, frame, other, reasons),
        seat=seat,
        at=address(seat),
        writing=writing,
        plan=plan,
        before=before,
        people=named(writing.people),
        to_call=named(writing.to_call),
        checkers=named(writing.checkers),
        lines=lines_of(writing),
        partners=named(writing.partners),
        unchanged=before is not None and not rules.changes(before.plan, plan) and not rules.frame_changed(before.plan, plan),
        gaps=rules.missing(plan, family={each.id for each in writing.people}, today=day),
        advice=rules.advice(plan, today=day, latest=writing.review.latest),
        sides=changed_sides(writing),
        reasons=reasons or reasons_as_kept(writing),
        gap_sentences=rules.GAP_SENTENCES,
        hint_sentences=rules.HINT_SENTENCES,
        seen=rules.checksum(plan),
        adding=adding or Form(AgreementForm),
        wishing=wishing or Form(ServiceForm),
        other=other or Form(PresentForm),
        frame=frame or Form(FrameForm, filled=frame_of(writing, day)),
        theirs=frame_of(writing) if changed_meanwhile else None,
        shown=sheet,
    )


def lines_of(writing: Writing) -> list[tuple[int, str]]:
    """The question and the bottom lines as the answers of a list of ticks."""
    question = [(rules.QUESTION, _("The question: %(text)s") % {"text": writing.question})] if writing.question else []
    return question + [(line.number, f"{line.number}. {line.text}") for line in writing.bottom_lines]


def reasons_as_kept(writing: Writing) -> Form[Any]:
    """Why what has changed has changed, as far as somebody has said it."""
    sides = changed_sides(writing)
    return Form(reasons_form([each.promise for each in sides]), filled={f"why_{each.promise.hex}": each.why for each in sides})


def frame_of(writing: Writing, today: date | None = None) -> dict[str, Any]:
    """What stands round the agreements. With `today`, a day is proposed for the review where none is said, or one that has passed."""
    draft = writing.draft
    proposed = writing.review.proposed if today is not None and writing.review.proposed > today else None
    if draft is None:
        return {"edited": 0, "review_on": proposed}
    return {
        "edited": draft.edited,
        "contingency": draft.contingency,
        "no_contingency": "yes" if draft.no_contingency else "",
        "guardian": draft.guardian and draft.guardian.id,
        "review_on": draft.review_on if draft.review_on and (today is None or draft.review_on > today) else proposed,
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
        sheets=writing.sheets,
        shown="",
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
