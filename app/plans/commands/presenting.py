"""Presenting the plan, and what everybody says to it."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold, moved_on
from app.conferences.queries import ConferenceLine, family_group_of
from app.database import all_or_nothing, row, rows
from app.kit.clock import now, today
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_family, write_to_staff
from app.plans import queries, rules
from app.plans.commands.drafts import locked_draft, only_while_agreeing
from app.plans.queries import PresentedPlan
from app.plans.tables import (
    AssentGiven,
    PlanVersion,
)
from app.practice.mail import Kind, State
from app.practice.promises import Assent, AssentHow


async def present(conference: ConferenceLine, *, by: UUID, seen: str = "") -> UUID:
    """Freeze the draft. From here on the database itself refuses to change it.

    `seen`: the checksum of the draft as its reader saw it; when it has changed since, nothing is presented.
    """
    async with all_or_nothing():
        await hold(conference)
        only_while_agreeing(conference)
        draft = await locked_draft(conference)
        if draft is None:
            raise moved_on()
        writing = await queries.writing_of(conference.id)
        plan = writing.as_plan()
        if seen and seen != rules.checksum(plan):
            raise Refused(_("Somebody has just changed the plan. Please read it once more, then present it."))
        gaps = rules.missing(plan, family={each.id for each in writing.people}, today=today(conference.zone))
        if gaps:
            raise Refused(_(rules.GAP_SENTENCES[gaps[0].gap]))
        frozen = await PlanVersion.update(
            {
                PlanVersion.presented_at: now(),
                PlanVersion.presented_by: by,
                PlanVersion.content: rules.canonical(plan),
                PlanVersion.checksum: rules.checksum(plan),
            }
        ).where(PlanVersion.id == draft, PlanVersion.presented_at.is_null()).returning(PlanVersion.id)  # fmt: skip
        if not frozen:
            raise moved_on()
        await record("present_plan", who=by, office=conference.office, conference=conference.id, version=draft, number=plan.number)
        await tell_staff(conference, conference.caseworker, by=by)
        await tell_staff(conference, conference.coordinator, by=by)
    return draft


async def answer_plan(
    conference: ConferenceLine,
    *,
    person: UUID,
    answer: Assent,
    why: str,
    how: AssentHow,
    witness: str = "",
    owed_by: UUID | None = None,
    number: int | None = None,
    sitting: int | None = None,
    by: UUID,
) -> None:
    """Note what somebody says to the plan. The latest answer counts; the same answer twice is noted once.

    `number`: the version that was read, so that nobody agrees to one that they have not seen. `sitting`: the meeting up to which
    they know the plan, where that is an earlier one.
    """
    async with all_or_nothing():
        await hold(conference)
        plan = await _as_it_was_read(conference, number, sitting)
        if person not in dict(await family_group_of(conference.id)):
            raise NoSuchThing
        if answer is Assent.NO and not why:
            raise Refused(_("Please say why, in your own words."))
        if how is AssentHow.ORAL and not witness:
            raise Refused(_("What is said needs somebody who heard it."))
        owed_by = await _who_asks_again(conference, owed_by) if answer is Assent.NOT_YET else None
        if await _said_already(plan.id, person, answer, why, how, owed_by):
            return
        await AssentGiven.insert(
            AssentGiven(
                version=plan.id, person=person, answer=answer, why=why, how=how, witness=witness, owed_by=owed_by, recorded_by=by
            )
        )  # fmt: skip
        about = {"person": person, "answer": answer, "how": how, "version": plan.id}
        await record("answer_plan", who=by, office=conference.office, conference=conference.id, **about)
        if owed_by in (conference.caseworker, conference.coordinator):
            await tell_staff(conference, owed_by, by=by)


async def on_the_table(conference: ConferenceLine) -> PresentedPlan:
    """What everybody talks about: the version presented last, or once it lives the one in force."""
    plan = await queries.plan_on_the_table(conference.id, conference.phase)
    if plan is None:
        raise Refused(_("The family has not presented a plan yet."))
    return plan


async def in_force(conference: ConferenceLine) -> PresentedPlan:
    plan = await queries.plan_in_force(conference.id)
    if plan is None or plan.decision is None or not plan.decision.accepted:
        raise Refused(_("There is no plan in force yet. It is when the caseworker has accepted it."))
    return plan


async def lock_presented(conference: ConferenceLine) -> None:
    """Lock the presented versions until the change is done, always in the same order."""
    await rows("SELECT id FROM plan_version WHERE conference = $1 AND presented_at IS NOT NULL ORDER BY number FOR UPDATE", conference.id)


async def tell_staff(conference: ConferenceLine, person: UUID | None, *, by: UUID) -> None:
    if person is not None and person != by:
        await write_to_staff(Kind.DESK_NEWS, person, office=conference.office, conference=conference.id)


async def tell_family(conference: ConferenceLine) -> None:
    """There is something new about the plan: to everybody of the family group who knows of it, and to whom an e-mail may go.

    Whom such a message waits for already gets no second one.
    """
    waiting = await rows(
        "SELECT person FROM outbox_message WHERE conference = $1 AND kind = $2 AND state = $3 AND leased_until IS NULL",
        conference.id,
        Kind.PLAN_NEWS,
        State.WAITING,
    )
    told = {each["person"] for each in waiting}
    for each in await queries.reachable(conference.id):
        if each.knows and each.by_mail and each.link is not None and each.person not in told:
            await write_to_family(Kind.PLAN_NEWS, each.person, office=conference.office, conference=conference.id, link=each.link)


async def _as_it_was_read(conference: ConferenceLine, number: int | None, sitting: int | None) -> PresentedPlan:
    """What people say yes or no to: the latest version, or once it lives the one in force."""
    earlier = sitting is not None and sitting < conference.sitting
    plan = await queries.plan_in_force(conference.id, sitting) if earlier else await on_the_table(conference)
    if plan is None:
        raise NoSuchThing
    if number is not None and number != plan.number:
        raise Refused(_("There is a newer version of the plan. Please read it first."))
    return plan


async def _who_asks_again(conference: ConferenceLine, owed_by: UUID | None) -> UUID:
    """Whoever owes the question: somebody at the table; where nobody is named, the coordinator."""
    chosen = owed_by or conference.coordinator or conference.caseworker
    staff = {conference.caseworker, conference.coordinator}
    if chosen not in staff and chosen not in dict(await family_group_of(conference.id)):
        raise Refused(_("Choose somebody of the family group, the coordinator or the caseworker."))
    return chosen


async def _said_already(version: UUID, person: UUID, answer: Assent, why: str, how: AssentHow, owed_by: UUID | None) -> bool:
    last = await row(
        "SELECT answer, why, how, owed_by FROM assent_given WHERE version = $1 AND person = $2 ORDER BY at DESC, id LIMIT 1",
        version,
        person,
    )
    return last is not None and (last["answer"], last["why"], last["how"], last["owed_by"]) == (answer, why, how, owed_by)
