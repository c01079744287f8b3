"""The way in: /hello, and the lock."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie

from app.conferences.queries import LinkOwner
from app.conferences.seats import Visitor
from app.conferences.speaking import LANGUAGE_COOKIE, language_cookie
from app.family import commands, pages
from app.family.commands import LOCKED_COOKIE, Shut
from app.family.forms import EnterForm, HelloForm, NotMeForm, UnlockForm
from app.kit import i18n
from app.kit.access import anyone
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.i18n import lazy
from app.kit.pages import Page, go
from app.people import sessions
from app.practice.roles import Role

WHY_SHUT = {
    Shut.WRONG_PIN: lazy("This PIN is not right. Please try again."),
    Shut.TOO_MANY_PINS: lazy("There were too many tries. Please wait until tomorrow, or call."),
}


@get("/hello", opt=anyone("the page of a personal link does nothing until it is asked to"))
async def say_hello() -> Page:
    return pages.hello()


@post("/hello", opt=anyone("a personal link or a typed code is looked at here"), status_code=200)
async def look_at_link(request: Request[Any, Any, Any]) -> Response[Any]:
    form = await read(request, HelloForm)
    wished = _speak(form.typed["language"])
    typed, sealed = form.typed["secret"] or form.typed["code"], form.typed["kept"]
    if not typed:
        return _nothing_typed(request, sealed, wished)
    owner = await commands.owner_of(typed) if form.value else None
    if owner is None:
        return pages.hello(422, wrong="shut", sealed=sealed)
    _speak_to(owner, chosen=bool(wished) or LANGUAGE_COOKIE in request.cookies)
    return _remember(pages.who(owner, Form(EnterForm), typed=typed, sealed=sealed), wished)


@post("/hello/enter", opt=anyone("a personal link and its PIN begin a session"), status_code=200)
async def enter(request: Request[Any, Any, Any]) -> Response[Any]:
    form = await read(request, EnterForm)
    typed, sealed = form.typed["secret"], form.typed["kept"]
    owner = await commands.owner_of(typed) if typed and "secret" not in form.errors else None
    if owner is None:
        return pages.hello(422, wrong="shut", sealed=sealed)
    _speak_to(owner, chosen=LANGUAGE_COOKIE in request.cookies)
    if form.value is None:
        return pages.who(owner, form, typed=typed, sealed=sealed)
    cookie = await commands.enter(owner, form.value.pin, own_phone=bool(form.value.own_phone), ending=_session_here(request))
    if isinstance(cookie, Shut):
        form.wrong("pin", _(WHY_SHUT[cookie]))
        return pages.who(owner, form, typed=typed, sealed=sealed)
    return _with(pages.come_in(cookie, sealed), cookie, commands.no_lock())


@post("/hello/not-me", opt=anyone("whoever got a link by mistake has no session"), status_code=200)
async def not_me(request: Request[Any, Any, Any]) -> Page:
    form = await read(request, NotMeForm)
    owner = await commands.owner_of(form.value.secret) if form.value and form.value.secret else None
    if owner is not None:
        await commands.say_not_me(owner)
    return pages.goodbye()


@get("/my/lock", opt=anyone("covers the page; takes the cookie out of this browser as leaving does, and shows nothing"))
async def lock(request: Request[Any, Any, Any]) -> Response[Any]:
    visitor: Visitor | None = request.scope.get("user")
    cookie = commands.lock(visitor.shown) if visitor and visitor.link else None
    locked = await commands.behind_lock(cookie.value if cookie else request.cookies.get(LOCKED_COOKIE))
    if locked is None:
        return pages.hello(401, again=True)
    answer = pages.locked(locked, Form(UnlockForm))
    return _with(answer, cookie, sessions.no_cookie()) if cookie else answer


@post("/my/lock", opt=anyone("the session waits behind the lock"), status_code=200)
async def unlock(request: Request[Any, Any, Any]) -> Response[Any]:
    form = await read(request, UnlockForm)
    locked = await commands.behind_lock(request.cookies.get(LOCKED_COOKIE))
    if locked is None:
        return go("/my") if request.scope.get("user") else pages.hello(401, again=True)
    cookie = await commands.unlock(locked, form.value.pin if form.value else "")
    if isinstance(cookie, Shut):
        form.wrong("pin", _(WHY_SHUT[cookie]))
        return pages.locked(locked, form)
    return _with(go("/my"), cookie, commands.no_lock())


def _nothing_typed(request: Request[Any, Any, Any], sealed: str, wished: str) -> Response[Any]:
    """A language was chosen, or what was kept is to be sent on, or the field was left empty."""
    visitor: Visitor | None = request.scope.get("user")
    if visitor and visitor.link and sealed:
        return pages.still_here(sealed, visitor.shown.token) or go("/my")
    if wished:
        return _remember(pages.hello(sealed=sealed, again=bool(sealed)), wished)
    return pages.hello(422, wrong="empty", sealed=sealed)


def _session_here(request: Request[Any, Any, Any]) -> bytes | None:
    visitor: Visitor | None = request.scope.get("user")
    return visitor.shown.id_hash if visitor else None


def _speak(wished: str) -> str:
    """Speak the language that was chosen on the page itself; empty when none was."""
    if wished not in i18n.available():
        return ""
    i18n.speak(wished)
    return wished


def _speak_to(owner: LinkOwner, *, chosen: bool) -> None:
    """In their own language, unless one was chosen here."""
    i18n.speak(i18n.language() if chosen else owner.language, to_a_child=owner.role is Role.CHILD)


def _remember(answer: Response[Any], language: str) -> Response[Any]:
    if language:
        answer.set_cookie(language_cookie(language))
    return answer


def _with(answer: Response[Any], *cookies: Cookie) -> Response[Any]:
    for cookie in cookies:
        answer.set_cookie(cookie)
    return answer
