"""The run sheet of the day: who is here, and opening the conference."""

from typing import Any

from litestar import Request, Response, Router, get, post

from app.conferences.seats import TheSeat
from app.day import commands, pages
from app.day.forms import DayPlanForm, PresenceForm
from app.kit.access import needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import Right
from app.practice.vocabulary import Present

Asked = Request[Any, Any, Any]


@get("/day", opt=needs(Right.LEAD_DAY))
async def show_day(seat: TheSeat) -> Response[Any]:
    return await pages.day_page(seat)


@post("/day/presence", opt=needs(Right.LEAD_DAY))
async def note_presence(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, PresenceForm)
    if form.value is None:
        raise NoSuchThing
    if form.value.way == "away":
        await commands.note_absence(seat.conference, form.value.participant, by=seat.person.id)
    else:
        await commands.note_presence(seat.conference, form.value.participant, Present(form.value.way), by=seat.person.id)
    return go(f"{pages.root(seat)}/day#p-{form.value.participant}")


@get("/day/plan", opt=needs(Right.LEAD_DAY))
async def show_plan(seat: TheSeat) -> Response[Any]:
    return await pages.plan_page(seat)


@post("/day/plan", opt=needs(Right.LEAD_DAY))
async def plan_day(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, DayPlanForm)
    if form.value is None:
        return await pages.plan_page(seat, form)
    try:
        await commands.plan_day(seat.conference, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.plan_page(seat, form, overtaken=no.sentence)
    return go(f"{pages.root(seat)}/day")


@post("/day/open", opt=needs(Right.OPEN_CONFERENCE))
async def open_conference(seat: TheSeat) -> Response[Any]:
    await commands.open_conference(seat.conference, by=seat.person.id)
    return go(f"{pages.root(seat)}/day")


routes = Router("/conferences/{conference_id:uuid}", route_handlers=[show_day, note_presence, show_plan, plan_day, open_conference])
