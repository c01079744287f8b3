"""Writing down danger for a child (§ 8a SGB VIII): apart from every conference, encrypted, for its writer and whom they name."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from app.audit.commands import record
from app.database import all_or_nothing, rows
from app.kit import boxes
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind
from app.safety.forms import MoreProtectionForm, ProtectionForm
from app.safety.queries.protection import PURPOSE, Opened, Told, may_read, opened_of
from app.safety.tables import ProtectionEntry, ProtectionReader, ProtectionRecord


async def write_protection(value: ProtectionForm, *, office: UUID, by: UUID) -> UUID:
    async with all_or_nothing():
        kept = ProtectionRecord(office=office, writer=by)
        await ProtectionRecord.insert(kept)
        number = UUID(str(kept.id))
        told = Told(child=value.child, seen=value.seen, danger=value.danger, informed=value.informed, done=value.done)
        await _add(number, told, by=by)
        await record("write_protection", who=by, office=office, record=number)
        await _name(number, value.readers, office=office, by=by)
    return number


async def add_to_protection(number: UUID, value: MoreProtectionForm, *, office: UUID, by: UUID) -> None:
    """Add what came after. What stands there stays as it was written."""
    async with all_or_nothing():
        await _held(number, office=office, by=by)
        await _add(number, Told(seen=value.seen, informed=value.informed, done=value.done), by=by)
        await record("add_to_protection", who=by, office=office, record=number)


async def name_readers(number: UUID, readers: Iterable[UUID], *, office: UUID, by: UUID) -> None:
    """Let further people read it. Only who may read it themselves can."""
    async with all_or_nothing():
        await _held(number, office=office, by=by)
        await _name(number, readers, office=office, by=by)


async def open_protection(number: UUID, *, office: UUID, by: UUID) -> Opened:
    """Everything in the record, for this one answer. That it was opened is written down first."""
    async with all_or_nothing():
        await _held(number, office=office, by=by)
        await record("open_protection", who=by, office=office, record=number)
        return await opened_of(number)


async def _held(number: UUID, *, office: UUID, by: UUID) -> None:
    if not await may_read(number, office, by):
        raise NoSuchThing


async def _add(number: UUID, told: Told, *, by: UUID) -> None:
    entry = ProtectionEntry(record=number, by=by)
    entry.box = boxes.shut(PURPOSE, f"{number}|{entry.id}", msgspec.json.encode(told).decode())
    await ProtectionEntry.insert(entry)


_MAY_BE_NAMED = """
    SELECT s.person FROM staff s JOIN person p ON p.id = s.person
    WHERE p.office = $1 AND s.active AND s.role IN ('coordinator', 'caseworker') AND s.person = ANY($2)
"""


async def _name(number: UUID, readers: Iterable[UUID], *, office: UUID, by: UUID) -> None:
    wanted = {*readers} - {by}
    allowed = {each["person"] for each in await rows(_MAY_BE_NAMED, office, [*wanted])}
    if wanted - allowed:
        raise Refused(_("One of them cannot read this. Please choose again."))
    for person in sorted(wanted, key=str):
        reader = ProtectionReader(record=number, person=person, named_by=by)
        named = await ProtectionReader.insert(reader).on_conflict(action="DO NOTHING", target="named_once").returning(ProtectionReader.id)
        if named:
            await record("name_reader", who=by, office=office, record=number, reader=person)
            await write_to_staff(Kind.DESK_NEWS, person, office=office)
