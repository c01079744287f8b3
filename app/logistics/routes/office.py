"""The office's rooms and interpreters."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheVisitor
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import Form, read
from app.kit.pages import go
from app.logistics.commands import office as commands
from app.logistics.forms.office import InterpreterForm, VenueForm, look_at_interpreter, look_at_venue
from app.logistics.pages import office as pages
from app.practice.rights import DeskRight

Asked = Request[Any, Any, Any]
_KEEPS = needs(DeskRight.KEEP_ADDRESSES)


@get("/venues", opt=_KEEPS)
async def show_venues(visitor: TheVisitor) -> Response[Any]:
    return await pages.venues_page(visitor)


@get("/venues/new", opt=_KEEPS)
async def ask_for_a_venue() -> Response[Any]:
    return pages.new_venue_page(Form(VenueForm))


@post("/venues/new", opt=_KEEPS)
async def add_venue(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, VenueForm)
    look_at_venue(form)
    if form.value is None:
        return pages.new_venue_page(form)
    await commands.add_venue(form.value, office=visitor.office, by=visitor.id)
    return go("/venues")


@get("/venues/{venue_id:uuid}", opt=_KEEPS)
async def show_venue(visitor: TheVisitor, venue_id: FromPath[UUID]) -> Response[Any]:
    return await pages.venue_page(visitor, venue_id)


@post("/venues/{venue_id:uuid}", opt=_KEEPS)
async def change_venue(request: Asked, visitor: TheVisitor, venue_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, VenueForm)
    look_at_venue(form)
    if form.value is None:
        return await pages.venue_page(visitor, venue_id, form)
    try:
        await commands.change_venue(venue_id, form.value, office=visitor.office, by=visitor.id)
    except Overtaken as no:
        return await pages.venue_page(visitor, venue_id, form, overtaken=no.sentence)
    return go("/venues")


@post("/venues/{venue_id:uuid}/archive", opt=_KEEPS)
async def archive_venue(visitor: TheVisitor, venue_id: FromPath[UUID]) -> Response[Any]:
    await commands.archive_venue(venue_id, office=visitor.office, by=visitor.id)
    return go("/venues")


@post("/venues/{venue_id:uuid}/use-again", opt=_KEEPS)
async def use_venue_again(visitor: TheVisitor, venue_id: FromPath[UUID]) -> Response[Any]:
    await commands.use_venue_again(venue_id, office=visitor.office, by=visitor.id)
    return go("/venues")


@get("/interpreters", opt=_KEEPS)
async def show_interpreters(visitor: TheVisitor) -> Response[Any]:
    return await pages.interpreters_page(visitor)


@get("/interpreters/new", opt=_KEEPS)
async def ask_for_an_interpreter() -> Response[Any]:
    return pages.new_interpreter_page(Form(InterpreterForm, filled={"gender": ""}))


@post("/interpreters/new", opt=_KEEPS)
async def add_interpreter(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, InterpreterForm)
    look_at_interpreter(form)
    if form.value is None:
        return pages.new_interpreter_page(form)
    await commands.add_interpreter(form.value, office=visitor.office, by=visitor.id)
    return go("/interpreters")


@get("/interpreters/{interpreter_id:uuid}", opt=_KEEPS)
async def show_interpreter(visitor: TheVisitor, interpreter_id: FromPath[UUID]) -> Response[Any]:
    return await pages.interpreter_page(visitor, interpreter_id)


@post("/interpreters/{interpreter_id:uuid}", opt=_KEEPS)
async def change_interpreter(request: Asked, visitor: TheVisitor, interpreter_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, InterpreterForm)
    look_at_interpreter(form)
    if form.value is None:
        return await pages.interpreter_page(visitor, interpreter_id, form)
    try:
        await commands.change_interpreter(interpreter_id, form.value, office=visitor.office, by=visitor.id)
    except Overtaken as no:
        return await pages.interpreter_page(visitor, interpreter_id, form, overtaken=no.sentence)
    return go("/interpreters")


@post("/interpreters/{interpreter_id:uuid}/archive", opt=_KEEPS)
async def archive_interpreter(visitor: TheVisitor, interpreter_id: FromPath[UUID]) -> Response[Any]:
    await commands.archive_interpreter(interpreter_id, office=visitor.office, by=visitor.id)
    return go("/interpreters")


@post("/interpreters/{interpreter_id:uuid}/use-again", opt=_KEEPS)
async def use_interpreter_again(visitor: TheVisitor, interpreter_id: FromPath[UUID]) -> Response[Any]:
    await commands.use_interpreter_again(interpreter_id, office=visitor.office, by=visitor.id)
    return go("/interpreters")


handlers = [
    show_venues, ask_for_a_venue, add_venue, show_venue, change_venue, archive_venue, use_venue_again,
    show_interpreters, ask_for_an_interpreter, add_interpreter, show_interpreter, change_interpreter,
    archive_interpreter, use_interpreter_again,
]  # fmt: skip
