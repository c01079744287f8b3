"""Costs and hours as they are typed."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from app.kit.clock import today
from app.kit.fields import EARLIEST, Short, Version
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.money import cents_in
from app.logistics.forms.office import Typed, look_at_day, look_at_money
from app.practice.arrangements import MOST_MINUTES, STEP_MINUTES, CostKind, Work
from app.practice.phases import IN_ORDER, Phase

#: The phases in which there is work.
COUNTED = IN_ORDER[:-1]
#: Hours older than this are for no invoice any more.
OLDEST = timedelta(days=2 * 365)


class CostForm(Struct, frozen=True):
    kind: CostKind
    what: Short = ""
    planned: Typed = ""
    actual: Typed = ""
    paid_on: date | None = None
    edited: Version = 0


class ApprovalForm(Struct, frozen=True):
    answer: Literal["approve", "refuse"]
    why: Annotated[str, Meta(max_length=500)] = ""
    edited: Version = 0


class HoursForm(Struct, frozen=True):
    """`quick` is a button with so many minutes; without one, `minutes` counts."""

    day: date
    phase: Phase
    work: Work
    minutes: Annotated[int, Meta(ge=0, le=100_000)] = 0
    quick: Annotated[int, Meta(ge=0, le=100_000)] = 0

    @property
    def spent(self) -> int:
        return self.quick or self.minutes


def look_at_cost(form: Form[CostForm]) -> None:
    value = form.value
    look_at_money(form, "planned", "actual")
    look_at_day(form, "paid_on")
    if value is not None and not value.planned and not value.actual:
        form.wrong("planned", _("What is it expected to cost, or what did it cost? Please fill in one of the two."))


def look_at_approval(form: Form[ApprovalForm]) -> None:
    if form.value is not None and form.value.answer == "refuse" and not form.value.why:
        form.wrong("why", _("Please say why not, and what would be possible instead."))


def look_at_hours(form: Form[HoursForm]) -> None:
    value = form.value
    if value is None:
        return
    if not max(EARLIEST, today() - OLDEST) <= value.day <= today():
        form.wrong("day", _("Hours are written down for today or before. Please look at the day."))
    if value.phase not in COUNTED:
        form.wrong("phase", _("Please choose one of the answers."))
    if not 0 < value.spent <= MOST_MINUTES or value.spent % STEP_MINUTES:
        form.wrong("minutes", _("Time is counted in quarters of an hour: 15, 30, 45 … minutes, at most 16 hours at once."))


def cost_fields(value: CostForm) -> dict[str, Any]:
    """As it stands in the table."""
    return {
        "kind": value.kind,
        "what": value.what,
        "planned_cents": cents_in(value.planned) if value.planned else None,
        "actual_cents": cents_in(value.actual) if value.actual else None,
        "paid_on": value.paid_on,
    }
