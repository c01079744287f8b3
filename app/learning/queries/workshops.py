"""The workshops that an office prepares."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from app.database import row, rows


class WorkshopLine(Struct, frozen=True):
    id: UUID
    name: str
    since: date
    until: date
    entries: list[UUID]
    edited: int


_COLUMNS = "id, name, since, until, entries, edited"


async def workshops_of(office: UUID) -> list[WorkshopLine]:
    found = await rows(f"SELECT {_COLUMNS} FROM workshop WHERE office = $1 ORDER BY until DESC, id LIMIT 50", office)  # noqa: S608
    return [WorkshopLine(**dict(each)) for each in found]


async def workshop_of(office: UUID, workshop: UUID) -> WorkshopLine | None:
    found = await row(f"SELECT {_COLUMNS} FROM workshop WHERE office = $1 AND id = $2", office, workshop)  # noqa: S608
    return WorkshopLine(**dict(found)) if found else None
