"""Which of the proposed days are possible; the day that was chosen, and a file of it for the own calendar."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import Seat, TheSeat
from app.dates import commands, queries
from app.dates.forms import ZoneForm, answers_form, answers_in, look_at_the_zone
from app.dates.pages import filled_form, questions, said_by
from app.dates.pages.calendars import own_file
from app.family.pages import my_page
from app.kit.access import needs
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go
from app.practice.clocks import CLOCKS
from app.practice.rights import Right
from app.practice.taking_part import SAYS_NAMES

Asked = Request[Any, Any, Any]
_ANSWERS = needs(Right.ANSWER_DATES)


@get("/my/dates", opt=_ANSWERS)
async def see_dates(seat: TheSeat) -> Page:
    return await dates_page(seat)


@post("/my/dates", opt=_ANSWERS)
async def answer_dates(request: Asked, seat: TheSeat) -> Response[Any]:
    own = await queries.own_dates(seat.conference.id, seat.person.id)
    proposals = [each.id for each in own.proposals] if own.open else []
    form: Any = await read(request, answers_form(proposals))
    answers = answers_in(form, proposals)
    if form.value is None:
        return await dates_page(seat, form)
    await commands.answer(seat.conference, seat.person.id, answers, form.value.words, by=seat.person.id)
    return go("/my/dates")


async def dates_page(seat: Seat, form: Form[Any] | None = None) -> Page:
    own = await queries.own_dates(seat.conference.id, seat.person.id)
    return my_page(
        "dates",
        422 if form and form.errors else 200,
        seat=seat,
        own=own,
        form=form or filled_form(said_by(own.proposals), own.words),
        questions=questions(own.proposals, own.zone) if own.open else [],
        says=[(value.value, _(name)) for value, name in SAYS_NAMES.items()],
    )


@post("/my/dates/known", opt=_ANSWERS)
async def we_know(seat: TheSeat) -> Response[Any]:
    await commands.confirm(seat.conference, seat.person.id, by=seat.person.id)
    return go("/my/dates")


@get("/my/dates/zone", opt=_ANSWERS)
async def ask_for_zone(seat: TheSeat) -> Page:
    own = await queries.own_dates(seat.conference.id, seat.person.id)
    return zone_page(seat, Form(ZoneForm, filled={"zone": own.zone}))


@post("/my/dates/zone", opt=_ANSWERS)
async def set_zone(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, ZoneForm)
    look_at_the_zone(form)
    if form.value is None:
        return zone_page(seat, form)
    await commands.set_zone(seat.conference, seat.person.id, form.value.zone, by=seat.person.id)
    return go("/my/dates")


def zone_page(seat: Seat, form: Form[ZoneForm]) -> Page:
    return my_page("zone", 422 if form.errors else 200, seat=seat, form=form, zones=CLOCKS)


@get("/my/date.ics", opt=needs(Right.ENTER))
async def into_my_calendar(request: Asked, seat: TheSeat) -> Response[bytes]:
    """The own day as a file; once it is called off, the same address takes it out of the calendar again."""
    return await own_file(seat, organizer=request.app.state.sender, with_place=request.query_params.get("place") == "yes")
