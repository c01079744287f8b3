"""The notes that a coordinator may read: their own, and those that were handed over."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.database import rows

NOTES_A_PAGE = 20
#: More own notes than these are handed over one by one on the page of the notes; nobody has written as many.
MOST_HANDED = 500


class NoteLine(Struct, frozen=True):
    id: UUID
    by: UUID
    by_name: str
    text: str
    at: datetime
    goes_along: bool


_NOTES = """
    SELECT n.id, n.by, p.name AS by_name, n.text, n.at, n.goes_along
    FROM note n JOIN person p ON p.id = n.by
    WHERE n.conference = $1 AND (n.by = $2 OR n.goes_along) ORDER BY n.at DESC, n.id LIMIT $3 OFFSET $4
"""


async def notes_of(conference: UUID, reader: UUID, page: int) -> tuple[list[NoteLine], bool]:
    """One page of the notes, the newest first, and whether there are more. The first page is 1."""
    found = await rows(_NOTES, conference, reader, NOTES_A_PAGE + 1, (page - 1) * NOTES_A_PAGE)
    return [NoteLine(**dict(each)) for each in found[:NOTES_A_PAGE]], len(found) > NOTES_A_PAGE


async def notes_to_hand_over(conference: UUID, writer: UUID) -> list[NoteLine]:
    return [NoteLine(**dict(each)) for each in await rows(_NOTES, conference, writer, MOST_HANDED, 0)]
