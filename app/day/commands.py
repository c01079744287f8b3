"""Noting who is there, how the day is to be, and opening the conference on its day."""

from typing import Any
from uuid import UUID

from piccolo.columns import Column

from app.audit.commands import record
from app.conferences.commands import hold, hold_alone, take
from app.conferences.putting_away import keep
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing, rows
from app.day.forms import DayPlanForm, TapForm, WishForm
from app.day.rules import missing_to_open, part_of_the_day
from app.day.tables import DayPlan, DayWish, Presence, Tap
from app.invitations.queries import standing_of
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.i18n import gettext as _
from app.practice.phases import Step
from app.practice.taking_part import Present


async def note_presence(conference: ConferenceLine, participant: UUID, way: Present, *, by: UUID) -> None:
    async with all_or_nothing():
        await _takes_part(conference, participant)
        part = part_of_the_day(conference.phase)
        await Presence.insert(Presence(participant=participant, sitting=conference.sitting, phase=part, way=way)).on_conflict(
            action="DO UPDATE", target=(Presence.participant, Presence.phase, Presence.sitting), values=[Presence.way]
        )
        await record("note_presence", who=by, office=conference.office, conference=conference.id, participant=participant, way=way)


async def note_absence(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await _takes_part(conference, participant)
        part = part_of_the_day(conference.phase)
        await Presence.delete().where(Presence.participant == participant, Presence.phase == part, Presence.sitting == conference.sitting)
        await record("note_absence", who=by, office=conference.office, conference=conference.id, participant=participant)


async def _takes_part(conference: ConferenceLine, participant: UUID) -> None:
    await hold(conference)
    if not await Participant.exists().where(
        Participant.id == participant, Participant.conference == conference.id, Participant.left_at.is_null()
    ):
        raise NoSuchThing


async def plan_day(conference: ConferenceLine, form: DayPlanForm, *, by: UUID) -> None:
    """How the day is to be. Raises Overtaken when somebody else has just changed it."""
    async with all_or_nothing():
        await hold_alone(conference)
        if not await DayPlan.exists().where(DayPlan.conference == conference.id):
            await DayPlan.insert(DayPlan(conference=conference.id))
        values: dict[Column | str, Any] = {
            getattr(DayPlan, name): getattr(form, name) for name in form.__struct_fields__ if name != "edited"
        }
        written = (
            await DayPlan.update(values | {DayPlan.edited: form.edited + 1})
            .where(DayPlan.conference == conference.id, DayPlan.edited == form.edited)
            .returning(DayPlan.conference)
        )
        if not written:
            raise Overtaken(_("Someone else has just changed this. Both texts are here: please look again."))
        await record("plan_day", who=by, office=conference.office, conference=conference.id)


async def wish_for_the_day(conference: ConferenceLine, participant: UUID, form: WishForm, *, by: UUID) -> None:
    """Somebody's own wishes; the last ones count. The coordinator reads them and talks with the family about them."""
    async with all_or_nothing():
        await _takes_part(conference, participant)
        wish = DayWish(participant=participant, opening=form.opening, rules=form.rules, food=form.food, at=now())
        columns = [DayWish.opening, DayWish.rules, DayWish.food, DayWish.at]
        await DayWish.insert(wish).on_conflict(action="DO UPDATE", target=DayWish.participant, values=columns)
        await record("wish_for_the_day", who=by, office=conference.office, conference=conference.id, participant=participant)


async def open_conference(conference: ConferenceLine, *, by: UUID) -> None:
    """The day has come: information is shared. It is moved first, so that what is looked at next cannot change any more."""
    async with all_or_nothing():
        await take(Step.OPEN_CONFERENCE, conference, by=by)
        missing = missing_to_open(await standing_of(conference.id))
        if missing:
            raise Refused(" ".join(missing))


_HERE = """
    INSERT INTO presence (participant, phase, sitting, way, at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (participant, phase, sitting) DO UPDATE SET way = excluded.way, at = excluded.at WHERE presence.at <= excluded.at
"""
_AWAY = "DELETE FROM presence WHERE participant = $1 AND phase = $2 AND sitting = $3 AND at <= $4"


async def take_in_taps(conference: ConferenceLine, taps: list[TapForm], *, by: UUID) -> None:
    """Each tap once, in the order in which they were made; what was noted later at the desk stays."""
    async with all_or_nothing():
        await hold(conference)
        mine = await Participant.select(Participant.id).where(Participant.conference == conference.id, Participant.left_at.is_null())
        known = {each["id"] for each in mine}
        latest = now()
        for tap in sorted(taps, key=lambda each: each.at):
            fresh = await Tap.insert(Tap(id=tap.id, conference=conference.id)).on_conflict(action="DO NOTHING").returning(Tap.id)
            if not fresh or tap.participant not in known:
                continue
            at = min(tap.at, latest)
            if tap.way == "away":
                await rows(_AWAY, tap.participant, tap.part, conference.sitting, at)
            else:
                await rows(_HERE, tap.participant, tap.part, conference.sitting, tap.way, at)
        await record("take_in_taps", who=by, office=conference.office, conference=conference.id, number=len(taps))


_WISHES = """
    SELECT w.participant, w.opening, w.rules, w.food FROM day_wish w JOIN participant pa ON pa.id = w.participant
    WHERE pa.conference = $1 AND w.opening || w.rules || w.food <> ''
"""
_FORGET_WISHES = "DELETE FROM day_wish w USING participant pa WHERE pa.id = w.participant AND pa.conference = $1"
_DAY = """
    SELECT NULL::uuid AS participant, d.opening, d.rules, d.food, d.leads, d.second_room, d.remote FROM day_plan d WHERE d.conference = $1
"""


async def put_away(conference: ConferenceLine) -> None:
    """How a day that is over was wished for. Who was there stays: it is noted meeting by meeting."""
    async with all_or_nothing():
        await keep("day_wish", _WISHES, conference)
        await keep("day_plan", _DAY, conference)
        await rows(_FORGET_WISHES, conference.id)
        await DayPlan.delete().where(DayPlan.conference == conference.id)
