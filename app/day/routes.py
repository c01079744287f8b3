"""The run sheet of the day: who is here, and opening the conference."""

from typing import Any

from litestar import MediaType, Request, Response, Router, get, post

from app.conferences.seats import TheSeat
from app.day import commands, pages
from app.day.along import taken_along
from app.day.forms import DayPlanForm, PresenceForm, taps_in
from app.kit import assets
from app.kit.access import anyone, needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import posted, read
from app.kit.pages import Page, go, page
from app.practice.rights import Right
from app.practice.taking_part import Present

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
    return go(f"{seat.root}/day#p-{form.value.participant}")


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
    return go(f"{seat.root}/day")


@post("/day/open", opt=needs(Right.OPEN_CONFERENCE))
async def open_conference(seat: TheSeat) -> Response[Any]:
    await commands.open_conference(seat.conference, by=seat.person.id)
    return go(f"{seat.root}/day")


@get("/day/along.json", opt=needs(Right.LEAD_DAY), media_type=MediaType.JSON)
async def take_along(seat: TheSeat) -> dict[str, Any]:
    return await taken_along(seat)


@post("/day/along", opt=needs(Right.LEAD_DAY), status_code=200, media_type=MediaType.JSON)
async def bring_back(request: Asked, seat: TheSeat) -> Response[Any]:
    taps = taps_in((await posted(request)).get("taps", [""])[0])
    if taps is None:
        return Response({"kept": []}, status_code=422)
    await commands.take_in_taps(seat.conference, taps, by=seat.person.id)
    return Response({"kept": [str(each.id) for each in taps]})


@get("/along/", opt=anyone("the same page for everybody; what was taken along stands sealed in the browser"))
async def show_along() -> Page:
    return page("day/along")


@get("/along/worker.js", opt=anyone("lets that page open without a network"), media_type="text/javascript")
async def along_worker() -> bytes:
    return assets.built("along-worker.js")


in_conference = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[show_day, note_presence, show_plan, plan_day, open_conference, take_along, bring_back],
)
routes = Router("/", route_handlers=[in_conference, show_along, along_worker])
