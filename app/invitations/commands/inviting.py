"""Inviting, and noting answers."""

from datetime import datetime
from uuid import UUID

from app.audit.commands import record
from app.circle.commands import make_link
from app.conferences.commands import hold, hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.rules import IN_WRITING
from app.conferences.tables import Conference
from app.database import all_or_nothing, rows
from app.dates.commands import confirm, told_by_invitation
from app.dates.rules import give_up_at
from app.invitations import queries
from app.invitations.queries import InvitationLine
from app.invitations.rules import Standing, missing_to_invite
from app.invitations.tables import Invitation
from app.kit.clock import moment_of, now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.tables import OutboxMessage
from app.outbox.ways import carried
from app.outbox.writing import write_to_family
from app.practice.mail import NOT_ARRIVED, Kind
from app.practice.taking_part import Invited, Way


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
        _refuse([sentence for each in chosen if (sentence := why_not(each))])
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
        _refuse([sentence] if (sentence := why_not(found)) else [])
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
    await told_by_invitation(conference, one.participant, one.person)
    until = _until(one, standing)
    if _goes_by_us(one) and until is not None:
        await write_to_family(Kind.INVITATION, one.person, office=conference.office, conference=conference.id, link=link, give_up_at=until)


def _until(one: InvitationLine, standing: Standing) -> datetime | None:
    """How long a message is worth sending: until shortly before their own meeting, or else the common one."""
    for on, at, zone in (
        (one.meeting.on, one.meeting.at, one.meeting.zone),
        (standing.meets_on, standing.meets_at, standing.zone),
    ):
        if on and at:
            return give_up_at(moment_of(on, at, zone), now())
    return None


def _goes_by_us(one: InvitationLine) -> bool:
    return one.way in carried() and not one.consent_withdrawn


def why_not(one: InvitationLine) -> str:
    """Why nobody can invite them as things stand, with a way out; empty when nothing is in the way."""
    about = {"name": one.name}
    if one.consent_withdrawn:
        return _("%(name)s has withdrawn consent, so nothing is sent. Please talk with them first.") % about
    if one.meeting.excluded and one.meeting.takes_part == IN_WRITING:
        return _("%(name)s takes part in another way, so no invitation goes to them.") % about
    if one.without_day:
        return _("The meeting to which %(name)s comes has no day and place yet. Please set them first.") % about
    if one.way is Way.EMAIL and one.no_email:
        return _("%(name)s wants no e-mail. Please choose another way.") % about
    if one.without_address:
        return _("There is no e-mail address of %(name)s. Please fill it in, or choose another way.") % about
    if one.way is Way.TEXT and not one.has_phone:
        return _("There is no telephone number of %(name)s. Please fill it in, or choose another way.") % about
    return ""


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
            OutboxMessage.state.is_in([*NOT_ARRIVED]),
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
        await confirm(conference, person, by=by)
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
