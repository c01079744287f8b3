"""A conference's own steps: taken on, given to somebody, begun, ended in preparation, taken back; and its history."""

from typing import Any

from litestar import Request, Response, Router, get, post

from app.conferences import commands
from app.conferences.forms import AssignForm, EndForm, StartForm, WithdrawForm
from app.conferences.pages import assign_page, end_page, history_page, start_page, withdraw_page
from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.clock import today
from app.kit.fields import LATEST
from app.kit.forms import read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go
from app.practice.promises import ENDS_IN_PREPARATION
from app.practice.rights import Right

AnyRequest = Request[Any, Any, Any]


@post("/take-on", opt=needs(Right.TAKE_ON))
async def take_on(seat: TheSeat) -> Response[Any]:
    await commands.take_on(seat.conference, by=seat.person.id)
    return go(seat.root)


@get("/assign", opt=needs(Right.ASSIGN))
async def ask_whom_to_assign(seat: TheSeat) -> Page:
    return await assign_page(seat)


@post("/assign", opt=needs(Right.ASSIGN))
async def assign(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    form = await read(request, AssignForm)
    if form.value is None:
        return await assign_page(seat, form)
    await commands.assign(seat.conference, form.value.coordinator, by=seat.person.id)
    return go(seat.root)


@get("/start", opt=needs(Right.PROMISE_START))
async def ask_when_it_can_begin(seat: TheSeat) -> Page:
    return start_page(seat)


@post("/start", opt=needs(Right.PROMISE_START))
async def promise_start(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    form = await read(request, StartForm)
    if form.value and not today() <= form.value.begins_on <= LATEST:
        form.wrong("begins_on", _("Please choose a day that is still to come."))
    if form.value is None:
        return start_page(seat, form)
    await commands.promise_start(seat.conference, form.value.begins_on, by=seat.person.id)
    return go(seat.root)


@post("/urgent", opt=needs(Right.ARRANGE))
async def make_urgent(seat: TheSeat) -> Response[Any]:
    await commands.set_pace(seat.conference, urgent=True, by=seat.person.id)
    return go(seat.root)


@post("/ordinary", opt=needs(Right.ARRANGE))
async def make_ordinary(seat: TheSeat) -> Response[Any]:
    await commands.set_pace(seat.conference, urgent=False, by=seat.person.id)
    return go(seat.root)


@post("/begin", opt=needs(Right.BEGIN_PREPARATION))
async def begin_preparation(seat: TheSeat) -> Response[Any]:
    await commands.begin_preparation(seat.conference, by=seat.person.id)
    return go(seat.root)


@get("/end", opt=needs(Right.END_IN_PREPARATION))
async def ask_how_it_ended(seat: TheSeat) -> Page:
    return await end_page(seat)


@post("/end", opt=needs(Right.END_IN_PREPARATION))
async def end_in_preparation(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    form = await read(request, EndForm)
    if form.value is not None and form.value.outcome not in ENDS_IN_PREPARATION:
        form.wrong("outcome", _("Please choose one of the answers."))
    if form.value is None:
        return await end_page(seat, form)
    await commands.end_in_preparation(seat.conference, form.value.outcome, form.value.why, by=seat.person.id)
    return go(seat.root)


@get("/withdraw", opt=needs(Right.WITHDRAW_REFERRAL))
async def ask_why_withdrawn(seat: TheSeat) -> Page:
    return withdraw_page(seat)


@post("/withdraw", opt=needs(Right.WITHDRAW_REFERRAL))
async def withdraw_referral(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    form = await read(request, WithdrawForm)
    if form.value is None:
        return withdraw_page(seat, form)
    await commands.withdraw_referral(seat.conference, form.value.why, by=seat.person.id)
    return go(seat.root)


@get("/history", opt=needs(Right.SEE_REFERRAL))
async def show_history(seat: TheSeat) -> Page:
    return await history_page(seat)


routes = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[
        take_on,
        ask_whom_to_assign,
        assign,
        ask_when_it_can_begin,
        promise_start,
        make_urgent,
        make_ordinary,
        begin_preparation,
        ask_how_it_ended,
        end_in_preparation,
        ask_why_withdrawn,
        withdraw_referral,
        show_history,
    ],
)
