"""No more e-mail: by one click in the mail program, or on the page behind its link. Nobody need be signed in."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.commands import allow_email, refuse_email
from app.conferences.speaking import LANGUAGE_COOKIE
from app.kit import i18n
from app.kit.access import anyone, from_elsewhere
from app.kit.errors import NoSuchThing
from app.kit.pages import Page, go, page
from app.outbox.queries import EmailWish, email_wish_of
from app.people.links import participant_of


@get("/no-email/{token:str}", opt=anyone("the link that mail programs show; looking at it changes nothing"))
async def ask_about_email(request: Request[Any, Any, Any], token: FromPath[str]) -> Page:
    wish = await _whose(request, token)
    return page("family/no_email", at=f"/no-email/{token}", refused=wish.refused)


@post(
    "/no-email/{token:str}",
    opt=from_elsewhere("mail programs send it by themselves, as RFC 8058 says; the token in it stands for its owner, and for this alone"),
    status_code=200,
)
async def stop_email(request: Request[Any, Any, Any], token: FromPath[str]) -> Page:
    """Answers with a page, not with a way to one: mail programs do not follow."""
    wish = await _whose(request, token)
    await refuse_email(wish.participant)
    return page("family/no_email", at=f"/no-email/{token}", refused=True)


@post("/no-email/{token:str}/again", opt=anyone("whoever can stop their e-mail can want it again"))
async def want_email_again(request: Request[Any, Any, Any], token: FromPath[str]) -> Response[Any]:
    wish = await _whose(request, token)
    await allow_email(wish.participant, office=wish.office, conference=wish.conference, by=wish.person)
    return go(f"/no-email/{token}")


async def _whose(request: Request[Any, Any, Any], token: str) -> EmailWish:
    participant = participant_of(token)
    wish = await email_wish_of(participant) if participant else None
    if wish is None:
        raise NoSuchThing
    if LANGUAGE_COOKIE not in request.cookies:
        i18n.speak(wish.language)
    return wish
