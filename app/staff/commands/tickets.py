"""Ways in by e-mail, good once, and the passwords that they set."""

from uuid import UUID

from litestar.datastructures import Cookie

from app.audit.commands import record
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.people import guesses, links, secrets, sessions
from app.people.tables import Staff, Ticket
from app.practice.mail import Kind
from app.practice.waits import INVITATION_TO_STAFF, PASSWORD_RESET


async def may_ask_for_new_password(email: str) -> bool:
    """Count one wish for a new password: nobody's letter box is to be filled."""
    return await guesses.allowed(f"reset|{email.lower()}")


async def write_for_new_password(email: str) -> None:
    """Write to the address if there is an account. Called when the answer is on its way: its time tells nothing."""
    staff = await Staff.select(Staff.person, Staff.person.office).where(Staff.email == email.lower(), Staff.active.eq(True)).first()
    if staff is not None:
        async with all_or_nothing():
            await record("ask_for_new_password", who=staff["person"], office=staff["person.office"])
            await send_ticket(staff["person"], staff["person.office"], "reset")


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


async def send_ticket(person: UUID, office: UUID, purpose: str) -> None:
    ticket = await new_ticket(person, purpose)
    await write_to_staff(Kind(f"staff_{purpose}"), person, office=office, ticket=ticket)


async def new_ticket(person: UUID, purpose: str) -> UUID:
    await spend_tickets(person)
    ticket = Ticket(person=person, purpose=purpose, expires_at=now() + (INVITATION_TO_STAFF if purpose == "invitation" else PASSWORD_RESET))
    await Ticket.insert(ticket)
    return ticket.id


async def spend_tickets(person: UUID) -> None:
    await Ticket.update({Ticket.used_at: now()}).where(Ticket.person == person, Ticket.used_at.is_null())


async def _take_password(person: UUID, hashed: str) -> str:
    """Everything that the old password opened is shut. Gives the e-mail address of the account."""
    await spend_tickets(person)
    staff = await Staff.update({Staff.password_hash: hashed}).where(Staff.person == person).returning(Staff.email)
    await sessions.end_all_of(person)
    return str(staff[0]["email"])


async def _is_active(person: UUID) -> bool:
    return await Staff.exists().where(Staff.person == person, Staff.active.eq(True))
