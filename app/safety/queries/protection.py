"""Danger for a child, as its writer and those read it whom they named. Nobody else's page asks here."""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import row, rows
from app.kit import boxes

PURPOSE = "protection"


class Told(Struct, frozen=True):
    """What one entry says. It stands in the database only in its box."""

    child: str = ""
    seen: str = ""
    danger: str = ""
    informed: str = ""
    done: str = ""


class RecordLine(Struct, frozen=True):
    """That there is a record: no word of what is in it."""

    id: UUID
    writer: str
    made_at: datetime
    entries: int
    own: bool


_RECORDS = """
    SELECT r.id, p.name AS writer, r.made_at, r.writer = $2 AS own,
           (SELECT count(*) FROM protection_entry e WHERE e.record = r.id) AS entries
    FROM protection_record r JOIN person p ON p.id = r.writer
    WHERE r.office = $1 AND (r.writer = $2 OR EXISTS (SELECT 1 FROM protection_reader x WHERE x.record = r.id AND x.person = $2))
    ORDER BY r.made_at DESC, r.id LIMIT 100
"""


async def records_of(office: UUID, person: UUID) -> list[RecordLine]:
    """Those that this person wrote or was named for."""
    return [RecordLine(**dict(each)) for each in await rows(_RECORDS, office, person)]


_MAY_READ = """
    SELECT 1 FROM protection_record r
    WHERE r.id = $1 AND r.office = $2
      AND (r.writer = $3 OR EXISTS (SELECT 1 FROM protection_reader x WHERE x.record = r.id AND x.person = $3))
"""


async def may_read(record: UUID, office: UUID, person: UUID) -> bool:
    return await row(_MAY_READ, record, office, person) is not None


class Colleague(Struct, frozen=True):
    person: UUID
    name: str
    role: str


_COLLEAGUES = """
    SELECT s.person, p.name, s.role FROM staff s JOIN person p ON p.id = s.person
    WHERE p.office = $1 AND s.active AND s.role IN ('caseworker', 'coordinator') AND s.person <> $2
    ORDER BY s.role, p.name
"""


async def colleagues_of(office: UUID, person: UUID) -> list[Colleague]:
    """Whom one may name: caseworkers and coordinators of the office."""
    return [Colleague(**dict(each)) for each in await rows(_COLLEAGUES, office, person)]


class EntryLine(Struct, frozen=True):
    by: str
    at: datetime
    told: Told | None  # None: the box does not open under this secret


class Opened(Struct, frozen=True):
    """The whole record."""

    id: UUID
    entries: list[EntryLine]
    readers: list[str]
    reader_ids: set[UUID]


_ENTRIES = """
    SELECT e.id, p.name AS by, e.at, e.box FROM protection_entry e JOIN person p ON p.id = e.by WHERE e.record = $1 ORDER BY e.at, e.id
"""
_READERS = """
    SELECT p.id, p.name FROM protection_record r JOIN person p ON p.id = r.writer WHERE r.id = $1
    UNION ALL
    SELECT p.id, p.name FROM protection_reader x JOIN person p ON p.id = x.person WHERE x.record = $1
"""


async def opened_of(record: UUID) -> Opened:
    """Asked only by the change that writes down who opened it."""
    entries = [EntryLine(each["by"], each["at"], _told(record, each["id"], each["box"])) for each in await rows(_ENTRIES, record)]
    readers = await rows(_READERS, record)
    return Opened(record, entries, [each["name"] for each in readers], {each["id"] for each in readers})


def _told(record: UUID, entry: UUID, box: bytes) -> Told | None:
    try:
        return msgspec.json.decode(boxes.opened(PURPOSE, f"{record}|{entry}", box), type=Told)
    except boxes.WillNotOpen:
        return None
