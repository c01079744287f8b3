"""Putting messages in the outbox, inside the change that causes them: undone with it, sent after it."""

from datetime import datetime
from uuid import UUID

from app.kit.clock import now
from app.outbox.tables import OutboxMessage
from app.practice.mail import Kind
from app.practice.waits import JOIN_NEWS


async def write_to_staff(kind: Kind, person: UUID, *, office: UUID, conference: UUID | None = None, ticket: UUID | None = None) -> None:
    """To somebody of the office. News for a desk wait a moment for more of the same: they go in one message."""
    soon = now() + JOIN_NEWS if kind is Kind.DESK_NEWS else now()
    await OutboxMessage.insert(
        OutboxMessage(kind=kind, person=person, office=office, conference=conference, ticket=ticket, next_try_at=soon)
    )


async def write_to_family(
    kind: Kind, person: UUID, *, office: UUID, conference: UUID, link: UUID, give_up_at: datetime | None = None
) -> None:
    """To somebody who comes by a personal link. Text, address and link are worked out when it is sent."""
    await OutboxMessage.insert(
        OutboxMessage(kind=kind, person=person, office=office, conference=conference, link=link, give_up_at=give_up_at)
    )
