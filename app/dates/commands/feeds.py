"""The private address of a coordinator's own calendar: made, made anew, ended."""

from uuid import UUID

from app.audit.commands import record
from app.database import all_or_nothing, rows
from app.dates.tables import CalendarFeed
from app.kit import tokens
from app.kit.clock import now
from app.people.links import HANDLE


async def new_feed(person: UUID, *, office: UUID) -> None:
    """A new address in place of the old one, which shows nothing any more from this moment."""
    async with all_or_nothing():
        await rows("SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE", person)  # of two who press at once, the second waits
        await _end(person)
        await CalendarFeed.insert(CalendarFeed(person=person, handle=tokens.random_handle(HANDLE)))
        await record("new_calendar_address", who=person, office=office)


async def end_feed(person: UUID, *, office: UUID) -> None:
    async with all_or_nothing():
        await _end(person)
        await record("end_calendar_address", who=person, office=office)


async def _end(person: UUID) -> None:
    await CalendarFeed.update({CalendarFeed.withdrawn_at: now()}).where(CalendarFeed.person == person, CalendarFeed.withdrawn_at.is_null())
