"""Choosing one of the proposed days, or setting one without asking."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from msgspec import Struct
from piccolo.columns import Column

from app.audit.commands import record
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing, rows
from app.dates import queries
from app.dates.commands.telling import tell_the_day
from app.dates.forms import DateForm, by_the_clock
from app.dates.queries import Poll, ProposalLine
from app.dates.rules import Doubt, clashes, doubts, doubts_mark
from app.dates.tables import Proposal
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind
from app.safety.tables import Slot


class Doubtful(Refused):
    """Something speaks against this day that whoever chooses has not seen yet."""

    def __init__(self, found: Sequence[Doubt]) -> None:
        super().__init__(" ".join(each.sentence for each in found))
        self.doubts = found
        self.mark = doubts_mark(found)


class Setting(Struct, frozen=True):
    """What is written into the conference, or into its second meeting."""

    day: date
    clock: time
    minutes: int
    place: str
    zone: str
    slot: UUID | None


async def choose(conference: ConferenceLine, proposal: UUID, *, seen: str, edited: int, by: UUID) -> None:
    """Make a proposed day the day, and tell everybody, once. Chosen again it stays as it is.

    `seen` is the mark of what speaks against it, as whoever chooses has read it. Raises Doubtful where
    there is something else by now, and Overtaken where another day was set meanwhile.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        poll = await queries.poll_of(conference.id)
        chosen = next((each for each in poll.proposals if each.id == proposal), None)
        if chosen is None:
            raise NoSuchThing
        if chosen.chosen:
            return
        found = await doubts_about(conference.id, poll, chosen)
        if doubts_mark(found) != seen:
            raise Doubtful(found)
        place = chosen.place or (_("By video") if chosen.online else poll.place)
        await _settle(conference, Setting(chosen.day, chosen.starts, chosen.minutes, place, chosen.zone, chosen.slot), edited)
        await _close_the_question(conference, chosen.slot)
        await Proposal.update({Proposal.chosen_at: now()}).where(Proposal.id == proposal)
        await record("choose_date", who=by, office=conference.office, conference=conference.id, proposal=proposal)
        await tell_the_day(conference, by=by)
        await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def doubts_about(conference: UUID, poll: Poll, proposal: ProposalLine) -> list[Doubt]:
    around = await queries.surroundings_of(conference, [proposal.day])
    return doubts(poll.day(proposal), clashes(proposal.day, proposal.starts, proposal.minutes, proposal.zone, proposal.place, around.taken))


async def set_date(conference: ConferenceLine, value: DateForm, *, by: UUID) -> None:
    """Set or change day, time and place without asking. Whoever knows another day is told, once for each change, and asked to confirm.

    Raises Overtaken when somebody else set them since the page was opened.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        if value.slot is not None and not await Slot.exists().where(Slot.id == value.slot, Slot.conference == conference.id):
            raise NoSuchThing
        poll = await queries.poll_of(conference.id)
        setting = Setting(value.day, by_the_clock(value), value.minutes or poll.minutes, value.place, conference.zone, value.slot)
        before = _as_set(poll, setting)
        await _settle(conference, setting, value.edited)
        if before is None or (before.day, before.clock) != (setting.day, setting.clock):
            await _close_the_question(conference, value.slot)
            await rows(_AS_SET, conference.id, value.slot, setting.day, setting.clock, now())
        await record("set_date", who=by, office=conference.office, conference=conference.id)
        if setting != before:
            await tell_the_day(conference, by=by)


def _as_set(poll: Poll, new: Setting) -> Setting | None:
    """What is set now for the same meeting; None where nothing is."""
    slot = next((each for each in poll.slots if each.id == new.slot), None)
    day, clock, place = (slot.meets_on, slot.meets_at, slot.place) if slot else (poll.meets_on, poll.meets_at, poll.place)
    return Setting(day, clock, new.minutes if slot else poll.minutes, place, new.zone, new.slot) if day and clock else None


async def _settle(conference: ConferenceLine, setting: Setting, edited: int) -> None:
    """Two who set a day at once: the second is told. The conference's own number counts, for its second meetings as well."""
    values: dict[Column | str, Any] = (
        {
            Conference.meets_on: setting.day,
            Conference.meets_at: setting.clock,
            Conference.minutes: setting.minutes,
            Conference.place: setting.place,
            Conference.edited: edited + 1,
        }
        if setting.slot is None
        else {Conference.edited: edited + 1}
    )
    done = await Conference.update(values).where(Conference.id == conference.id, Conference.edited == edited).returning(Conference.id)
    if not done:
        raise Overtaken(_("Day or place were changed in the meantime. Please look at what stands there now."))
    if setting.slot is not None:
        await Slot.update(
            {
                Slot.meets_on: setting.day,
                Slot.meets_at: setting.clock,
                Slot.place: setting.place,
                Slot.zone: setting.zone,
                Slot.edited: Slot.edited + 1,
            }
        ).where(Slot.id == setting.slot)


async def _close_the_question(conference: ConferenceLine, slot: UUID | None) -> None:
    """A day is set: nobody is asked or reminded any more. What was proposed stays to be looked at until days are proposed anew."""
    await rows(_CHOSEN_NO_MORE, conference.id, slot)
    await rows(_NO_REMINDER, conference.id, slot)


#: Set to a proposed day, that one counts as chosen; set to another, none of them is asked about any more. Their answers stay.
_AS_SET = """
    WITH same AS (
        UPDATE date_proposal SET chosen_at = $5
        WHERE conference = $1 AND slot IS NOT DISTINCT FROM $2 AND day = $3 AND starts = $4 AND withdrawn_at IS NULL
        RETURNING id
    )
    UPDATE date_proposal SET withdrawn_at = $5
    WHERE conference = $1 AND slot IS NOT DISTINCT FROM $2 AND withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM same)
"""
_CHOSEN_NO_MORE = (
    "UPDATE date_proposal SET chosen_at = NULL WHERE conference = $1 AND slot IS NOT DISTINCT FROM $2 AND chosen_at IS NOT NULL"
)
_NO_REMINDER = """
    UPDATE asked SET remind_at = NULL
    WHERE conference = $1 AND remind_at IS NOT NULL AND (
        participant IS NULL
        OR EXISTS (SELECT 1 FROM meeting m WHERE m.participant = asked.participant AND m.slot IS NOT DISTINCT FROM $2))
"""
