"""A review: convened, prepared on the phone, on the table, and how it ends."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs, shows_plan
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import read
from app.kit.pages import Page, go
from app.practice.looking import Look
from app.practice.reviews import CLOSES_AS, End
from app.practice.rights import Right
from app.reviews import commands, pages, queries
from app.reviews.forms import CallOffForm, EndForm, look_again, phone_form

Asked = Request[Any, Any, Any]


@get("/convene", opt=needs(Right.CONVENE_REVIEW))
async def ask_to_convene(seat: TheSeat) -> Page:
    return await pages.convene_page(seat)


@post("/convene", opt=needs(Right.CONVENE_REVIEW))
async def convene(seat: TheSeat) -> Response[Any]:
    await commands.convene(seat.conference, by=seat.person.id)
    return go(pages.home(seat))


@get("/call-off", opt=needs(Right.CALL_OFF_REVIEW))
async def ask_to_call_off(seat: TheSeat) -> Page:
    return await pages.call_off_page(seat)


@post("/call-off", opt=needs(Right.CALL_OFF_REVIEW))
async def call_off(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, CallOffForm)
    if form.value is None:
        return await pages.call_off_page(seat, form)
    await commands.call_off(seat.conference, form.value.why, by=seat.person.id)
    return go(seat.root)


@get("/", opt=needs(Right.LEAD_DAY) | shows_plan(Look.PROGRESS))
async def show_table(seat: TheSeat) -> Page:
    return await pages.table_page(seat)


@get("/by-phone/{participant_id:uuid}", opt=needs(Right.LEAD_DAY) | shows_plan(Look.PROGRESS))
async def show_by_phone(seat: TheSeat, participant_id: FromPath[UUID]) -> Page:
    return await pages.phone_page(seat, participant_id)


@post("/by-phone/{participant_id:uuid}", opt=needs(Right.LEAD_DAY) | shows_plan(Look.PROGRESS))
async def say_by_phone(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    table = await queries.table_of(seat.conference)
    if table is None:
        raise NoSuchThing
    promises = [each.promise for each in table.agreements]
    form = await read(request, phone_form(promises))
    said: Any = form.value
    if said is None:
        return await pages.phone_page(seat, participant_id, form)
    went = {each: (getattr(said, f"went_{each.hex}"), getattr(said, f"words_{each.hex}")) for each in promises}
    await commands.say_by_phone(seat.conference, participant_id, went, said.went_well, said.different, by=seat.person.id)
    return go(f"{pages.home(seat)}#voices")


@get("/before", opt=needs(Right.PREPARE))
async def show_before(seat: TheSeat) -> Page:
    return await pages.before_page(seat)


@get("/end", opt=needs(Right.CLOSE))
async def ask_how_it_ends(seat: TheSeat) -> Page:
    return await pages.end_page(seat)


@post("/end", opt=needs(Right.CLOSE))
async def end(request: Asked, seat: TheSeat) -> Response[Any]:
    pages.not_at_a_first_meeting(seat)
    form = await read(request, EndForm)
    look_again(form, today=today(seat.conference.zone))
    said = form.value
    if said is None:
        return await pages.end_page(seat, form)
    if said.end in CLOSES_AS:
        return go(f"{seat.root}/close?as={CLOSES_AS[said.end]}")
    if said.end is End.CHANGED or said.review_on is None:
        return go(f"{seat.root}/plan")
    try:
        await commands.go_on(seat.conference, said.review_on, by=seat.person.id)
    except Refused as no:
        form.wrong("end", no.sentence)
        return await pages.end_page(seat, form)
    return go(seat.root)


routes = Router(
    "/conferences/{conference_id:uuid}/review",
    route_handlers=[
        ask_to_convene, convene, ask_to_call_off, call_off, show_table, show_by_phone, say_by_phone, show_before, ask_how_it_ends, end,
    ],
)  # fmt: skip
