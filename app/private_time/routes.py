"""Private family time: begin it, and say that the family has called back."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post

from app.conferences.seats import Seat, TheSeat
from app.kit.access import needs
from app.kit.forms import Form, read
from app.kit.pages import Page, go, page
from app.practice.phases import Phase
from app.practice.rights import Right
from app.private_time import commands, queries
from app.private_time.forms import CallBackForm


@get("/", opt=needs(Right.SEE_CONFERENCE))
async def show_private_time(seat: TheSeat) -> Response[Any]:
    if seat.conference.phase is not Phase.PRIVATE_TIME:
        return go(f"/conferences/{seat.conference.id}")
    return await private_time_page(seat, Form(CallBackForm))


@post("/start", opt=needs(Right.START_PRIVATE_TIME))
async def start(seat: TheSeat) -> Response[Any]:
    await commands.start(seat.conference, by=seat.person.id)
    return go(address(seat.conference.id))


@post("/call-back", opt=needs(Right.CALL_BACK))
async def call_back(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, CallBackForm)
    if form.value is None:
        return await private_time_page(seat, form)
    await commands.call_back(seat.conference, form.value.plan_made == "yes", by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/day")


def address(conference: UUID) -> str:
    return f"/conferences/{conference}/private-time"


async def private_time_page(seat: Seat, form: Form[CallBackForm]) -> Page:
    since = await queries.running_since(seat.conference.id)
    return page("private_time/private_time", 422 if form.errors else 200, seat=seat, at=address(seat.conference.id), since=since, form=form)


routes = Router("/conferences/{conference_id:uuid}/private-time", route_handlers=[show_private_time, start, call_back])
