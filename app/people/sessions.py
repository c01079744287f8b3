"""Sessions: one table, a rotating cookie, idle and absolute limits.

The cookie holds `token.minute.seal`: when it was last shown is kept, sealed, in the cookie itself, so
that reading a page writes nothing into the database.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from litestar.datastructures import Cookie
from msgspec import Struct

from app.kit import tokens
from app.kit.clock import now
from app.people.tables import Session
from app.practice import waits

COOKIE = "__Host-session"
#: Holds a session's place while a family's page is locked.
LOCKED = "__Host-locked"
#: Set by the page itself when somebody leaves quickly: where the server was out of reach, it hears of it with the next request.
LEFT = "__Host-left"
_MARK = 8  # letters at the end of a token: the same in all sessions of one person, so that what one typed is offered to nobody else


class Stage(StrEnum):
    PASSWORD = "password"  # noqa: S105  # the name of a stage: the second factor is still missing
    FULL = "full"


class Shown(Struct, frozen=True):
    """What a browser's cookie says, if its seal is ours."""

    token: str
    at: datetime

    @property
    def whose(self) -> str:
        return self.token[-_MARK:]

    @property
    def id_hash(self) -> bytes:
        return tokens.fingerprint(self.token)


async def start(person: UUID, *, stage: Stage = Stage.FULL, link: UUID | None = None, own_phone: bool = False) -> Cookie:
    """Sign somebody in and give the cookie to set. Always a new token: a token from before is worth nothing."""
    token = tokens.random_token() + tokens.derived("whose", str(person), _MARK)
    lasts = (waits.OWN_PHONE_ABSOLUTE if own_phone else waits.FAMILY_ABSOLUTE) if link else waits.STAFF_ABSOLUTE
    if stage is Stage.PASSWORD:
        lasts = timedelta(minutes=10)
    await Session.insert(
        Session(
            id_hash=tokens.fingerprint(token),
            person=person,
            link=link,
            stage=stage,
            own_phone=own_phone,
            expires_at=now() + lasts,
        )
    )
    return cookie_for(token, own_phone=own_phone)


async def prove(id_hash: bytes) -> None:
    """The second factor was shown once more."""
    await Session.update({Session.proved_at: now()}).where(Session.id_hash == id_hash)


async def turn(id_hash: bytes, conference: UUID | None) -> None:
    """The screen is turned towards a family: this session shows nothing any more but, perhaps, this conference's plan."""
    await Session.update({Session.turned_at: now(), Session.turned_from: conference}).where(Session.id_hash == id_hash)


async def turn_back(id_hash: bytes) -> None:
    await Session.update({Session.turned_at: None, Session.turned_from: None}).where(Session.id_hash == id_hash)


async def end(id_hash: bytes) -> None:
    await Session.delete().where(Session.id_hash == id_hash)


async def end_shown(cookies: Mapping[str, str]) -> None:
    """End whatever session this browser shows, in front of the lock or behind it. Whoever holds a token may end it."""
    for cookie in (cookies.get(COOKIE), cookies.get(LOCKED)):
        if cookie:
            await end(tokens.fingerprint(cookie.partition(".")[0]))


async def end_all_of(person: UUID) -> None:
    await Session.delete().where(Session.person == person)


def cookie_for(token: str, *, own_phone: bool) -> Cookie:
    minute = f"{int(now().timestamp()) // 60:x}"
    return Cookie(
        key=COOKIE,
        value=f"{token}.{minute}.{tokens.seal('session', f'{token}.{minute}')}",
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
        max_age=int(waits.OWN_PHONE_ABSOLUTE.total_seconds()) if own_phone else None,
    )


def no_cookie(name: str = COOKIE) -> Cookie:
    return Cookie(key=name, value="", path="/", secure=True, httponly=True, samesite="lax", max_age=0)


def shown(cookie: str | None) -> Shown | None:
    """What the cookie says, or None when it is not one of ours."""
    token, _, rest = (cookie or "").partition(".")
    minute, _, seal = rest.partition(".")
    if not seal or not tokens.same(seal, tokens.seal("session", f"{token}.{minute}")):
        return None
    return Shown(token, datetime.fromtimestamp(int(minute, 16) * 60, tz=now().tzinfo))


def idle_limit(*, by_link: bool, own_phone: bool) -> timedelta:
    if not by_link:
        return waits.STAFF_IDLE
    return waits.OWN_PHONE_IDLE if own_phone else waits.FAMILY_IDLE
