"""Beginning a version, throwing it away, and its lock.

Lock order, always: the conference (held, or moved on by a step), then the version. Whoever writes in a
draft locks its row, so that nothing slips in between what is read and what is frozen.
"""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold, moved_on
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row, rows
from app.kit.clock import now
from app.kit.errors import Refused
from app.kit.i18n import gettext as _
from app.plans.tables import (
    PlanVersion,
)
from app.practice.phases import Phase

#: The version presented last at this meeting; where it has just begun to write, the one in force.
_TO_COPY = """
    SELECT v.id FROM plan_version v LEFT JOIN decision d ON d.version = v.id
    WHERE v.conference = $1 AND v.presented_at IS NOT NULL
    ORDER BY v.sitting = $2 DESC, v.sitting <> $2 AND coalesce(d.accepted, false) DESC, v.number DESC LIMIT 1 FOR UPDATE OF v
"""


async def start_draft(conference: ConferenceLine, *, by: UUID) -> UUID:
    """Begin to write: the first version, or a copy of the one presented last; at a review, first of the one in force.

    A draft that is there already is kept.
    """
    async with all_or_nothing():
        await hold(conference)
        only_while_agreeing(conference)
        latest = await row(_TO_COPY, conference.id, conference.sitting)
        return await new_draft(conference, latest["id"] if latest else None, by=by)


async def discard_draft(conference: ConferenceLine, *, by: UUID) -> None:
    """Throw the new version away and go back to the one that was presented. The first draft cannot be thrown away."""
    async with all_or_nothing():
        await hold(conference)
        only_while_agreeing(conference)
        if not await PlanVersion.exists().where(PlanVersion.conference == conference.id, PlanVersion.presented_at.is_not_null()):
            raise Refused(_("This is the first version. Take out what you do not want any more."))
        await throw_away(conference, by=by)


async def draft_to_write(conference: ConferenceLine, *, by: UUID) -> UUID:
    """The draft, locked until the change is done; the first word that is written begins the first one."""
    await hold(conference)
    only_while_agreeing(conference)
    draft = await locked_draft(conference)
    if draft is None and not await PlanVersion.exists().where(PlanVersion.conference == conference.id):
        await new_draft(conference, None, by=by)
    draft = draft or await locked_draft(conference)  # also one that somebody else has begun between the two questions
    if draft is None:
        raise just_presented()
    return draft


def just_presented() -> Refused:
    return Refused(_("The plan has been presented, so it stays as it is. To change something, begin a new version."))


def only_while_agreeing(conference: ConferenceLine) -> None:
    if conference.phase is not Phase.AGREEING:
        raise Refused(_("The plan is written after private family time. When it is in force, open it for a change first."))


async def locked_draft(conference: ConferenceLine) -> UUID | None:
    found = await row("SELECT id FROM plan_version WHERE conference = $1 AND presented_at IS NULL FOR UPDATE", conference.id)
    return found["id"] if found else None


async def new_draft(conference: ConferenceLine, copy_of: UUID | None, *, by: UUID) -> UUID:
    """A draft with the next number, empty or as a copy; the one that is there already where there is one."""
    made = await row(
        "INSERT INTO plan_version (conference, number, sitting, made_by, made_at, contingency, no_contingency, guardian, review_on, "
        "call_whom, call_when) SELECT $1, (SELECT coalesce(max(number), 0) + 1 FROM plan_version WHERE conference = $1), $5, $2, $3, "
        "coalesce(o.contingency, ''), coalesce(o.no_contingency, false), "
        "(SELECT person FROM participant WHERE conference = $1 AND person = o.guardian AND left_at IS NULL), o.review_on, "
        "CASE WHEN o.call_whom IN (SELECT person FROM participant WHERE conference = $1 AND left_at IS NULL "
        "UNION SELECT unnest(ARRAY[caseworker, coordinator]) FROM conference WHERE id = $1) THEN o.call_whom END, "
        "coalesce(o.call_when, '') "
        "FROM (SELECT 1) one LEFT JOIN plan_version o ON o.id = $4 ON CONFLICT DO NOTHING RETURNING id",
        conference.id,
        by,
        now(),
        copy_of,
        conference.sitting,
    )
    if made is None:
        there = await locked_draft(conference)
        if there is None:
            raise moved_on()
        return there
    if copy_of is not None:
        await _copy(conference, copy_of, made["id"])
    await record("start_draft", who=by, office=conference.office, conference=conference.id, version=made["id"], copy_of=copy_of)
    new: UUID = made["id"]
    return new


async def throw_away(conference: ConferenceLine, *, by: UUID) -> None:
    draft = await locked_draft(conference)
    if draft is not None:
        await PlanVersion.delete().where(PlanVersion.id == draft)
        await record("discard_draft", who=by, office=conference.office, conference=conference.id, version=draft)


async def _copy(conference: ConferenceLine, old: UUID, new: UUID) -> None:
    """The same agreements and wishes under the same promise and request. Who has left does not do anything any more."""
    await rows(
        "WITH here AS (SELECT person FROM participant WHERE conference = $3 AND left_at IS NULL) "
        "INSERT INTO agreement (version, promise, position, own_words, what, who, due_on, due_words, helper, checker, sign, plan_b) "
        "SELECT $2, promise, position, own_words, what, CASE WHEN who IN (TABLE here) THEN who END, due_on, due_words, "
        "CASE WHEN helper IN (TABLE here) THEN helper END, "
        "CASE WHEN checker IN (TABLE here) OR checker = $4 THEN checker END, sign, plan_b FROM agreement WHERE version = $1",
        old,
        new,
        conference.id,
        conference.caseworker,
    )
    await rows(
        "INSERT INTO agreement_line (agreement, line) SELECT n.id, al.line FROM agreement o "
        "JOIN agreement n ON n.version = $2 AND n.promise = o.promise JOIN agreement_line al ON al.agreement = o.id WHERE o.version = $1",
        old,
        new,
    )
    await rows(
        "INSERT INTO change_reason (version, promise, why) SELECT $2, y.promise, y.why FROM change_reason y "
        "JOIN plan_version o ON o.id = y.version WHERE y.version = $1 AND o.sitting = $3",
        old,
        new,
        conference.sitting,
    )
    await rows(
        "INSERT INTO requested_service (version, request, position, what, from_whom) "
        "SELECT $2, request, position, what, from_whom FROM requested_service WHERE version = $1",
        old,
        new,
    )
