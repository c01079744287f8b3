"""Moving a conference on, taking it on, consents, and seats."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from piccolo.columns import Column

from app.audit.commands import record
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Conference, Consent, Move, Participant
from app.database import all_or_nothing, rows
from app.kit.clock import now, today
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_family, write_to_staff
from app.people.tables import AccessLink, Session, Staff
from app.practice import phases
from app.practice.mail import Kind
from app.practice.phases import ENDS, LIVING, Phase, Step
from app.practice.promises import Outcome
from app.practice.roles import StaffRole
from app.practice.taking_part import ConsentHow

THE_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def moved_on() -> Refused:
    return Refused(_("Someone else has just changed something here. Please look again."))


async def hold(conference: ConferenceLine) -> None:
    """Keep the conference in the phase in which we saw it, until the change that we are part of is done."""
    found = await Conference.select(Conference.phase).where(Conference.id == conference.id).lock_rows("SHARE").first()
    if found is None or found["phase"] != conference.phase:
        raise moved_on()


async def hold_alone(conference: ConferenceLine) -> None:
    """As `hold`, and nobody else holds it meanwhile: for changes that are made once, or that write the conference itself.

    Two who only `hold` and then write would wait for each other for ever.
    """
    found = await Conference.select(Conference.phase).where(Conference.id == conference.id).lock_rows("NO KEY UPDATE").first()
    if found is None or found["phase"] != conference.phase:
        raise moved_on()


async def take(step: Step, conference: ConferenceLine, *, by: UUID, why: str = "", outcome: Outcome | None = None) -> None:
    """Move `conference` on by one step, and keep who moved it.

    The phase is changed only where it still is what we saw: of two people who
    press at the same moment, the second is told that things have changed.
    """
    target = phases.after(step, conference.phase)
    if target is None:
        raise Refused(_(phases.NOT_NOW[step]))
    async with all_or_nothing():
        values: dict[Column | str, Any] = {Conference.phase: target, Conference.phase_since: now()}
        if outcome is not None:
            values[Conference.outcome] = outcome
        moved = (
            await Conference.update(values)
            .where(Conference.id == conference.id, Conference.phase == conference.phase)
            .returning(Conference.id)
        )
        if not moved:
            raise moved_on()
        await Move.insert(Move(conference=conference.id, step=step, by=by, why=why))
        await record(step, who=by, office=conference.office, conference=conference.id, came_from=conference.phase, went_to=target)


async def take_on(conference: ConferenceLine, *, by: UUID) -> None:
    """A coordinator takes a referral on that nobody has taken on yet."""
    async with all_or_nothing():
        taken = (
            await Conference.update({Conference.coordinator: by})
            .where(Conference.id == conference.id, Conference.coordinator.is_null(), Conference.phase == Phase.ENQUIRY)
            .returning(Conference.id)
        )
        if not taken:
            raise Refused(_("A colleague has just taken this one on."))
        await record("take_on", who=by, office=conference.office, conference=conference.id)
        await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def assign(conference: ConferenceLine, coordinator: UUID, *, by: UUID) -> None:
    """The manager chooses who coordinates. Also the hand-over from one coordinator to another."""
    if coordinator == conference.coordinator:
        return
    async with all_or_nothing():
        await hold_alone(conference)
        if conference.phase in ENDS or conference.phase is Phase.PRIVATE_TIME:
            raise Refused(_("The coordinator cannot be changed now."))
        if not await Staff.exists().where(
            Staff.person == coordinator,
            Staff.person.office == conference.office,
            Staff.role == StaffRole.COORDINATOR,
            Staff.active.eq(True),
        ):
            raise NoSuchThing
        seen = Conference.coordinator.is_null() if conference.coordinator is None else Conference.coordinator == conference.coordinator
        assigned = (
            await Conference.update({Conference.coordinator: coordinator})
            .where(Conference.id == conference.id, seen)
            .returning(Conference.id)
        )
        if not assigned:
            raise moved_on()
        await record("assign", who=by, office=conference.office, conference=conference.id, coordinator=coordinator)
        for person in {coordinator, conference.caseworker, conference.coordinator or coordinator} - {by}:
            await write_to_staff(Kind.DESK_NEWS, person, office=conference.office, conference=conference.id)


async def promise_start(conference: ConferenceLine, begins_on: date, *, by: UUID) -> None:
    """The manager tells the caseworker when the work on a referral can begin that nobody has taken on yet."""
    async with all_or_nothing():
        told = (
            await Conference.update({Conference.begins_on: begins_on})
            .where(Conference.id == conference.id, Conference.coordinator.is_null(), Conference.phase == Phase.ENQUIRY)
            .returning(Conference.id)
        )
        if not told:
            raise Refused(_("Somebody has taken this referral on already."))
        await record("promise_start", who=by, office=conference.office, conference=conference.id, begins_on=str(begins_on))
        await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def set_pace(conference: ConferenceLine, *, urgent: bool, by: UUID) -> None:
    """Urgent: the short list, and a meeting within days. Or not any more."""
    async with all_or_nothing():
        await hold_alone(conference)
        if conference.phase in ENDS or conference.phase is Phase.PRIVATE_TIME:
            raise Refused(_("The pace cannot be changed now."))
        await Conference.update({Conference.urgent: urgent}).where(Conference.id == conference.id)
        await record("make_urgent" if urgent else "make_ordinary", who=by, office=conference.office, conference=conference.id)
        if conference.caseworker != by:
            await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def begin_preparation(conference: ConferenceLine, *, by: UUID) -> None:
    await take(Step.BEGIN_PREPARATION, conference, by=by)


async def end_in_preparation(conference: ConferenceLine, outcome: Outcome, why: str, *, by: UUID) -> None:
    """An ordinary end: the family made a plan of its own, wants none, or took its consent back. Whoever was invited by mail is told."""
    async with all_or_nothing():
        await take(Step.END_IN_PREPARATION, conference, by=by, why=why, outcome=outcome)
        await call_off(conference)
        if conference.caseworker != by:
            await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def withdraw_referral(conference: ConferenceLine, why: str, *, by: UUID) -> None:
    """The caseworker takes the referral back before anything was clarified."""
    async with all_or_nothing():
        await take(Step.END_IN_PREPARATION, conference, by=by, why=why, outcome=Outcome.TAKEN_BACK)
        if conference.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


_OWED = "SELECT 1 FROM promised_help WHERE conference = $1 AND decision = 'granted' AND kept_on IS NULL LIMIT 1"


async def close(conference: ConferenceLine, outcome: Outcome, why: str, *, by: UUID) -> None:
    """Also when a second person signs days after it was asked for: what has changed since then is looked at again."""
    async with all_or_nothing():
        if outcome is Outcome.FULFILLED and conference.phase not in LIVING:
            raise Refused(_("No plan is in force, so none can be fulfilled. Please choose another answer."))
        if outcome is Outcome.FULFILLED and await rows(_OWED, conference.id):
            raise Refused(_("The office still owes the family an answer or its help. Please see to that first, or choose another answer."))
        await take(Step.CLOSE, conference, by=by, why=why, outcome=outcome)
        if conference.caseworker != by:
            await write_to_staff(Kind.DESK_NEWS, conference.caseworker, office=conference.office, conference=conference.id)


async def call_off(conference: ConferenceLine) -> None:
    """Tell everybody who was told a day of this meeting by a message that it does not take place."""
    invited = (
        await OutboxMessage.select(OutboxMessage.person, OutboxMessage.link)
        .where(
            OutboxMessage.conference == conference.id,
            OutboxMessage.kind.is_in([Kind.INVITATION, Kind.CHANGED, Kind.DATE_CHOSEN]),
            OutboxMessage.sent_at.is_not_null(),
            OutboxMessage.made_at >= (conference.convened_at or THE_BEGINNING),
            OutboxMessage.link.withdrawn_at.is_null(),
        )
        .group_by(OutboxMessage.person, OutboxMessage.link)
    )
    for each in invited:
        await write_to_family(Kind.CANCELLED, each["person"], office=conference.office, conference=conference.id, link=each["link"])


async def give_consent(conference: ConferenceLine, participant: UUID, *, how: ConsentHow, on: date, by: UUID) -> None:
    async with all_or_nothing():
        await hold_alone(conference)
        await _participant(conference, participant)
        if await Consent.exists().where(Consent.participant == participant, Consent.withdrawn_at.is_null()):
            return
        await Consent.insert(Consent(participant=participant, how=how, given_on=on, recorded_by=by))
        await record("give_consent", who=by, office=conference.office, conference=conference.id, participant=participant)


async def withdraw_consent(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    """Take a consent back. Messages stop at once: it is looked at again whenever one is about to go."""
    async with all_or_nothing():
        await hold(conference)
        await _participant(conference, participant)
        withdrawn = (
            await Consent.update({Consent.withdrawn_at: now(), Consent.withdrawn_by: by})
            .where(Consent.participant == participant, Consent.withdrawn_at.is_null())
            .returning(Consent.id)
        )
        if not withdrawn:
            await Consent.insert(
                Consent(
                    participant=participant,
                    how=ConsentHow.ORAL,
                    given_on=today(),
                    recorded_by=by,
                    withdrawn_at=now(),
                    withdrawn_by=by,
                )
            )
        await record("withdraw_consent", who=by, office=conference.office, conference=conference.id, participant=participant)
        if conference.coordinator is not None and conference.coordinator != by:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


async def withdraw_link(conference: ConferenceLine, person: UUID, *, by: UUID) -> None:
    """End the personal link of somebody. Whoever came in by it is out at once."""
    async with all_or_nothing():
        ended = (
            await AccessLink.update({AccessLink.withdrawn_at: now()})
            .where(AccessLink.conference == conference.id, AccessLink.person == person, AccessLink.withdrawn_at.is_null())
            .returning(AccessLink.id)
        )
        for each in ended:
            await Session.delete().where(Session.link == each["id"])
        await record("withdraw_link", who=by, office=conference.office, conference=conference.id, person=person)


_REFUSE_EMAIL = """
    UPDATE contact k SET no_email_since = $2 FROM participant pa JOIN conference c ON c.id = pa.conference
    WHERE k.participant = $1 AND pa.id = $1 AND k.no_email_since IS NULL
    RETURNING pa.person, c.id, c.office, c.coordinator
"""
_ALLOW_EMAIL = """
    UPDATE contact k SET no_email_since = NULL FROM participant pa
    WHERE k.participant = $1 AND pa.id = $1 AND pa.conference = $2 AND k.no_email_since IS NOT NULL
    RETURNING pa.person
"""


async def refuse_email(participant: UUID) -> None:
    """No e-mail goes to this person any more, from this moment on. Their coordinator is told. Said twice, it is noted once."""
    async with all_or_nothing():
        for found in await rows(_REFUSE_EMAIL, participant, now()):
            await record("refuse_email", who=found["person"], office=found["office"], conference=found["id"], participant=participant)
            if found["coordinator"] is not None:
                await write_to_staff(Kind.DESK_NEWS, found["coordinator"], office=found["office"], conference=found["id"])


async def allow_email(participant: UUID, *, office: UUID, conference: UUID, by: UUID) -> None:
    """E-mail is welcome again: they said so themselves, or to their coordinator, who asked."""
    async with all_or_nothing():
        if await rows(_ALLOW_EMAIL, participant, conference):
            await record("allow_email", who=by, office=office, conference=conference, participant=participant)


async def _participant(conference: ConferenceLine, participant: UUID) -> None:
    if not await Participant.exists().where(
        Participant.id == participant, Participant.conference == conference.id, Participant.left_at.is_null()
    ):
        raise NoSuchThing
