"""What is known of the day of a conference."""

from datetime import date, time
from uuid import UUID

from msgspec import Struct

from app.database import row


class SetDate(Struct, frozen=True):
    """Day, time and place as they are set now, and whether the first invitations went."""

    frozen: bool
    meets_on: date | None
    meets_at: time | None
    place: str
    zone: str
    edited: int


async def date_of(conference: UUID) -> SetDate:
    found = await row(
        "SELECT frozen_at IS NOT NULL AS frozen, meets_on, meets_at, place, zone, edited FROM conference WHERE id = $1", conference
    )
    assert found is not None  # whoever asks has a seat in it  # noqa: S101
    return SetDate(**dict(found))
