"""Writing the plan with the family, presenting it, saying yes or no to it, deciding, promising help, handing it out.

Lock order, always: the conference (held, or moved on by a step), then the version. Whoever writes in a
draft locks its row, so that nothing slips in between what is read and what is frozen.
"""

from datetime import date
from typing import Any, Literal
from uuid import UUID, uuid4

import asyncpg

from app.audit.commands import record
from app.conferences.commands import hold, moved_on, take
from app.conferences.queries import ConferenceLine, family_group_of
from app.conferences.tables import Conference
from app.database import all_or_nothing, row, rows
from app.kit.clock import now, today
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_family, write_to_staff
from app.plans import queries, rules
from app.plans.forms import AgreementForm, ChangedAgreementForm, FrameForm, ServiceForm, WishForm
from app.plans.queries import PresentedPlan
from app.plans.tables import (
    Agreement,
    AgreementLine,
    AssentGiven,
    Decision,
    HandedOut,
    LineVerdict,
    PlanVersion,
    PromisedHelp,
    RequestedService,
)
from app.practice.mail import Kind
from app.practice.phases import Phase, Step
from app.practice.vocabulary import Assent, AssentHow, HelpDecision, Way

MOST_AGREEMENTS = 60  # a plan that nobody can read any more


class EditedMeanwhile(Refused):
    """Somebody else has saved the same thing since it was read: show both texts."""


def edited_meanwhile() -> EditedMeanwhile:
    return EditedMeanwhile(_("Somebody else has changed this in the meantime. Please look at both texts."))


def just_presented() -> Refused:
    return Refused(_("The plan has been presented, so it stays as it is. To change something, begin a new version."))


# Writing


async def start_draft(conference: ConferenceLine, *, by: UUID) -> UUID:
    """Begin to write: the first version, or a copy of the one presented last. A draft that is there already is kept."""
    async with all_or_nothing():
        await hold(conference)
        await _only_while_agreeing(conference)
        latest = await row(
            "SELECT id FROM plan_version WHERE conference = $1 AND presented_at IS NOT NULL ORDER BY number DESC LIMIT 1 FOR UPDATE",
            conference.id,
        )
        return await _new_draft(conference, latest["id"] if latest else None, by=by)


async def add_agreement(conference: ConferenceLine, form: AgreementForm, *, by: UUID) -> UUID:
    """Write down what somebody will do. The own words stay from here on as they are."""
    async with all_or_nothing():
        draft = await _draft_to_write(conference, by=by)
        await _people_fit(conference, form)
        held = await Agreement.count().where(Agreement.version == draft)
        if held >= MOST_AGREEMENTS:
            raise Refused(_("There are very many agreements already. Please take one out before you add another."))
        agreement = Agreement(
            version=draft,
            promise=uuid4(),
            position=await _next_position("agreement", draft),
            own_words=form.own_words,
            **_asked(form),
        )
        await Agreement.insert(agreement)
        await _answer_lines(conference, agreement.id, form.answers)
        await record("add_agreement", who=by, office=conference.office, conference=conference.id, agreement=agreement.id)
    return agreement.id


async def change_agreement(conference: ConferenceLine, agreement: UUID, form: ChangedAgreementForm, *, by: UUID) -> None:
    """Make an agreement more exact, beside its own words. Raises EditedMeanwhile when somebody else was quicker."""
    async with all_or_nothing():
        draft = await _draft_to_write(conference, by=by)
        await _people_fit(conference, form)
        here = (Agreement.id == agreement, Agreement.version == draft)
        changed = (
            await Agreement.update(_asked(form) | {"edited": form.edited + 1})
            .where(*here, Agreement.edited == form.edited)
            .returning(Agreement.id)
        )
        if not changed:
            raise edited_meanwhile() if await Agreement.exists().where(*here) else NoSuchThing
        await AgreementLine.delete().where(AgreementLine.agreement == agreement)
        await _answer_lines(conference, agreement, form.answers)
        await record("change_agreement", who=by, office=conference.office, conference=conference.id, agreement=agreement)


async def remove_agreement(conference: ConferenceLine, agreement: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        draft = await _draft_to_write(conference, by=by)
        removed = await Agreement.delete().where(Agreement.id == agreement, Agreement.version == draft).returning(Agreement.id)
        if not removed:
            raise NoSuchThing
        await record("remove_agreement", who=by, office=conference.office, conference=conference.id, agreement=agreement)


async def move_agreement(conference: ConferenceLine, agreement: UUID, direction: Literal["up", "down"], *, by: UUID) -> None:
    """Put it one place up or down. At the edge it stays."""
    async with all_or_nothing():
        draft = await _draft_to_write(conference, by=by)
        found = await rows("SELECT id FROM agreement WHERE version = $1 ORDER BY position, id", draft)
        order = [each["id"] for each in found]
        if agreement not in order:
            raise NoSuchThing
        at = order.index(agreement)
        to = max(0, at - 1) if direction == "up" else min(len(order) - 1, at + 1)
        order.insert(to, order.pop(at))
        await rows(
            "UPDATE agreement a SET position = o.place FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, place) WHERE a.id = o.id", order
        )
        await record("move_agreement", who=by, office=conference.office, conference=conference.id, agreement=agreement)


async def add_service(conference: ConferenceLine, form: ServiceForm, *, by: UUID) -> UUID:
    """Write down help that the family asks for."""
    async with all_or_nothing():
        draft = await _draft_to_write(conference, by=by)
        if await RequestedService.count().where(RequestedService.version == draft) >= MOST_AGREEMENTS:
            raise Refused(_("There are very many wishes already. Please take one out before you add another."))
        service = RequestedService(
            version=draft,
            request=uuid4(),
            position=await _next_position("requested_service", draft),
            what=form.what,
            from_whom=form.from_whom,
        )
        await RequestedService.insert(service)
        await record("add_service", who=by, office=conference.office, conference=conference.id, service=service.id)
    return service.id


async def remove_service(conference: ConferenceLine, service: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        draft = await _draft_to_write(conference, by=by)
        here = (RequestedService.id == service, RequestedService.version == draft)
        if not await RequestedService.delete().where(*here).returning(RequestedService.id):
            raise NoSuchThing
        await record("remove_service", who=by, office=conference.office, conference=conference.id, service=service)


async def set_frame(conference: ConferenceLine, form: FrameForm, *, by: UUID) -> None:
    """Set what stands round the agreements. Raises EditedMeanwhile when somebody else was quicker."""
    async with all_or_nothing():
        draft = await _draft_to_write(conference, by=by)
        if form.guardian is not None and form.guardian not in dict(await family_group_of(conference.id)):
            raise Refused(_("Only somebody of the family group can keep an eye on the plan."))
        changed = (
            await PlanVersion.update(
                {
                    PlanVersion.contingency: form.contingency,
                    PlanVersion.no_contingency: form.no_contingency == "yes" and not form.contingency,
                    PlanVersion.guardian: form.guardian,
                    PlanVersion.review_on: form.review_on,
                    PlanVersion.edited: form.edited + 1,
                }
            )
            .where(PlanVersion.id == draft, PlanVersion.edited == form.edited)
            .returning(PlanVersion.id)
        )
        if not changed:
            raise edited_meanwhile()
        await record("set_frame", who=by, office=conference.office, conference=conference.id, version=draft)


async def discard_draft(conference: ConferenceLine, *, by: UUID) -> None:
    """Throw the new version away and go back to the one that was presented. The first draft cannot be thrown away."""
    async with all_or_nothing():
        await hold(conference)
        await _only_while_agreeing(conference)
        if not await PlanVersion.exists().where(PlanVersion.conference == conference.id, PlanVersion.presented_at.is_not_null()):
            raise Refused(_("This is the first version. Take out what you do not want any more."))
        await _throw_away(conference, by=by)


# Presenting


async def present(conference: ConferenceLine, *, by: UUID, seen: str = "") -> UUID:
    """Freeze the draft. From here on the database itself refuses to change it.

    `seen`: the checksum of the draft as its reader saw it; when it has changed since, nothing is presented.
    """
    async with all_or_nothing():
        await hold(conference)
        await _only_while_agreeing(conference)
        draft = await _locked_draft(conference)
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
        await _tell_staff(conference, conference.caseworker, by=by)
        await _tell_staff(conference, conference.coordinator, by=by)
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
    by: UUID,
) -> None:
    """Note what somebody says to the plan. The latest answer counts; the same answer twice is noted once.

    `number`: the version that was read, so that nobody agrees to one that they have not seen.
    """
    async with all_or_nothing():
        await hold(conference)
        plan = await _plan_on_the_table(conference, number)
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
            await _tell_staff(conference, owed_by, by=by)


# Deciding


async def decide(conference: ConferenceLine, verdicts: rules.Verdicts, *, by: UUID) -> bool:
    """Accept the plan when every point is a yes; otherwise say point by point why not, and begin the next version.

    True when it was accepted. Accepting moves the conference first, so that of two who decide the second is told.
    """
    async with all_or_nothing():
        accepted = rules.accepted(verdicts)
        if rules.unexplained(verdicts):
            raise Refused(_("Please say why, so that the family knows what to change."))
        if accepted:
            await take(Step.ACCEPT_PLAN, conference, by=by)
        else:
            await hold(conference)
            await _only_while_agreeing(conference)
        plan = await _plan_to_decide(conference, verdicts.number)
        await _keep_decision(plan, verdicts, accepted, by=by)
        if accepted:
            await Conference.update({Conference.review_on: plan.plan.review_on}).where(Conference.id == conference.id)
        else:
            await _new_draft(conference, plan.id, by=by)
        deed = "accept_plan_version" if accepted else "refuse_plan_version"
        await record(deed, who=by, office=conference.office, conference=conference.id, version=plan.id, number=plan.number)
        await _tell_staff(conference, conference.coordinator, by=by)
        await _tell_family(conference)
    return accepted


async def answer_wish(conference: ConferenceLine, request: UUID, form: WishForm, *, by: UUID) -> None:
    """Promise the help with a day, or say with words why not. Apart from accepting the plan.

    The answer can be changed until the promise is kept; every day that was ever promised stays in the log.
    """
    async with all_or_nothing():
        await hold(conference)
        plan = await _latest(conference)
        wish = next((each for each in plan.plan.services if each.request == request), None)
        if wish is None:
            raise NoSuchThing
        granted = form.decision is HelpDecision.GRANTED
        if (granted and form.promised_on is None) or (not granted and not form.words):
            raise Refused(_("Please promise a day, or say why not."))
        promised_on = form.promised_on if granted else None
        before = await row("SELECT decision, promised_on, kept_on FROM promised_help WHERE request = $1 FOR UPDATE", request)
        if before is not None and before["kept_on"] is not None:
            raise Refused(_("This promise has been kept already, so it stays as it is."))
        values: dict[Any, Any] = {
            "what": wish.what,
            "decision": form.decision,
            "promised_on": promised_on,
            "words": form.words,
            "by": by,
            "at": now(),
        }
        if before is None:
            await _first_answer(conference, request, values)
        else:
            await PromisedHelp.update(values).where(PromisedHelp.request == request)
        await record(
            "answer_wish",
            who=by,
            office=conference.office,
            conference=conference.id,
            request=request,
            decision=form.decision,
            promised_on=promised_on,
            promised_before=before["promised_on"] if before else None,
        )
        await _tell_family(conference)


async def keep_office_promise(conference: ConferenceLine, request: UUID, on: date, *, by: UUID) -> None:
    """Note that help has begun as promised. Noting it twice notes it once."""
    async with all_or_nothing():
        await hold(conference)
        if on > today(conference.zone):
            raise Refused(_("This day is still to come. Please note it when the help has begun."))
        found = await row(
            "SELECT decision, kept_on FROM promised_help WHERE request = $1 AND conference = $2 FOR UPDATE", request, conference.id
        )
        if found is None or found["decision"] != HelpDecision.GRANTED:
            raise NoSuchThing
        if found["kept_on"] is not None:
            return
        await PromisedHelp.update({PromisedHelp.kept_on: on, PromisedHelp.kept_by: by}).where(PromisedHelp.request == request)
        await record("keep_office_promise", who=by, office=conference.office, conference=conference.id, request=request, kept_on=on)


# Handing out, changing, keeping


async def hand_out(conference: ConferenceLine, person: UUID, way: Way, *, by: UUID) -> None:
    """Record that somebody receives the plan in force, in their language; by e-mail, send the news."""
    async with all_or_nothing():
        await hold(conference)
        plan = await _in_force(conference)
        someone = next((each for each in await queries.reachable(conference.id) if each.person == person), None)
        if someone is None:
            raise NoSuchThing
        if way is Way.EMAIL and not someone.by_mail:
            raise Refused(_("No e-mail can go to this person: an address, a personal link or consent is missing. Choose another way."))
        await _hand_to(conference, plan, someone, way, by=by)


async def hand_out_to_all(conference: ConferenceLine, *, by: UUID) -> int:
    """Hand the plan in force to everybody of the family group who does not have it yet, each by their way.

    The number of those who received it now. Somebody whose way is e-mail, but to whom none can go, is left out.
    """
    async with all_or_nothing():
        await hold(conference)
        plan = await _in_force(conference)
        waiting = without_plan(plan, await queries.reachable(conference.id))
        now_reached = [each for each in waiting if each.way is not Way.EMAIL or each.by_mail]
        for each in now_reached:
            await _hand_to(conference, plan, each, each.way, by=by)
    return len(now_reached)


def without_plan(plan: PresentedPlan, everybody: list[queries.Reachable]) -> list[queries.Reachable]:
    """Those who have not received this version yet."""
    received = {each.person.id for each in plan.handed_out}
    return [each for each in everybody if each.person not in received]


async def reopen(conference: ConferenceLine, *, by: UUID) -> UUID:
    """Open the plan in force for a change: a draft that begins as its copy. The old version stays readable."""
    async with all_or_nothing():
        await take(Step.REOPEN_PLAN, conference, by=by)
        plan = await _in_force(conference)
        draft = await _new_draft(conference, plan.id, by=by)
        await record("reopen_plan_version", who=by, office=conference.office, conference=conference.id, version=plan.id, draft=draft)
    return draft


async def keep_plan(conference: ConferenceLine, *, by: UUID) -> None:
    """Leave the plan in force as it is: the draft is thrown away, and the plan lives on."""
    async with all_or_nothing():
        await take(Step.KEEP_PLAN, conference, by=by)
        plan = await queries.plan_in_force(conference.id)
        if plan is None or plan.decision is None or not plan.decision.accepted:
            raise Refused(_("No version of the plan has been accepted yet. Go on writing, or present it."))
        await _throw_away(conference, by=by)


# What serves them


async def _only_while_agreeing(conference: ConferenceLine) -> None:
    if conference.phase is not Phase.AGREEING:
        raise Refused(_("The plan is written after private family time. When it is in force, open it for a change first."))


async def _locked_draft(conference: ConferenceLine) -> UUID | None:
    found = await row("SELECT id FROM plan_version WHERE conference = $1 AND presented_at IS NULL FOR UPDATE", conference.id)
    return found["id"] if found else None


async def _draft_to_write(conference: ConferenceLine, *, by: UUID) -> UUID:
    """The draft, locked until the change is done; the first word that is written begins the first one."""
    await hold(conference)
    await _only_while_agreeing(conference)
    draft = await _locked_draft(conference)
    if draft is None and not await PlanVersion.exists().where(PlanVersion.conference == conference.id):
        await _new_draft(conference, None, by=by)
        draft = await _locked_draft(conference)
    if draft is None:
        raise just_presented()
    return draft


async def _new_draft(conference: ConferenceLine, copy_of: UUID | None, *, by: UUID) -> UUID:
    """A draft with the next number, empty or as a copy; the one that is there already where there is one."""
    made = await row(
        "INSERT INTO plan_version (conference, number, made_by, made_at, contingency, no_contingency, guardian, review_on) "
        "SELECT $1, (SELECT coalesce(max(number), 0) + 1 FROM plan_version WHERE conference = $1), $2, $3, "
        "coalesce(o.contingency, ''), coalesce(o.no_contingency, false), o.guardian, o.review_on "
        "FROM (SELECT 1) one LEFT JOIN plan_version o ON o.id = $4 ON CONFLICT DO NOTHING RETURNING id",
        conference.id,
        by,
        now(),
        copy_of,
    )
    if made is None:
        there = await _locked_draft(conference)
        if there is None:
            raise moved_on()
        return there
    if copy_of is not None:
        await _copy(conference, copy_of, made["id"])
    await record("start_draft", who=by, office=conference.office, conference=conference.id, version=made["id"], copy_of=copy_of)
    new: UUID = made["id"]
    return new


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
        "INSERT INTO requested_service (version, request, position, what, from_whom) "
        "SELECT $2, request, position, what, from_whom FROM requested_service WHERE version = $1",
        old,
        new,
    )


async def _throw_away(conference: ConferenceLine, *, by: UUID) -> None:
    draft = await _locked_draft(conference)
    if draft is not None:
        await PlanVersion.delete().where(PlanVersion.id == draft)
        await record("discard_draft", who=by, office=conference.office, conference=conference.id, version=draft)


def _asked(form: AgreementForm | ChangedAgreementForm) -> dict[Any, Any]:
    """The columns that a form of an agreement fills."""
    return {
        "what": form.what,
        "who": form.who,
        "due_on": form.due_on,
        "due_words": form.due_words,
        "helper": form.helper,
        "checker": form.checker,
        "sign": form.sign,
        "plan_b": form.plan_b,
    }


async def _people_fit(conference: ConferenceLine, form: AgreementForm | ChangedAgreementForm) -> None:
    """Only the family group does things in the family's plan; the caseworker may look whether they work."""
    family = dict(await family_group_of(conference.id)).keys()
    if form.who is not None and form.who not in family:
        raise Refused(_("Only somebody of the family group can take this on."))
    if form.helper is not None and form.helper not in family:
        raise Refused(_("Only somebody of the family group can help here. Help from outside is a wish to the services."))
    if form.checker is not None and form.checker not in family | {conference.caseworker}:
        raise Refused(_("Only somebody of the family group or the caseworker can look whether it works."))


async def _answer_lines(conference: ConferenceLine, agreement: UUID, numbers: list[int]) -> None:
    """Note which bottom lines, or the question, an agreement answers. Numbers that do not exist are left out."""
    await rows(
        "INSERT INTO agreement_line (agreement, line) SELECT $1, l.id FROM line l "
        "WHERE l.conference = $2 AND (l.kind = 'bottom_line' AND l.number = ANY($3::int[]) OR l.kind = 'question' AND 0 = ANY($3::int[]))",
        agreement,
        conference.id,
        numbers,
    )


async def _next_position(table: Literal["agreement", "requested_service"], version: UUID) -> int:
    found = await row(f'SELECT coalesce(max(position), 0) + 1 AS next FROM "{table}" WHERE version = $1', version)  # noqa: S608
    return int(found["next"]) if found else 1


async def _latest(conference: ConferenceLine) -> PresentedPlan:
    plan = await queries.latest_presented(conference.id)
    if plan is None:
        raise Refused(_("The family has not presented a plan yet."))
    return plan


async def _in_force(conference: ConferenceLine) -> PresentedPlan:
    plan = await queries.plan_in_force(conference.id)
    if plan is None or plan.decision is None or not plan.decision.accepted:
        raise Refused(_("There is no plan in force yet. It is when the caseworker has accepted it."))
    return plan


async def _plan_on_the_table(conference: ConferenceLine, number: int | None) -> PresentedPlan:
    """What people say yes or no to: the latest version, or once it lives the one in force."""
    plan = await (_latest(conference) if conference.phase is Phase.AGREEING else _in_force(conference))
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


async def _plan_to_decide(conference: ConferenceLine, number: int) -> PresentedPlan:
    """The version that was read, if it is still the one to decide on. Its row is locked, so that no draft begins meanwhile."""
    await rows("SELECT id FROM plan_version WHERE conference = $1 AND presented_at IS NOT NULL ORDER BY number FOR UPDATE", conference.id)
    plan = await _latest(conference)
    if plan.number != number:
        raise Refused(_("The family has presented a newer version. Please read that one."))
    if plan.decision is not None:
        raise Refused(_("This version has been decided on already."))
    if plan.draft is not None:
        raise Refused(_("The family is just changing its plan. Please wait until it presents the new version."))
    return plan


async def _keep_decision(plan: PresentedPlan, verdicts: rules.Verdicts, accepted: bool, *, by: UUID) -> None:
    lines = {line.number: line.id for line in plan.plan.bottom_lines}
    if lines.keys() != verdicts.lines.keys():
        raise Refused(_("Please answer for each bottom line."))
    decision = Decision(
        version=plan.id,
        accepted=accepted,
        clear=verdicts.clear.yes,
        clear_why=verdicts.clear.why,
        safe=verdicts.safe.yes,
        safe_why=verdicts.safe.why,
        lawful=verdicts.lawful.yes,
        lawful_why=verdicts.lawful.why,
        by=by,
    )
    await Decision.insert(decision)
    for number, point in verdicts.lines.items():
        await LineVerdict.insert(LineVerdict(decision=decision.id, line=lines[number], met=point.yes, why=point.why))


async def _first_answer(conference: ConferenceLine, request: UUID, values: dict[Any, Any]) -> None:
    try:
        async with all_or_nothing():
            await PromisedHelp.insert(PromisedHelp(request=request, conference=conference.id, **values))
    except asyncpg.UniqueViolationError:
        raise moved_on() from None


async def _hand_to(conference: ConferenceLine, plan: PresentedPlan, someone: queries.Reachable, way: Way, *, by: UUID) -> None:
    await HandedOut.insert(HandedOut(version=plan.id, person=someone.person, way=way, language=someone.language, by=by))
    if way is Way.EMAIL and someone.link is not None:
        await write_to_family(Kind.PLAN_NEWS, someone.person, office=conference.office, conference=conference.id, link=someone.link)
    await record("hand_out", who=by, office=conference.office, conference=conference.id, person=someone.person, way=way, version=plan.id)


async def _tell_staff(conference: ConferenceLine, person: UUID | None, *, by: UUID) -> None:
    if person is not None and person != by:
        await write_to_staff(Kind.DESK_NEWS, person, office=conference.office, conference=conference.id)


async def _tell_family(conference: ConferenceLine) -> None:
    """There is something new about the plan: to everybody of the family group to whom an e-mail may go."""
    for each in await queries.reachable(conference.id):
        if each.by_mail and each.link is not None:
            await write_to_family(Kind.PLAN_NEWS, each.person, office=conference.office, conference=conference.id, link=each.link)
