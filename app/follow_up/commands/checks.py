"""Saying whether a promise worked: whoever the plan names for it, and nobody else."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.follow_up.forms import CheckForm
from app.follow_up.queries import PromiseLine, progress_of
from app.follow_up.tables import PromiseCheck
from app.kit.errors import NoSuchThing


async def check_promise(conference: ConferenceLine, promise: UUID, form: CheckForm, *, sitting: int | None = None, by: UUID) -> None:
    """A later answer takes the place of an earlier one; the same twice is one. It becomes no message, to nobody.

    `sitting`: the plan as it is known to somebody who does not know of the meetings after it.
    """
    async with all_or_nothing():
        await hold(conference)
        line = await _looked_after(conference, promise, sitting, by)
        said, shared = line.check, bool(form.shared)
        if said and (said.by, said.worked, said.words, said.shared) == (by, form.worked, form.words, shared):
            return
        check = PromiseCheck(conference=conference.id, promise=promise, by=by, worked=form.worked, words=form.words, shared=shared)
        await PromiseCheck.insert(check)
        await record("check_promise", who=by, office=conference.office, conference=conference.id, promise=promise)


async def take_back_check(conference: ConferenceLine, promise: UUID, check: UUID, *, sitting: int | None = None, by: UUID) -> None:
    """Undo: what was said before it holds again. One's own only."""
    async with all_or_nothing():
        await hold(conference)
        await _looked_after(conference, promise, sitting, by)
        theirs = (PromiseCheck.conference == conference.id) & (PromiseCheck.promise == promise) & (PromiseCheck.by == by)
        if await PromiseCheck.delete().where(theirs, PromiseCheck.id == check).returning(PromiseCheck.id):
            await record("take_back_check", who=by, office=conference.office, conference=conference.id, promise=promise)


async def _looked_after(conference: ConferenceLine, promise: UUID, sitting: int | None, by: UUID) -> PromiseLine:
    found = next((each for each in await progress_of(conference.id, sitting) if each.promise == promise and each.checker == by), None)
    if found is None:
        raise NoSuchThing
    return found
