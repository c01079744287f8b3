"""Who is asking, and which part they play: the doorkeeper, the guard, the seat."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import asyncpg
from litestar import Request
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency
from litestar.enums import ScopeType
from litestar.exceptions import NotAuthorizedException, NotFoundException, PermissionDeniedException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.handlers import BaseRouteHandler
from litestar.types import ASGIApp, Receive, Scope, Send
from msgspec import Struct

from app.conferences import looking, queries
from app.conferences.cookies import having_left, renewing
from app.conferences.rules import Meeting, seen_as
from app.conferences.speaking import spoken_here
from app.kit import csrf, i18n
from app.kit.clock import now, today
from app.kit.forms import body_of, posted
from app.people import sessions
from app.practice import rights
from app.practice.languages import STAFF_LANGUAGES
from app.practice.phases import Phase
from app.practice.rights import DESK_RIGHTS, DeskRight, Right
from app.practice.roles import Role, StaffRole
from app.practice.waits import STEP_UP

LONGEST_FROM_STRANGERS = 250_000  # two fields of a hundred thousand characters, and a form that was kept for somebody
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Visitor(Struct, frozen=True):
    """Somebody who is signed in. `staff_role` is None for family; `link` is None for staff."""

    id: UUID
    name: str
    language: str
    office: UUID
    office_name: str
    office_phone: str
    emergency_phone: str
    staff_role: StaffRole | None
    link: UUID | None
    stage: sessions.Stage
    own_phone: bool
    proved_at: datetime
    shown: sessions.Shown
    turned: bool = False  # the screen is turned towards a family
    turned_from: UUID | None = None

    @property
    def is_fresh(self) -> bool:
        """Was the second factor shown within the last minutes?"""
        return now() - self.proved_at <= STEP_UP


class ProveFirst(PermissionDeniedException):
    """What was asked for leaves the house: whoever asks shows once more that it is them."""


class Turned(PermissionDeniedException):
    """The screen is turned towards a family: nothing is shown and nothing is done until it is turned back."""


class StaleForm(PermissionDeniedException):
    """A form of an earlier session, for example from before somebody signed in again in another tab."""


class Seat(Struct, frozen=True):
    """A person, the part they play, and the conference they play it in."""

    person: Visitor
    role: Role
    conference: queries.ConferenceLine
    meeting: Meeting | None = None  # of somebody who came by a personal link

    @property
    def root(self) -> str:
        """Where the conference's pages begin on the desk."""
        return f"/conferences/{self.conference.id}"

    @property
    def phase(self) -> Phase:
        """The phase as it is, or as somebody sees it who does not sit at the common table. What is shown goes by this one."""
        return self.conference.phase if self.meeting is None else seen_as(self.conference.phase, self.meeting, today(self.meeting.zone))

    @property
    def sitting(self) -> int:
        """The meeting up to which this person knows the plan: while a review goes on without them, the one before."""
        before = self.phase is Phase.REVIEW and self.conference.phase is not Phase.REVIEW
        return self.conference.sitting - before

    def may(self, right: Right | str) -> bool:
        return rights.may(self.role, Right(right), self.phase)


class Doorkeeper:
    """Looks at the cookie, once a request, in one query: who is it, and by a personal link also in which seat."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self.app, self.origin = app, origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        request: Request[Any, Any, Any] = Request(scope, receive, send)
        scope["user"] = None
        i18n.speak(spoken_here(request, None))
        if scope["method"] not in SAFE and not _may_come_from_elsewhere(scope) and not csrf.from_our_page(request.headers, self.origin):
            raise PermissionDeniedException
        if scope["method"] not in SAFE:
            await _measured(request)
            await posted(request)  # read first: what was typed is kept whatever goes wrong from here on
        if _asks_nobody(scope):
            await self.app(scope, receive, send)
            return
        if sessions.LEFT in request.cookies:
            await sessions.end_shown(request.cookies)
            send = having_left(send)
        visitor, seat = await _who(request.cookies.get(sessions.COOKIE))
        scope["user"] = visitor
        if seat is not None:
            scope["state"]["seat"] = seat
        if visitor is None:
            await self.app(scope, receive, send)
            return
        i18n.speak(spoken_here(request, visitor), to_a_child=seat is not None and seat.role is Role.CHILD)
        await self.app(scope, receive, renewing(send, visitor))


def _may_come_from_elsewhere(scope: Scope) -> bool:
    handler: BaseRouteHandler | None = scope.get("route_handler")
    return handler is not None and "from_elsewhere" in handler.opt


def _asks_nobody(scope: Scope) -> bool:
    handler: BaseRouteHandler | None = scope.get("route_handler")
    return handler is not None and "asks_nobody" in handler.opt


async def _measured(request: Request[Any, Any, Any]) -> None:
    """Whoever was never let in has little to say: no long body from them is waited for or worked out. Files come from staff alone."""
    cookie = request.cookies.get(sessions.COOKIE)
    handler: BaseRouteHandler | None = request.scope.get("route_handler")
    patience: float | None = handler.opt.get("patience") if handler is not None else None
    stranger = sessions.shown(cookie) is None if patience is None else not await _is_staff(cookie)
    if stranger and _announced(request, unsaid=0 if patience is None else math.inf) > LONGEST_FROM_STRANGERS:
        raise RequestEntityTooLarge
    if len(await body_of(request, None if stranger else patience)) > LONGEST_FROM_STRANGERS and stranger:
        raise RequestEntityTooLarge


async def _is_staff(cookie: str | None) -> bool:
    visitor, _ = await _who(cookie)
    return visitor is not None and visitor.staff_role is not None


def _announced(request: Request[Any, Any, Any], *, unsaid: float) -> float:
    length = request.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdecimal() else unsaid


async def _who(cookie: str | None) -> tuple[Visitor | None, Seat | None]:
    shown = sessions.shown(cookie)
    found = shown and await queries.session_of(shown.id_hash)
    if shown is None or not found:
        return None, None
    if now() - shown.at > sessions.idle_limit(by_link=found["link"] is not None, own_phone=found["own_phone"]):
        return None, None
    visitor = _visitor(found, shown)
    if visitor.link is None:
        return visitor, None
    return visitor, Seat(visitor, Role(found["role"]), queries.conference_line(found), queries.meeting_in(found))


def _visitor(found: asyncpg.Record, shown: sessions.Shown) -> Visitor:
    return Visitor(
        id=found["person"],
        name=found["name"],
        language=found["language"],
        office=found["office"],
        office_name=found["office_name"],
        office_phone=found["office_phone"],
        emergency_phone=found["emergency_phone"],
        staff_role=StaffRole(found["staff_role"]) if found["staff_role"] else None,
        link=found["link"],
        stage=sessions.Stage(found["stage"]),
        own_phone=found["own_phone"],
        proved_at=found["proved_at"],
        shown=shown,
        turned=found["turned_at"] is not None,
        turned_from=found["turned_from"],
    )


async def guard_the_door(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Reads what the route says of itself. A route that says nothing is shut."""
    looking.remember(connection.scope)
    visitor: Visitor | None = connection.scope.get("user")
    if "families_only" in handler.opt and visitor is not None and visitor.staff_role is not None:
        raise NotFoundException
    if visitor is not None and visitor.turned and not _shown_while_turned(connection, handler, visitor):
        raise Turned
    if "for_staff" in handler.opt and i18n.language() not in STAFF_LANGUAGES:
        i18n.speak(i18n.FALLBACK)
    if "anyone" in handler.opt:
        return
    if visitor is None:
        raise NotAuthorizedException
    if "half" in handler.opt and visitor.stage is sessions.Stage.PASSWORD:
        return
    if visitor.stage is not sessions.Stage.FULL:
        raise NotAuthorizedException
    if "signed_in" in handler.opt:
        return
    right = handler.opt.get("needs")
    if isinstance(right, DeskRight):
        if visitor.staff_role is None:
            raise NotFoundException
        if visitor.staff_role not in DESK_RIGHTS[right]:
            raise PermissionDeniedException
    elif not isinstance(right, Right) or not (await take_seat(connection)).may(right):
        raise PermissionDeniedException
    if "fresh" in handler.opt and not visitor.is_fresh:
        raise ProveFirst


def _shown_while_turned(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler, visitor: Visitor) -> bool:
    """The cover itself, what must always work, and the plan of the conference that one came from."""
    if handler.opt.get("while_turned") == "its_conference":
        return bool(cast("Mapping[str, Any]", connection.path_params).get("conference_id") == visitor.turned_from)
    return "while_turned" in handler.opt


async def take_seat(connection: ASGIConnection[Any, Any, Any, Any]) -> Seat:
    """The asker's seat: by a personal link the one it leads to; for staff the one in the conference that the path names.

    Someone without a part in it learns no more than someone who guessed at the
    address: there is no such page.
    """
    visitor: Visitor = connection.user
    path = cast("Mapping[str, Any]", connection.path_params)
    seat: Seat | None = connection.scope["state"].get("seat")
    if "conference_id" not in path:
        if seat is None:
            raise NotFoundException
        return seat
    if visitor.staff_role is None:
        raise NotFoundException
    if seat is None:
        found = await queries.conference_seen_by(visitor.id, visitor.office, visitor.staff_role, path["conference_id"])
        if found is None:
            raise NotFoundException
        conference, role = found
        seat = connection.scope["state"]["seat"] = Seat(visitor, role, conference)
    return seat


async def check_the_form(request: Request[Any, Any, Any]) -> None:
    """Before every change: a form of somebody signed in carries the token of their session."""
    visitor: Visitor | None = request.scope.get("user")
    if request.method in SAFE or visitor is None or "anyone" in request.route_handler.opt:
        return
    token = (await posted(request)).get(csrf.FIELD, [""])[0]
    if not csrf.fits(token, visitor.shown.token):
        raise StaleForm


TheSeat = NamedDependency[Seat]
TheVisitor = NamedDependency[Visitor]


async def the_visitor(request: Request[Any, Any, Any]) -> Visitor:
    return cast("Visitor", request.user)


async def the_seat(request: Request[Any, Any, Any]) -> Seat:
    return await take_seat(request)
