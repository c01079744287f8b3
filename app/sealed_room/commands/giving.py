"""Giving the plan: what the family chose goes into the plan in clear, and the room is gone. One transaction."""

from uuid import UUID

import msgspec
from msgspec import Struct

from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.plans import commands as plans
from app.plans import queries, rules
from app.plans.commands.drafts import new_draft, throw_away
from app.plans.forms import AgreementForm, FrameForm, ServiceForm
from app.practice.phases import Phase
from app.private_time.commands import call_back
from app.sealed_room.forms import GivenAgreement, GivenPlan


class Given(Struct, frozen=True):
    """What every phone shows at the end, to be compared: how many entries there were, and the SHA-256 of the last one."""

    entries: int
    tail: bytes
    presented: bool


async def give(conference: ConferenceLine, room: UUID, access: bytes, plan: GivenPlan, *, by: UUID) -> Given:
    """Call the others back with a plan. The room itself is deleted by the database as soon as private family time ends.

    The lines become a version of their own, presented when nothing is missing; a draft that holds other
    words already is kept, and the lines stand below them.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        entries, tail = await _closing(conference, room, access)
        if not plan.agreements and not plan.services:
            raise Refused(_("Please choose at least one line of your plan."))
        await call_back(conference, True, by=by)
        here = msgspec.structs.replace(conference, phase=Phase.AGREEING)
        alone = await _room_for_it(here, by=by)
        await _write(here, plan, by=by)
        presented = alone and await _present(here, by=by)
    return Given(entries, tail, presented)


async def _closing(conference: ConferenceLine, room: UUID, access: bytes) -> tuple[int, bytes]:
    found = await row(
        "SELECT r.entries, (SELECT sha256(sealed) FROM sealed_entry WHERE room = r.id ORDER BY position DESC LIMIT 1) AS tail "
        "FROM sealed_room r JOIN sealed_access a ON a.room = r.id "
        "WHERE r.id = $1 AND r.conference = $2 AND a.hash = $3 AND a.reads_until IS NULL",
        room,
        conference.id,
        access,
    )
    if found is None:
        raise NoSuchThing
    return found["entries"], found["tail"] or b""


async def _room_for_it(conference: ConferenceLine, *, by: UUID) -> bool:
    """An empty draft. False when there is one already in which somebody has written: it is kept as it is.

    At a review what the family chose stands below the plan in force: what of that stays, it says itself.
    """
    if conference.sitting > 1 and await queries.latest_presented(conference.id) is not None:
        await plans.start_draft(conference, by=by)
        return False
    writing = await queries.writing_of(conference.id)
    if writing.draft is not None:
        presented = await queries.latest_presented(conference.id)
        if presented is not None and _same(presented.plan, writing.as_plan()):
            await throw_away(conference, by=by)
        elif writing.draft.agreements or writing.draft.services or writing.draft.contingency:
            return False
    await new_draft(conference, None, by=by)
    return True


def _same(before: rules.Plan, after: rules.Plan) -> bool:
    """Is the draft still the copy as which it began?"""
    return not rules.changes(before, after) and not rules.frame_changed(before, after)


async def _write(conference: ConferenceLine, plan: GivenPlan, *, by: UUID) -> None:
    writing = await queries.writing_of(conference.id)
    family, checkers = {each.id for each in writing.people}, {each.id for each in writing.checkers}
    for agreement in plan.agreements:
        await plans.add_agreement(conference, _form(agreement, family, checkers), by=by)
    for wish in plan.services:
        await plans.add_service(conference, ServiceForm(what=wish.what, from_whom=wish.from_whom), by=by)
    if plan.contingency or plan.no_contingency or plan.guardian or plan.review_on:
        await plans.set_frame(conference, _frame(plan, writing.draft, family), by=by)


def _form(given: GivenAgreement, family: set[UUID], checkers: set[UUID]) -> AgreementForm:
    """Whoever is not of the family group any more does nothing in its plan; the own words stay as they are."""
    values = msgspec.structs.asdict(given)
    values |= {name: values[name] if values[name] in family else None for name in ("who", "helper")}
    return AgreementForm(**values | {"checker": given.checker if given.checker in checkers else None})


def _frame(plan: GivenPlan, draft: queries.Draft | None, family: set[UUID]) -> FrameForm:
    """What stands round the agreements; what the draft holds already is kept where nothing new is said."""
    contingency = plan.contingency
    if draft is not None and draft.contingency:
        contingency = f"{draft.contingency}\n\n{contingency}".strip() if contingency != draft.contingency else contingency
    return FrameForm(
        edited=draft.edited if draft else 0,
        contingency=contingency,
        no_contingency="yes" if plan.no_contingency and not contingency else "",
        guardian=plan.guardian if plan.guardian in family else draft.guardian.id if draft and draft.guardian else None,
        review_on=plan.review_on or (draft.review_on if draft else None),
        call_whom=draft.escalation.whom.id if draft and draft.escalation.whom else None,
        call_when=draft.escalation.words if draft else "",
    )


async def _present(conference: ConferenceLine, *, by: UUID) -> bool:
    """Present it when nothing is missing; else the family finishes it on its pages."""
    try:
        await plans.present(conference, by=by)
    except Refused:
        return False
    return True
