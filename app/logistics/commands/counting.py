"""Costs, their approval, and hours."""

from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold, hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.i18n import gettext as _
from app.kit.rewriting import rewrite
from app.logistics.forms.counting import ApprovalForm, CostForm, HoursForm, cost_fields
from app.logistics.queries.counting import CostEntry, cost_of, costs_of
from app.logistics.rules.counting import amount_of, approval_of
from app.logistics.tables import Cost, Hours
from app.outbox.writing import write_to_staff
from app.practice.arrangements import Approval
from app.practice.mail import Kind


async def add_cost(conference: ConferenceLine, value: CostForm, *, by: UUID) -> UUID:
    async with all_or_nothing():
        await hold_alone(conference)
        waited = await _waits(conference)
        cost = Cost(conference=conference.id, by=by, **cost_fields(value))
        await Cost.insert(cost)
        await record("add_cost", who=by, office=conference.office, conference=conference.id, cost=cost.id)
        await _tell_the_managers(conference, waited)
    return UUID(str(cost.id))


async def change_cost(conference: ConferenceLine, cost: UUID, value: CostForm, *, by: UUID) -> None:
    """Write a cost anew. Where it comes to more than was approved, it waits for approval again."""
    async with all_or_nothing():
        await hold_alone(conference)
        waited = await _waits(conference)
        await rewrite(Cost, cost_fields(value), (Cost.id == cost) & (Cost.conference == conference.id), seen=value.edited)
        await record("change_cost", who=by, office=conference.office, conference=conference.id, cost=cost)
        await _tell_the_managers(conference, waited)


async def remove_cost(conference: ConferenceLine, cost: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        gone = await Cost.delete().where(Cost.id == cost, Cost.conference == conference.id).returning(Cost.id)
        if not gone:
            raise NoSuchThing
        await record("remove_cost", who=by, office=conference.office, conference=conference.id, cost=cost)


async def decide_cost(conference: ConferenceLine, cost: UUID, value: ApprovalForm, *, by: UUID) -> None:
    """The manager approves or refuses the amount that stood on the page. One that was changed since is looked at again."""
    async with all_or_nothing():
        await hold_alone(conference)
        found = await cost_of(conference.id, cost)
        if found is None:
            raise NoSuchThing
        if found.edited != value.edited:
            raise Overtaken(_("The coordination has changed this cost since you opened the page. Please look at it again."))
        approved = value.answer == "approve"
        values: dict[Any, Any] = {
            Cost.approved_cents: amount_of(found) if approved else None,
            Cost.refused_cents: None if approved else amount_of(found),
            Cost.why: value.why,
            Cost.decided_by: by,
            Cost.decided_at: now(),
            Cost.edited: found.edited + 1,
        }
        await Cost.update(values).where(Cost.id == cost)
        deed = "approve_cost" if approved else "refuse_cost"
        await record(deed, who=by, office=conference.office, conference=conference.id, cost=cost, cents=amount_of(found))
        if conference.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


async def _waits(conference: ConferenceLine) -> bool:
    """Does a cost wait for approval?"""
    return any(_waits_for_approval(each) for each in await costs_of(conference.id))


def _waits_for_approval(cost: CostEntry) -> bool:
    return approval_of(cost, cost.approve_above) is Approval.WAITING


_MANAGERS = """
    SELECT s.person FROM staff s JOIN person p ON p.id = s.person
    WHERE p.office = $1 AND s.role = 'manager' AND s.active
"""


async def _tell_the_managers(conference: ConferenceLine, waited: bool) -> None:
    """With the first cost that waits; those that come after it are on the same desk already."""
    if waited or not await _waits(conference):
        return
    for each in await rows(_MANAGERS, conference.office):
        await write_to_staff(Kind.DESK_NEWS, each["person"], office=conference.office, conference=conference.id)


async def write_down_hours(conference: ConferenceLine, value: HoursForm, *, by: UUID) -> UUID:
    async with all_or_nothing():
        await hold(conference)
        hours = Hours(conference=conference.id, person=by, day=value.day, phase=value.phase, work=value.work, minutes=value.spent)
        await Hours.insert(hours)
        await record("write_down_hours", who=by, office=conference.office, conference=conference.id, minutes=value.spent)
    return UUID(str(hours.id))


async def remove_hours(conference: ConferenceLine, hours: UUID, *, by: UUID) -> None:
    """Take back what was written down, each their own only."""
    async with all_or_nothing():
        await hold(conference)
        gone = await Hours.delete().where(Hours.id == hours, Hours.conference == conference.id, Hours.person == by).returning(Hours.id)
        if not gone:
            raise NoSuchThing
        await record("remove_hours", who=by, office=conference.office, conference=conference.id, hours=hours)
