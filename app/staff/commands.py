"""Signing in, invitations to staff, passwords, the second factor."""

from uuid import UUID

from litestar.datastructures import Cookie

from app.audit.commands import record
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.people import guesses, links, secrets, sessions
from app.staff.forms import ColleagueForm, OfficeForm
from app.people.tables import Office, Person, RecoveryCode, Staff, Ticket
from app.practice.mail import Kind
from app.practice.vocabulary import StaffRole
from app.practice.waits import INVITATION_TO_STAFF, PASSWORD_RESET


async def sign_in(email: str, password: str) -> Cookie | None:
    """Check the first factor. None when it is wrong, whatever about it is wrong."""
    subject = f"password|{email.lower()}"
    if not await guesses.allowed(subject):
        raise Refused(_("There were too many tries. Please wait an hour, or ask for a new password."))
    staff = await Staff.select(Staff.person, Staff.password_hash).where(Staff.email == email.lower(), Staff.active.eq(True)).first()
    right = await secrets.fits(password, staff["password_hash"] if staff else None)
    if staff is None or not right:
        await record("sign_in_refused", who=staff["person"] if staff else None)
        return None
    await guesses.forget(subject)
    return await sessions.start(staff["person"], stage=sessions.Stage.PASSWORD)


async def second_factor(person: UUID, code: str, *, ending: bytes) -> Cookie | None:
    """Check the second factor and rotate the session. A code works once; a recovery code, too."""
    subject = f"second|{person}"
    if not await guesses.allowed(subject):
        raise Refused(_("There were too many tries. Please wait an hour."))
    async with all_or_nothing():
        staff = await Staff.select(Staff.totp_nonce, Staff.totp_step, Staff.person.office).where(Staff.person == person).lock_rows().first()
        if staff is None or staff["totp_nonce"] is None:
            raise NoSuchThing
        step = secrets.totp_step(code, staff["totp_nonce"], last=staff["totp_step"])
        if step is not None:
            await Staff.update({Staff.totp_step: step}).where(Staff.person == person)
        elif not await _spend_recovery_code(person, code):
            return None
        await guesses.forget(subject)
        await sessions.end(ending)
        await record("sign_in", who=person, office=staff["person.office"], by="totp" if step else "recovery_code")
        return await sessions.start(person)


async def enrol_second_factor(person: UUID, nonce: str, code: str, *, ending: bytes) -> tuple[Cookie, list[str]] | None:
    """Take on an authenticator whose first code is right: the new session, and the recovery codes to show once."""
    if not await guesses.allowed(f"second|{person}"):
        raise Refused(_("There were too many tries. Please wait an hour."))
    step = secrets.totp_step(code, nonce, last=0)
    if step is None:
        return None
    codes = secrets.recovery_codes()
    async with all_or_nothing():
        taken = (
            await Staff.update({Staff.totp_nonce: nonce, Staff.totp_step: step})
            .where(Staff.person == person, Staff.totp_nonce.is_null())
            .returning(Staff.person)
        )
        if not taken:
            raise Refused(_("This account has a second factor already. Please sign in with it."))
        await RecoveryCode.delete().where(RecoveryCode.person == person)
        await RecoveryCode.insert(*(RecoveryCode(person=person, code_hash=secrets.recovery_hash(each)) for each in codes))
        await sessions.end(ending)
        await record("enrol_second_factor", who=person)
        cookie = await sessions.start(person)
    await guesses.forget(f"second|{person}")
    return cookie, codes


async def invite_colleague(form: ColleagueForm, *, office: UUID, by: UUID | None) -> UUID:
    """Make an account and write an invitation to it. `by` is None on the command line."""
    async with all_or_nothing():
        if await Staff.exists().where(Staff.email == form.email.lower()):
            raise Refused(_("There is an account with this e-mail address already."))
        person = Person(office=office, name=form.name, language=form.language)
        await Person.insert(person)
        await Staff.insert(Staff(person=person.id, role=form.role, email=form.email.lower(), phone=form.phone))
        await record("invite_colleague", who=by, office=office, colleague=person.id, role=form.role)
        await _send_ticket(person.id, office, "invitation")
    return person.id


async def invite_again(colleague: UUID, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await _colleague(colleague, office)
        await record("invite_again", who=by, office=office, colleague=colleague)
        await _send_ticket(colleague, office, "invitation")


async def forget_second_factor(colleague: UUID, *, office: UUID, by: UUID) -> None:
    """For somebody who lost phone and recovery codes: they enrol anew at the next sign-in. Ends all their sessions."""
    async with all_or_nothing():
        await _colleague(colleague, office)
        await Staff.update({Staff.totp_nonce: None}).where(Staff.person == colleague)
        await sessions.end_all_of(colleague)
        await record("forget_second_factor", who=by, office=office, colleague=colleague)


async def change_account(colleague: UUID, *, active: bool, office: UUID, by: UUID) -> None:
    """Close an account, or open it again. A closed one is out at once, in every browser."""
    async with all_or_nothing():
        staff = await _colleague(colleague, office)
        if not active and staff["role"] == StaffRole.ADMINISTRATOR and colleague == by:
            raise Refused(_("You cannot close your own account. Ask another administrator to do it."))
        await Staff.update({Staff.active: active}).where(Staff.person == colleague)
        if not active:
            await sessions.end_all_of(colleague)
        await record("open_account" if active else "close_account", who=by, office=office, colleague=colleague)


async def end_sessions(person: UUID, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await _colleague(person, office)
        await sessions.end_all_of(person)
        await record("end_sessions", who=by, office=office, colleague=person)


async def ask_for_new_password(email: str) -> None:
    """Write to the address if there is an account. Whoever asks learns nothing either way."""
    if not await guesses.allowed(f"reset|{email.lower()}"):
        return
    staff = await Staff.select(Staff.person, Staff.person.office).where(Staff.email == email.lower(), Staff.active.eq(True)).first()
    if staff is not None:
        async with all_or_nothing():
            await record("ask_for_new_password", who=staff["person"], office=staff["person.office"])
            await _send_ticket(staff["person"], staff["person.office"], "reset")


async def person_of_ticket(secret: str) -> UUID | None:
    """Whose ticket this is, if it is good."""
    ticket = links.ticket_in(secret)
    found = ticket and await _good(ticket)
    return found["person"] if found else None


async def set_password(secret: str, password: str) -> Cookie | None:
    """Spend a ticket on a new password: all sessions end, and the first factor is shown. None for a ticket that is not good."""
    ticket = links.ticket_in(secret)
    if ticket is None:
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
        person = spent[0]["person"]
        await Ticket.update({Ticket.used_at: now()}).where(Ticket.person == person, Ticket.used_at.is_null())
        await Staff.update({Staff.password_hash: hashed}).where(Staff.person == person)
        await sessions.end_all_of(person)
        await record("set_password", who=person)
        return await sessions.start(person, stage=sessions.Stage.PASSWORD)


async def choose_language(person: UUID, language: str) -> None:
    await Person.update({Person.language: language}).where(Person.id == person)


async def change_office(form: OfficeForm, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await Office.update({Office.name: form.name, Office.phone: form.phone, Office.emergency_phone: form.emergency_phone}).where(
            Office.id == office
        )
        await record("change_office", who=by, office=office)


async def _send_ticket(person: UUID, office: UUID, purpose: str) -> None:
    await Ticket.update({Ticket.used_at: now()}).where(Ticket.person == person, Ticket.used_at.is_null())
    ticket = Ticket(person=person, purpose=purpose, expires_at=now() + (INVITATION_TO_STAFF if purpose == "invitation" else PASSWORD_RESET))
    await Ticket.insert(ticket)
    await write_to_staff(Kind(f"staff_{purpose}"), person, office=office, ticket=ticket.id)


async def _good(ticket: UUID) -> dict[str, UUID] | None:
    found: dict[str, UUID] | None = (
        await Ticket.select(Ticket.person).where(Ticket.id == ticket, Ticket.used_at.is_null(), Ticket.expires_at > now()).first()
    )
    return found


async def _colleague(person: UUID, office: UUID) -> dict[str, str]:
    found: dict[str, str] | None = await Staff.select(Staff.role).where(Staff.person == person, Staff.person.office == office).first()
    if found is None:
        raise NoSuchThing
    return found


async def _spend_recovery_code(person: UUID, code: str) -> bool:
    spent = (
        await RecoveryCode.update({RecoveryCode.used_at: now()})
        .where(RecoveryCode.person == person, RecoveryCode.code_hash == secrets.recovery_hash(code), RecoveryCode.used_at.is_null())
        .returning(RecoveryCode.id)
    )
    return bool(spent)
