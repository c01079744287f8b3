"""The administrator's pages: the office and its colleagues."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheVisitor
from app.kit import i18n
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import go
from app.practice.languages import STAFF_LANGUAGES
from app.practice.rights import DeskRight
from app.staff import commands, pages
from app.staff.forms import ChangeColleagueForm, ColleagueForm, OfficeForm

_RUNS = needs(DeskRight.RUN_OFFICE)


@get("/office", opt=_RUNS)
async def show_office(visitor: TheVisitor) -> Response[Any]:
    return await pages.office(visitor.office)


@get("/office/change", opt=_RUNS)
async def show_change(visitor: TheVisitor) -> Response[Any]:
    return await pages.change_office(visitor.office)


@post("/office/change", opt=_RUNS)
async def change_office(request: Request[Any, Any, Any], visitor: TheVisitor) -> Response[Any]:
    form = await read(request, OfficeForm)
    if form.value is None:
        return await pages.change_office(visitor.office, form)
    await commands.change_office(form.value, office=visitor.office, by=visitor.id)
    return go("/office")


@get("/office/invite", opt=_RUNS)
async def show_invite() -> Response[Any]:
    return pages.invite(Form(ColleagueForm, filled={"language": i18n.language()}))


@post("/office/invite", opt=_RUNS)
async def invite_colleague(request: Request[Any, Any, Any], visitor: TheVisitor) -> Response[Any]:
    form = await read(request, ColleagueForm)
    if form.value and form.value.language not in STAFF_LANGUAGES:
        form.wrong("language", _("Please choose one of the answers."))
    try:
        invited = await commands.invite_colleague(form.value, office=visitor.office, by=visitor.id) if form.value else None
    except Refused as problem:
        form.wrong("email", problem.sentence)
        invited = None
    return go(f"/office/colleagues/{invited}") if invited else pages.invite(form)


@get("/office/colleagues/{colleague:uuid}", opt=_RUNS)
async def show_colleague(visitor: TheVisitor, colleague: FromPath[UUID]) -> Response[Any]:
    return await pages.colleague(visitor.office, colleague, by=visitor.id)


@get("/office/colleagues/{colleague:uuid}/change", opt=_RUNS)
async def show_change_colleague(visitor: TheVisitor, colleague: FromPath[UUID]) -> Response[Any]:
    return await pages.change_colleague(visitor.office, colleague, by=visitor.id)


@post("/office/colleagues/{colleague:uuid}/change", opt=_RUNS)
async def change_colleague(request: Request[Any, Any, Any], visitor: TheVisitor, colleague: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ChangeColleagueForm)
    try:
        if form.value:
            await commands.change_colleague(colleague, form.value, office=visitor.office, by=visitor.id)
    except Refused as problem:
        form.wrong(
            "role" if colleague == visitor.id and form.value and form.value.role != visitor.staff_role else "email", problem.sentence
        )
    if form.value is None:
        return await pages.change_colleague(visitor.office, colleague, by=visitor.id, form=form)
    return go(f"/office/colleagues/{colleague}")


@post("/office/colleagues/{colleague:uuid}/invite", opt=_RUNS)
async def invite_again(visitor: TheVisitor, colleague: FromPath[UUID]) -> Response[Any]:
    await commands.invite_again(colleague, office=visitor.office, by=visitor.id)
    return go(f"/office/colleagues/{colleague}")


@post("/office/colleagues/{colleague:uuid}/close", opt=_RUNS)
async def close_account(visitor: TheVisitor, colleague: FromPath[UUID]) -> Response[Any]:
    await commands.close_account(colleague, office=visitor.office, by=visitor.id)
    return go(f"/office/colleagues/{colleague}")


@post("/office/colleagues/{colleague:uuid}/open", opt=_RUNS)
async def open_account(visitor: TheVisitor, colleague: FromPath[UUID]) -> Response[Any]:
    await commands.open_account(colleague, office=visitor.office, by=visitor.id)
    return go(f"/office/colleagues/{colleague}")


@post("/office/colleagues/{colleague:uuid}/end-sessions", opt=_RUNS)
async def end_sessions(visitor: TheVisitor, colleague: FromPath[UUID]) -> Response[Any]:
    await commands.end_sessions(colleague, office=visitor.office, by=visitor.id)
    return go(f"/office/colleagues/{colleague}")


@post("/office/colleagues/{colleague:uuid}/forget-second-factor", opt=_RUNS)
async def forget_second_factor(visitor: TheVisitor, colleague: FromPath[UUID]) -> Response[Any]:
    await commands.forget_second_factor(colleague, office=visitor.office, by=visitor.id)
    return go(f"/office/colleagues/{colleague}")


handlers = [
    show_office,
    show_change,
    change_office,
    show_invite,
    invite_colleague,
    show_colleague,
    show_change_colleague,
    change_colleague,
    invite_again,
    close_account,
    open_account,
    end_sessions,
    forget_second_factor,
]
