"""Noting who is there, and opening the conference on its day."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold, take
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing
from app.day.rules import missing_to_open, part_of_the_day
from app.day.tables import Presence
from app.invitations.queries import standing_of
from app.kit.errors import NoSuchThing, Refused
from app.practice.phases import Step
from app.practice.vocabulary import Present


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
        missing = missing_to_open(await standing_of(conference.id))
        if missing:
            raise Refused(" ".join(missing))
