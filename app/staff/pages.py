"""The door for staff, their account, and the office's pages."""

import base64
import io
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote
from uuid import UUID

import segno
from litestar.exceptions import NotFoundException
from litestar.response import Redirect
from msgspec import Struct

from app.kit import csrf, kept, tokens
from app.kit.errors import NoSuchThing
from app.kit.forms import Fields, Form
from app.kit.pages import Page, go, is_ours, page
from app.people import secrets, sessions
from app.practice.languages import LANGUAGES
from app.practice.roles import STAFF_ROLE_NAMES
from app.staff import queries
from app.staff.commands import HalfWay, SignedIn
from app.staff.forms import ChangeColleagueForm, ChangePasswordForm, ColleagueForm, OfficeForm, ProveForm, SecondForm, SignInForm
from app.staff.rules import who_can_see_what

CLEARED = '"cache", "storage"'
_SECRET_FIELDS = ("password", "again", "current", "code")


class Enrolment(Struct, frozen=True):
    """What an authenticator app is shown: a picture of the secret, and the secret to type."""

    picture: str
    secret: str
    address: str


def signed_out(*, action: str, kept: list[tuple[str, str]], whose: str) -> Page:
    """The sign-in page for somebody whose session has ended; what they typed waits in it, sealed."""
    return sign_in(Form(SignInForm), _seal(action, kept, whose), status=401, ended=True)


def sign_in(form: Form[SignInForm], sealed: str = "", *, status: int = 200, ended: bool = False) -> Page:
    return page(
        "staff/sign_in",
        422 if form.errors else status,
        form=without_secrets(form),
        sealed=sealed if _opened(sealed) else "",
        ended=ended,
        here="/sign-in",
    )


def half_way(done: HalfWay, factor: queries.Factor, sealed: str) -> Page | Redirect:
    """After the right password: on to the second step, with what was typed before kept in the page."""
    if not _opened(sealed):
        answer: Page | Redirect = go("/sign-in/second")
    else:
        shown = sessions.shown(done.cookie.value)
        assert shown is not None  # noqa: S101  # it was made just now
        answer = second(Form(SecondForm), factor, shown, sealed)
    answer.set_cookie(done.cookie)
    return answer


def second(form: Form[SecondForm], factor: queries.Factor, shown: sessions.Shown, sealed: str = "") -> Page:
    """Asks for a code; the first time, shows what the authenticator app needs. The secret hangs on this half session."""
    return page(
        "staff/second" if factor.enrolled else "staff/enrol",
        422 if form.errors else 200,
        form=without_secrets(form),
        enrolment=None if factor.enrolled else _enrolment(nonce_of(shown), factor.email),
        sealed=sealed if _opened(sealed) else "",
        csrf=lambda: csrf.field_for(shown.token),
        here="/sign-in/second",
    )


def signed_in(done: SignedIn, sealed: str) -> Page | Redirect:
    """In. Recovery codes and a form from before are shown first, where there are any."""
    shown = sessions.shown(done.cookie.value)
    token = shown.token if shown else ""
    before = _opened(sealed)
    if before is not None and not before.is_for(token):
        before = None
    if not done.codes and before is None:
        answer: Page | Redirect = go("/desk")
    else:
        readable = kept.readable(before.fields) if before else []
        answer = page("staff/welcome", codes=done.codes, before=before, readable=readable, csrf=lambda: csrf.field_for(token), here="/desk")
    answer.set_cookie(done.cookie)
    answer.set_cookie(done.known)
    return answer


def prove_address(to: str) -> str:
    """Where somebody shows their second factor once more, to go on to `to` then."""
    return f"/prove?to={quote(to, safe='/')}"


def prove(form: Form[ProveForm], factor: queries.Factor, to: str) -> Page:
    return page("staff/prove", 422 if form.errors else 200, form=without_secrets(form), to=to, enrolled=factor.enrolled, here="/desk")


def out(to: str) -> Redirect:
    """Signed out: the cookie is taken back, and the browser is asked to forget what it keeps of us."""
    answer = go(to)
    answer.headers["Clear-Site-Data"] = CLEARED
    answer.set_cookie(sessions.no_cookie())
    return answer


def nonce_of(shown: sessions.Shown) -> str:
    """From this the secret of a new second factor is worked out, the same for all pages of one half session."""
    return tokens.derived("enrol", shown.id_hash.hex(), 32)


def without_secrets(form: Form[Any]) -> Form[Any]:
    """What is secret is typed again; it is not written into a page."""
    for name in _SECRET_FIELDS:
        if name in form.typed:
            form.typed[name] = ""
    return form


def sealed_in(fields: Fields) -> str:
    return fields.get("kept", [""])[0]


async def account(person: UUID, form: Form[ChangePasswordForm], codes: Form[SecondForm]) -> Page:
    found = await queries.account_of(person)
    if found is None:
        raise NotFoundException
    return page(
        "staff/account",
        422 if form.errors or codes.errors else 200,
        account=found,
        form=without_secrets(form),
        codes=without_secrets(codes),
        role_names=STAFF_ROLE_NAMES,
        here="/account",
    )


async def office(office_id: UUID) -> Page:
    return page(
        "staff/office",
        office=await queries.office_line(office_id),
        colleagues=await queries.colleagues_of(office_id),
        role_names=STAFF_ROLE_NAMES,
        state_names=queries.ACCOUNT_STATE_NAMES,
    )


async def change_office(office_id: UUID, form: Form[OfficeForm] | None = None) -> Page:
    if form is None:
        form = Form(OfficeForm, filled=_filled(await queries.office_line(office_id)))
    return page("staff/change_office", 422 if form.errors else 200, form=form, here="/office/change")


def invite(form: Form[ColleagueForm]) -> Page:
    return page(
        "staff/invite",
        422 if form.errors else 200,
        form=form,
        roles=STAFF_ROLE_NAMES,
        known=[(code, language.name) for code, language in LANGUAGES.items() if language.staff],
        here="/office/invite",
    )


async def colleague(office_id: UUID, person: UUID, *, by: UUID) -> Page:
    found = await queries.colleague_of(office_id, person)
    if found is None:
        raise NoSuchThing
    return page(
        "staff/colleague",
        colleague=found,
        oneself=person == by,
        role_names=STAFF_ROLE_NAMES,
        state_names=queries.ACCOUNT_STATE_NAMES,
    )


async def change_colleague(office_id: UUID, person: UUID, *, by: UUID, form: Form[ChangeColleagueForm] | None = None) -> Page:
    found = await queries.colleague_of(office_id, person)
    if found is None:
        raise NoSuchThing
    return page(
        "staff/change_colleague",
        422 if form and form.errors else 200,
        colleague=found,
        form=form or Form(ChangeColleagueForm, filled=_filled(found)),
        roles=STAFF_ROLE_NAMES,
        oneself=person == by,
        here=f"/office/colleagues/{person}/change",
    )


def rights() -> Page:
    return page("staff/rights", chapters=who_can_see_what())


def _seal(action: str, fields: list[tuple[str, str]], whose: str) -> str:
    return kept.seal(action, fields, whose=whose)


def _opened(sealed: str) -> kept.Kept | None:
    """The form that was kept, if the seal is ours and it goes to a page of ours."""
    found = kept.unseal(sealed)
    return found if found is not None and is_ours(found.action) else None


def _enrolment(nonce: str, email: str) -> Enrolment:
    address = secrets.totp_address(nonce, email)
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=5, border=4, dark="#000", light="#fff")
    picture = f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"
    return Enrolment(picture, " ".join(_groups(secrets.totp_secret(nonce))), address)


def _groups(text: str) -> list[str]:
    return [text[start : start + 4] for start in range(0, len(text), 4)]


def _filled(found: queries.OfficeLine | queries.Colleague | None) -> Mapping[str, Any]:
    return {name: getattr(found, name) for name in found.__struct_fields__} if found else {}
