"""How it is now, for whoever says it on the phone: the coordinator writes it down for them."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import Seat, TheSeat
from app.follow_up import commands, drawing, queries
from app.follow_up.forms import PhonedForm
from app.kit.access import needs
from app.kit.clock import today
from app.kit.errors import Refused
from app.kit.forms import Form, read
from app.kit.pages import Page, go, page
from app.practice.rights import Right
from app.practice.scale import EVERY, NUMBERS


@get("/", opt=needs(Right.NOTE_HOW_IT_IS))
async def show_scale(request: Request[Any, Any, Any], seat: TheSeat) -> Page:
    return await _scale_page(seat, noted=request.query_params.get("noted") == "yes")


@post("/", opt=needs(Right.NOTE_HOW_IT_IS))
async def note(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, PhonedForm)
    if form.value is None:
        return await _scale_page(seat, form)
    try:
        await commands.note_how_it_is(seat.conference, form.value, today(seat.conference.zone), by=seat.person.id)
    except Refused as no:
        return await _scale_page(seat, form, problem=no.sentence)
    return go(f"/conferences/{seat.conference.id}/how-it-is?noted=yes")


async def _scale_page(seat: Seat, form: Form[PhonedForm] | None = None, *, problem: str = "", noted: bool = False) -> Page:
    people = await queries.people_to_ask(seat.conference.id, today() - EVERY)
    shared = await queries.scale_shared(seat.conference.id)
    return page(
        "follow_up/how_it_is", 409 if problem else 422 if form else 200, seat=seat, here=f"/conferences/{seat.conference.id}",
        people=[(each.person, each.name) for each in people], waiting=[each for each in people if each.waits],
        numbers=[(number, number) for number in NUMBERS], form=form or Form(PhonedForm), problem=problem, noted=noted,
        **drawing.over_time(shared),
    )  # fmt: skip
