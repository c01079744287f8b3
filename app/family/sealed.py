"""The way into the family's sealed room, and the way out with a plan. In between the server sees boxes only."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from litestar import MediaType, Request, Response, get, post

from app.conferences.seats import TheSeat
from app.kit import csrf, i18n
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import read
from app.kit.i18n import gettext as _
from app.kit.pages import go
from app.practice.rights import Right
from app.sealed_room import commands, queries, reading
from app.sealed_room.forms import AnewForm, GiveForm
from app.sealed_room.rules import b64, room_in

MAY_OPEN = needs(Right.OPEN_SEALED_ROOM)
ROOM = "/room/"


@post("/my/time/room", opt=MAY_OPEN)
async def open_our_room(seat: TheSeat) -> Response[Any]:
    room = await commands.open_room(seat.conference)
    there = await queries.room_of(seat.conference.id)
    return go(application() if there and there.open else application(room))


@post("/my/time/room/anew", opt=MAY_OPEN)
async def begin_anew(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, AnewForm)
    old = room_in(form.value.room) if form.value else None
    if old is None:
        return go("/my/time")
    room = await commands.begin_anew(seat.conference, old)
    return go(application(room))


def application(room: UUID | None = None) -> str:
    """The address of the room's application, in this language; with what opens a new room behind the `#`."""
    return f"{ROOM}?l={i18n.language()}" + (f"#o.{b64(room.bytes)}.{commands.ticket_of(room)}" if room else "")


@get("/my/time/room.json", opt=MAY_OPEN)
async def what_stands_round_it(seat: TheSeat) -> Response[Any]:
    """For the phone that opens the room or gives the plan: it writes this into the room, for those without a session."""
    room = await queries.room_of(seat.conference.id)
    about = {
        "csrf": csrf.token_for(seat.person.shown.token),
        "room": b64(room.id.bytes) if room else None,
        "open": room is not None and room.open,
        "name": seat.person.name,
        "language": i18n.language(),
    }
    return Response(about | await queries.frame_of(seat.conference.id), media_type=MediaType.JSON)


@post("/my/time/room/give", opt=MAY_OPEN)
async def give_the_plan(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, GiveForm)
    room = room_in(form.value.room) if form.value else None
    access = reading.hash_of_token(form.value.access) if form.value else None
    plan, wrong = reading.plan_in(form.value.plan if form.value else "")
    if room is None or access is None or plan is None:
        return _said(HTTPStatus.UNPROCESSABLE_ENTITY, {"wrong": wrong or [["plan", _("This could not be read. Please try again.")]]})
    try:
        given = await commands.give(seat.conference, room, access, plan, by=seat.person.id)
    except Refused as no:
        return _said(HTTPStatus.CONFLICT, {"sentence": no.sentence})
    to = "/my/plan" if given.presented else "/my/plan/write"
    return _said(HTTPStatus.OK, {"entries": given.entries, "tail": b64(given.tail), "presented": given.presented, "to": to})


def _said(status: int, content: Any) -> Response[Any]:
    return Response(content, status_code=status, media_type=MediaType.JSON)
