"""Showing the second factor once more, before something leaves the house (ASVS 7.5.3)."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import TheVisitor, Visitor
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import go, is_ours
from app.people import known_browsers
from app.practice.rights import DeskRight
from app.staff import commands, pages, queries
from app.staff.forms import ProveForm


@get("/prove", opt=needs(DeskRight.SEE_DESK))
async def ask_for_a_code(request: Request[Any, Any, Any], visitor: TheVisitor) -> Response[Any]:
    return pages.prove(Form(ProveForm), await queries.factor_of(visitor.id), _where_to(request.query_params.get("to", "")))


@post("/prove", opt=needs(DeskRight.SEE_DESK))
async def take_a_code(request: Request[Any, Any, Any], visitor: TheVisitor) -> Response[Any]:
    form = await read(request, ProveForm)
    to = _where_to(form.typed.get("to", ""))
    await _prove(form, visitor, request.cookies.get(known_browsers.COOKIE))
    if form.value is None:
        return pages.prove(form, await queries.factor_of(visitor.id), to)
    return go(to)


async def _prove(form: Form[ProveForm], visitor: Visitor, known: str | None) -> None:
    if form.value is None:
        return
    try:
        if not await commands.prove(visitor.id, form.value.code, known=known, session=visitor.shown.id_hash):
            form.wrong("code", _("This code is not right, or it was used already. Please wait for the next one and type that."))
    except Refused as problem:
        form.wrong("code", problem.sentence)


def _where_to(typed: str) -> str:
    """A page of this house, and of no other."""
    return typed if is_ours(typed) else "/desk"


handlers = [ask_for_a_code, take_a_code]
