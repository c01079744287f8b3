"""Marking how a promise of the family stands. That the office keeps its own is noted with the plan."""

from datetime import datetime
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.follow_up.queries import progress_of
from app.follow_up.tables import ProgressNote
from app.kit.errors import NoSuchThing
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind
from app.practice.promises import Progress


async def report_progress(
    conference: ConferenceLine,
    promise: UUID,
    state: Progress,
    words: str,
    shared: bool,
    *,
    by: UUID,
    sitting: int | None = None,
    at: datetime | None = None,
) -> None:
    """Note how an own promise stands. A later tap takes the place of an earlier one; the same tap twice is one.

    The caseworker is told only that somebody asks for help, and only when the family shares it. Nothing
    else about a family's promise ever becomes a message: family tasks never escalate.
    """
    async with all_or_nothing():
        await hold(conference)
        found = next((each for each in await progress_of(conference.id, sitting) if each.promise == promise and each.who == by), None)
        if found is None:
            raise NoSuchThing
        if (found.state, found.words, found.shared) == (state, words, shared):
            return
        note = ProgressNote(conference=conference.id, promise=promise, by=by, state=state, words=words, shared=shared)
        if at is not None:
            note.at = at
        await ProgressNote.insert(note)
        await record("report_progress", who=by, office=conference.office, conference=conference.id, promise=promise)
        if state is Progress.NEEDS_HELP and shared:
            await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)
