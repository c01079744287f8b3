"""The coordinator's notes, and the hand-over."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.forms import read
from app.kit.pages import go
from app.notes import commands, pages
from app.notes.forms import HandOverForm, NoteForm
from app.practice.rights import Right

Asked = Request[Any, Any, Any]
MOST_PAGES = 10_000


@get("/notes", opt=needs(Right.KEEP_NOTES))
async def show_notes(request: Asked, seat: TheSeat) -> Response[Any]:
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return await pages.notes_page(seat, min(max(number, 1), MOST_PAGES))


@post("/notes", opt=needs(Right.KEEP_NOTES))
async def add_note(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, NoteForm)
    if form.value is None:
        return await pages.notes_page(seat, 1, form=form)
    await commands.add_note(seat.conference, form.value.text, by=seat.person.id)
    return go(f"{seat.root}/notes")


@post("/notes/{note_id:uuid}/delete", opt=needs(Right.KEEP_NOTES))
async def delete_note(seat: TheSeat, note_id: FromPath[UUID]) -> Response[Any]:
    await commands.delete_note(seat.conference, note_id, by=seat.person.id)
    return go(f"{seat.root}/notes")


@get("/hand-over", opt=needs(Right.HAND_OVER))
async def show_hand_over(seat: TheSeat) -> Response[Any]:
    return await pages.hand_over_page(seat)


@post("/hand-over", opt=needs(Right.HAND_OVER))
async def hand_over(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, HandOverForm)
    if form.value is None:
        return await pages.hand_over_page(seat, form)
    await commands.hand_over(seat.conference, form.value.along, by=seat.person.id)
    return go(f"{seat.root}/notes")


routes = Router("/conferences/{conference_id:uuid}", route_handlers=[show_notes, add_note, delete_note, show_hand_over, hand_over])
