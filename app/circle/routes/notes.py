"""The coordinator's notes."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.circle import commands, pages
from app.circle.forms import NoteForm
from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.forms import read
from app.kit.pages import go
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
    return go(f"/conferences/{seat.conference.id}/notes")


@post("/notes/{note_id:uuid}/delete", opt=needs(Right.KEEP_NOTES))
async def delete_note(seat: TheSeat, note_id: FromPath[UUID]) -> Response[Any]:
    await commands.delete_note(seat.conference, note_id, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/notes")
