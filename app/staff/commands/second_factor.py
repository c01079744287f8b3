"""The second factor and what stands in for it.

A code works once. Tries are counted before anything is compared and outside every transaction: those of a `known`
browser of this person (what it shows) apart from all others.
"""

from typing import Any
from uuid import UUID

from litestar.datastructures import Cookie
from msgspec import Struct

from app.audit.commands import record
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.people import guesses, known_browsers, secrets, sessions
from app.people.tables import RecoveryCode, Staff


class SignedIn(Struct, frozen=True):
    """Somebody is in. `codes` are the recovery codes, shown this once, where the second factor is new."""

    cookie: Cookie
    known: Cookie
    codes: list[str] = []


async def second_factor(person: UUID, code: str, *, known: str | None, ending: bytes) -> SignedIn | None:
    """Check the second factor and rotate the session. A code works once; a recovery code, too."""
    subject = await _count_second(person, known)
    async with all_or_nothing():
        staff = await _factor_held(person)
        step = secrets.totp_step(code, staff["totp_nonce"], last=staff["totp_step"])
        if step is not None:
            await Staff.update({Staff.totp_step: step}).where(Staff.person == person)
        elif not await _spend_recovery_code(person, code):
            await record("second_factor_refused", who=person)
            return None
        await sessions.end(ending)
        await record("sign_in", who=person, by="totp" if step is not None else "recovery_code")
        cookie = await sessions.start(person)
    await guesses.forget(subject)
    return SignedIn(cookie, await known_browsers.cookie_for(person))


async def enrol_second_factor(person: UUID, nonce: str, code: str, *, known: str | None) -> SignedIn | None:
    """Take on an authenticator whose first code is right: the new session, and the recovery codes to show once."""
    subject = await _count_second(person, known)
    step = secrets.totp_step(code, nonce, last=0)
    if step is None:
        await record("second_factor_refused", who=person)
        return None
    async with all_or_nothing():
        taken = (
            await Staff.update({Staff.totp_nonce: nonce, Staff.totp_step: step})
            .where(Staff.person == person, Staff.totp_nonce.is_null(), Staff.active.eq(True))
            .returning(Staff.person)
        )
        if not taken:
            raise Refused(_("This account has a second step already. Please sign in with it."))
        codes = await _renew_recovery_codes(person)
        await sessions.end_all_of(person)
        await record("enrol_second_factor", who=person)
        cookie = await sessions.start(person)
    await guesses.forget(subject)
    return SignedIn(cookie, await known_browsers.cookie_for(person), codes)


async def new_recovery_codes(person: UUID, code: str, *, known: str | None) -> list[str] | None:
    """New codes in place of all old ones, for somebody who shows a code of their app. None when that is wrong."""
    subject = await _count_second(person, known)
    async with all_or_nothing():
        staff = await _factor_held(person)
        step = secrets.totp_step(code, staff["totp_nonce"], last=staff["totp_step"])
        if step is None:
            await record("second_factor_refused", who=person)
            return None
        await Staff.update({Staff.totp_step: step}).where(Staff.person == person)
        codes = await _renew_recovery_codes(person)
        await record("new_recovery_codes", who=person)
    await guesses.forget(subject)
    return codes


async def prove(person: UUID, code: str, *, known: str | None, session: bytes) -> bool:
    """Somebody who is signed in shows a code of their app once more, before something leaves the house."""
    subject = await _count_second(person, known)
    async with all_or_nothing():
        staff = await _factor_held(person)
        step = secrets.totp_step(code, staff["totp_nonce"], last=staff["totp_step"])
        if step is None:
            await record("second_factor_refused", who=person)
            return False
        await Staff.update({Staff.totp_step: step}).where(Staff.person == person)
        await sessions.prove(session)
        await record("prove", who=person)
    await guesses.forget(subject)
    return True


async def _count_second(person: UUID, known: str | None) -> str:
    subject = f"second|{await known_browsers.known(person, known) or person}"
    if not await guesses.allowed(subject):
        raise Refused(_("There were too many tries. Please wait an hour."))
    return subject


async def _factor_held(person: UUID) -> dict[str, Any]:
    """The second factor of an open account, held, so that no code is taken twice at the same moment."""
    found: dict[str, Any] | None = (
        await Staff.select(Staff.totp_nonce, Staff.totp_step)
        .where(Staff.person == person, Staff.totp_nonce.is_not_null(), Staff.active.eq(True))
        .lock_rows()
        .first()
    )
    if found is None:
        raise NoSuchThing
    return found


async def _renew_recovery_codes(person: UUID) -> list[str]:
    codes = secrets.recovery_codes()
    await RecoveryCode.delete().where(RecoveryCode.person == person)
    await RecoveryCode.insert(*(RecoveryCode(person=person, code_hash=secrets.recovery_hash(each)) for each in codes))
    return codes


async def _spend_recovery_code(person: UUID, code: str) -> bool:
    spent = (
        await RecoveryCode.update({RecoveryCode.used_at: now()})
        .where(RecoveryCode.person == person, RecoveryCode.code_hash == secrets.recovery_hash(code), RecoveryCode.used_at.is_null())
        .returning(RecoveryCode.id)
    )
    return bool(spent)
