"""Hiding how somebody is reached: one tap. Having it shown: a tap that is written down. Taking it back: two people."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Contact
from app.database import all_or_nothing
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.practice.safety import SecondDeed
from app.safety.commands.second import ask_second
from app.safety.commands.shared import hold_for
from app.safety.forms import ContactForm
from app.safety.queries.contact import HiddenContact, contact_of


async def hide(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    """From now on it stands on no page."""
    async with all_or_nothing():
        await hold_for(conference, participant)
        row = Contact(participant=participant, hidden=True)
        await Contact.insert(row).on_conflict(action="DO UPDATE", target=Contact.participant, values=[Contact.hidden])
        await record("hide_contact", who=by, office=conference.office, conference=conference.id, participant=participant)


async def show_contact(conference: ConferenceLine, participant: UUID, *, by: UUID) -> HiddenContact:
    """How somebody is reached, for this one answer. That it was shown, to whom and when, is written down first."""
    async with all_or_nothing():
        await hold_for(conference, participant)
        found = await contact_of(conference.id, participant)
        if found is None:
            raise NoSuchThing
        await record("show_contact", who=by, office=conference.office, conference=conference.id, participant=participant)
    return found


async def change_hidden_contact(conference: ConferenceLine, participant: UUID, value: ContactForm, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold_for(conference, participant)
        changed = (
            await Contact.update(
                {Contact.way: value.way, Contact.email: value.email, Contact.phone: value.phone, Contact.address: value.address}
            )
            .where(Contact.participant == participant, Contact.hidden.eq(True))
            .returning(Contact.participant)
        )
        if not changed:
            raise NoSuchThing
        await record("change_hidden_contact", who=by, office=conference.office, conference=conference.id, participant=participant)


async def ask_to_show_again(conference: ConferenceLine, participant: UUID, why: str, *, by: UUID) -> None:
    """Ask for a second person, after whose signature the contact is not hidden any more."""
    async with all_or_nothing():
        await hold_for(conference, participant)
        if not await Contact.exists().where(Contact.participant == participant, Contact.hidden.eq(True)):
            raise Refused(_("This contact is not hidden."))
        await ask_second(conference, participant, SecondDeed.SHOW_AGAIN, why=why, by=by)
