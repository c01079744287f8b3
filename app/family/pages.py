"""The frame of the family's pages: where one can go, and what is shown when a session has ended."""

from typing import Any

from litestar import Response
from litestar.datastructures import Cookie
from markupsafe import Markup
from msgspec import Struct

from app.conferences.queries import LinkOwner
from app.conferences.seats import Seat
from app.family.commands import Locked
from app.family.forms import EnterForm, UnlockForm
from app.family.queries import PlanPage
from app.kit import csrf, i18n, tokens
from app.kit import kept as keeping
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go, page
from app.people import sessions
from app.practice.rights import Right
from app.practice.safety import EMERGENCY, TO_THEM
from app.translations.rules import Telling


class Place(Struct, frozen=True):
    href: str
    label: str
    current: bool


def my_page(name: str, status: int = 200, /, *, seat: Seat, at: str = "/my", **about: Any) -> Page:
    """A page of somebody who came by a personal link. `at`: the place in the menu to which it belongs."""
    return page(
        f"family/{name}",
        status,
        seat=seat,
        nav=menu(seat, at),
        link_mark=tokens.derived("whose pages", str(seat.person.link), 8),  # by it a phone that keeps them knows its own
        coordinator_phone=seat.conference.coordinator_phone or seat.person.office_phone,
        emergency_phone=seat.person.emergency_phone,
        emergency=EMERGENCY,
        to_them=TO_THEM,
        **_told(about),
    )


def _told(about: dict[str, Any]) -> dict[str, Any]:
    """With the plan's lines in the reader's language, where the page shows a plan."""
    shown = about.get("shown")
    telling = about.get("telling") or (shown.telling if isinstance(shown, PlanPage) else Telling(i18n.language()))
    return about | {"telling": telling}


def menu(seat: Seat, at: str) -> list[Place]:
    """Few places, and only those that are open now."""
    places = [("/my", _("Start"), Right.ENTER), ("/my/plan", _("Our plan"), Right.READ_PLAN)]
    if seat.may(Right.REPORT_PROGRESS):
        places.append(("/my/promises", _("Promises"), Right.REPORT_PROGRESS))
    open_now = [Place(href, label, href == at) for href, label, right in places if seat.may(right)]
    return open_now if len(open_now) > 1 else []


def hello(status: int = 200, /, *, wrong: str = "", sealed: str = "", again: bool = False) -> Page:
    """The door: a code to type, or the link that the browser takes from the address bar itself."""
    return _at_the_door(
        "hello",
        status,
        wrong=wrong,
        sealed=sealed,
        again=again,
        language_action="/hello" if sealed else "/language",
        language_keeps=[("kept", sealed)] if sealed else [],
    )


def signed_out(*, action: str, kept: list[tuple[str, str]], whose: str) -> Page:
    """Their time has run out. What was typed goes with them through the door."""
    return hello(401, sealed=keeping.seal(action, kept, whose=whose), again=True)


def who(owner: LinkOwner, form: Form[EnterForm], *, typed: str, sealed: str) -> Page:
    """Is this you? Nothing is begun before somebody says so."""
    return _at_the_door(
        "who",
        422 if form.errors else 200,
        owner=owner,
        form=form,
        typed=typed,
        sealed=sealed,
        language_action="/hello",
        language_keeps=[("secret", typed), ("kept", sealed)],
    )


def come_in(cookie: Cookie, sealed: str) -> Response[Any]:
    """To the first page, or first to what was typed before the session ended."""
    shown = sessions.shown(cookie.value)
    return (still_here(sealed, shown.token) if shown and sealed else None) or go("/my")


def still_here(sealed: str, token: str) -> Page | None:
    """What was typed is still there; a tap sends it. None when it is not ours, not theirs, or too old."""
    kept = keeping.unseal(sealed)
    if kept is None or not kept.is_for(token):
        return None
    field = Markup('<input type="hidden" name="{}" value="{}">').format(csrf.FIELD, csrf.token_for(token))
    return _at_the_door("still_here", kept=kept, csrf=lambda: field)


def goodbye() -> Page:
    return _at_the_door("not_me")


def locked(behind: Locked, form: Form[UnlockForm]) -> Page:
    return _at_the_door("lock", 422 if form.errors else 200, form=form, has_pin=behind.pin_hash is not None)


def _at_the_door(name: str, status: int = 200, /, **about: Any) -> Page:
    """A page that names neither office nor person by itself: somebody else may be looking."""
    return page(f"family/{name}", status, **{"here": "/hello", "office_name": "", "emergency": EMERGENCY} | about)
