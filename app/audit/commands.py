"""Writing the log of deeds."""

from typing import Any
from uuid import UUID

import msgspec

from app.audit.tables import AuditEntry
from app.database import rows
from app.kit.clock import now


async def record(deed: str, *, who: UUID | None, office: UUID | None = None, conference: UUID | None = None, **about: Any) -> None:
    """Add a line, inside the change that it tells of. `about` holds ids and values of tables, never people's words."""
    await AuditEntry.insert(AuditEntry(deed=deed, who=who, office=office, conference=conference, about=msgspec.json.encode(about).decode()))


_LOOKED = """
    INSERT INTO audit_entry (at, deed, who, office, conference, about) VALUES ($1, $2, $3, $4, $5, $6::jsonb)
"""


async def looked(deed: str, *, who: UUID, office: UUID, conference: UUID, **about: Any) -> None:
    """Somebody looked at a plan: one statement of its own, and the only one that a GET writes."""
    await rows(_LOOKED, now(), deed, who, office, conference, msgspec.json.encode(about).decode())
