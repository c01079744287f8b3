"""Putting messages in the outbox, inside the change that causes them: undone with it, sent after it."""

from datetime import datetime
from uuid import UUID

from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind


async def write_to_staff(kind: Kind, person: UUID, *, office: UUID, conference: UUID | None = None, ticket: UUID | None = None) -> None:
    await OutboxMessage.insert(OutboxMessage(kind=kind, person=person, office=office, conference=conference, ticket=ticket))


async def write_to_family(
    kind: Kind, person: UUID, *, office: UUID, conference: UUID, link: UUID, give_up_at: datetime | None = None
) -> None:
    """To somebody who comes by a personal link. Text, address and link are worked out when it is sent."""
    await OutboxMessage.insert(
        OutboxMessage(kind=kind, person=person, office=office, conference=conference, link=link, give_up_at=give_up_at)
    )
