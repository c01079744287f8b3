"""Workshops, and their agenda to take along. It names nobody, so no code is asked for."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheVisitor
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go
from app.learning import commands
from app.learning.forms import ChoiceForm, WorkshopForm, months_back
from app.learning.pages import showing
from app.learning.pages import workshops as pages
from app.learning.queries import StillNamed
from app.practice.rights import DeskRight

Asked = Request[Any, Any, Any]
_LEARNS = needs(DeskRight.LEARN)


@get("/learning/workshops", opt=_LEARNS)
async def show_workshops(visitor: TheVisitor) -> Page:
    return await pages.workshops_page(visitor)


@post("/learning/workshops", opt=_LEARNS)
async def begin(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, WorkshopForm)
    if form.value is not None:
        for field in ("since", "until"):
            if form.value and getattr(form.value, field) not in months_back():
                form.wrong(field, _("Please choose one of the answers."))
    if form.value is not None and form.value.until < form.value.since:
        form.wrong("until", _("The last month lies before the first one."))
    if form.value is None:
        return await pages.workshops_page(visitor, form=form)
    try:
        workshop = await commands.begin_workshop(form.value, office=visitor.office)
    except StillNamed as no:
        showing.mark(form, no)
        return await pages.workshops_page(visitor, form=form, no=no)
    return go(f"/learning/workshops/{workshop}")


@get("/learning/workshops/{workshop:uuid}", opt=_LEARNS)
async def show_workshop(visitor: TheVisitor, workshop: FromPath[UUID]) -> Page:
    return await pages.workshop_page(visitor, workshop)


@post("/learning/workshops/{workshop:uuid}", opt=_LEARNS)
async def choose(request: Asked, visitor: TheVisitor, workshop: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ChoiceForm)
    if form.value is None:
        return await pages.workshop_page(visitor, workshop, form=form)
    try:
        await commands.choose_entries(workshop, form.value, office=visitor.office)
    except Overtaken as no:
        return await pages.workshop_page(visitor, workshop, form=form, overtaken=no.sentence)
    return go(f"/learning/workshops/{workshop}")


@get("/learning/workshops/{workshop:uuid}/agenda.pdf", opt=_LEARNS)
async def agenda_pdf(visitor: TheVisitor, workshop: FromPath[UUID]) -> Response[bytes]:
    return await pages.agenda_pdf(visitor, workshop)


@get("/learning/workshops/{workshop:uuid}/agenda.txt", opt=_LEARNS)
async def agenda_text(visitor: TheVisitor, workshop: FromPath[UUID]) -> Response[str]:
    return await pages.agenda_text(visitor, workshop)


@post("/learning/workshops/{workshop:uuid}/remove", opt=_LEARNS)
async def remove(visitor: TheVisitor, workshop: FromPath[UUID]) -> Response[Any]:
    await commands.remove_workshop(workshop, office=visitor.office)
    return go("/learning/workshops")


HANDLERS = [show_workshops, begin, show_workshop, choose, agenda_pdf, agenda_text, remove]
