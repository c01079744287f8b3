"""Costs and hours of a conference, and the hours of a month."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat, TheVisitor
from app.kit.access import fresh, needs
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.logistics.commands import counting as commands
from app.logistics.forms.counting import ApprovalForm, CostForm, HoursForm, look_at_approval, look_at_cost, look_at_hours
from app.logistics.pages import counting as pages
from app.logistics.rules.counting import Month, month_of
from app.practice.rights import DeskRight, Right

Asked = Request[Any, Any, Any]
#: Costs come in late: they are read, and taken along, as long as hours are counted.
_COUNTS, _ARRANGES, _APPROVES = needs(Right.COUNT_HOURS), needs(Right.ARRANGE), needs(Right.APPROVE_COSTS)
_EXPORTS = needs(DeskRight.EXPORT_HOURS)
SHEETS = {"sheet.csv": "csv", "sheet.xlsx": "xlsx"}


@get("/costs", opt=_COUNTS)
async def show_costs(seat: TheSeat) -> Response[Any]:
    return await pages.costs_page(seat)


@post("/costs", opt=_ARRANGES)
async def add_cost(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, CostForm)
    look_at_cost(form)
    if form.value is None:
        return await pages.costs_page(seat, form)
    await commands.add_cost(seat.conference, form.value, by=seat.person.id)
    return go(f"{seat.root}/costs")


@get("/costs/file/{file:str}", opt=_COUNTS | fresh())
async def take_costs_along(seat: TheSeat, file: FromPath[str]) -> Response[Any]:
    return await pages.cost_sheet(seat, _kind(file))


@get("/costs/approval", opt=_APPROVES)
async def show_approval(seat: TheSeat) -> Response[Any]:
    return await pages.approval_page(seat)


@post("/costs/{cost_id:uuid}/decision", opt=_APPROVES)
async def decide_cost(request: Asked, seat: TheSeat, cost_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ApprovalForm)
    look_at_approval(form)
    if form.value is None:
        return await pages.approval_page(seat, cost_id, form)
    try:
        await commands.decide_cost(seat.conference, cost_id, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.approval_page(seat, cost_id, form, overtaken=no.sentence)
    return go(f"{seat.root}/costs/approval")


@get("/costs/{cost_id:uuid}", opt=_ARRANGES)
async def show_cost(seat: TheSeat, cost_id: FromPath[UUID]) -> Response[Any]:
    return await pages.cost_page(seat, cost_id)


@post("/costs/{cost_id:uuid}", opt=_ARRANGES)
async def change_cost(request: Asked, seat: TheSeat, cost_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, CostForm)
    look_at_cost(form)
    if form.value is None:
        return await pages.cost_page(seat, cost_id, form)
    try:
        await commands.change_cost(seat.conference, cost_id, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.cost_page(seat, cost_id, form, overtaken=no.sentence)
    return go(f"{seat.root}/costs")


@post("/costs/{cost_id:uuid}/remove", opt=_ARRANGES)
async def remove_cost(seat: TheSeat, cost_id: FromPath[UUID]) -> Response[Any]:
    await commands.remove_cost(seat.conference, cost_id, by=seat.person.id)
    return go(f"{seat.root}/costs")


@get("/hours", opt=_COUNTS)
async def show_hours(seat: TheSeat) -> Response[Any]:
    return await pages.hours_page(seat)


@post("/hours", opt=_COUNTS)
async def write_down_hours(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, HoursForm)
    look_at_hours(form)
    if form.value is None:
        return await pages.hours_page(seat, form)
    await commands.write_down_hours(seat.conference, form.value, by=seat.person.id)
    return go(f"{seat.root}/hours")


@post("/hours/{hours_id:uuid}/remove", opt=_COUNTS)
async def remove_hours(seat: TheSeat, hours_id: FromPath[UUID]) -> Response[Any]:
    await commands.remove_hours(seat.conference, hours_id, by=seat.person.id)
    return go(f"{seat.root}/hours")


@get("/hours", opt=_EXPORTS)
async def show_month(request: Asked, visitor: TheVisitor) -> Response[Any]:
    return await pages.month_page(visitor, _month(request))


@get("/hours/{file:str}", opt=_EXPORTS | fresh())
async def take_month_along(request: Asked, visitor: TheVisitor, file: FromPath[str]) -> Response[Any]:
    return await pages.month_sheet(visitor, _month(request), _kind(file))


def _month(request: Asked) -> Month:
    return month_of(request.query_params.get("month", ""), today())


def _kind(file: str) -> str:
    if file not in SHEETS:
        raise NoSuchThing
    return SHEETS[file]


handlers = [
    show_costs, add_cost, take_costs_along, show_approval, decide_cost, show_cost, change_cost, remove_cost,
    show_hours, write_down_hours, remove_hours,
]  # fmt: skip
of_the_office = [show_month, take_month_along]
