"""How it is now, from 0 to 10: said with one tap, seen over time, shared only by a tick."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.follow_up import drawing
from app.follow_up.commands import ask_me, say_how_it_is, take_back_how_it_is
from app.follow_up.forms import AskMeForm, ScaleForm
from app.follow_up.queries import Said, asks, how_it_is_for
from app.kit.access import needs
from app.kit.clock import HOME, today
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.kit.pictures import PICTURES
from app.practice.rights import Right
from app.practice.scale import ENDS, HIGHEST, LOWEST, NUMBERS

Asked = Request[Any, Any, Any]


@get("/my/how-it-is", opt=needs(Right.SAY_HOW_IT_IS))
async def see_how_it_is(seat: TheSeat) -> Page:
    return await _scale_page(seat)


@post("/my/how-it-is", opt=needs(Right.SAY_HOW_IT_IS))
async def say(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, ScaleForm)
    if form.value is None:
        return await _scale_page(seat, form)
    await say_how_it_is(seat.conference, form.value, _today(seat), by=seat.person.id)
    return go("/my/how-it-is#said")


@post("/my/how-it-is/take-back", opt=needs(Right.SAY_HOW_IT_IS))
async def take_back(seat: TheSeat) -> Response[Any]:
    await take_back_how_it_is(seat.conference, _today(seat), by=seat.person.id)
    return go("/my/how-it-is")


@post("/my/how-it-is/questions", opt=needs(Right.STOP_REMINDERS))
async def questions(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, AskMeForm)
    if form.value is not None:
        await ask_me(seat.conference, form.value.wanted == "yes", by=seat.person.id)
    return go("/my/how-it-is")


def _today(seat: Seat) -> Any:
    return today(seat.meeting.zone if seat.meeting else HOME)


async def _scale_page(seat: Seat, form: Form[ScaleForm] | None = None) -> Page:
    curves = await how_it_is_for(seat.conference.id, seat.person.id)
    mine = [each for each in curves if each.person == seat.person.id]
    said = next((each for each in mine[0].said if each.on == _today(seat)), None) if mine else None
    return my_page(
        "how_it_is", 422 if form else 200, seat=seat, at="/my", said=said, form=form or _as_said(said), numbers=NUMBERS,
        asked=await asks(seat.conference.id, seat.person.id), ends=(ENDS[LOWEST], ENDS[HIGHEST]), pictures=PICTURES,
        **drawing.over_time(curves),
    )  # fmt: skip


def _as_said(said: Said | None) -> Form[ScaleForm]:
    if said is None:
        return Form(ScaleForm)
    ticks = {"for_family": ["yes"] if said.for_family else [], "shared": ["yes"] if said.shared else []}
    return Form(ScaleForm, filled={"number": said.number, "words": said.words} | ticks)
