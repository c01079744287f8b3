"""Costs, their approval, and hours; and the sheets that leave the house."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from litestar import Response
from msgspec import Struct

from app.conferences.seats import Seat, Visitor
from app.kit import i18n, sheets
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.kit.money import as_typed
from app.kit.pages import Page, page
from app.kit.sheets import Money, Row, Time
from app.logistics.forms.counting import COUNTED, ApprovalForm, CostForm, HoursForm
from app.logistics.pages.office import status_of
from app.logistics.queries import counting as queries
from app.logistics.queries.counting import CostEntry, HoursLine
from app.logistics.rules.counting import Month, amount_of, approval_of, by_phase, cents_for
from app.practice.arrangements import APPROVAL_NAMES, COST_KIND_NAMES, QUICK_MINUTES, STEP_MINUTES, WORK_NAMES, Approval, CostKind, Work
from app.practice.languages import LANGUAGES
from app.practice.phases import ENDS, PHASE_NAMES, Phase
from app.practice.roles import StaffRole
from app.profile.queries import profile_of


class CostShown(Struct, frozen=True):
    """A cost with what follows from its amounts."""

    cost: CostEntry
    kind: str
    amount: int
    approval: Approval


def _shown(cost: CostEntry) -> CostShown:
    return CostShown(cost, _(COST_KIND_NAMES[cost.kind]), amount_of(cost), approval_of(cost, cost.approve_above))


async def costs_page(seat: Seat, form: Form[CostForm] | None = None) -> Page:
    costs = [_shown(each) for each in await queries.costs_of(seat.conference.id)]
    form = form or Form(CostForm)
    return page(
        "logistics/costs",
        status_of(form),
        seat=seat,
        root=seat.root,
        at=f"{seat.root}/costs",
        costs=costs,
        planned=sum(each.cost.planned_cents or 0 for each in costs),
        actual=sum(each.cost.actual_cents or 0 for each in costs),
        form=form,
        fresh=seat.person.is_fresh,
        **_cost_names(),
    )


async def cost_page(seat: Seat, cost: UUID, form: Form[CostForm] | None = None, *, overtaken: str = "") -> Page:
    found = await queries.cost_of(seat.conference.id, cost)
    if found is None:
        raise NoSuchThing
    money = {"planned": as_typed(found.planned_cents), "actual": as_typed(found.actual_cents)}
    form = form or Form(CostForm, filled={name: getattr(found, name, "") for name in CostForm.__struct_fields__} | money)
    if overtaken:
        form.typed["edited"] = str(found.edited)
    theirs = [(_("What for"), found.what or "–"), (_("Planned"), money["planned"] or "–"), (_("Actual"), money["actual"] or "–")]
    return page(
        "logistics/cost",
        status_of(form, overtaken),
        seat=seat,
        root=seat.root,
        at=f"{seat.root}/costs/{cost}",
        shown=_shown(found),
        form=form,
        overtaken=overtaken,
        theirs=theirs,
        **_cost_names(),
    )


async def approval_page(seat: Seat, cost: UUID | None = None, form: Form[ApprovalForm] | None = None, *, overtaken: str = "") -> Page:
    """The manager's view of the costs of one conference: what waits stands on top."""
    costs = [_shown(each) for each in await queries.costs_of(seat.conference.id)]
    return page(
        "logistics/approval",
        409 if overtaken else 422 if form and form.errors else 200,
        seat=seat,
        root=seat.root,
        at=f"{seat.root}/costs",
        waiting=[each for each in costs if each.approval is Approval.WAITING],
        others=[each for each in costs if each.approval is not Approval.WAITING],
        about=cost,
        form=form or Form(ApprovalForm),
        empty=Form(ApprovalForm),
        overtaken=overtaken,
        **_cost_names(),
    )


def _cost_names() -> dict[str, Any]:
    return {
        "kinds": [(kind.value, _(COST_KIND_NAMES[kind])) for kind in CostKind],
        "approvals": names_of(APPROVAL_NAMES),
        "loud": {Approval.FREE: "soft", Approval.WAITING: "info", Approval.APPROVED: "good", Approval.REFUSED: "warn"},
    }


async def cost_sheet(seat: Seat, kind: str) -> Response[bytes]:
    """For the invoice: the reference, and no name of a family."""
    costs = [_shown(each) for each in await queries.costs_of(seat.conference.id)]
    head: Row = [_("Reference"), _("Kind"), _("What for"), _("Day"), _("Planned"), _("Actual"), _("Approval"), _("Approved by")]
    lines: list[Row] = [_cost_row(seat.conference.reference, each) for each in costs]
    sums = [sum(each.cost.planned_cents or 0 for each in costs), sum(each.cost.actual_cents or 0 for each in costs)]
    total: Row = [_("Together"), None, None, None, *map(Money, sums), None, None]
    return await _sheet([head, *lines, total], kind, file="Kosten", name=_("Costs"))


def _cost_row(reference: str, each: CostShown) -> Row:
    planned, actual = (None if cents is None else Money(cents) for cents in (each.cost.planned_cents, each.cost.actual_cents))
    decided_by = each.cost.decided_by if each.approval in {Approval.APPROVED, Approval.REFUSED} else ""
    return [reference, each.kind, each.cost.what, each.cost.paid_on, planned, actual, _(APPROVAL_NAMES[each.approval]), decided_by]


async def _sheet(rows: Sequence[Row], kind: str, *, file: str, name: str) -> Response[bytes]:
    """A file to take along, with a name that says nothing of anybody. Made beside the loop: nobody waits for a long one."""
    if kind == "csv":
        content, media_type = sheets.csv_of(rows), sheets.CSV
    else:
        from_the_right = LANGUAGES[i18n.language()].dir == "rtl"
        content, media_type = await asyncio.to_thread(sheets.xlsx_of, rows, name=name, from_the_right=from_the_right), sheets.XLSX
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{file}.{kind}"'})


class HoursShown(Struct, frozen=True):
    """Somebody's hours, and how much they come to."""

    name: str
    lines: list[HoursLine]
    minutes: int
    cents: int


async def hours_page(seat: Seat, form: Form[HoursForm] | None = None) -> Page:
    """The hours of one conference, and a quick way to write down more."""
    lines = await queries.hours_of(seat.conference.id)
    filled = {"day": today(seat.conference.zone), "phase": _phase_now(seat), "work": Work.TALKS, "minutes": STEP_MINUTES * 2}
    form = form or Form(HoursForm, filled=filled)
    return page(
        "logistics/hours",
        status_of(form),
        seat=seat,
        root=seat.root,
        at=f"{seat.root}/hours",
        lines=lines,
        sums=[(_(PHASE_NAMES[phase]), minutes) for phase, minutes in by_phase((each.phase, each.minutes) for each in lines)],
        together=sum(each.minutes for each in lines),
        several=len({each.person for each in lines}) > 1,
        form=form,
        phases=[(phase.value, _(PHASE_NAMES[phase])) for phase in COUNTED],
        work=[(work.value, _(WORK_NAMES[work])) for work in Work],
        quick=QUICK_MINUTES,
        **_hours_names(),
    )


def _phase_now(seat: Seat) -> Phase:
    phase = seat.conference.phase
    if phase not in ENDS:
        return phase
    return Phase.FOLLOW_UP if phase is Phase.CLOSED else Phase.PREPARATION


def _hours_names() -> dict[str, Any]:
    return {
        "phase_names": names_of(PHASE_NAMES),
        "work_names": names_of(WORK_NAMES),
        "in_hours": in_hours,
    }


def in_hours(minutes: int) -> str:
    """1:15, as on a clock."""
    return f"{minutes // 60}:{minutes % 60:02}"


async def month_page(visitor: Visitor, month: Month) -> Page:
    """One month: of oneself, or for the manager of everybody."""
    everybody = visitor.staff_role is StaffRole.MANAGER
    lines = await queries.hours_in(month, office=visitor.office, person=None if everybody else visitor.id)
    profile = await profile_of(visitor.office)
    people = _by_person(lines, profile.hour_cents)
    return page(
        "logistics/month",
        month=month,
        everybody=everybody,
        people=people,
        together=sum(each.minutes for each in people),
        cents=sum(each.cents for each in people),
        hour_cents=profile.hour_cents,
        fresh=visitor.is_fresh,
        **_hours_names(),
    )


def _by_person(lines: Iterable[HoursLine], hour_cents: int) -> list[HoursShown]:
    people: dict[UUID, list[HoursLine]] = {}
    for each in lines:
        people.setdefault(each.person, []).append(each)
    return [
        HoursShown(own[0].name, own, spent := sum(each.minutes for each in own), cents_for(spent, hour_cents)) for own in people.values()
    ]


async def month_sheet(visitor: Visitor, month: Month, kind: str) -> Response[bytes]:
    everybody = visitor.staff_role is StaffRole.MANAGER
    lines = await queries.hours_in(month, office=visitor.office, person=None if everybody else visitor.id)
    people = _by_person(lines, (await profile_of(visitor.office)).hour_cents)
    rows: list[Row] = [[_("Coordinator"), _("Day"), _("Reference"), _("Phase"), _("Work"), _("Hours"), _("Amount")]]
    for own in people:
        rows += [
            [own.name, each.day, each.reference, _(PHASE_NAMES[each.phase]), _(WORK_NAMES[each.work]), Time(each.minutes), None]
            for each in own.lines
        ]
        rows.append([own.name, None, None, None, _("Together"), Time(own.minutes), Money(own.cents) if own.cents else None])
    return await _sheet(rows, kind, file=f"Stunden-{month.name}", name=_("Hours"))
