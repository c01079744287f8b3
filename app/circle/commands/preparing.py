"""What comes out of the talks: what people need, what is read out, how a child takes part; and that they were."""

from datetime import time
from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.circle.commands.people import _person, mark_prepared
from app.circle.forms import NeedsForm, OwnViewForm, PartForm, TalkForm
from app.circle.tables import ChildsPart, Contact, Need, Talk, View
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing
from app.kit.clock import moment_of, now, today
from app.kit.errors import NoSuchThing, Overtaken, Refused
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


async def say_view(
    conference: ConferenceLine,
    participant: UUID,
    words: str,
    *,
    edited: int,
    by: UUID,
    read_out_by: UUID | None = None,
    only_coordinator: bool = False,
    wished_reader: str | None = None,
) -> None:
    """What somebody wants read out, by whom, or only for the coordination. Raises Overtaken where it was changed meanwhile.

    `wished_reader` is None where the coordinator writes: what was wished on the phone stays.
    """
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        await _reads_out(conference, participant, read_out_by)
        fields: dict[Any, Any] = {
            View.words: words,
            View.read_out_by: None if only_coordinator else read_out_by,
            View.only_coordinator: only_coordinator,
            View.at: now(),
            View.edited: edited + 1,
        }
        if wished_reader is not None:
            fields[View.wished_reader] = wished_reader
            del fields[View.read_out_by]
            if only_coordinator:
                fields[View.read_out_by] = None
        await _write_view(participant, fields, edited)
        await record("say_view", who=by, office=conference.office, conference=conference.id, participant=participant)


async def say_own(conference: ConferenceLine, participant: UUID, value: OwnViewForm, *, by: UUID) -> None:
    """What somebody says of themselves on their phone: needs, words, and, if it is a child, how it takes part.

    What the coordinator wrote beside a need stays; a tick that is taken away takes the need away.
    """
    async with all_or_nothing():
        await say_view(
            conference,
            participant,
            value.words,
            edited=value.edited,
            by=by,
            only_coordinator=value.for_whom == "only",
            wished_reader="" if value.for_whom == "only" else value.wished_reader,
        )
        await View.update({View.needs: value.needs}).where(View.participant == participant)
        kinds = [kind for kind in dict.fromkeys(value.kinds) if kind is not NeedKind.OTHER]
        gone = Need.delete().where(Need.participant == participant)
        await (gone.where(Need.kind.not_in(kinds)) if kinds else gone)
        for kind in kinds:
            await Need.insert(Need(participant=participant, kind=kind)).on_conflict(
                action="DO NOTHING", target=(Need.participant, Need.kind)
            )
        if value.how is not None and await Participant.exists().where(Participant.id == participant, Participant.role == Role.CHILD):
            await ChildsPart.insert(ChildsPart(participant=participant, how=value.how)).on_conflict(
                action="DO UPDATE", target=ChildsPart.participant, values=[ChildsPart.how]
            )


async def _write_view(participant: UUID, fields: dict[Any, Any], edited: int) -> None:
    await View.insert(View(participant=participant)).on_conflict(action="DO NOTHING", target=View.participant)
    changed = await View.update(fields).where(View.participant == participant, View.edited == edited).returning(View.participant)
    if not changed:
        raise Overtaken(_("This was changed in the meantime. Both texts stand here: please put them together."))


async def _reads_out(conference: ConferenceLine, participant: UUID, reader: UUID | None) -> None:
    """Whoever reads out takes part, and is somebody else or the person themselves."""
    if reader is not None and not await Participant.exists().where(
        Participant.id == reader, Participant.conference == conference.id, Participant.left_at.is_null()
    ):
        raise NoSuchThing


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
        await _reads_out(conference, participant, advocate)
        part = ChildsPart(participant=participant, how=value.how, words=value.words, advocate=advocate)
        await ChildsPart.insert(part).on_conflict(
            action="DO UPDATE", target=ChildsPart.participant, values=[ChildsPart.how, ChildsPart.words, ChildsPart.advocate]
        )
        await record("take_part_as", who=by, office=conference.office, conference=conference.id, participant=participant, how=value.how)
