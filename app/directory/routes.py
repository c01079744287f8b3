"""The directory of services and partners."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheVisitor
from app.directory import commands, pages
from app.directory.forms import PartnerForm, RenewForm, look_at_renewal, look_closer
from app.kit.access import fresh, needs
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.forms import Form, read
from app.kit.pages import go
from app.practice.rights import DeskRight

Asked = Request[Any, Any, Any]
_SEES, _KEEPS = needs(DeskRight.SEE_DIRECTORY), needs(DeskRight.KEEP_DIRECTORY)


@get("", opt=_SEES)
async def show_directory(request: Asked, visitor: TheVisitor) -> Response[Any]:
    return await pages.directory_page(visitor, pages.wanted(request.query_params))


@get("/crisis", opt=_SEES)
async def show_crisis_sheet(visitor: TheVisitor) -> Response[Any]:
    return await pages.crisis_page(visitor)


@get("/file/{file:str}", opt=_KEEPS | fresh())
async def take_along(visitor: TheVisitor, file: FromPath[str]) -> Response[Any]:
    if file not in pages.SHEETS:
        raise NoSuchThing
    return await pages.sheet(visitor, pages.SHEETS[file])


@get("/new", opt=_KEEPS)
async def ask_for_a_partner(visitor: TheVisitor) -> Response[Any]:
    return await pages.new_partner_page(visitor, Form(PartnerForm, filled={"renewer": visitor.id}))


@post("/new", opt=_KEEPS)
async def add_partner(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, PartnerForm)
    look_closer(form)
    if form.value is not None:
        try:
            return go(f"/directory/{await commands.add_partner(form.value, office=visitor.office, by=visitor.id)}")
        except Refused as no:
            form.wrong("renewer", no.sentence)
    return await pages.new_partner_page(visitor, form)


@get("/{partner_id:uuid}", opt=_SEES)
async def show_partner(visitor: TheVisitor, partner_id: FromPath[UUID]) -> Response[Any]:
    return await pages.partner_page(visitor, partner_id)


@post("/{partner_id:uuid}", opt=_KEEPS)
async def change_partner(request: Asked, visitor: TheVisitor, partner_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, PartnerForm)
    look_closer(form)
    if form.value is None:
        return await pages.partner_page(visitor, partner_id, form)
    try:
        await commands.change_partner(partner_id, form.value, office=visitor.office, by=visitor.id)
    except Overtaken as no:
        return await pages.partner_page(visitor, partner_id, form, overtaken=no.sentence)
    except Refused as no:
        form.wrong("renewer", no.sentence)
        return await pages.partner_page(visitor, partner_id, form)
    return go(f"/directory/{partner_id}")


@post("/{partner_id:uuid}/renew", opt=_KEEPS)
async def renew(request: Asked, visitor: TheVisitor, partner_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, RenewForm)
    look_at_renewal(form, today=today())
    if form.value is None:
        return await pages.partner_page(visitor, partner_id, renewing=form)
    await commands.renew(partner_id, form.value.renew_on, office=visitor.office, by=visitor.id)
    return go(f"/directory/{partner_id}")


@post("/{partner_id:uuid}/archive", opt=_KEEPS)
async def archive_partner(visitor: TheVisitor, partner_id: FromPath[UUID]) -> Response[Any]:
    await commands.archive_partner(partner_id, office=visitor.office, by=visitor.id)
    return go("/directory")


@post("/{partner_id:uuid}/use-again", opt=_KEEPS)
async def use_partner_again(visitor: TheVisitor, partner_id: FromPath[UUID]) -> Response[Any]:
    await commands.use_partner_again(partner_id, office=visitor.office, by=visitor.id)
    return go(f"/directory/{partner_id}")


routes = Router(
    "/directory",
    route_handlers=[
        show_directory, show_crisis_sheet, take_along, ask_for_a_partner, add_partner, show_partner, change_partner, renew,
        archive_partner, use_partner_again,
    ],
)  # fmt: skip
