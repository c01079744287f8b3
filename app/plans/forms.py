"""What people type about a plan."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct, defstruct

from app.kit.fields import EARLIEST, LATEST, Name, Short, Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.promises import Assent, AssentHow, HelpDecision
from app.practice.taking_part import Way

DueWords = Annotated[str, Meta(max_length=120)]
Number = Annotated[int, Meta(ge=0, le=10_000)]
Tick = Literal["yes", ""]
YesNo = Literal["yes", "no"]


class AgreementForm(Struct, frozen=True):
    """A new agreement: the family's own words, and the clarified text beside them."""

    own_words: Words
    what: Words = ""
    who: UUID | None = None
    due_on: date | None = None
    due_words: DueWords = ""
    helper: UUID | None = None
    checker: UUID | None = None
    sign: Words = ""
    plan_b: Words = ""
    answers: list[Number] = []


class ChangedAgreementForm(Struct, frozen=True):
    """Everything but the own words: they stay as they were said."""

    edited: Version
    what: Words = ""
    who: UUID | None = None
    due_on: date | None = None
    due_words: DueWords = ""
    helper: UUID | None = None
    checker: UUID | None = None
    sign: Words = ""
    plan_b: Words = ""
    answers: list[Number] = []


class ServiceForm(Struct, frozen=True):
    """A wish for help: to a partner of the directory, or in free words. Where nothing is written, the partner's name stands in the plan."""

    what: Words
    from_whom: Short = ""
    partner: UUID | None = None


class FrameForm(Struct, frozen=True):
    """What stands round the agreements."""

    edited: Version
    contingency: Words = ""
    no_contingency: Tick = ""
    guardian: UUID | None = None
    review_on: date | None = None
    call_whom: UUID | None = None
    call_when: Words = ""


class PresentForm(Struct, frozen=True):
    """`seen`: the checksum of the draft that stood on the page, so that nobody presents what they have not read."""

    seen: Annotated[str, Meta(max_length=64)] = ""


class MoveForm(Struct, frozen=True):
    direction: Literal["up", "down"]


class AssentForm(Struct, frozen=True):
    """An answer to the plan that somebody gave on paper or before a witness."""

    person: UUID
    number: Number
    answer: Assent
    how: AssentHow
    why: Words = ""
    witness: Name = ""
    owed_by: UUID | None = None


class WishForm(Struct, frozen=True):
    """What the office answers to one wish for help, and which partner gives it."""

    decision: HelpDecision
    promised_on: date | None = None
    words: Words = ""
    partner: UUID | None = None


class KeptForm(Struct, frozen=True):
    kept_on: date


class HandOutForm(Struct, frozen=True):
    person: UUID
    way: Way


def decision_form(numbers: list[int]) -> type[Struct]:
    """The three questions, and one for each bottom line: a form of its own for every plan."""
    yes_no = [(name, YesNo) for name in points_of(numbers)]
    why = [(f"{name}_why", Words, "") for name in points_of(numbers)]
    return defstruct("DecisionForm", [("number", Number), *yes_no, *why], frozen=True)


def points_of(numbers: list[int]) -> list[str]:
    return ["clear", "safe", "lawful", *(f"line_{number}" for number in numbers)]


def look_again(form: Form[AgreementForm] | Form[ChangedAgreementForm] | Form[FrameForm]) -> None:
    """Mistakes that lie between two fields, or in a day that no calendar shows."""
    if form.value is None:
        return
    value = form.value
    day = value.review_on if isinstance(value, FrameForm) else value.due_on
    if day is not None and not EARLIEST <= day <= LATEST:
        form.wrong("review_on" if isinstance(value, FrameForm) else "due_on", _("Please choose a day, for example 24.03.2027."))
    if isinstance(value, FrameForm) and value.contingency and value.no_contingency:
        form.wrong("no_contingency", _("There is an emergency plan above. Either take it out, or take this tick away."))


def look_again_at_answer(form: Form[AssentForm]) -> None:
    """A no says why; not yet says who owes the question; what is said orally has a witness."""
    value = form.value
    if value is None:
        return
    if value.answer is Assent.NO and not value.why:
        form.wrong("why", _("Please write down why, in their own words."))
    if value.answer is Assent.NOT_YET and value.owed_by is None:
        form.wrong("owed_by", _("Who will ask again? Choose somebody."))
    if value.how is AssentHow.ORAL and not value.witness:
        form.wrong("witness", _("Who heard it? Please write the name."))
    if value.how is AssentHow.TAP:
        form.wrong("how", _("Please choose one of the answers."))


def look_again_at_wish(form: Form[WishForm], *, today: date) -> None:
    """A yes comes with a day, a no with words."""
    value = form.value
    if value is None:
        return
    if value.decision is HelpDecision.GRANTED and (value.promised_on is None or not today <= value.promised_on <= LATEST):
        form.wrong("promised_on", _("Please promise a day, today or later."))
    if value.decision is HelpDecision.REFUSED and not value.words:
        form.wrong("words", _("Please say why, so that the family can look for another way."))


def look_again_at_kept(form: Form[KeptForm], *, today: date) -> None:
    if form.value is not None and not EARLIEST <= form.value.kept_on <= today:
        form.wrong("kept_on", _("Please choose the day on which it happened, today or before."))


def reasons_form(promises: Iterable[UUID]) -> type[Struct]:
    """Why each of these is another than before. Nobody has to say it."""
    return defstruct("ReasonsForm", [(f"why_{each.hex}", Words, "") for each in promises], frozen=True)


def reasons_in(form: Form[Struct], promises: Iterable[UUID]) -> dict[UUID, str]:
    """What was typed, promise by promise."""
    return {each: getattr(form.value, f"why_{each.hex}") for each in promises}
