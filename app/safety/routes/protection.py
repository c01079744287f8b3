"""Danger for a child (§ 8a SGB VIII): no address here knows a conference, and whoever looks is written down."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import ProveFirst, TheVisitor
from app.kit.access import fresh, needs
from app.kit.errors import Refused
from app.kit.forms import read
from app.kit.pages import Page, go
from app.practice.rights import DeskRight
from app.safety import pages
from app.safety.commands import protection as commands
from app.safety.forms import MoreProtectionForm, ProtectionForm, ReadersForm, look_for_something
from app.safety.pages.protection import HOME

Asked = Request[Any, Any, Any]
MAY = needs(DeskRight.PROTECT)


@get("/", opt=MAY)
async def show_list(visitor: TheVisitor) -> Page:
    return await pages.protection_page(visitor)


@get("/new", opt=MAY)
async def ask_what_is_seen(visitor: TheVisitor) -> Page:
    return await pages.new_protection_page(visitor)


@post("/new", opt=MAY)
async def write(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, ProtectionForm)
    if form.value is not None:
        try:
            await commands.write_protection(form.value, office=visitor.office, by=visitor.id)
            return go(HOME)
        except Refused as no:
            form.wrong("readers", no.sentence)
    return await pages.new_protection_page(visitor, form)


@post("/{record_id:uuid}/open", opt=MAY | fresh(), status_code=200)
async def open_it(visitor: TheVisitor, record_id: FromPath[UUID]) -> Page:
    """A tap that is written down, and its answer: no address leads to the words themselves."""
    return await pages.opened_page(visitor, await commands.open_protection(record_id, office=visitor.office, by=visitor.id))


@post("/{record_id:uuid}/more", opt=MAY)
async def add(request: Asked, visitor: TheVisitor, record_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, MoreProtectionForm)
    look_for_something(form)
    if form.value is None:
        if not visitor.is_fresh:  # what is added shows nothing; the page with a mistake in it shows all of it
            raise ProveFirst
        found = await commands.open_protection(record_id, office=visitor.office, by=visitor.id)
        return await pages.opened_page(visitor, found, more=form)
    await commands.add_to_protection(record_id, form.value, office=visitor.office, by=visitor.id)
    return go(HOME)


@post("/{record_id:uuid}/readers", opt=MAY | fresh())
async def name_readers(request: Asked, visitor: TheVisitor, record_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ReadersForm)
    if form.value is not None:
        try:
            await commands.name_readers(record_id, form.value.readers, office=visitor.office, by=visitor.id)
            return go(HOME)
        except Refused as no:
            form.wrong("readers", no.sentence)
    found = await commands.open_protection(record_id, office=visitor.office, by=visitor.id)
    return await pages.opened_page(visitor, found, readers=form)


routes = Router("/protection", route_handlers=[show_list, ask_what_is_seen, write, open_it, add, name_readers])
