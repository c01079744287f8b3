"""Finding and setting the day of a conference."""

from typing import Any

from litestar import Request, Response, Router, get, post

from app.conferences.seats import TheSeat
from app.dates import commands, pages
from app.dates.forms import DateForm, look_at_the_day
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("/date", opt=needs(Right.SET_DATE))
async def show_date(seat: TheSeat) -> Response[Any]:
    return await pages.date_page(seat)


@post("/date", opt=needs(Right.SET_DATE))
async def set_date(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, DateForm)
    look_at_the_day(form, seat.conference.zone)
    if form.value is None:
        return await pages.date_page(seat, form=form)
    try:
        await commands.set_date(seat.conference, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.date_page(seat, form=form, overtaken=no.sentence)
    return go(f"{pages.root(seat)}/invitations")


routes = Router("/conferences/{conference_id:uuid}", route_handlers=[show_date, set_date])
