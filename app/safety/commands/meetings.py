"""Meetings of their own, other hours and doors, and who must not meet whom."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.i18n import gettext as _
from app.safety.commands.shared import hold_for
from app.safety.commands.telling import tell_who_comes_to, tell_whose_meeting_is_another
from app.safety.forms import SeparateForm, SlotForm
from app.safety.rules import pair_of
from app.safety.tables import Apart, Separate, Slot

COMMON, IN_WRITING = "common", "in_writing"


async def add_slot(conference: ConferenceLine, value: SlotForm, *, by: UUID) -> UUID:
    """A second meeting of this conference. Nobody comes to it yet."""
    async with all_or_nothing():
        await hold(conference)
        slot = Slot(
            conference=conference.id, name=value.name, meets_on=value.day, meets_at=value.clock, zone=conference.zone, place=value.place
        )
        await Slot.insert(slot)
        await record("add_slot", who=by, office=conference.office, conference=conference.id, slot=slot.id)
    return UUID(str(slot.id))


async def change_slot(conference: ConferenceLine, slot: UUID, value: SlotForm, *, by: UUID) -> None:
    """Whoever was invited to it is told once that something has changed, and of nothing else."""
    async with all_or_nothing():
        await hold(conference)
        before = await Slot.select().where(Slot.id == slot, Slot.conference == conference.id).lock_rows().first()
        if before is None:
            raise NoSuchThing
        if before["edited"] != value.edited:
            raise Overtaken(_("Day or place were changed in the meantime. Please look at what stands there now."))
        await Slot.update(
            {
                Slot.name: value.name,
                Slot.meets_on: value.day,
                Slot.meets_at: value.clock,
                Slot.place: value.place,
                Slot.edited: value.edited + 1,
            }
        ).where(Slot.id == slot)
        await record("change_slot", who=by, office=conference.office, conference=conference.id, slot=slot)
        if (before["meets_on"], before["meets_at"], before["place"]) != (value.day, value.clock, value.place):
            await tell_who_comes_to(conference, slot)


async def remove_slot(conference: ConferenceLine, slot: UUID, *, by: UUID) -> None:
    """Take away a meeting to which nobody comes. Nobody is ever moved to another meeting by this."""
    async with all_or_nothing():
        await hold(conference)
        if await Separate.exists().where(Separate.slot == slot):
            raise Refused(_("Somebody still comes to this meeting. Please say first how they come instead."))
        if not await Slot.delete().where(Slot.id == slot, Slot.conference == conference.id).returning(Slot.id):
            raise NoSuchThing
        await record("remove_slot", who=by, office=conference.office, conference=conference.id, slot=slot)


async def come(conference: ConferenceLine, participant: UUID, value: SeparateForm, *, by: UUID) -> None:
    """Say how somebody comes: with everybody, to a meeting of their own, at another hour or door, or in writing."""
    async with all_or_nothing():
        await hold_for(conference, participant)
        slot = await _slot_of(conference, value.meeting)
        before = await Separate.select().where(Separate.participant == participant).lock_rows().first()
        if (before["edited"] if before else 0) != value.edited:
            raise Overtaken(_("A colleague has changed this in the meantime. Please look again."))
        written = value.meeting == IN_WRITING
        row = Separate(
            participant=participant,
            slot=slot,
            written=written,
            arrives_at=None if written else value.arrives_at,
            arrives_where="" if written else value.arrives_where,
            edited=value.edited + 1,
        )
        await Separate.insert(row).on_conflict(
            action="DO UPDATE",
            target=Separate.participant,
            values=[Separate.slot, Separate.written, Separate.arrives_at, Separate.arrives_where, Separate.edited],
        )
        await record("come_another_way", who=by, office=conference.office, conference=conference.id, participant=participant)
        usual = {"slot": None, "written": False, "arrives_at": None, "arrives_where": ""}
        if any(getattr(row, name) != (before or usual)[name] for name in usual):
            await tell_whose_meeting_is_another(conference, participant)


async def part(conference: ConferenceLine, participant: UUID, other: UUID, *, by: UUID) -> None:
    """These two must not meet. Said twice, it is said once."""
    async with all_or_nothing():
        await hold_for(conference, participant)
        await hold_for(conference, other)
        if participant == other:
            raise Refused(_("Please choose somebody else."))
        one, two = pair_of(participant, other)
        new = (
            await Apart.insert(Apart(conference=conference.id, one=one, other=two, by=by))
            .on_conflict(action="DO NOTHING", target="parted_once")
            .returning(Apart.id)
        )
        if new:
            await record("part", who=by, office=conference.office, conference=conference.id, one=one, other=two)


async def no_longer_part(conference: ConferenceLine, pair: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        if not await Apart.delete().where(Apart.id == pair, Apart.conference == conference.id).returning(Apart.id):
            raise NoSuchThing
        await record("no_longer_part", who=by, office=conference.office, conference=conference.id, pair=pair)


async def _slot_of(conference: ConferenceLine, meeting: str) -> UUID | None:
    """The slot that was chosen, if it is one of this conference."""
    if meeting in {COMMON, IN_WRITING}:
        return None
    try:
        wanted = UUID(meeting)
    except ValueError:
        raise NoSuchThing from None
    if not await Slot.exists().where(Slot.id == wanted, Slot.conference == conference.id):
        raise NoSuchThing
    return wanted
