"""The learning list, near misses, what becomes of an entry."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheVisitor
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go, page
from app.learning import commands
from app.learning.forms import ChangeForm, ClearForm, NearMissForm, OutcomeForm, months_ahead, months_back
from app.learning.pages import list as pages
from app.learning.pages import showing
from app.learning.queries import StillNamed
from app.practice.learning import Change
from app.practice.rights import DeskRight

Asked = Request[Any, Any, Any]
_LEARNS, _KEEPS = needs(DeskRight.LEARN), needs(DeskRight.KEEP_LEARNING)


@get("/learning", opt=_LEARNS)
async def show_list(request: Asked, visitor: TheVisitor) -> Page:
    return await pages.list_page(visitor, level=request.query_params.get("level", ""), after=request.query_params.get("after", ""))


@get("/learning/near-miss", opt=_LEARNS)
async def ask_for_near_miss(request: Asked) -> Page:
    return pages.near_miss_page(request.query_params.get("phase", ""))


@post("/learning/near-miss", opt=_LEARNS)
async def note_near_miss(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, NearMissForm)
    if form.value is None:
        return pages.near_miss_page(form=form)
    try:
        await commands.note_near_miss(form.value, office=visitor.office)
    except StillNamed as no:
        showing.mark(form, no)
        return pages.near_miss_page(form=form, no=no)
    return go("/learning/noted")


@get("/learning/noted", opt=_LEARNS)
async def show_thanks() -> Page:
    return page("learning/noted")


@get("/learning/entries/{entry_id:uuid}", opt=_LEARNS)
async def show_entry(visitor: TheVisitor, entry_id: FromPath[UUID]) -> Page:
    return await pages.entry_page(visitor, entry_id)


@post("/learning/entries/{entry_id:uuid}/change", opt=_LEARNS)
async def plan_change(request: Asked, visitor: TheVisitor, entry_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ChangeForm)
    if form.value is not None and form.value.by_month not in months_ahead():
        form.wrong("by_month", _("Please choose one of the answers."))
    if form.value is None:
        return await pages.entry_page(visitor, entry_id, change=form)
    try:
        await commands.plan_change(entry_id, form.value, office=visitor.office)
    except StillNamed as no:
        showing.mark(form, no)
        return await pages.entry_page(visitor, entry_id, change=form, no=no)
    except Overtaken as no:
        return await pages.entry_page(visitor, entry_id, change=form, overtaken=no.sentence)
    return go("/learning")


@post("/learning/entries/{entry_id:uuid}/outcome", opt=_LEARNS)
async def say_outcome(request: Asked, visitor: TheVisitor, entry_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, OutcomeForm)
    if form.value is not None and form.value.state is Change.DROPPED and not form.value.word:
        form.wrong("word", _("Say in a word why: the next ones who have this idea will be glad of it."))
    if form.value is None:
        return await pages.entry_page(visitor, entry_id, outcome=form)
    try:
        await commands.say_outcome(entry_id, form.value, office=visitor.office)
    except StillNamed as no:
        showing.mark(form, no)
        return await pages.entry_page(visitor, entry_id, outcome=form, no=no)
    except Overtaken as no:
        return await pages.entry_page(visitor, entry_id, outcome=form, overtaken=no.sentence)
    return go("/learning")


@post("/learning/entries/{entry_id:uuid}/remove", opt=_KEEPS)
async def remove_entry(visitor: TheVisitor, entry_id: FromPath[UUID]) -> Response[Any]:
    await commands.remove_entry(entry_id, office=visitor.office, by=visitor.id)
    return go("/learning")


@post("/learning/clear", opt=_KEEPS)
async def clear(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form: Form[ClearForm] = await read(request, ClearForm)
    if form.value is not None and form.value.before not in months_back():
        form.wrong("before", _("Please choose one of the answers."))
    if form.value is None:
        return await pages.list_page(visitor, clear=form)
    await commands.clear_before(form.value.before, office=visitor.office, by=visitor.id)
    return go("/learning")


HANDLERS = [show_list, ask_for_near_miss, note_near_miss, show_thanks, show_entry, plan_change, say_outcome, remove_entry, clear]
