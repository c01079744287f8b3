"""What somebody wishes for the day."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import Seat, TheSeat
from app.day.commands import wish_for_the_day
from app.day.forms import WishForm
from app.day.queries import own_wish
from app.family.pages import my_page
from app.kit.access import needs
from app.kit.errors import NoSuchThing
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.rights import Right


@get("/my/day", opt=needs(Right.WISH_FOR_THE_DAY))
async def see_wishes(seat: TheSeat) -> Page:
    return await _wishes_page(seat)


@post("/my/day", opt=needs(Right.WISH_FOR_THE_DAY))
async def wish(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, WishForm)
    own = await own_wish(seat.conference.id, seat.person.id)
    if own is None:
        raise NoSuchThing
    if form.value is None:
        return await _wishes_page(seat, form)
    await wish_for_the_day(seat.conference, own.participant, form.value, by=seat.person.id)
    return go("/my/day")


async def _wishes_page(seat: Seat, form: Form[WishForm] | None = None) -> Page:
    own = await own_wish(seat.conference.id, seat.person.id)
    if own is None:
        raise NoSuchThing
    filled = {name: getattr(own, name) for name in WishForm.__struct_fields__}
    return my_page("day", 422 if form else 200, seat=seat, own=own, form=form or Form(WishForm, filled=filled))
