"""A hidden contact, for whoever asked to have it shown."""

from uuid import UUID

from msgspec import Struct

from app.database import row


class HiddenContact(Struct, frozen=True):
    participant: UUID
    person: UUID
    name: str
    email: str
    phone: str
    address: str
    way: str


_CONTACT = """
    SELECT pa.id AS participant, pa.person, p.name, c.email, c.phone, c.address, c.way
    FROM contact c JOIN participant pa ON pa.id = c.participant JOIN person p ON p.id = pa.person
    WHERE pa.conference = $1 AND pa.id = $2
"""


async def contact_of(conference: UUID, participant: UUID) -> HiddenContact | None:
    """Asked only by the change that writes down who asked."""
    found = await row(_CONTACT, conference, participant)
    return HiddenContact(**dict(found)) if found else None
