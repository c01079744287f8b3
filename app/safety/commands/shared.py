"""What every change for somebody's safety begins with."""

from uuid import UUID

from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.kit.errors import NoSuchThing


async def hold_for(conference: ConferenceLine, participant: UUID) -> UUID:
    """Keep the conference in its phase; gives the person behind this seat."""
    await hold(conference)
    found = (
        await Participant.select(Participant.person)
        .where(Participant.id == participant, Participant.conference == conference.id, Participant.left_at.is_null())
        .first()
    )
    if found is None:
        raise NoSuchThing
    return UUID(str(found["person"]))
