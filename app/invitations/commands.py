"""Setting the day, inviting, noting answers, and who is there on the day."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from app.audit.commands import record
from app.circle.commands import make_link
from app.conferences.commands import hold, hold_alone, take
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference, Participant
from app.database import all_or_nothing, rows
from app.invitations import queries
from app.invitations.forms import DateForm, by_the_clock
from app.invitations.queries import InvitationLine
from app.invitations.rules import Standing, give_up_at, missing_to_invite, missing_to_open
from app.invitations.tables import Invitation, Presence
from app.kit.clock import moment_of, now
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.i18n import gettext as _
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_family
from app.practice.mail import Kind, State
from app.practice.phases import Phase, Step
from app.practice.vocabulary import Invited, Present, Way


async def set_date(conference: ConferenceLine, value: DateForm, *, by: UUID) -> None:
    """Set or change day, time and place. Whoever is invited already is told, once for each change, and asked to confirm their answer.

    Raises Overtaken when somebody else set them since the page was opened.
    """
    clock = by_the_clock(value)
    async with all_or_nothing():
        await hold_alone(conference)
        before = await queries.standing_of(conference.id)
        set_now = (
            await Conference.update(
                {
                    Conference.meets_on: value.day,
                    Conference.meets_at: clock,
                    Conference.place: value.place,
                    Conference.edited: value.edited + 1,
                }
            )
            .where(Conference.id == conference.id, Conference.edited == value.edited)
            .returning(Conference.id)
        )
        if not set_now:
            raise Overtaken(_("Day or place were changed in the meantime. Please look at what stands there now."))
        await record("set_date", who=by, office=conference.office, conference=conference.id)
        if before.frozen and (before.meets_on, before.meets_at, before.place) != (value.day, clock, value.place):
            await _tell_of_the_change(conference, moment_of(value.day, clock, before.zone))


async def _tell_of_the_change(conference: ConferenceLine, meets: datetime) -> None:
    until = give_up_at(meets, now())
    await OutboxMessage.update({OutboxMessage.give_up_at: until}).where(
        OutboxMessage.conference == conference.id,
        OutboxMessage.state == State.WAITING,
        OutboxMessage.kind.is_in([Kind.INVITATION, Kind.CHANGED]),
    )
    waiting = await _who_waits_for(conference, Kind.CHANGED)
    invited = [each for each in await queries.invitations_of(conference.id) if each.invited_at]
    for each in invited:
        await Invitation.update({Invitation.given_at: None, Invitation.to_confirm: each.answer is not None}).where(
            Invitation.participant == each.participant
        )
        if _goes_by_mail(each) and each.person not in waiting and each.link is not None:
            await write_to_family(
                Kind.CHANGED, each.person, office=conference.office, conference=conference.id, link=each.link, give_up_at=until
            )


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


def part_of_the_day(phase: Phase) -> Phase:
    """The part whose list is kept now: whoever comes early is noted for the sharing of information."""
    return Phase.AGREEING if phase is Phase.AGREEING else Phase.INFORMATION


async def note_presence(conference: ConferenceLine, participant: UUID, way: Present, *, by: UUID) -> None:
    async with all_or_nothing():
        await _takes_part(conference, participant)
        part = part_of_the_day(conference.phase)
        await Presence.insert(Presence(participant=participant, phase=part, way=way)).on_conflict(
            action="DO UPDATE", target=(Presence.participant, Presence.phase), values=[Presence.way]
        )
        await record("note_presence", who=by, office=conference.office, conference=conference.id, participant=participant, way=way)


async def note_absence(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await _takes_part(conference, participant)
        part = part_of_the_day(conference.phase)
        await Presence.delete().where(Presence.participant == participant, Presence.phase == part)
        await record("note_absence", who=by, office=conference.office, conference=conference.id, participant=participant)


async def _takes_part(conference: ConferenceLine, participant: UUID) -> None:
    await hold(conference)
    if not await Participant.exists().where(
        Participant.id == participant, Participant.conference == conference.id, Participant.left_at.is_null()
    ):
        raise NoSuchThing


async def open_conference(conference: ConferenceLine, *, by: UUID) -> None:
    """The day has come: information is shared. It is moved first, so that what is looked at next cannot change any more."""
    async with all_or_nothing():
        await take(Step.OPEN_CONFERENCE, conference, by=by)
        _refuse(missing_to_open(await queries.standing_of(conference.id)))
