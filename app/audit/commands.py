"""Writing the log of deeds."""

from typing import Any
from uuid import UUID

import msgspec

from app.audit.tables import AuditEntry


async def record(deed: str, *, who: UUID | None, office: UUID | None = None, conference: UUID | None = None, **about: Any) -> None:
    """Add a line, inside the change that it tells of. `about` holds ids and values of tables, never people's words."""
    await AuditEntry.insert(AuditEntry(deed=deed, who=who, office=office, conference=conference, about=msgspec.json.encode(about).decode()))
