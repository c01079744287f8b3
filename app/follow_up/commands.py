"""Marking how a promise stands, and that the office has kept one of its own."""

from datetime import date
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.follow_up.queries import progress_of
from app.follow_up.tables import ProgressNote
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.plans.tables import PromisedHelp
from app.practice.mail import Kind
from app.practice.vocabulary import HelpDecision, Progress


async def report_progress(conference: ConferenceLine, promise: UUID, state: Progress, words: str, shared: bool, *, by: UUID) -> None:
    """Note how an own promise stands. A later tap takes the place of an earlier one; the same tap twice is one.

    The caseworker is told only that somebody asks for help, and only when the family shares it. Nothing
    else about a family's promise ever becomes a message: family tasks never escalate.
    """
    async with all_or_nothing():
        await hold(conference)
        found = next((each for each in await progress_of(conference.id) if each.promise == promise and each.who == by), None)
        if found is None:
            raise NoSuchThing
        if (found.state, found.words, found.shared) == (state, words, shared):
            return
        await ProgressNote.insert(ProgressNote(conference=conference.id, promise=promise, by=by, state=state, words=words, shared=shared))
        await record("report_progress", who=by, office=conference.office, conference=conference.id, promise=promise)
        if state is Progress.NEEDS_HELP and shared:
            await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def keep_office_promise(conference: ConferenceLine, request: UUID, on: date, *, by: UUID) -> None:
    """Note on which day the office kept what it had promised. A day put down wrongly may be put right."""
    if on > today():
        raise Refused(_("This day is still to come. Please mark the promise once it is kept."))
    async with all_or_nothing():
        await hold(conference)
        kept = (
            await PromisedHelp.update({PromisedHelp.kept_on: on, PromisedHelp.kept_by: by})
            .where(
                PromisedHelp.request == request,
                PromisedHelp.conference == conference.id,
                PromisedHelp.decision == HelpDecision.GRANTED,
            )
            .returning(PromisedHelp.request)
        )
        if not kept:
            raise NoSuchThing
        await record("keep_office_promise", who=by, office=conference.office, conference=conference.id, request=request)
