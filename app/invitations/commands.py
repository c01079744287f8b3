"""Inviting, and noting answers."""

from collections.abc import Iterable
from uuid import UUID

from app.audit.commands import record
from app.circle.commands import make_link
from app.conferences.commands import hold, hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference
from app.database import all_or_nothing, rows
from app.dates.rules import give_up_at
from app.invitations import queries
from app.invitations.queries import InvitationLine
from app.invitations.rules import Standing, missing_to_invite
from app.invitations.tables import Invitation
from app.kit.clock import moment_of, now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_family
from app.practice.mail import Kind, State
from app.practice.vocabulary import Invited, Way


async def invite(conference: ConferenceLine, who: list[UUID], *, by: UUID) -> None:
    """Invite these people. With the first invitation the concern is frozen: from then on everybody knows the same.

    Whoever is invited already is passed over, so that pressing twice invites once.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        standing = await queries.standing_of(conference.id)
        _refuse(missing_to_invite(standing))
        people = {each.participant: each for each in await queries.invitations_of(conference.id)}
        if not set(who) <= people.keys():
            raise NoSuchThing
        chosen = [people[each] for each in dict.fromkeys(who) if people[each].invited_at is None]
        _refuse(_cannot_be_invited(chosen))
        if not standing.frozen and chosen:
            await Conference.update({Conference.frozen_at: now()}).where(Conference.id == conference.id)
            await record("freeze_concern", who=by, office=conference.office, conference=conference.id)
        for each in chosen:
            await _invite_one(conference, each, standing, by=by)


async def invite_again(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    """Send the invitation once more, for example to an address that was put right. One that still waits is not doubled."""
    async with all_or_nothing():
        await hold_alone(conference)
        standing = await queries.standing_of(conference.id)
        _refuse(missing_to_invite(standing))
        found = next((each for each in await queries.invitations_of(conference.id) if each.participant == participant), None)
        if found is None or found.invited_at is None:
            raise NoSuchThing
        _refuse(_cannot_be_invited([found]))
        if found.person not in await _who_waits_for(conference, Kind.INVITATION):
            await _invite_one(conference, found, standing, by=by)


async def _invite_one(conference: ConferenceLine, one: InvitationLine, standing: Standing, *, by: UUID) -> None:
    link = await make_link(conference, one.person, by=by)
    invitation = Invitation(participant=one.participant, way=one.way, invited_by=by, invited_at=now(), to_confirm=one.answer is not None)
    await Invitation.insert(invitation).on_conflict(
        action="DO UPDATE",
        target=Invitation.participant,
        values=[Invitation.way, Invitation.invited_by, Invitation.invited_at, Invitation.given_at, Invitation.to_confirm],
    )
    await record("invite", who=by, office=conference.office, conference=conference.id, participant=one.participant, way=one.way)
    if _goes_by_mail(one) and standing.meets_on and standing.meets_at:
        until = give_up_at(moment_of(standing.meets_on, standing.meets_at, standing.zone), now())
        await write_to_family(Kind.INVITATION, one.person, office=conference.office, conference=conference.id, link=link, give_up_at=until)


def _goes_by_mail(one: InvitationLine) -> bool:
    return one.way is Way.EMAIL and not one.consent_withdrawn


def _cannot_be_invited(chosen: Iterable[InvitationLine]) -> list[str]:
    sentences = []
    for each in chosen:
        if each.consent_withdrawn:
            sentences.append(_("%(name)s has withdrawn consent, so nothing is sent. Please talk with them first.") % {"name": each.name})
        elif each.without_address:
            sentences.append(_("There is no e-mail address of %(name)s. Please fill it in, or choose another way.") % {"name": each.name})
    return sentences


def _refuse(missing: list[str]) -> None:
    if missing:
        raise Refused(" ".join(missing))


async def _who_waits_for(conference: ConferenceLine, kind: Kind) -> set[UUID]:
    waiting = await rows(
        "SELECT person FROM outbox_message WHERE conference = $1 AND kind = $2 AND state = 'waiting'", conference.id, kind.value
    )
    return {each["person"] for each in waiting}


async def mark_given(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    """The coordinator has sent the text, handed over the sheet, or phoned; a mail that did not arrive is seen to by it."""
    async with all_or_nothing():
        await hold(conference)
        found = next((each for each in await queries.invitations_of(conference.id) if each.participant == participant), None)
        if found is None or found.invited_at is None:
            raise NoSuchThing
        await OutboxMessage.update({OutboxMessage.seen_to_at: now()}).where(
            OutboxMessage.conference == conference.id,
            OutboxMessage.person == found.person,
            OutboxMessage.state.is_in([State.GIVEN_UP, State.WITHHELD]),
            OutboxMessage.seen_to_at.is_null(),
        )
        if found.given_at is None:
            await Invitation.update({Invitation.given_at: now()}).where(Invitation.participant == participant)
            await record("give_invitation", who=by, office=conference.office, conference=conference.id, participant=participant)


async def answer_invitation(conference: ConferenceLine, person: UUID, answer: Invited, words: str, *, by: UUID) -> None:
    """Keep what somebody answers; the last answer counts. `by` is themselves, or the coordinator who phoned."""
    async with all_or_nothing():
        await hold(conference)
        own = await queries.invitation_of(conference.id, person)
        if own is None:
            raise NoSuchThing
        await Invitation.update(
            {
                Invitation.answer: answer,
                Invitation.words: words,
                Invitation.answered_at: now(),
                Invitation.answered_by: by,
                Invitation.to_confirm: False,
            }
        ).where(Invitation.participant == own.participant)
        await record(
            "answer_invitation", who=by, office=conference.office, conference=conference.id, participant=own.participant, answer=answer
        )


async def mark_seen_to(conference: ConferenceLine, message: UUID, *, by: UUID) -> None:
    """A message did not arrive, and the coordinator has phoned instead."""
    async with all_or_nothing():
        await hold(conference)
        found = await OutboxMessage.select(OutboxMessage.seen_to_at).where(
            OutboxMessage.id == message, OutboxMessage.conference == conference.id
        )
        if not found:
            raise NoSuchThing
        if found[0]["seen_to_at"] is None:
            await OutboxMessage.update({OutboxMessage.seen_to_at: now()}).where(OutboxMessage.id == message)
            await record("phone_instead", who=by, office=conference.office, conference=conference.id, message=message)
