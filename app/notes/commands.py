"""Writing notes down, taking them away, and choosing which go along when somebody else coordinates."""

from collections.abc import Collection
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.kit.errors import NoSuchThing
from app.notes.tables import Note


async def add_note(conference: ConferenceLine, text: str, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        note = Note(conference=conference.id, by=by, text=text)
        await Note.insert(note)
        await record("add_note", who=by, office=conference.office, conference=conference.id, note=note.id)


async def delete_note(conference: ConferenceLine, note: UUID, *, by: UUID) -> None:
    """Take away an own note, for good."""
    async with all_or_nothing():
        await hold(conference)
        gone = await Note.delete().where(Note.id == note, Note.conference == conference.id, Note.by == by).returning(Note.id)
        if not gone:
            raise NoSuchThing
        await record("delete_note", who=by, office=conference.office, conference=conference.id, note=note)


async def hand_over(conference: ConferenceLine, along: Collection[UUID], *, by: UUID) -> None:
    """These own notes go along with the conference, the other own ones stay their writer's alone.

    Whoever coordinates next gets the circle, the talks, the dates and what keeps people safe in any case.
    """
    async with all_or_nothing():
        await hold(conference)
        mine = (Note.conference == conference.id) & (Note.by == by)
        await Note.update({Note.goes_along: False}).where(mine)
        if along:
            await Note.update({Note.goes_along: True}).where(mine, Note.id.is_in(list(along)))
        await record("hand_over_notes", who=by, office=conference.office, conference=conference.id, number=len(along))
