"""Since when the family is among itself."""

from datetime import datetime
from uuid import UUID

from app.private_time.tables import PrivateTime


async def running_since(conference: UUID) -> datetime | None:
    """When the private family time began that has not ended yet."""
    found = (
        await PrivateTime.select(PrivateTime.started_at).where(PrivateTime.conference == conference, PrivateTime.ended_at.is_null()).first()
    )
    return found["started_at"] if found else None
