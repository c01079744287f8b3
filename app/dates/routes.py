"""Finding and setting the day of a conference."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat, TheVisitor
from app.dates import commands, pages, queries
from app.dates.commands import Doubtful, Proposed
from app.dates.forms import (
    ChooseForm,
    DateForm,
    NeededForm,
    ProposeForm,
    ZoneForm,
    answers_form,
    answers_in,
    look_at_the_day,
    look_at_the_proposals,
    look_at_the_zone,
)
from app.dates.pages.calendars import calendar_page, feed_file
from app.kit.access import anyone, needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import DeskRight, Right

Asked = Request[Any, Any, Any]
_SETS = needs(Right.SET_DATE)
_KEEPS = needs(DeskRight.KEEP_CALENDAR)


def _home(seat: Seat, at: str = "") -> Response[Any]:
    return go(f"{seat.root}/date{at}")


@get("/date", opt=_SETS)
async def show_date(seat: TheSeat) -> Response[Any]:
    return await pages.date_page(seat)


@post("/date", opt=_SETS)
async def set_date(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, DateForm)
    look_at_the_day(form, seat.conference.zone)
    if form.value is None:
        return await pages.date_page(seat, form=form)
    try:
        await commands.set_date(seat.conference, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.date_page(seat, form=form, overtaken=no.sentence)
    return go(f"{seat.root}/invitations")


@post("/date/proposals", opt=_SETS)
async def propose(request: Asked, seat: TheSeat) -> Response[Any]:
    form: Any = await read(request, ProposeForm)
    days = look_at_the_proposals(form, seat.conference.zone)
    if form.value is None:
        return await pages.date_page(seat, proposing=form)
    about = form.value
    proposed = [Proposed(day, clock, about.minutes, about.place, bool(about.online), about.slot) for day, clock in days]
    await commands.propose(seat.conference, proposed, by=seat.person.id)
    return _home(seat)


@post("/date/proposals/{proposal_id:uuid}/back", opt=_SETS)
async def take_back(seat: TheSeat, proposal_id: FromPath[UUID]) -> Response[Any]:
    await commands.take_back(seat.conference, proposal_id, by=seat.person.id)
    return _home(seat)


@post("/date/proposals/{proposal_id:uuid}/choose", opt=_SETS)
async def choose(request: Asked, seat: TheSeat, proposal_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ChooseForm)
    if form.value is None:
        raise NoSuchThing
    try:
        await commands.choose(seat.conference, proposal_id, seen=form.value.seen, edited=form.value.edited, by=seat.person.id)
    except Doubtful as doubtful:
        return await pages.sure_page(seat, proposal_id, doubtful)
    except Overtaken as no:
        return await pages.date_page(seat, overtaken=no.sentence)
    return _home(seat)


@post("/date/ask", opt=_SETS)
async def ask(seat: TheSeat) -> Response[Any]:
    await commands.ask(seat.conference, by=seat.person.id)
    return _home(seat, "#silent")


@post("/date/needed", opt=_SETS)
async def say_who_is_needed(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, NeededForm)
    if form.value is None:
        raise NoSuchThing
    await commands.say_who_is_needed(seat.conference, form.value.who, bool(form.value.caseworker), by=seat.person.id)
    return _home(seat)


@get("/date/answers/{participant_id:uuid}", opt=_SETS)
async def ask_for_answers(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    return await pages.answers_page(seat, "participant", participant_id)


@post("/date/answers/{participant_id:uuid}", opt=_SETS)
async def note_answers(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    poll = await queries.poll_of(seat.conference.id)
    one = next((each for each in poll.people if each.participant == participant_id), None)
    if one is None:
        raise NoSuchThing
    proposals = [each.id for each in pages.answerable(poll, "participant", one)]
    form: Any = await read(request, answers_form(proposals))
    answers = answers_in(form, proposals)
    if form.value is None:
        return await pages.answers_page(seat, "participant", participant_id, form=form)
    await commands.answer(seat.conference, one.person, answers, form.value.words, by=seat.person.id)
    return _home(seat)


@post("/date/answers/{participant_id:uuid}/zone", opt=_SETS)
async def set_zone(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ZoneForm)
    look_at_the_zone(form)
    poll = await queries.poll_of(seat.conference.id)
    one = next((each for each in poll.people if each.participant == participant_id), None)
    if form.value is None or one is None:
        raise NoSuchThing
    await commands.set_zone(seat.conference, one.person, form.value.zone, by=seat.person.id)
    return _home(seat, f"/answers/{participant_id}")


@get(["/date/caseworker", "/date/room"], opt=_SETS)
async def ask_for_their_answers(request: Asked, seat: TheSeat) -> Response[Any]:
    return await pages.answers_page(seat, request.url.path.rpartition("/")[2])


@post(["/date/caseworker", "/date/room"], opt=_SETS)
async def note_their_answers(request: Asked, seat: TheSeat) -> Response[Any]:
    part = request.url.path.rpartition("/")[2]
    proposals = [each.id for each in pages.answerable(await queries.poll_of(seat.conference.id), part, None)]
    form: Any = await read(request, answers_form(proposals))
    answers = answers_in(form, proposals)
    if form.value is None:
        return await pages.answers_page(seat, part, form=form)
    if part == "room":
        await commands.answer_for_room(seat.conference, answers, by=seat.person.id)
    else:
        await commands.answer_as_caseworker(seat.conference, answers, form.value.words, by=seat.person.id)
    return _home(seat)


@post("/date/remind/{participant_id:uuid}", opt=_SETS)
async def remind_now(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.remind_now(seat.conference, participant_id, by=seat.person.id)
    return _home(seat, "#silent")


@post("/date/known/{person_id:uuid}", opt=_SETS)
async def they_know(seat: TheSeat, person_id: FromPath[UUID]) -> Response[Any]:
    await commands.confirm(seat.conference, person_id, by=seat.person.id)
    return _home(seat, "#knowing")


@post("/date/tell", opt=_SETS)
async def tell(seat: TheSeat) -> Response[Any]:
    await commands.tell_the_day(seat.conference, by=seat.person.id)
    return _home(seat, "#knowing")


@get("/dates", opt=needs(Right.ANSWER_DATES))
async def show_dates(seat: TheSeat) -> Response[Any]:
    return await pages.dates_page(seat)


@post("/dates", opt=needs(Right.ANSWER_DATES))
async def answer_dates(request: Asked, seat: TheSeat) -> Response[Any]:
    own = await queries.caseworkers_dates(seat.conference.id)
    proposals = [each.id for each in own.proposals if not each.chosen]
    form: Any = await read(request, answers_form(proposals))
    answers = answers_in(form, proposals)
    if form.value is None:
        return await pages.dates_page(seat, form=form)
    await commands.answer_as_caseworker(seat.conference, answers, form.value.words, by=seat.person.id)
    return go(f"{seat.root}/dates")


@get("/calendar", opt=_KEEPS)
async def show_calendar(request: Asked, visitor: TheVisitor) -> Response[Any]:
    return await calendar_page(visitor, request.app.state.address)


@post("/calendar/new", opt=_KEEPS)
async def new_address(visitor: TheVisitor) -> Response[Any]:
    await commands.new_feed(visitor.id, office=visitor.office)
    return go("/calendar")


@post("/calendar/end", opt=_KEEPS)
async def end_address(visitor: TheVisitor) -> Response[Any]:
    await commands.end_feed(visitor.id, office=visitor.office)
    return go("/calendar")


@get("/calendar/{name:str}", opt=anyone("a calendar program has no session: the address itself is the secret"))
async def read_calendar(name: FromPath[str]) -> Response[bytes]:
    return await feed_file(name)


_of_conferences = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[
        show_date, set_date,
        propose, take_back, choose, ask, say_who_is_needed,
        ask_for_answers, note_answers, set_zone, ask_for_their_answers, note_their_answers,
        remind_now, they_know, tell,
        show_dates, answer_dates,
    ],
)  # fmt: skip
routes = Router("/", route_handlers=[_of_conferences, show_calendar, new_address, end_address, read_calendar])
