"""The days that are proposed in the demo, and who has said what to them."""

from datetime import timedelta
from uuid import UUID

from app.conferences.queries import ConferenceLine, conference_seen_by
from app.conferences.tables import Conference
from app.dates import commands
from app.dates.commands import Proposed
from app.dates.queries import poll_of
from app.demo.families import STORIES
from app.demo.families.asking import FINDING, Finding
from app.kit.clock import now, pretending, today
from app.practice.roles import StaffRole
from app.practice.taking_part import Says

_LETTERS = {"y": Says.YES, "i": Says.IF_NEED_BE, "n": Says.NO}


async def find_days(staff: dict[str, UUID], told: Finding = FINDING) -> None:
    by = staff[told.coordinator]
    found = await Conference.select(Conference.id, Conference.office).where(Conference.family_name == told.family_name).first()
    assert found is not None  # noqa: S101  # planted a moment ago
    line = await conference_seen_by(by, found["office"], StaffRole.COORDINATOR, found["id"])
    assert line is not None  # noqa: S101
    conference = line[0]
    days = [Proposed(today() + timedelta(days=ahead), starts, told.minutes, told.place) for ahead, starts in told.days]
    with pretending(now() - timedelta(days=told.asked, hours=2)):
        await commands.propose(conference, days, by=by)
    with pretending(now() - timedelta(days=told.asked, hours=1)):
        for who, zone in told.zones:
            await commands.set_zone(conference, (await _people(conference))[_name(told, who)], zone, by=by)
        await commands.ask(conference, by=by)
    with pretending(now() - timedelta(hours=3)):
        await _answers(conference, told, by)


async def _answers(conference: ConferenceLine, told: Finding, by: UUID) -> None:
    people, proposals = await _people(conference), [each.id for each in (await poll_of(conference.id)).proposals]

    def said(letters: str) -> dict[UUID, Says]:
        return {proposal: _LETTERS[letter] for proposal, letter in zip(proposals, letters, strict=True)}

    for who, letters, words in told.said:
        person = people[_name(told, who)]
        await commands.answer(conference, person, said(letters), words, by=person)
    for who, letters, words in told.called:
        await commands.answer(conference, people[_name(told, who)], said(letters), words, by=by)
    await commands.answer_as_caseworker(conference, said(told.caseworker), "", by=conference.caseworker)
    await commands.answer_for_room(conference, said(told.room), by=by)


async def _people(conference: ConferenceLine) -> dict[str, UUID]:
    return {each.name: each.person for each in (await poll_of(conference.id)).people}


def _name(told: Finding, key: str) -> str:
    story = next(each for each in STORIES if each.family_name == told.family_name)
    return next(each.name for each in story.people if each.key == key)
