"""Signing in, invitations to staff, passwords, the second factor.

Guesses are counted before anything else and outside every transaction: what is undone does not uncount them.
"""

from typing import Any
from uuid import UUID

import asyncpg
from litestar.datastructures import Cookie
from msgspec import Struct
from piccolo.columns.combination import WhereRaw

from app.audit.commands import record
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.people import guesses, links, secrets, sessions
from app.people.tables import Office, Person, RecoveryCode, Staff, Ticket
from app.practice.mail import Kind
from app.practice.vocabulary import StaffRole
from app.practice.waits import INVITATION_TO_STAFF, PASSWORD_RESET
from app.staff.forms import ChangeColleagueForm, ColleagueForm, OfficeForm


class HalfWay(Struct, frozen=True):
    """The first factor was right: whose it was, and the session that waits for the second."""

    person: UUID
    cookie: Cookie


class SignedIn(Struct, frozen=True):
    """Somebody is in. `codes` are the recovery codes, shown this once, where the second factor is new."""

    cookie: Cookie
    codes: list[str] = []


async def sign_in(email: str, password: str, *, ending: bytes | None = None) -> HalfWay | None:
    """Check the first factor. None when it is wrong, whatever about it is wrong, and after the same time.

    Raises Refused after too many tries, for addresses that nobody has, too.
    """
    subject = f"password|{email.lower()}"
    if not await guesses.allowed(subject):
        raise Refused(_("There were too many tries. Please wait an hour, or set a new password."))
    staff = await Staff.select(Staff.person, Staff.password_hash).where(Staff.email == email.lower(), Staff.active.eq(True)).first()
    right = await secrets.fits(password, staff["password_hash"] if staff else None)
    if staff is None or not right:
        await record("sign_in_refused", who=staff["person"] if staff else None)
        return None
    await guesses.forget(subject)
    async with all_or_nothing():
        if ending is not None:
            await sessions.end(ending)
        return HalfWay(staff["person"], await sessions.start(staff["person"], stage=sessions.Stage.PASSWORD))


async def second_factor(person: UUID, code: str, *, ending: bytes) -> SignedIn | None:
    """Check the second factor and rotate the session. A code works once; a recovery code, too."""
    await _count_second(person)
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
    await guesses.forget(f"second|{person}")
    return SignedIn(cookie)


async def enrol_second_factor(person: UUID, nonce: str, code: str) -> SignedIn | None:
    """Take on an authenticator whose first code is right: the new session, and the recovery codes to show once."""
    await _count_second(person)
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
    await guesses.forget(f"second|{person}")
    return SignedIn(cookie, codes)


async def new_recovery_codes(person: UUID, code: str) -> list[str] | None:
    """New codes in place of all old ones, for somebody who shows a code of their app. None when that is wrong."""
    await _count_second(person)
    async with all_or_nothing():
        staff = await _factor_held(person)
        step = secrets.totp_step(code, staff["totp_nonce"], last=staff["totp_step"])
        if step is None:
            await record("second_factor_refused", who=person)
            return None
        await Staff.update({Staff.totp_step: step}).where(Staff.person == person)
        codes = await _renew_recovery_codes(person)
        await record("new_recovery_codes", who=person)
    await guesses.forget(f"second|{person}")
    return codes


async def prove(person: UUID, code: str, *, session: bytes) -> bool:
    """Somebody who is signed in shows a code of their app once more, before something leaves the house."""
    await _count_second(person)
    async with all_or_nothing():
        staff = await _factor_held(person)
        step = secrets.totp_step(code, staff["totp_nonce"], last=staff["totp_step"])
        if step is None:
            await record("second_factor_refused", who=person)
            return False
        await Staff.update({Staff.totp_step: step}).where(Staff.person == person)
        await sessions.prove(session)
        await record("prove", who=person)
    await guesses.forget(f"second|{person}")
    return True


async def change_password(person: UUID, current: str, password: str) -> Cookie | None:
    """A new password for somebody who knows the old one; every other browser is signed out. None when the old one is wrong."""
    subject = f"change|{person}"
    if not await guesses.allowed(subject):
        raise Refused(_("There were too many tries. Please wait an hour, or set a new password by e-mail."))
    staff = await Staff.select(Staff.password_hash).where(Staff.person == person).first()
    if staff is None or not await secrets.fits(current, staff["password_hash"]):
        await record("change_password_refused", who=person)
        return None
    hashed = await secrets.slow_hash(password)
    async with all_or_nothing():
        await _take_password(person, hashed)
        await record("change_password", who=person)
        cookie = await sessions.start(person)
    await guesses.forget(subject)
    return cookie


async def sign_out(session: bytes) -> None:
    await sessions.end(session)


async def sign_out_everywhere(person: UUID) -> None:
    async with all_or_nothing():
        await sessions.end_all_of(person)
        await record("sign_out_everywhere", who=person)


async def make_first_administrator(office_name: str, short_name: str, name: str, email: str, *, address: str = "") -> str:
    """For the command line: an administrator, and their office where none has that name.

    Gives the link, good once and for seven days, by which they set their password; it begins with `address`.
    """
    async with all_or_nothing():
        office = await Office.select(Office.id).where(Office.name == office_name).first()
        if office is None:
            (office,) = await Office.insert(Office(name=office_name, short_name=short_name)).returning(Office.id)
        person = await _make_account(ColleagueForm(name, email, StaffRole.ADMINISTRATOR), office["id"])
        await record("make_first_administrator", who=None, office=office["id"], colleague=person)
        ticket = await _new_ticket(person, "invitation")
    return f"{address}/key#{links.ticket_secret(ticket)}"


async def invite_colleague(form: ColleagueForm, *, office: UUID, by: UUID) -> UUID:
    """Make an account and write an invitation to it."""
    async with all_or_nothing():
        person = await _make_account(form, office)
        await record("invite_colleague", who=by, office=office, colleague=person, role=form.role)
        await _send_ticket(person, office, "invitation")
    return person


async def invite_again(colleague: UUID, *, office: UUID, by: UUID) -> None:
    """The invitation once more; the one before it opens nothing any longer."""
    async with all_or_nothing():
        staff = await _colleague(colleague, office)
        if not staff["active"] or staff["password_hash"] is not None:
            raise Refused(_("This person has been here already. If the password is lost, they can set a new one on the sign-in page."))
        await record("invite_again", who=by, office=office, colleague=colleague)
        await _send_ticket(colleague, office, "invitation")


async def change_colleague(colleague: UUID, form: ChangeColleagueForm, *, office: UUID, by: UUID) -> None:
    """Name, address, telephone and role. Whoever gets another role signs in anew with it."""
    try:
        async with all_or_nothing():
            before = await _colleague(colleague, office)
            if colleague == by and form.role != before["role"]:
                raise Refused(_("Please ask another administrator to change your own role."))
            await Person.update({Person.name: form.name}).where(Person.id == colleague)
            values: dict[Any, str] = {Staff.email: form.email.lower(), Staff.phone: form.phone, Staff.role: form.role}
            await Staff.update(values).where(Staff.person == colleague)
            if form.role != before["role"]:
                await sessions.end_all_of(colleague)
            await record("change_colleague", who=by, office=office, colleague=colleague, role=form.role)
    except asyncpg.UniqueViolationError:
        raise _taken() from None


async def forget_second_factor(colleague: UUID, *, office: UUID, by: UUID) -> None:
    """For somebody who lost phone and recovery codes: they enrol anew at the next sign-in. Ends all their sessions."""
    async with all_or_nothing():
        await _colleague(colleague, office)
        if colleague == by:
            raise Refused(_("Please ask another administrator to do this for you."))
        await Staff.update({Staff.totp_nonce: None, Staff.totp_step: 0}).where(Staff.person == colleague)
        await RecoveryCode.delete().where(RecoveryCode.person == colleague)
        await sessions.end_all_of(colleague)
        await record("forget_second_factor", who=by, office=office, colleague=colleague)


async def close_account(colleague: UUID, *, office: UUID, by: UUID) -> None:
    """Whoever left is out at once, in every browser, and no message opens a way back in."""
    async with all_or_nothing():
        await _colleague(colleague, office)
        if colleague == by:
            raise Refused(_("You cannot close your own account. Please ask another administrator to do it."))
        await Staff.update({Staff.active: False}).where(Staff.person == colleague)
        await _spend_tickets(colleague)
        await sessions.end_all_of(colleague)
        await record("close_account", who=by, office=office, colleague=colleague)


async def open_account(colleague: UUID, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await _colleague(colleague, office)
        await Staff.update({Staff.active: True}).where(Staff.person == colleague)
        await record("open_account", who=by, office=office, colleague=colleague)


async def end_sessions(colleague: UUID, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await _colleague(colleague, office)
        await sessions.end_all_of(colleague)
        await record("end_sessions", who=by, office=office, colleague=colleague)


async def may_ask_for_new_password(email: str) -> bool:
    """Count one wish for a new password: nobody's letter box is to be filled."""
    return await guesses.allowed(f"reset|{email.lower()}")


async def write_for_new_password(email: str) -> None:
    """Write to the address if there is an account. Called when the answer is on its way: its time tells nothing."""
    staff = await Staff.select(Staff.person, Staff.person.office).where(Staff.email == email.lower(), Staff.active.eq(True)).first()
    if staff is not None:
        async with all_or_nothing():
            await record("ask_for_new_password", who=staff["person"], office=staff["person.office"])
            await _send_ticket(staff["person"], staff["person.office"], "reset")


async def person_of_ticket(secret: str) -> UUID | None:
    """Whose ticket this is, if it is good."""
    ticket = links.ticket_in(secret)
    if ticket is None:
        return None
    found = await Ticket.select(Ticket.person).where(Ticket.id == ticket, Ticket.used_at.is_null(), Ticket.expires_at > now()).first()
    return found["person"] if found and await _is_active(found["person"]) else None


async def set_password(secret: str, password: str) -> Cookie | None:
    """Spend a ticket on a new password: all sessions end, and the first factor is shown. None for a ticket that is not good."""
    ticket = links.ticket_in(secret)
    if ticket is None or await person_of_ticket(secret) is None:
        return None
    hashed = await secrets.slow_hash(password)
    async with all_or_nothing():
        spent = (
            await Ticket.update({Ticket.used_at: now()})
            .where(Ticket.id == ticket, Ticket.used_at.is_null(), Ticket.expires_at > now())
            .returning(Ticket.person)
        )
        if not spent:
            return None
        person: UUID = spent[0]["person"]
        email = await _take_password(person, hashed)
        await record("set_password", who=person)
        cookie = await sessions.start(person, stage=sessions.Stage.PASSWORD)
    await guesses.forget(f"password|{email}")
    return cookie


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


async def change_office(form: OfficeForm, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await Office.update({Office.name: form.name, Office.phone: form.phone, Office.emergency_phone: form.emergency_phone}).where(
            Office.id == office
        )
        await record("change_office", who=by, office=office)


async def _make_account(form: ColleagueForm, office: UUID) -> UUID:
    person = Person(office=office, name=form.name, language=form.language)
    try:
        async with all_or_nothing():
            await Person.insert(person)
            await Staff.insert(Staff(person=person.id, role=form.role, email=form.email.lower(), phone=form.phone))
    except asyncpg.UniqueViolationError:
        raise _taken() from None
    return person.id


def _taken() -> Refused:
    return Refused(_("There is an account with this e-mail address already."))


async def _send_ticket(person: UUID, office: UUID, purpose: str) -> None:
    ticket = await _new_ticket(person, purpose)
    await write_to_staff(Kind(f"staff_{purpose}"), person, office=office, ticket=ticket)


async def _new_ticket(person: UUID, purpose: str) -> UUID:
    await _spend_tickets(person)
    ticket = Ticket(person=person, purpose=purpose, expires_at=now() + (INVITATION_TO_STAFF if purpose == "invitation" else PASSWORD_RESET))
    await Ticket.insert(ticket)
    return ticket.id


async def _spend_tickets(person: UUID) -> None:
    await Ticket.update({Ticket.used_at: now()}).where(Ticket.person == person, Ticket.used_at.is_null())


async def _take_password(person: UUID, hashed: str) -> str:
    """Everything that the old password opened is shut. Gives the e-mail address of the account."""
    await _spend_tickets(person)
    staff = await Staff.update({Staff.password_hash: hashed}).where(Staff.person == person).returning(Staff.email)
    await sessions.end_all_of(person)
    return str(staff[0]["email"])


async def _is_active(person: UUID) -> bool:
    return await Staff.exists().where(Staff.person == person, Staff.active.eq(True))


async def _colleague(person: UUID, office: UUID) -> dict[str, Any]:
    found: dict[str, Any] | None = (
        await Staff.select(Staff.role, Staff.active, Staff.password_hash)
        .where(Staff.person == person, Staff.person.office == office)
        .lock_rows(of=(Staff,))
        .first()
    )
    if found is None:
        raise NoSuchThing
    return found


async def _count_second(person: UUID) -> None:
    if not await guesses.allowed(f"second|{person}"):
        raise Refused(_("There were too many tries. Please wait an hour."))


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
