"""Coming in by a personal link or code, and saying that it reached the wrong person."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from litestar.datastructures import Cookie
from msgspec import Struct

from app.audit.commands import record
from app.conferences import queries as conferences
from app.conferences.queries import LinkOwner
from app.database import all_or_nothing
from app.kit import tokens
from app.kit.clock import now
from app.outbox.writing import write_to_staff
from app.people import guesses, links, secrets, sessions
from app.people.tables import AccessLink
from app.practice.mail import Kind
from app.practice.waits import PIN_WINDOW

#: Worked on in place of a link that is not there, so that finding none takes as long.
_NOBODY = UUID(int=0)
LOCKED_COOKIE = sessions.LOCKED


class Shut(StrEnum):
    """Why the door stays shut for the right link."""

    WRONG_PIN = "wrong_pin"
    TOO_MANY_PINS = "too_many_pins"


class Entered(Struct, frozen=True):
    cookie: Cookie
    owner: LinkOwner


async def owner_of(typed: str) -> LinkOwner | None:
    """Whose link or code this is. None for one that is unknown, withdrawn or run out, and for one guessed at too often.

    The try is counted before it is looked at, and the same work is done whatever comes out: neither
    answer nor time tell an unknown link from a withdrawn one.
    """
    handle, whole = links.handle_in(typed), links.is_whole_secret(typed)
    found = await conferences.link_owner(handle)
    within = await guesses.allowed(_door(handle), shared_budget=not whole, of_nobody=found is None)
    right = links.opens(typed, found.id if found else _NOBODY, handle)
    if found is None or not (within and right and found.live):
        return None
    await guesses.forget(_door(handle), shared_budget=not whole)
    return found


async def enter(owner: LinkOwner, pin: str, *, own_phone: bool, ending: bytes | None) -> Cookie | Shut:
    """Begin a session for the owner of a link that was looked at. Ends the one that this browser had."""
    shut = await _check_pin(owner.id, owner.pin_hash, pin)
    if shut is not None:
        return shut
    async with all_or_nothing():
        if ending is not None:
            await sessions.end(ending)
        await AccessLink.update({AccessLink.opened_at: now()}).where(AccessLink.id == owner.id, AccessLink.opened_at.is_null())
        await record("enter", who=owner.person, office=owner.office, conference=owner.conference, own_phone=own_phone)
        return await sessions.start(owner.person, link=owner.id, own_phone=own_phone)


async def say_not_me(owner: LinkOwner) -> None:
    """Somebody tells us that the link went astray. The coordinator hears of it; nothing is shown."""
    async with all_or_nothing():
        told = (
            await AccessLink.update({AccessLink.misdirected_at: now()})
            .where(AccessLink.id == owner.id, AccessLink.misdirected_at.is_null())
            .returning(AccessLink.id)
        )
        if not told:
            return
        await record("say_not_me", who=None, office=owner.office, conference=owner.conference, link=owner.id)
        if owner.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, owner.coordinator, office=owner.office, conference=owner.conference)


def lock(shown: sessions.Shown) -> Cookie:
    """A cookie that holds the session's place while the page is locked. It opens nothing by itself."""
    minute = f"{int(shown.at.timestamp()) // 60:x}"
    text = f"{shown.token}.{minute}"
    return Cookie(key=LOCKED_COOKIE, value=f"{text}.{tokens.seal('locked', text)}", path="/", secure=True, httponly=True, samesite="lax")


def no_lock() -> Cookie:
    return Cookie(key=LOCKED_COOKIE, value="", path="/", secure=True, httponly=True, samesite="lax", max_age=0)


class Locked(Struct, frozen=True):
    """A session behind the lock."""

    token: str
    link: UUID
    own_phone: bool
    language: str
    pin_hash: str | None


async def behind_lock(cookie: str | None) -> Locked | None:
    """The session that a locked cookie stands for, while it lasts."""
    token, _, rest = (cookie or "").partition(".")
    minute, _, seal = rest.partition(".")
    if not seal or not tokens.same(seal, tokens.seal("locked", f"{token}.{minute}")):
        return None
    found = await conferences.session_of(tokens.fingerprint(token))
    if found is None or found["link"] is None:
        return None
    since = now() - datetime.fromtimestamp(int(minute, 16) * 60, tz=now().tzinfo)
    if since > sessions.idle_limit(by_link=True, own_phone=found["own_phone"]):
        return None
    link = await AccessLink.select(AccessLink.pin_hash).where(AccessLink.id == found["link"]).first()
    return Locked(token, found["link"], found["own_phone"], found["language"], link["pin_hash"] if link else None)


async def unlock(locked: Locked, pin: str) -> Cookie | Shut:
    """Take the lock away: with the PIN where one is set, else by the tap alone."""
    shut = await _check_pin(locked.link, locked.pin_hash, pin)
    return shut if shut is not None else sessions.cookie_for(locked.token, own_phone=locked.own_phone)


async def _check_pin(link: UUID, pin_hash: str | None, pin: str) -> Shut | None:
    if pin_hash is None:
        return None
    subject = f"pin|{link}"
    if not await guesses.allowed(subject, window=PIN_WINDOW):
        return Shut.TOO_MANY_PINS
    if not await secrets.fits(tokens.in_our_digits(pin.strip()), pin_hash):
        return Shut.WRONG_PIN
    await guesses.forget(subject)
    return None


def _door(handle: str) -> str:
    return f"link|{handle}"
