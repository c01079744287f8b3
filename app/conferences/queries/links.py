"""Personal links: whose one is, and which of them open."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from app.database import row
from app.people.tables import AccessLink
from app.practice.roles import Role

#: For so long after its end a conference's personal links still open.
LINKS_OUTLIVE = "60 days"
#: Of the link `l` of the seat `pa` in the conference `c`: does it open?
LIVE = f"""
    (l.withdrawn_at IS NULL AND pa.left_at IS NULL
     AND (c.phase NOT IN ('closed', 'ended_in_preparation') OR c.phase_since > now() - interval '{LINKS_OUTLIVE}'))
"""


class LinkOwner(Struct, frozen=True):
    """Whose personal link it is; `live` is False for one that was withdrawn or has run out."""

    id: UUID
    handle: str
    person: UUID
    conference: UUID
    office: UUID
    coordinator: UUID | None
    name: str
    language: str
    role: Role
    has_pin: bool
    pin_hash: str | None
    live: bool


_LINK = f"""
    SELECT l.id, l.handle, l.person, l.conference, c.office, c.coordinator, p.name, p.language, pa.role,
           l.pin_hash IS NOT NULL AS has_pin, l.pin_hash,
           {LIVE} AS live
    FROM access_link l
    JOIN person p ON p.id = l.person
    JOIN conference c ON c.id = l.conference
    JOIN participant pa ON pa.conference = l.conference AND pa.person = l.person
    WHERE l.handle = $1
"""  # noqa: S608


async def link_owner(handle: str) -> LinkOwner | None:
    found = await row(_LINK, handle)
    return LinkOwner(**{**dict(found), "role": Role(found["role"])}) if found else None


async def live_links_of(conference: UUID) -> dict[UUID, dict[str, Any]]:
    """Each person's personal link that is in force: id, handle, when it was opened or went astray."""
    found = await AccessLink.select(
        AccessLink.id,
        AccessLink.person,
        AccessLink.handle,
        AccessLink.made_at,
        AccessLink.opened_at,
        AccessLink.misdirected_at,
        AccessLink.pin_hash,
    ).where(AccessLink.conference == conference, AccessLink.withdrawn_at.is_null())
    return {each["person"]: each | {"has_pin": each.pop("pin_hash") is not None} for each in found}
