"""Writing the draft: agreements, wishes, and what stands round them."""

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID, uuid4

from app.audit.commands import record
from app.conferences.queries import ConferenceLine, family_group_of
from app.database import all_or_nothing, row, rows
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.plans.commands.drafts import draft_to_write
from app.plans.commands.helping import ask_partner, partner_to_ask
from app.plans.forms import AgreementForm, ChangedAgreementForm, FrameForm, ServiceForm
from app.plans.tables import (
    Agreement,
    AgreementLine,
    ChangeReason,
    PlanVersion,
    RequestedService,
)

MOST_AGREEMENTS = 60  # a plan that nobody can read any more


class EditedMeanwhile(Refused):
    """Somebody else has saved the same thing since it was read: show both texts."""


def edited_meanwhile() -> EditedMeanwhile:
    return EditedMeanwhile(_("Somebody else has changed this in the meantime. Please look at both texts."))


async def add_agreement(conference: ConferenceLine, form: AgreementForm, *, by: UUID) -> UUID:
    """Write down what somebody will do. The own words stay from here on as they are."""
    async with all_or_nothing():
        draft = await draft_to_write(conference, by=by)
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
        draft = await draft_to_write(conference, by=by)
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
        draft = await draft_to_write(conference, by=by)
        removed = await Agreement.delete().where(Agreement.id == agreement, Agreement.version == draft).returning(Agreement.id)
        if not removed:
            raise NoSuchThing
        await record("remove_agreement", who=by, office=conference.office, conference=conference.id, agreement=agreement)


async def move_agreement(conference: ConferenceLine, agreement: UUID, direction: Literal["up", "down"], *, by: UUID) -> None:
    """Put it one place up or down. At the edge it stays."""
    async with all_or_nothing():
        draft = await draft_to_write(conference, by=by)
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
        draft = await draft_to_write(conference, by=by)
        if await RequestedService.count().where(RequestedService.version == draft) >= MOST_AGREEMENTS:
            raise Refused(_("There are very many wishes already. Please take one out before you add another."))
        partner = await partner_to_ask(conference, form.partner)
        service = RequestedService(
            version=draft,
            request=uuid4(),
            position=await _next_position("requested_service", draft),
            what=form.what,
            from_whom=form.from_whom or (partner.name if partner else ""),
        )
        await RequestedService.insert(service)
        if partner:
            await ask_partner(conference, service.request, partner.id)
        await record("add_service", who=by, office=conference.office, conference=conference.id, service=service.id)
    return service.id


async def remove_service(conference: ConferenceLine, service: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        draft = await draft_to_write(conference, by=by)
        here = (RequestedService.id == service, RequestedService.version == draft)
        if not await RequestedService.delete().where(*here).returning(RequestedService.id):
            raise NoSuchThing
        await record("remove_service", who=by, office=conference.office, conference=conference.id, service=service)


async def say_reasons(conference: ConferenceLine, why: Mapping[UUID, str], *, by: UUID) -> None:
    """Why these promises or wishes are other than before. Where nothing is said any more, nothing stays."""
    async with all_or_nothing():
        draft = await draft_to_write(conference, by=by)
        for promise, words in why.items():
            if words:
                await ChangeReason.insert(ChangeReason(version=draft, promise=promise, why=words)).on_conflict(
                    action="DO UPDATE", target=(ChangeReason.version, ChangeReason.promise), values=[ChangeReason.why]
                )
            else:
                await ChangeReason.delete().where(ChangeReason.version == draft, ChangeReason.promise == promise)
        await record("say_reasons", who=by, office=conference.office, conference=conference.id, version=draft)


async def set_frame(conference: ConferenceLine, form: FrameForm, *, by: UUID) -> None:
    """Set what stands round the agreements. Raises EditedMeanwhile when somebody else was quicker."""
    async with all_or_nothing():
        draft = await draft_to_write(conference, by=by)
        if form.guardian is not None and form.guardian not in dict(await family_group_of(conference.id)):
            raise Refused(_("Only somebody of the family group can keep an eye on the plan."))
        await _can_be_called(conference, form.call_whom)
        changed = (
            await PlanVersion.update(
                {
                    PlanVersion.contingency: form.contingency,
                    PlanVersion.no_contingency: form.no_contingency == "yes" and not form.contingency,
                    PlanVersion.guardian: form.guardian,
                    PlanVersion.review_on: form.review_on,
                    PlanVersion.call_whom: form.call_whom,
                    PlanVersion.call_when: form.call_when,
                    PlanVersion.edited: form.edited + 1,
                }
            )
            .where(PlanVersion.id == draft, PlanVersion.edited == form.edited)
            .returning(PlanVersion.id)
        )
        if not changed:
            raise edited_meanwhile()
        await record("set_frame", who=by, office=conference.office, conference=conference.id, version=draft)


async def _can_be_called(conference: ConferenceLine, whom: UUID | None) -> None:
    if whom is not None and whom not in {*dict(await family_group_of(conference.id)), conference.coordinator, conference.caseworker}:
        raise Refused(_("You can agree to call somebody of the family group, the coordinator or the caseworker."))


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
        raise Refused(_("Only somebody of the family group or the caseworker can check whether it works."))


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
