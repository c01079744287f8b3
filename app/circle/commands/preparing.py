"""What comes out of the talks: what people need, how a child takes part; and that they were."""

from datetime import time
from uuid import UUID

from app.audit.commands import record
from app.circle.commands.people import _person, mark_prepared
from app.circle.forms import NeedsForm, PartForm, TalkForm
from app.circle.tables import ChildsPart, Contact, Need, Talk
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing
from app.kit.clock import moment_of, now, today
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.practice.roles import Role
from app.practice.taking_part import ChildTakesPart, NeedKind


async def say_needs(conference: ConferenceLine, participant: UUID, value: NeedsForm, *, by: UUID) -> None:
    """Write down all that somebody needs to come, in place of what stood there."""
    needed = value.needed()
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        await Need.delete().where(Need.participant == participant)
        for kind, words in needed.items():
            if kind is not NeedKind.OTHER:
                await Need.insert(Need(participant=participant, kind=kind, words=words)).on_conflict(
                    action="DO UPDATE", target=(Need.participant, Need.kind), values=[Need.words]
                )
        await Contact.insert(Contact(participant=participant, needs=value.other)).on_conflict(
            action="DO UPDATE", target=Contact.participant, values=[Contact.needs]
        )
        await record("say_needs", who=by, office=conference.office, conference=conference.id, participant=participant)


async def note_talk(conference: ConferenceLine, participant: UUID, value: TalkForm, *, by: UUID) -> None:
    """Keep that somebody was talked with; with `prepared`, that nothing is left to talk about before the day."""
    zone = conference.zone
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        at = now() if value.on == today(zone) else moment_of(value.on, time(12), zone)
        talk = Talk(participant=participant, at=at, how=value.how, minutes=value.minutes, words=value.words, by=by)
        await Talk.insert(talk)
        await record("note_talk", who=by, office=conference.office, conference=conference.id, participant=participant, talk=talk.id)
        if value.prepared == "yes":
            await mark_prepared(conference, participant, by=by)


async def take_back_talk(conference: ConferenceLine, participant: UUID, talk: UUID, *, by: UUID) -> None:
    """A talk that was noted by mistake, or with the wrong person."""
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        gone = await Talk.delete().where(Talk.id == talk, Talk.participant == participant).returning(Talk.id)
        if not gone:
            raise NoSuchThing
        await record("take_back_talk", who=by, office=conference.office, conference=conference.id, participant=participant, talk=talk)


async def take_part_as(conference: ConferenceLine, participant: UUID, value: PartForm, *, by: UUID) -> None:
    """How a child takes part, and who speaks for them."""
    advocate = value.advocate if value.how is ChildTakesPart.ADVOCATE else None
    async with all_or_nothing():
        await hold(conference)
        if not await Participant.exists().where(
            Participant.id == participant, Participant.conference == conference.id, Participant.role == Role.CHILD
        ):
            raise NoSuchThing
        if advocate == participant:
            raise Refused(_("Somebody else speaks for the child: an advocate, a supporter, somebody it trusts."))
        await reads_out(conference, participant, advocate)
        part = ChildsPart(participant=participant, how=value.how, words=value.words, advocate=advocate)
        await ChildsPart.insert(part).on_conflict(
            action="DO UPDATE", target=ChildsPart.participant, values=[ChildsPart.how, ChildsPart.words, ChildsPart.advocate]
        )
        await record("take_part_as", who=by, office=conference.office, conference=conference.id, participant=participant, how=value.how)


async def reads_out(conference: ConferenceLine, participant: UUID, reader: UUID | None) -> None:
    """Whoever reads out takes part, and is somebody else or the person themselves."""
    if reader is not None and not await Participant.exists().where(
        Participant.id == reader, Participant.conference == conference.id, Participant.left_at.is_null()
    ):
        raise NoSuchThing
