"""In and out: the password, the second factor, signing out."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import TheVisitor, Visitor
from app.kit.access import anyone, for_staff, signed_in, while_turned
from app.kit.errors import Refused
from app.kit.forms import Form, posted, read
from app.kit.i18n import gettext as _
from app.kit.pages import go
from app.people import known_browsers
from app.people.sessions import Stage
from app.staff import commands, pages, queries
from app.staff.forms import SecondForm, SignInForm

_HALF = {"half": True} | signed_in("the second step of signing in; who has done it is sent on")


@get("/sign-in", opt=anyone("the way in") | for_staff())
async def show_sign_in(request: Request[Any, Any, Any]) -> Response[Any]:
    visitor: Visitor | None = request.scope.get("user")
    if visitor and visitor.staff_role and visitor.stage is Stage.FULL:
        return go("/desk")
    return pages.sign_in(Form(SignInForm))


@post("/sign-in", opt=anyone("the way in") | for_staff())
async def sign_in(request: Request[Any, Any, Any]) -> Response[Any]:
    form, sealed = await read(request, SignInForm), pages.sealed_in(await posted(request))
    visitor: Visitor | None = request.scope.get("user")
    done = await _first_factor(form, visitor, request.cookies.get(known_browsers.COOKIE))
    if done is None:
        return pages.sign_in(form, sealed)
    return pages.half_way(done, await queries.factor_of(done.person), sealed)


@get("/sign-in/second", opt=_HALF)
async def show_second(visitor: TheVisitor) -> Response[Any]:
    if visitor.stage is Stage.FULL:
        return go("/")
    return pages.second(Form(SecondForm), await queries.factor_of(visitor.id), visitor.shown)


@post("/sign-in/second", opt=_HALF)
async def give_second(request: Request[Any, Any, Any], visitor: TheVisitor) -> Response[Any]:
    form, sealed = await read(request, SecondForm), pages.sealed_in(await posted(request))
    if visitor.stage is Stage.FULL:
        return go("/")
    factor = await queries.factor_of(visitor.id)
    done = await _second_factor(form, visitor, factor, request.cookies.get(known_browsers.COOKIE))
    if done is None:
        return pages.second(form, factor, visitor.shown, sealed)
    return pages.signed_in(done, sealed)


@post("/sign-out", opt=anyone("signing out must never fail") | while_turned())
async def sign_out(request: Request[Any, Any, Any]) -> Response[Any]:
    visitor: Visitor | None = request.scope.get("user")
    if visitor is not None:
        await commands.sign_out(visitor.shown.id_hash)
    return pages.out("/hello" if visitor and visitor.link else "/sign-in")


async def _first_factor(form: Form[SignInForm], visitor: Visitor | None, known: str | None) -> commands.HalfWay | None:
    if form.value is None:
        return None
    try:
        ending = visitor.shown.id_hash if visitor else None
        done = await commands.sign_in(form.value.email, form.value.password, known=known, ending=ending)
    except Refused as problem:
        form.wrong("password", problem.sentence)
        return None
    if done is None:
        form.wrong("password", _("E-mail address and password do not belong together. Please check both."))
    return done


async def _second_factor(form: Form[SecondForm], visitor: Visitor, factor: queries.Factor, known: str | None) -> commands.SignedIn | None:
    if form.value is None:
        return None
    try:
        if factor.enrolled:
            done = await commands.second_factor(visitor.id, form.value.code, known=known, ending=visitor.shown.id_hash)
        else:
            done = await commands.enrol_second_factor(visitor.id, pages.nonce_of(visitor.shown), form.value.code, known=known)
    except Refused as problem:
        form.wrong("code", problem.sentence)
        return None
    if done is None:
        form.wrong("code", _("This code is not right, or it was used already. Please wait for the next one and type that."))
    return done


handlers = [show_sign_in, sign_in, show_second, give_second, sign_out]
