"""What waits for a second person, and their signature."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheVisitor
from app.kit.access import fresh, needs
from app.kit.errors import NoSuchThing
from app.kit.forms import read
from app.kit.pages import Page, go
from app.practice.rights import DeskRight
from app.safety import commands, pages
from app.safety.forms import SignForm

MAY = needs(DeskRight.SIGN_AS_SECOND)


@get("/second", opt=MAY)
async def show_what_waits(visitor: TheVisitor) -> Page:
    return await pages.second_page(visitor)


@post("/second/{look_id:uuid}", opt=MAY | fresh())
async def sign(request: Request[Any, Any, Any], visitor: TheVisitor, look_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, SignForm)
    if form.value is None:
        raise NoSuchThing  # both answers are buttons: nothing else is sent by our page
    await commands.answer_look(look_id, form.value.agreed == "yes", office=visitor.office, by=visitor.id)
    return go("/second")


routes = Router("/", route_handlers=[show_what_waits, sign])
