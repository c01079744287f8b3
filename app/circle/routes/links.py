"""The personal link of somebody."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.circle import commands, pages, queries
from app.circle.forms import PinForm, look_at_the_pin
from app.conferences import commands as conferences
from app.conferences.seats import Seat, TheSeat
from app.kit.access import needs
from app.kit.errors import NoSuchThing
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("/circle/{participant_id:uuid}/link", opt=needs(Right.GIVE_LINK))
async def show_link(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    return await pages.link_page(seat, participant_id, request.app.state.address)


@get("/circle/{participant_id:uuid}/link/print", opt=needs(Right.GIVE_LINK))
async def show_sheet(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    return await pages.sheet_page(seat, participant_id, request.app.state.address)


@post("/circle/{participant_id:uuid}/link", opt=needs(Right.GIVE_LINK))
async def make_link(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.make_link(seat.conference, await _person(seat, participant_id), by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


@post("/circle/{participant_id:uuid}/link/replace", opt=needs(Right.GIVE_LINK))
async def replace_link(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.replace_link(seat.conference, await _person(seat, participant_id), by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


@post("/circle/{participant_id:uuid}/link/withdraw", opt=needs(Right.GIVE_LINK))
async def withdraw_link(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await conferences.withdraw_link(seat.conference, await _person(seat, participant_id), by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


@post("/circle/{participant_id:uuid}/link/pin", opt=needs(Right.GIVE_LINK))
async def set_pin(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, PinForm)
    look_at_the_pin(form)
    if form.value is None:
        return await pages.link_page(seat, participant_id, request.app.state.address, form=form)
    await commands.set_pin(seat.conference, await _person(seat, participant_id), form.value.pin, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


@post("/circle/{participant_id:uuid}/link/pin/remove", opt=needs(Right.GIVE_LINK))
async def remove_pin(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.remove_pin(seat.conference, await _person(seat, participant_id), by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


async def _person(seat: Seat, participant: UUID) -> UUID:
    found = await queries.link_of(seat.conference.id, participant)
    if found is None:
        raise NoSuchThing
    return found.person
