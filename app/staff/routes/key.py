"""A new password: asked for by e-mail, and set by the link that comes."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.background_tasks import BackgroundTask

from app.kit.access import anyone, for_staff
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import go, page
from app.staff import commands, pages, queries
from app.staff.forms import AskForm, KeyForm, PasswordForm
from app.staff.rules import too_easy


@get("/password", opt=anyone("for whoever lost their password") | for_staff())
async def show_ask() -> Response[Any]:
    return page("staff/ask", form=Form(AskForm))


@post("/password", opt=anyone("for whoever lost their password; the answer is always the same") | for_staff())
async def ask(request: Request[Any, Any, Any]) -> Response[Any]:
    form = await read(request, AskForm)
    if form.value is None:
        return page("staff/ask", 422, form=form, here="/password")
    answer = go("/password/asked")
    if await commands.may_ask_for_new_password(form.value.email):
        answer.background = BackgroundTask(commands.write_for_new_password, form.value.email)
    return answer


@get("/password/asked", opt=anyone("the same page for everybody who asked") | for_staff())
async def show_asked() -> Response[Any]:
    return page("staff/asked")


@get("/key", opt=anyone("where the links of e-mails to staff lead; it does nothing by itself") | for_staff())
async def show_key() -> Response[Any]:
    return page("staff/key", form=Form(KeyForm))


@post("/key", opt=anyone("shows the form for a new password to whoever has a good link") | for_staff())
async def open_key(request: Request[Any, Any, Any]) -> Response[Any]:
    form = await read(request, KeyForm)
    if form.value is None or await commands.person_of_ticket(form.value.secret) is None:
        return page("staff/key_outdated", 422, here="/key")
    return _new_password(Form(PasswordForm, filled={"secret": form.value.secret}))


@post("/key/password", opt=anyone("spends a good link on a new password") | for_staff())
async def set_password(request: Request[Any, Any, Any]) -> Response[Any]:
    form = await read(request, PasswordForm)
    person = await commands.person_of_ticket(form.typed["secret"])
    if person is None:
        return page("staff/key_outdated", 422, here="/key")
    check_new_password(form, about=await queries.about_person(person))
    if form.value is None:
        return _new_password(form)
    cookie = await commands.set_password(form.value.secret, form.value.password)
    if cookie is None:
        return page("staff/key_outdated", 422, here="/key")
    answer = go("/sign-in/second")
    answer.set_cookie(cookie)
    return answer


def check_new_password(form: Form[Any], *, about: list[str]) -> None:
    """What only both fields together, or the name of the account, can tell."""
    if form.value is None:
        return
    if form.value.password != form.value.again:
        form.wrong("again", _("The two passwords are not the same. Please type both again."))
    elif too_easy(form.value.password, about=about):
        form.wrong("password", _("This password is easy to guess. Four words that do not belong together make a good one."))


def _new_password(form: Form[PasswordForm]) -> Response[Any]:
    return page("staff/new_password", 422 if form.errors else 200, form=pages.without_secrets(form), here="/key")


handlers = [show_ask, ask, show_asked, show_key, open_key, set_password]
