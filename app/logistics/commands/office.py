"""An office keeps its rooms and interpreters. Nothing is deleted: what is no longer used is archived."""

from uuid import UUID

from app.audit.commands import record
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import NoSuchThing
from app.kit.rewriting import rewrite
from app.logistics.forms.office import InterpreterForm, VenueForm, interpreter_fields, venue_fields
from app.logistics.tables import Interpreter, Venue


async def add_venue(value: VenueForm, *, office: UUID, by: UUID) -> UUID:
    async with all_or_nothing():
        venue = Venue(office=office, **venue_fields(value))
        await Venue.insert(venue)
        await record("add_venue", who=by, office=office, venue=venue.id)
    return UUID(str(venue.id))


async def change_venue(venue: UUID, value: VenueForm, *, office: UUID, by: UUID) -> None:
    """Write a room anew. Conferences that have chosen it keep the place that stands in their invitations."""
    async with all_or_nothing():
        await rewrite(Venue, venue_fields(value), (Venue.id == venue) & (Venue.office == office), seen=value.edited)
        await record("change_venue", who=by, office=office, venue=venue)


async def archive_venue(venue: UUID, *, office: UUID, by: UUID) -> None:
    """It is offered to no conference any more. `use_venue_again` undoes it."""
    await _archive(Venue, venue, office, True, by)


async def use_venue_again(venue: UUID, *, office: UUID, by: UUID) -> None:
    await _archive(Venue, venue, office, False, by)


async def add_interpreter(value: InterpreterForm, *, office: UUID, by: UUID) -> UUID:
    async with all_or_nothing():
        interpreter = Interpreter(office=office, **interpreter_fields(value))
        await Interpreter.insert(interpreter)
        await record("add_interpreter", who=by, office=office, interpreter=interpreter.id)
    return UUID(str(interpreter.id))


async def change_interpreter(interpreter: UUID, value: InterpreterForm, *, office: UUID, by: UUID) -> None:
    async with all_or_nothing():
        await rewrite(
            Interpreter, interpreter_fields(value), (Interpreter.id == interpreter) & (Interpreter.office == office), seen=value.edited
        )
        await record("change_interpreter", who=by, office=office, interpreter=interpreter)


async def archive_interpreter(interpreter: UUID, *, office: UUID, by: UUID) -> None:
    await _archive(Interpreter, interpreter, office, True, by)


async def use_interpreter_again(interpreter: UUID, *, office: UUID, by: UUID) -> None:
    await _archive(Interpreter, interpreter, office, False, by)


async def _archive(table: type[Venue] | type[Interpreter], which: UUID, office: UUID, away: bool, by: UUID) -> None:
    async with all_or_nothing():
        if not await table.exists().where(table.id == which, table.office == office):
            raise NoSuchThing
        already = table.archived_at.is_null() if away else table.archived_at.is_not_null()
        changed = await table.update({table.archived_at: now() if away else None}).where(table.id == which, already).returning(table.id)
        if changed:
            name = table._meta.tablename
            await record(f"archive_{name}" if away else f"use_{name}_again", who=by, office=office, **{name: which})
