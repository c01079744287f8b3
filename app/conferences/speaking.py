"""In which language an answer is: what was chosen here, what a person has as their own, what their device asks for."""

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Any

from litestar import Request
from litestar.datastructures import Cookie

from app.kit import i18n
from app.practice.languages import DIALECTS, STAFF_LANGUAGES

if TYPE_CHECKING:
    from app.conferences.seats import Visitor

LANGUAGE_COOKIE = "__Host-language"
A_YEAR = 365 * 24 * 60 * 60


def language_cookie(language: str) -> Cookie:
    """What was chosen here, for the next pages of this browser."""
    return Cookie(key=LANGUAGE_COOKIE, value=language, path="/", secure=True, httponly=True, samesite="lax", max_age=A_YEAR)


def spoken_here(request: Request[Any, Any, Any], visitor: "Visitor | None") -> str:
    return i18n.FALLBACK if in_the_original(request) else wished_language(request, visitor)


def wished_language(request: Request[Any, Any, Any], visitor: "Visitor | None") -> str:
    """What was chosen here, else the person's own language, else what the device asks for. The staff's side is there in fewer."""
    offered: Container[str] = STAFF_LANGUAGES if visitor is not None and visitor.staff_role else set(i18n.available())
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen and chosen in offered:
        return chosen
    if visitor is not None:
        return visitor.language if visitor.language in offered else i18n.FALLBACK
    return next((code for code in _wishes_of_device(request) if code in offered), i18n.FALLBACK)


def _wishes_of_device(request: Request[Any, Any, Any]) -> Iterator[str]:
    """The catalogues that come closest to each wish, as `kmr` to `ku` and `prs` to `fa`; easy German only for whom asks for it."""
    for wish in request.headers.get("accept-language", "")[:200].split(","):
        tag = wish.partition(";")[0].strip().lower()
        code = tag.partition("-")[0]
        yield "de_simple" if tag == "de-simple" else DIALECTS.get(code, code)


def in_the_original(request: Request[Any, Any, Any]) -> bool:
    """`?in=de`: this page once in German, without choosing that language."""
    return request.method in {"GET", "HEAD"} and request.query_params.get("in") == i18n.FALLBACK
