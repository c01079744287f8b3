"""Signing in and out, and the language that somebody reads.

Guesses are counted before anything is compared and outside every transaction: what is undone does not uncount them.
"""

from uuid import UUID

from litestar.datastructures import Cookie
from msgspec import Struct
from piccolo.columns.combination import WhereRaw

from app.audit.commands import record
from app.database import all_or_nothing
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.people import guesses, known_browsers, secrets, sessions
from app.people.tables import Person, Staff


class HalfWay(Struct, frozen=True):
    """The first factor was right: whose it was, and the session that waits for the second."""

    person: UUID
    cookie: Cookie


async def sign_in(email: str, password: str, *, known: str | None = None, ending: bytes | None = None) -> HalfWay | None:
    """Check the first factor. None when it is wrong, whatever about it is wrong, and after the same time.

    Raises Refused after too many tries, for addresses that nobody has, too.
    `known` is what the browser shows: known ones of this account have a counter each, all others share one.
    """
    staff = await Staff.select(Staff.person, Staff.password_hash).where(Staff.email == email.lower(), Staff.active.eq(True)).first()
    browser = await known_browsers.known(staff["person"] if staff else None, known)
    subject = f"password|{browser or email.lower()}"
    if not await guesses.allowed(subject):
        raise Refused(_("There were too many tries. Please wait an hour, or set a new password."))
    right = await secrets.fits(password, staff["password_hash"] if staff else None)
    if staff is None or not right:
        await record("sign_in_refused", who=staff["person"] if staff else None)
        return None
    await guesses.forget(subject)
    async with all_or_nothing():
        if ending is not None:
            await sessions.end(ending)
        return HalfWay(staff["person"], await sessions.start(staff["person"], stage=sessions.Stage.PASSWORD))


async def sign_out(session: bytes) -> None:
    await sessions.end(session)


async def sign_out_everywhere(person: UUID) -> None:
    async with all_or_nothing():
        await sessions.end_all_of(person)
        await record("sign_out_everywhere", who=person)


async def choose_language(person: UUID, language: str) -> None:
    """Keep the language with the person; but while a conference of theirs is in private time, nothing is kept."""
    await Person.update({Person.language: language}).where(
        Person.id == person,
        WhereRaw(
            """NOT EXISTS (
                SELECT 1 FROM conference c LEFT JOIN participant pa ON pa.conference = c.id
                WHERE c.phase = 'private_time' AND person.id IN (c.coordinator, c.caseworker, pa.person)
            )"""
        ),
    )
