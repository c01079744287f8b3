"""One's own account."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import TheVisitor
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import go, page
from app.people import known_browsers
from app.practice.rights import DeskRight
from app.staff import commands, pages, queries
from app.staff.forms import ChangePasswordForm, SecondForm
from app.staff.routes.key import check_new_password


@get("/account", opt=needs(DeskRight.SEE_DESK))
async def show_account(visitor: TheVisitor) -> Response[Any]:
    return await pages.account(visitor.id, Form(ChangePasswordForm), Form(SecondForm))


@post("/account/password", opt=needs(DeskRight.SEE_DESK))
async def change_password(request: Request[Any, Any, Any], visitor: TheVisitor) -> Response[Any]:
    form = await read(request, ChangePasswordForm)
    check_new_password(form, about=await queries.about_person(visitor.id))
    try:
        cookie = await commands.change_password(visitor.id, form.value.current, form.value.password) if form.value else None
        if form.value and cookie is None:
            form.wrong("current", _("This is not your password now. Please type it again."))
    except Refused as problem:
        form.wrong("current", problem.sentence)
        cookie = None
    if cookie is None:
        return await pages.account(visitor.id, form, Form(SecondForm))
    answer = go("/account")
    answer.set_cookie(cookie)
    answer.set_cookie(await known_browsers.cookie_for(visitor.id))  # the one from before went with the old password
    return answer


@post("/account/recovery-codes", opt=needs(DeskRight.SEE_DESK))
async def make_recovery_codes(request: Request[Any, Any, Any], visitor: TheVisitor) -> Response[Any]:
    form, known = await read(request, SecondForm), request.cookies.get(known_browsers.COOKIE)
    try:
        codes = await commands.new_recovery_codes(visitor.id, form.value.code, known=known) if form.value else None
        if form.value and codes is None:
            form.wrong("code", _("This code is not right, or it was used already. Please wait for the next one and type that."))
    except Refused as problem:
        form.wrong("code", problem.sentence)
        codes = None
    if codes is None:
        return await pages.account(visitor.id, Form(ChangePasswordForm), form)
    return page("staff/recovery_codes", codes=codes, here="/account")


@post("/account/end-sessions", opt=needs(DeskRight.SEE_DESK))
async def sign_out_everywhere(visitor: TheVisitor) -> Response[Any]:
    await commands.sign_out_everywhere(visitor.id)
    return pages.out("/sign-in")


handlers = [show_account, change_password, make_recovery_codes, sign_out_everywhere]
