"""The office and its people: accounts made, changed, closed and opened."""

from typing import Any
from uuid import UUID

import asyncpg

from app.audit.commands import record
from app.database import all_or_nothing
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.people import links, sessions
from app.people.tables import Office, Person, RecoveryCode, Staff
from app.practice.roles import StaffRole
from app.staff.commands.tickets import new_ticket, send_ticket, spend_tickets
from app.staff.forms import ChangeColleagueForm, ColleagueForm, OfficeForm


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
        ticket = await new_ticket(person, "invitation")
    return f"{address}/key#{links.ticket_secret(ticket)}"


async def invite_colleague(form: ColleagueForm, *, office: UUID, by: UUID) -> UUID:
    """Make an account and write an invitation to it."""
    async with all_or_nothing():
        person = await _make_account(form, office)
        await record("invite_colleague", who=by, office=office, colleague=person, role=form.role)
        await send_ticket(person, office, "invitation")
    return person


async def invite_again(colleague: UUID, *, office: UUID, by: UUID) -> None:
    """The invitation once more; the one before it opens nothing any longer."""
    async with all_or_nothing():
        staff = await _colleague(colleague, office)
        if not staff["active"] or staff["password_hash"] is not None:
            raise Refused(_("This person has been here already. If the password is lost, they can set a new one on the sign-in page."))
        await record("invite_again", who=by, office=office, colleague=colleague)
        await send_ticket(colleague, office, "invitation")


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
        await spend_tickets(colleague)
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
