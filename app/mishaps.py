"""When something is wrong: a calm page that says what to do, and keeps what was typed."""

import logging
import secrets
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from pathlib import Path
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, NotAuthorizedException

from app.conferences.seats import SAFE, ProveFirst, StaleForm, Turned, Visitor
from app.conferences.speaking import wished_language
from app.desk import menu
from app.family import pages as family_pages
from app.kit import csrf, i18n
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import Fields
from app.kit.i18n import gettext as _
from app.kit.kept import readable
from app.kit.pages import go, page
from app.people import sessions
from app.staff import pages as staff_pages

Answer = Callable[[Request[Any, Any, Any], Any], Response[Any]]
log = logging.getLogger("familienrat")
AT_THE_DESK = "base.html"
#: What is never kept: it would stand in a page that others may see.
SECRET = frozenset({csrf.FIELD, "password", "again", "current", "pin", "secret", "code", "kept"})


def in_their_language(answer: Answer) -> Answer:
    """Before a sentence is chosen: where there is no such address, nobody was at the door yet, who sets the language."""

    @wraps(answer)
    def spoken(request: Request[Any, Any, Any], problem: Any) -> Response[Any]:
        if "user" not in request.scope:
            i18n.speak(wished_language(request, None))
        return answer(request, problem)

    return spoken


@in_their_language
def say_why(request: Request[Any, Any, Any], problem: Refused) -> Response[Any]:
    return _error(request, 409, _("That does not work right now"), problem.sentence, again=True)


@in_their_language
def say_plainly(request: Request[Any, Any, Any], problem: HTTPException | NoSuchThing) -> Response[Any]:
    status = problem.status_code if isinstance(problem, HTTPException) else 404
    if isinstance(problem, NotAuthorizedException):
        return sign_in_first(request)
    if isinstance(problem, Turned):
        return go("/turned")
    if isinstance(problem, ProveFirst):
        return prove_first(request)
    if isinstance(problem, StaleForm):
        return _error(
            request,
            403,
            _("Please send it once more"),
            _("You have signed in again since this page was opened. Nothing was changed yet."),
            again=True,
        )
    if status == HTTPStatus.FORBIDDEN:
        return _error(
            request, 403, _("This is not open to you now"), _("This page is for others, or it is not the time for it."), again=False
        )
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}:
        typed = bool(readable(_kept(request)))  # what it was for may be gone since: the words are still theirs
        sentence = _("Perhaps the address is mistyped, or this page is no longer needed.")
        return _error(request, status, _("There is nothing here"), sentence, again=typed)
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return _error(request, 413, _("That is too much at once"), _("Please go back, your text is still there, and send a shorter one."))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return say_sorry(request, problem)
    return _error(request, 400, _("That could not be read"), _("Please go back and try again."))


def sign_in_first(request: Request[Any, Any, Any]) -> Response[Any]:
    """To whoever is not signed in, or not any more: sign in, and what was typed is still there afterwards."""
    kept = _kept(request)
    to_family = request.url.path.startswith("/my")
    if request.method in SAFE and not to_family:
        return go("/sign-in")
    signed_out = family_pages.signed_out if to_family else staff_pages.signed_out
    shown = sessions.shown(request.cookies.get(sessions.COOKIE))
    return signed_out(action=request.url.path, kept=kept, whose=shown.whose if shown else "")


def prove_first(request: Request[Any, Any, Any]) -> Response[Any]:
    """What was asked for needs a code once more. What was typed is kept, to be sent again afterwards."""
    if request.method in SAFE:
        return go(staff_pages.prove_address(request.url.path + (f"?{request.url.query}" if request.url.query else "")))
    return _error(
        request,
        403,
        _("Please show once more that it is you"),
        _("This needs a code from your app, and the last one was some time ago. Show one in a second tab, then send this again."),
        way_out=[(staff_pages.prove_address("/desk"), _("Show a code"))],
        again=True,
    )


@in_their_language
def ask_for_a_moment(request: Request[Any, Any, Any], problem: Exception) -> Response[Any]:
    log.warning("database out of reach: %s", type(problem).__name__)
    return _error(
        request,
        503,
        _("One moment, please"),
        _("We cannot reach our records right now. Nothing of yours is lost. Please try again in a minute."),
        way_out=[(request.url.path if request.method in SAFE else "/", _("Try again"))],
        again=True,
    )


@in_their_language
def say_sorry(request: Request[Any, Any, Any], problem: Exception) -> Response[Any]:
    """Logs kind and place and a random number, never a value: people's words do not belong in a log."""
    number = secrets.token_hex(4)
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    log.error("error %s: %s at %s", number, type(problem).__name__, place)
    return _error(
        request,
        500,
        _("Something went wrong on our side"),
        _("We are sorry. If it happens again, please tell us this number: %(number)s") % {"number": number},
        again=True,
    )


def _error(
    request: Request[Any, Any, Any],
    status: int,
    title: str,
    sentence: str,
    *,
    way_out: list[tuple[str, str]] | None = None,
    again: bool = False,
) -> Response[Any]:
    """A calm page. With `again` it keeps what was typed, so that it can be sent once more."""
    visitor: Visitor | None = request.scope.get("user")
    frame = _frame(visitor)
    home = ("/my" if visitor and visitor.link else "/desk" if visitor else "/", _("To the first page"))
    kept = _kept(request) if again else []
    return page(
        "error",
        status,
        frame=frame,
        title=title,
        sentence=sentence,
        way_out=way_out if way_out is not None else [menu.way_back() if frame == AT_THE_DESK else home],
        kept=kept,
        readable=readable(kept),
        action=request.url.path if kept else "",
    )


def _frame(visitor: Visitor | None) -> str:
    """Staff stay at their desk, with its menu. A screen that is turned is in the family's hands, and so has the family's frame."""
    at_the_desk = visitor is not None and visitor.staff_role is not None and visitor.stage is sessions.Stage.FULL and not visitor.turned
    return AT_THE_DESK if at_the_desk else "entry.html"


def _kept(request: Request[Any, Any, Any]) -> list[tuple[str, str]]:
    if request.method in SAFE:
        return []
    fields: Fields = request.scope["state"].get("posted", {})
    return [(name, value.encode("utf-8", "replace").decode()) for name, values in fields.items() if name not in SECRET for value in values]
