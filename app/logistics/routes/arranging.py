"""The room of a conference, and the list of things to arrange."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.logistics.commands import rooms, things
from app.logistics.forms.arranging import ChooseRoomForm, RoomForm, SuggestedForm, ThingForm, TickForm, look_at_until
from app.logistics.pages import arranging as pages
from app.practice.arrangements import Doing
from app.practice.rights import Right

Asked = Request[Any, Any, Any]
_ARRANGES = needs(Right.ARRANGE)


@get("/arrangements", opt=_ARRANGES)
async def show_arrangements(seat: TheSeat) -> Response[Any]:
    return await pages.arrangements_page(seat)


@get("/arrangements/room/choose", opt=_ARRANGES)
async def ask_for_a_room(seat: TheSeat) -> Response[Any]:
    return await pages.choose_room_page(seat)


@post("/arrangements/room/choose", opt=_ARRANGES)
async def choose_room(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, ChooseRoomForm)
    if form.value is None:
        return await pages.choose_room_page(seat, form)
    await rooms.choose_room(seat.conference, form.value.venue, by=seat.person.id)
    return go(f"{pages.home(seat)}#room")


@post("/arrangements/room", opt=_ARRANGES)
async def change_room(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, RoomForm)
    look_at_until(form)
    if form.value is None:
        return await pages.arrangements_page(seat, room=form)
    try:
        await rooms.change_room(seat.conference, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.arrangements_page(seat, room=form, overtaken=no.sentence)
    return go(f"{pages.home(seat)}#room")


@post("/arrangements/suggested", opt=_ARRANGES)
async def take_suggested(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, SuggestedForm)
    if form.value is None:
        return await pages.arrangements_page(seat, suggested=form)
    await things.take_suggested(seat.conference, form.value.pick, by=seat.person.id)
    return go(f"{pages.home(seat)}#things")


@post("/arrangements/things", opt=_ARRANGES)
async def add_thing(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, ThingForm)
    look_at_until(form)
    if form.value is None:
        return await pages.arrangements_page(seat, thing=form)
    await things.add_thing(seat.conference, form.value, by=seat.person.id)
    return go(f"{pages.home(seat)}#things")


@get("/arrangements/things/{thing_id:uuid}", opt=_ARRANGES)
async def show_thing(seat: TheSeat, thing_id: FromPath[UUID]) -> Response[Any]:
    return await pages.thing_page(seat, thing_id)


@post("/arrangements/things/{thing_id:uuid}", opt=_ARRANGES)
async def change_thing(request: Asked, seat: TheSeat, thing_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ThingForm)
    look_at_until(form)
    if form.value is None:
        return await pages.thing_page(seat, thing_id, form)
    try:
        await things.change_thing(seat.conference, thing_id, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.thing_page(seat, thing_id, form, overtaken=no.sentence)
    return go(f"{pages.home(seat)}#things")


@post("/arrangements/things/{thing_id:uuid}/tick", opt=_ARRANGES)
async def tick(request: Asked, seat: TheSeat, thing_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, TickForm)
    await things.tick(seat.conference, thing_id, form.value.state if form.value else Doing.DONE, by=seat.person.id)
    return go(f"{pages.home(seat)}#t-{thing_id}")


@post("/arrangements/things/{thing_id:uuid}/remove", opt=_ARRANGES)
async def remove_thing(seat: TheSeat, thing_id: FromPath[UUID]) -> Response[Any]:
    await things.remove_thing(seat.conference, thing_id, by=seat.person.id)
    return go(f"{pages.home(seat)}#things")


handlers = [
    show_arrangements, ask_for_a_room, choose_room, change_room,
    take_suggested, add_thing, show_thing, change_thing, tick, remove_thing,
]  # fmt: skip
