"""What somebody says to the proposed days: themselves, or the coordinator after a call."""

from collections.abc import Mapping
from uuid import UUID
from zoneinfo import available_timezones

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, row, rows
from app.dates.tables import Asked
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.people.tables import Person
from app.practice.taking_part import Says

Answers = Mapping[UUID, Says]

#: Only to what is still proposed, to this person's own meeting, and as long as no day of it was chosen.
_OPEN = """
    SELECT d.id FROM date_proposal d
    WHERE d.conference = $1 AND d.id = ANY($2) AND d.withdrawn_at IS NULL
      AND ($3 OR d.slot IS NOT DISTINCT FROM $4)
      AND NOT EXISTS (SELECT 1 FROM date_proposal z WHERE z.conference = d.conference AND z.slot IS NOT DISTINCT FROM d.slot
                      AND z.chosen_at IS NOT NULL AND z.withdrawn_at IS NULL)
"""
_OF_SOMEBODY = """
    INSERT INTO date_answer (proposal, part, participant, says, by, at) VALUES ($1, 'participant', $2, $3, $4, $5)
    ON CONFLICT (proposal, part, participant) WHERE participant IS NOT NULL
    DO UPDATE SET says = excluded.says, by = excluded.by, at = excluded.at
"""
_OF_PART = """
    INSERT INTO date_answer (proposal, part, says, by, at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (proposal, part) WHERE participant IS NULL
    DO UPDATE SET says = excluded.says, by = excluded.by, at = excluded.at
"""


async def answer(conference: ConferenceLine, person: UUID, answers: Answers, words: str, *, by: UUID) -> None:
    """Keep what somebody says; the last answer counts. `by` is themselves, or the coordinator who phoned.

    Days that were taken back in the meantime are passed over; Refused once a day has been chosen.
    """
    async with all_or_nothing():
        await hold(conference)
        own = await row(
            """SELECT m.participant, m.slot FROM meeting m JOIN participant pa ON pa.id = m.participant
               WHERE m.conference = $1 AND m.person = $2 AND pa.left_at IS NULL AND m.takes_part <> 'in_writing'""",
            conference.id,
            person,
        )
        if own is None:
            raise NoSuchThing
        for proposal in await _still_open(conference, answers, slot=own["slot"]):
            await rows(_OF_SOMEBODY, proposal, own["participant"], answers[proposal].value, by, now())
        await _keep_words(conference, own["participant"], words)
        await record("answer_dates", who=by, office=conference.office, conference=conference.id, participant=own["participant"])


async def answer_as_caseworker(conference: ConferenceLine, answers: Answers, words: str, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        for proposal in await _still_open(conference, answers, whole=True):
            await rows(_OF_PART, proposal, "caseworker", answers[proposal].value, by, now())
        await _keep_words(conference, None, words)
        await record("answer_dates", who=by, office=conference.office, conference=conference.id)


async def answer_for_room(conference: ConferenceLine, answers: Answers, *, by: UUID) -> None:
    """On which of the days the room can be had; the coordinator has asked."""
    async with all_or_nothing():
        await hold(conference)
        for proposal in await _still_open(conference, answers, whole=True):
            await rows(_OF_PART, proposal, "room", answers[proposal].value, by, now())
        await record("answer_for_room", who=by, office=conference.office, conference=conference.id)


async def _still_open(conference: ConferenceLine, answers: Answers, *, slot: UUID | None = None, whole: bool = False) -> list[UUID]:
    found = [each["id"] for each in await rows(_OPEN, conference.id, list(answers), whole, slot)]
    if not found:
        raise Refused(_("These days are no longer asked about. Please open the page again: a day is set, or there are new ones."))
    return found


async def _keep_words(conference: ConferenceLine, participant: UUID | None, words: str) -> None:
    """Whoever the coordinator answered for has been asked by that: they need no reminder."""
    whom = Asked.participant.is_null() if participant is None else Asked.participant == participant
    known = await Asked.update({Asked.words: words}).where(Asked.conference == conference.id, whom).returning(Asked.id)
    if not known:
        await Asked.insert(Asked(conference=conference.id, participant=participant, asked_at=now(), words=words))


async def set_zone(conference: ConferenceLine, person: UUID, zone: str, *, by: UUID) -> None:
    """By which clock somebody lives; empty: the office's. `by` is themselves, or the coordinator."""
    async with all_or_nothing():
        await hold(conference)
        if zone and zone not in available_timezones():
            raise NoSuchThing
        seat = await row(
            "SELECT 1 FROM participant WHERE conference = $1 AND person = $2 AND left_at IS NULL FOR SHARE", conference.id, person
        )
        if seat is None:
            raise NoSuchThing
        await Person.update({Person.zone: zone}).where(Person.id == person)
        await record("set_zone", who=by, office=conference.office, conference=conference.id, person=person)
