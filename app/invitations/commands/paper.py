"""What is written down about letters: that they were made, and who they say they are from."""

from collections.abc import Iterable
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.invitations.forms import SenderForm
from app.invitations.queries import Recipient
from app.invitations.tables import Letterhead


async def note_printing(conference: ConferenceLine, letters: Iterable[Recipient], *, with_hidden: bool, by: UUID) -> None:
    """Letters were made. Whose hidden address stands on one is written down person by person."""
    async with all_or_nothing():
        await hold(conference)
        made = list(letters)
        await record("print_letters", who=by, office=conference.office, conference=conference.id, number=len(made))
        for each in made:
            if each.hidden and with_hidden:
                await record(
                    "print_hidden_address", who=by, office=conference.office, conference=conference.id, participant=each.participant
                )


async def set_sender(value: SenderForm, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await Letterhead.insert(Letterhead(office=office, sender=value.sender)).on_conflict(
            action="DO UPDATE", target=Letterhead.office, values=[Letterhead.sender]
        )
        await record("set_sender", who=by, office=office)
