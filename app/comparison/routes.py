"""How others do it: comparison among municipalities, by file."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.comparison import commands, pages
from app.comparison.forms import CommentForm, GiveOutForm, HeardForm, look_closer
from app.comparison.rules.reading import NO_SENTENCES, Unreadable
from app.comparison.rules.times import choices
from app.conferences.seats import TheVisitor
from app.kit.access import fresh, needs
from app.kit.clock import today
from app.kit.errors import Overtaken
from app.kit.forms import file_in, posted, read
from app.kit.i18n import gettext as _
from app.kit.pages import go
from app.practice.rights import DeskRight

Asked = Request[Any, Any, Any]
_COMPARES = needs(DeskRight.COMPARE_OFFICES)


@get("", opt=_COMPARES)
async def show_comparison(request: Asked, visitor: TheVisitor) -> Response[Any]:
    return await pages.comparison_page(visitor, request.query_params.get("period", ""))


@get("/files", opt=_COMPARES)
async def show_files(visitor: TheVisitor) -> Response[Any]:
    return await pages.files_page(visitor)


@post("/give-out", opt=_COMPARES | fresh(), status_code=200)
async def give_out(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, GiveOutForm)
    look_closer(form, choices(today()))
    said = form.value
    if said is None:
        return await pages.files_page(visitor, giving=form)
    file = await commands.give_out(
        visitor.office, visitor.office_name, said.period, said.municipality, said.comment, kind=said.kind, by=visitor.id
    )
    return pages.file_answer(file, said.kind, said.period)


@post("/take-in", opt=_COMPARES)
async def take_in(request: Asked, visitor: TheVisitor) -> Response[Any]:
    file = await file_in(request, "file")
    try:
        taken = await commands.take_in(file, office=visitor.office, office_name=visitor.office_name, by=visitor.id)
    except Unreadable as no:
        return await pages.files_page(visitor, no=_(NO_SENTENCES[no.why]), status=422)
    return go(f"/comparison/files#s-{taken.known}")


@post("/services/{service_id:uuid}/confirm", opt=_COMPARES)
async def confirm(request: Asked, visitor: TheVisitor, service_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, HeardForm)
    if form.value is None:
        no = _("Please ring them, let them read the fingerprint out, and tick that it is the same.")
        return await pages.files_page(visitor, no=no, status=422)
    await commands.confirm(service_id, office=visitor.office, by=visitor.id)
    return go(f"/comparison/files#s-{service_id}")


@post("/services/{service_id:uuid}/let-go", opt=_COMPARES)
async def let_go(visitor: TheVisitor, service_id: FromPath[UUID]) -> Response[Any]:
    await commands.let_go(service_id, office=visitor.office, by=visitor.id)
    return go("/comparison/files")


@post("/files/{file_id:uuid}/comment", opt=_COMPARES)
async def comment(request: Asked, visitor: TheVisitor, file_id: FromPath[UUID]) -> Response[Any]:
    period = (await posted(request)).get("period", [""])[0]
    form = await read(request, CommentForm)
    if form.value is None:
        return await pages.comparison_page(visitor, period, commenting=(file_id, form))
    try:
        await commands.comment_on(file_id, form.value.comment, seen=form.value.edited, office=visitor.office, by=visitor.id)
    except Overtaken as no:
        return await pages.comparison_page(visitor, period, commenting=(file_id, form), overtaken=no.sentence)
    return go(f"/comparison?period={period if period in choices(today()) else ''}#said-{file_id}")


routes = Router("/comparison", route_handlers=[show_comparison, show_files, give_out, take_in, confirm, let_go, comment])
