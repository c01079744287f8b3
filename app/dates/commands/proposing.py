"""Proposing days, taking them back, and asking everybody which are possible."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from msgspec import Struct
from piccolo.columns.combination import Where

from app.audit.commands import record
from app.circle.commands import make_link
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.dates import queries
from app.dates.queries import Poll, Somebody
from app.dates.rules import remind_at
from app.dates.tables import Asked, Needed, Proposal
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.quiet import QuietHours
from app.outbox.writing import write_to_family, write_to_staff
from app.practice.mail import Kind
from app.profile.queries import profile_of

MOST_PROPOSALS = 30


class Proposed(Struct, frozen=True):
    """A day and time that the coordinator would like to know about."""

    day: date
    starts: time
    minutes: int
    place: str = ""
    online: bool = False
    slot: UUID | None = None


#: What was taken back comes back with its answers; what was there already takes on the new length and place.
_PROPOSE = """
    INSERT INTO date_proposal (conference, slot, day, starts, minutes, zone, place, online, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (conference, day, starts, (coalesce(slot, conference)))
    DO UPDATE SET minutes = excluded.minutes, place = excluded.place, online = excluded.online, withdrawn_at = NULL,
        made_at = CASE WHEN date_proposal.withdrawn_at IS NULL THEN date_proposal.made_at ELSE excluded.made_at END
"""


async def propose(conference: ConferenceLine, days: Sequence[Proposed], *, by: UUID) -> None:
    """Propose these days besides those that are proposed already. Answers that were given stay.

    Where a day was chosen before, it is looked for anew; it holds until another one is chosen.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        there = await queries.poll_of(conference.id)
        for slot in {each.slot for each in days}:
            if slot is not None and slot not in {each.id for each in there.slots}:
                raise NoSuchThing
            await Proposal.update({Proposal.chosen_at: None}).where(Proposal.conference == conference.id, _same(slot))
        if len(there.proposals) + len(days) > MOST_PROPOSALS:
            raise Refused(_("That is too many days to choose from. Please take some back first."))
        for each in days:
            await rows(
                _PROPOSE, conference.id, each.slot, each.day, each.starts, each.minutes, conference.zone, each.place, each.online, now()
            )
        await record("propose_dates", who=by, office=conference.office, conference=conference.id, number=len(days))


async def take_back(conference: ConferenceLine, proposal: UUID, *, by: UUID) -> None:
    """This day is not proposed any longer. What was answered is kept, should it be proposed again."""
    async with all_or_nothing():
        await hold_alone(conference)
        taken = (
            await Proposal.update({Proposal.withdrawn_at: now(), Proposal.chosen_at: None})
            .where(Proposal.id == proposal, Proposal.conference == conference.id, Proposal.withdrawn_at.is_null())
            .returning(Proposal.id)
        )
        if taken:
            await record("take_back_date", who=by, office=conference.office, conference=conference.id, proposal=proposal)
        elif not await Proposal.exists().where(Proposal.id == proposal, Proposal.conference == conference.id):
            raise NoSuchThing


async def ask(conference: ConferenceLine, *, by: UUID) -> None:
    """Ask everybody who has something to answer that they were not asked about yet: pressed twice, it asks once.

    From now on those who were asked see the days. They are reminded once, if they stay silent.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        poll = await queries.poll_of(conference.id)
        if not poll.proposals:
            raise Refused(_("There is no day to ask about yet. Please propose some first."))
        profile = await profile_of(conference.office)
        waiting = {each["person"] for each in await rows(_WAITING, conference.id)}
        for one in poll.people:
            if not poll.to_ask(one):
                continue
            hours = QuietHours(profile.quiet_from, profile.quiet_until, one.zone or conference.zone)
            await _ask_one(conference, one, hours, by=by, write=one.by_us and one.person not in waiting)
        if poll.caseworker_to_ask():
            await _ask_caseworker(conference, poll, QuietHours(profile.quiet_from, profile.quiet_until, conference.zone))
        await record("ask_dates", who=by, office=conference.office, conference=conference.id)


_WAITING = """
    SELECT person FROM outbox_message WHERE conference = $1 AND kind IN ('dates', 'dates_reminder') AND state = 'waiting'
"""


async def _ask_one(conference: ConferenceLine, one: Somebody, hours: QuietHours, *, by: UUID, write: bool) -> None:
    """Whoever was reminded once is not reminded again, however often the days change."""
    due = None if one.reminded_at else remind_at(now(), hours)
    if one.asked_at is None:
        await Asked.insert(Asked(conference=conference.id, participant=one.participant, asked_at=now(), remind_at=due))
    else:
        await Asked.update({Asked.asked_at: now(), Asked.remind_at: due}).where(Asked.participant == one.participant)
    if write:
        link = await make_link(conference, one.person, by=by)
        await write_to_family(Kind.DATES, one.person, office=conference.office, conference=conference.id, link=link)


async def _ask_caseworker(conference: ConferenceLine, poll: Poll, hours: QuietHours) -> None:
    due = None if poll.caseworker.reminded_at else remind_at(now(), hours)
    if poll.caseworker.asked_at is None:
        await Asked.insert(Asked(conference=conference.id, asked_at=now(), remind_at=due))
    else:
        await Asked.update({Asked.asked_at: now(), Asked.remind_at: due}).where(
            Asked.conference == conference.id, Asked.participant.is_null()
        )
    await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def say_who_is_needed(conference: ConferenceLine, needed: Sequence[UUID], caseworker: bool, *, by: UUID) -> None:
    """Without these people it cannot be. What is as the rule says needs no row."""
    async with all_or_nothing():
        await hold_alone(conference)
        poll = await queries.poll_of(conference.id)
        if not set(needed) <= {each.participant for each in poll.people}:
            raise NoSuchThing
        await Needed.delete().where(Needed.conference == conference.id)
        for each in poll.people:
            await Needed.insert(Needed(conference=conference.id, participant=each.participant, is_needed=each.participant in needed))
        await Needed.insert(Needed(conference=conference.id, is_needed=caseworker))
        await record("say_who_is_needed", who=by, office=conference.office, conference=conference.id, number=len(needed))


def _same(slot: UUID | None) -> Where:
    return Proposal.slot.is_null() if slot is None else Proposal.slot == slot
