"""The application: the rooms' routes put together, headers on every answer, calm pages when something is wrong."""

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from functools import cache
from pathlib import Path
from typing import Any

from litestar import Litestar, MediaType, Request, get, head
from litestar.config.compression import CompressionConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template.config import TemplateConfig
from litestar.types import ControllerRouterHandler, Message, Scope

from app import mishaps
from app.childs_plan import routes as childs_plan
from app.circle import routes as circle
from app.comparison import routes as comparison
from app.conferences import routes as conferences
from app.conferences.looking import write_down_who_looks
from app.conferences.seats import SAFE, Doorkeeper, Visitor, check_the_form, guard_the_door, the_seat, the_visitor
from app.conferences.speaking import wished_language
from app.database import DB, GONE
from app.dates import routes as dates
from app.day import routes as day
from app.desk import menu
from app.desk import routes as desk
from app.directory import routes as directory
from app.effects import routes as effects
from app.family import routes as family
from app.feedback import routes as feedback
from app.follow_up import routes as follow_up
from app.information import routes as information
from app.invitations import routes as invitations
from app.kit import assets, csrf, html, i18n, policy, tokens
from app.kit.access import anyone, while_turned
from app.kit.errors import NoSuchThing, Refused
from app.kit.pages import Page
from app.learning import routes as learning
from app.logistics import routes as logistics
from app.network import routes as network
from app.notes import routes as notes
from app.outbox import ways
from app.paper import routes as paper
from app.paper import serial
from app.people import sessions
from app.plans import routes as plans
from app.practice.hard_words import HARD_WORDS
from app.practice.languages import LANGUAGES
from app.private_time import routes as private_time
from app.profile import routes as profile
from app.referrals import routes as referrals
from app.reminders import routes as reminders
from app.reviews import routes as reviews
from app.safety import routes as safety
from app.sealed_room import files as room_files
from app.sealed_room import listening
from app.sealed_room import routes as sealed_room
from app.settings import Settings
from app.staff import routes as staff
from app.translations import machine
from app.translations import routes as translations
from app.welcome import routes as welcome
from app.welcome import videos

log = logging.getLogger("familienrat")
HERE = Path(__file__).parent.parent
Lifespan = AbstractAsyncContextManager[None]
LONGEST_BODY = 1_500_000  # a hundred thousand characters of Arabic, percent-encoded, and some more

#: On every answer: pages, errors, redirects, files.
HEADERS = {
    "Content-Security-Policy": policy.CONTENT,
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # same-origin, not no-referrer: with the latter old browsers send `Origin: null` even to ourselves
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_AS_SENT = [(name.lower().encode(), value.encode()) for name, value in {**HEADERS, "Cache-Control": "no-store"}.items()]

#: In the order in which a conference lives.
ROOMS = (
    welcome,
    staff,
    profile,
    directory,
    referrals,
    conferences,
    circle,
    notes,
    network,
    safety,
    dates,
    invitations,
    logistics,
    information,
    day,
    private_time,
    plans,
    sealed_room,
    translations,
    childs_plan,
    paper,
    follow_up,
    reminders,
    reviews,
    feedback,
    effects,
    learning,
    comparison,
    desk,
    family,
)


def house(
    settings: Settings, *, more_routes: Sequence[ControllerRouterHandler] = (), lifespan: Sequence[Callable[[Litestar], Lifespan]] = ()
) -> Litestar:
    """The whole application for these settings. The database is started by whoever serves it, or by a `lifespan`."""
    tokens.configure(settings.secret)
    ways.configure(texts=bool(settings.sms))
    machine.configure(settings.translator, settings.translator_key)
    i18n.load(HERE / "locales")
    assets.load(HERE / "static" / "dist")
    room_files.load(HERE / "static" / "dist" / "room")
    return Litestar(
        route_handlers=[
            *(room.routes for room in ROOMS),
            alive,
            healthy,
            robots,
            assets.asset_file,
            *more_routes,
        ],
        middleware=[DefineMiddleware(Doorkeeper, origin=settings.origin)],
        guards=[guard_the_door],
        dependencies={"seat": Provide(the_seat), "visitor": Provide(the_visitor)},
        before_request=check_the_form,
        after_request=write_down_who_looks,
        before_send=[put_headers],
        exception_handlers={
            Refused: mishaps.say_why,
            NoSuchThing: mishaps.say_plainly,
            HTTPException: mishaps.say_plainly,
            **dict.fromkeys(GONE, mishaps.ask_for_a_moment),
            Exception: mishaps.say_sorry,
        },
        template_config=TemplateConfig(instance=_engine(settings)),
        compression_config=CompressionConfig(
            backend="gzip", minimum_size=800, gzip_compress_level=9, exclude=["^/static/"], exclude_opt_key="uncompressed"
        ),
        request_max_body_size=LONGEST_BODY,
        openapi_config=None,
        lifespan=lifespan,
        on_shutdown=[serial.end, listening.end],
        logging_config=None,
        state=State(
            {
                "about_every_page": about_every_page,
                "address": settings.address,
                "sender": settings.sender,
                "settings": settings,
                "shelf": _shelf(settings),
            }
        ),
    )


def _shelf(settings: Settings) -> videos.Shelf:
    """The videos in sign language. What cannot be used is left out; the log and `familienrat check` say which and why."""
    found = videos.shelf(settings.videos_in)
    for sentence in found.wrong:
        log.warning("%s", sentence)
    return found


def _engine(settings: Settings) -> JinjaTemplateEngine:
    env = html.environment(HERE / "templates")
    env.globals |= {
        "asset": assets.asset,
        "demo": settings.demo,
        "operator": settings.operator,
        "exit_url": "/leave",
        "hard_words": HARD_WORDS,
    }
    return JinjaTemplateEngine.from_environment(env)


def about_every_page(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """What base.html, phone.html and entry.html show whatever the page is about."""
    visitor: Visitor | None = request.scope.get("user")
    language = LANGUAGES[i18n.language()]
    shown = visitor.shown if visitor else sessions.shown(request.cookies.get(sessions.COOKIE))  # also when the database is gone
    session = shown.token if shown else ""
    for_staff = (visitor is not None and visitor.staff_role is not None) or _for_staff(request)
    own = LANGUAGES[wished_language(request, visitor)]
    spoken = i18n.available()
    return {
        "lang": language.code,
        "dir": language.dir,
        "languages": [each for each in LANGUAGES.values() if (each.staff if for_staff else each.code in spoken)],
        "unchecked": not language.checked_by,
        "own_language": own if own is not language else None,  # where the German original is looked at for once
        "here": request.url.path if request.method in SAFE else "/",
        "person": visitor,
        "office_name": visitor.office_name if visitor else "",
        "nav": menu.nav(visitor, request.url.path) if visitor and not visitor.link else [],
        "notice": None,
        "csrf": cache(lambda: csrf.field_for(session)),  # one token for all forms of a page
    }


def _for_staff(request: Request[Any, Any, Any]) -> bool:
    handler = request.scope.get("route_handler")
    return handler is not None and "for_staff" in handler.opt


async def put_headers(message: Message, scope: Scope) -> None:  # async: a plain function would be carried to another thread and back
    if message["type"] != "http.response.start":
        return
    own = {name.lower() for name, _ in message["headers"]}  # the sealed room's page has stricter ones
    message["headers"] = [*message["headers"], *(each for each in _AS_SENT if each[0] not in own)]


@head("/alive", opt=anyone("says only that the server can be reached") | while_turned())
async def alive() -> None:
    return None


@get("/healthy", opt=anyone("for the operator's watch: says only yes or no") | while_turned(), media_type=MediaType.TEXT)
async def healthy() -> str:
    await DB._run_in_pool("SELECT 1")
    return "yes\n"


@get("/robots.txt", opt=anyone("asks search engines to stay away"), media_type=MediaType.TEXT)
async def robots() -> str:
    return "User-agent: *\nDisallow: /\n"


__all__ = ["HEADERS", "Page", "house"]
