"""How an office works, as its manager says; and ticking what the office asks for besides."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat, TheVisitor
from app.kit.access import needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import DeskRight, Right
from app.profile import commands, pages, queries
from app.profile.forms import ProfileForm, list_form

Asked = Request[Any, Any, Any]
_SHAPES = needs(DeskRight.SHAPE_PRACTICE)


@get("/practice", opt=_SHAPES)
async def show_practice(visitor: TheVisitor) -> Response[Any]:
    return await pages.practice_page(visitor)


@post("/practice", opt=_SHAPES)
async def change_profile(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, ProfileForm)
    if form.value is None:
        return await pages.practice_page(visitor, form=form)
    try:
        await commands.change_profile(form.value, office=visitor.office, by=visitor.id)
    except Overtaken as no:
        return await pages.practice_page(visitor, form=form, overtaken=no.sentence)
    return go("/practice")


@post("/practice/lists/{name:str}", opt=_SHAPES)
async def change_list(request: Asked, visitor: TheVisitor, name: FromPath[str]) -> Response[Any]:
    phase = next((each for each in pages.LISTED if each == name), None)
    if phase is None:
        raise NoSuchThing
    own = pages.own_of(await queries.entries_of(visitor.office), phase)
    form = await read(request, list_form(phase, [each.id.hex for each in own]))
    if form.value is None:
        return await pages.practice_page(visitor, listed=(phase, form))
    try:
        await commands.change_list(phase, form.value, office=visitor.office, by=visitor.id)
    except Overtaken as no:
        return await pages.practice_page(visitor, listed=(phase, form), overtaken=no.sentence)
    return go(f"/practice#list-{phase}")


@post("/conferences/{conference_id:uuid}/tasks/{entry_id:uuid}", opt=needs(Right.ARRANGE))
async def tick(seat: TheSeat, entry_id: FromPath[UUID]) -> Response[Any]:
    await commands.tick(seat.conference, entry_id, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}#tasks")


@post("/conferences/{conference_id:uuid}/tasks/{entry_id:uuid}/undo", opt=needs(Right.ARRANGE))
async def untick(seat: TheSeat, entry_id: FromPath[UUID]) -> Response[Any]:
    await commands.untick(seat.conference, entry_id, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}#tasks")


routes = Router("/", route_handlers=[show_practice, change_profile, change_list, tick, untick])
