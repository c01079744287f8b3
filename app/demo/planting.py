"""Planting the made-up families: each story is lived through by the rooms' own commands, on the days on which it happened."""

from datetime import timedelta
from uuid import UUID

from app.conferences.commands import take
from app.conferences.tables import Conference, Consent, Contact, Participant
from app.database import row
from app.demo.families import Story, Who
from app.demo.inviting import invite_everybody, invite_in_own_words
from app.demo.living import live
from app.demo.meeting import hold, write_plan
from app.demo.story import Going
from app.demo.widening import Widening
from app.kit.clock import now, pretending, today
from app.notes.commands import add_note
from app.people.tables import Person
from app.practice.phases import LIVING, ROAD, Phase, Step
from app.practice.promises import LineKind
from app.practice.roles import Role
from app.practice.taking_part import ConsentHow
from app.referrals.tables import Line, Referral

HELD = frozenset(ROAD[3:]) | LIVING
WITH_PLAN = LIVING | {Phase.AGREEING, Phase.CLOSED}


async def plant_story(staff: dict[str, UUID], story: Story) -> None:
    going = Going(staff, story)
    with pretending(going.beginning):
        await _refer(going)
    if story.phase is Phase.ENQUIRY:
        return
    await _clarify(going)
    if story.phase is Phase.CLARIFIED:
        return
    await _prepare(going)
    if story.phase in HELD:
        await hold(going)
    if story.phase in WITH_PLAN:
        await write_plan(going)
    if story.phase in LIVING | {Phase.CLOSED}:
        await live(going)


async def _refer(going: Going) -> None:
    story = going.story
    conference = Conference(
        office=going.office,
        reference=await _reference(going),
        family_name=story.family_name,
        urgent=story.urgent,
        caseworker=going.caseworker,
        wished_language=story.wished_language,
        phase_since=now(),
    )
    await Conference.insert(conference)
    going.id = conference.id
    await Referral.insert(Referral(conference=going.id, concern=story.concern, good=story.good, available_help=story.available_help))
    await Line.insert(Line(conference=going.id, kind=LineKind.QUESTION, number=0, text=story.question))
    for number, text in enumerate(story.bottom_lines, start=1):
        await Line.insert(Line(conference=going.id, kind=LineKind.BOTTOM_LINE, number=number, text=text))
    for who in story.people:
        if who.custody or who.role is Role.CHILD:
            await _seat(going, who)


async def _reference(going: Going) -> str:
    beginning = f"{going.story.office}-{today().year}-"
    last = await row(
        "SELECT max(substr(reference, length($2) + 1)::int) AS number FROM conference WHERE office = $1 AND starts_with(reference, $2)",
        going.office,
        beginning,
    )
    return f"{beginning}{((last and last['number']) or 0) + 1:03}"


async def _seat(going: Going, who: Who) -> None:
    person = Person(office=going.office, name=who.name, language=who.language)
    await Person.insert(person)
    seat = Participant(
        office=going.office,
        conference=going.id,
        person=person.id,
        role=who.role,
        relation=who.relation,
        side=who.side,
        custody=who.custody,
        born=who.born,
    )
    await Participant.insert(seat)
    await Contact.insert(
        Contact(
            participant=seat.id,
            email=who.email,
            phone=who.phone,
            address=who.address,
            hidden=who.hidden,
            way=who.way,
            needs=who.needs,
            safety=who.safety,
        )
    )
    going.people[who.key], going.seats[who.key] = person.id, seat.id
    if who.custody or (who.role is Role.CHILD and who.born and (today() - who.born).days > 14 * 365):
        await Consent.insert(Consent(participant=seat.id, how=ConsentHow.WRITTEN, given_on=today(), recorded_by=going.caseworker))


async def _clarify(going: Going) -> None:
    with pretending(going.beginning + timedelta(days=1)):
        await Conference.update({Conference.coordinator: going.coordinator}).where(Conference.id == going.id)
    with pretending(going.beginning + timedelta(days=3)):
        await take(Step.CLARIFY_REFERRAL, await going.line(), by=going.coordinator)


async def _prepare(going: Going) -> None:
    story = going.story
    with pretending(going.beginning + timedelta(days=4)):
        await take(Step.BEGIN_PREPARATION, await going.line(), by=going.coordinator)
    with pretending(going.beginning + timedelta(days=9)):
        for who in story.people:
            await _talk_with(going, who)
        for text in story.notes:
            await add_note(await going.line(), text, by=going.coordinator)
        await Widening(await going.line(), going.seats, going.people, going.coordinator).widen(story.around)
    if story.phase is Phase.ENDED_IN_PREPARATION:
        with pretending(going.beginning + timedelta(days=20)):
            await take(Step.END_IN_PREPARATION, await going.line(), by=going.coordinator, why=story.why, outcome=story.outcome)
    elif story.meets is not None:
        with pretending(going.beginning + timedelta(days=12)):
            await _invite(going)


async def _talk_with(going: Going, who: Who) -> None:
    if who.key not in going.people:
        await _seat(going, who)
    if who.answer:
        seat = going.seats[who.key]
        await Participant.update({Participant.prepared_at: now()}).where(Participant.id == seat)
        if not await Consent.exists().where(Consent.participant == seat):
            await Consent.insert(Consent(participant=seat, how=ConsentHow.ORAL, given_on=today(), recorded_by=going.coordinator))


async def _invite(going: Going) -> None:
    """The date is set, the concern is frozen, everybody is invited; most have answered."""
    story = going.story
    await invite_in_own_words(story, await going.line(), going.people)
    await Conference.update(
        {
            Conference.meets_on: going.meeting,
            Conference.meets_at: story.at,
            Conference.place: story.place,
            Conference.frozen_at: now(),
        }
    ).where(Conference.id == going.id)
    await invite_everybody(story, await going.line(), going.people, going.seats, by=going.coordinator)
