"""Interpreters for one conference."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import Form, read
from app.kit.pages import go
from app.logistics.commands import interpreting as commands
from app.logistics.forms.arranging import InterpretingForm, look_at_interpreting
from app.logistics.pages import arranging as pages
from app.practice.arrangements import INTERPRETED
from app.practice.rights import Right

Asked = Request[Any, Any, Any]
_ARRANGES = needs(Right.ARRANGE)


@get("/arrangements/interpreting/new", opt=_ARRANGES)
async def ask_for_interpreting(request: Asked, seat: TheSeat) -> Response[Any]:
    language = request.query_params.get("language", "")
    filled = {"language": language if language in INTERPRETED else "", "gender": "", "in_private_time": "open"}
    return await pages.new_interpreting_page(seat, Form(InterpretingForm, filled=filled))


@post("/arrangements/interpreting/new", opt=_ARRANGES)
async def book_interpreting(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, InterpretingForm)
    look_at_interpreting(form)
    if form.value is None:
        return await pages.new_interpreting_page(seat, form)
    await commands.book_interpreting(seat.conference, form.value, by=seat.person.id)
    return go(f"{pages.home(seat)}#interpreting")


@get("/arrangements/interpreting/{interpreting_id:uuid}", opt=_ARRANGES)
async def show_interpreting(seat: TheSeat, interpreting_id: FromPath[UUID]) -> Response[Any]:
    return await pages.interpreting_page(seat, interpreting_id)


@post("/arrangements/interpreting/{interpreting_id:uuid}", opt=_ARRANGES)
async def change_interpreting(request: Asked, seat: TheSeat, interpreting_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, InterpretingForm)
    look_at_interpreting(form)
    if form.value is None:
        return await pages.interpreting_page(seat, interpreting_id, form)
    try:
        await commands.change_interpreting(seat.conference, interpreting_id, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.interpreting_page(seat, interpreting_id, form, overtaken=no.sentence)
    return go(f"{pages.home(seat)}#interpreting")


handlers = [ask_for_interpreting, book_interpreting, show_interpreting, change_interpreting]
