"""By which way and in which language somebody is invited."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Contact, Participant
from app.database import all_or_nothing
from app.invitations.forms import WayForm
from app.kit.errors import NoSuchThing
from app.people.tables import Person


async def choose_way(conference: ConferenceLine, participant: UUID, value: WayForm, *, by: UUID) -> None:
    """From now on. What has gone already stays as it went; a message that still waits asks at the moment of sending."""
    async with all_or_nothing():
        await hold(conference)
        seat = (
            await Participant.select(Participant.person)
            .where(Participant.id == participant, Participant.conference == conference.id, Participant.left_at.is_null())
            .first()
        )
        if seat is None:
            raise NoSuchThing
        await Person.update({Person.language: value.language}).where(Person.id == seat["person"])
        await Contact.insert(Contact(participant=participant, way=value.way)).on_conflict(
            action="DO UPDATE", target=Contact.participant, values=[Contact.way]
        )
        await record("choose_way", who=by, office=conference.office, conference=conference.id, participant=participant, way=value.way)
