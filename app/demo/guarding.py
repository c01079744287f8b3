"""What is done for people's safety in the demo: a hidden contact, two who must not meet, another way of taking part, a second meeting."""

from datetime import timedelta
from uuid import UUID

from app.conferences.queries import ConferenceLine, conference_seen_by, seats_of
from app.conferences.tables import Conference
from app.demo.families.guarding import DANGER, GUARDED, Guarded
from app.kit.clock import now, pretending, today
from app.practice.roles import StaffRole
from app.practice.safety import Criterion, OtherWay
from app.safety import commands
from app.safety.commands.protection import write_protection
from app.safety.forms import ExclusionForm, ProtectionForm, SeparateForm, SlotForm
from app.safety.queries.second import looks_of


async def keep_safe(staff: dict[str, UUID]) -> None:
    with pretending(now() - timedelta(days=3)):
        for told in GUARDED:
            await _guard(staff, told)
        office = await Conference.select(Conference.office).where(Conference.coordinator == staff["nora"]).first()
        assert office is not None  # noqa: S101  # planted a moment ago
        form = ProtectionForm(**DANGER, readers=[staff["petra"]])
        await write_protection(form, office=office["office"], by=staff["nora"])


async def _guard(staff: dict[str, UUID], told: Guarded) -> None:
    by = staff[told.coordinator]
    conference = await _conference(told, by)
    seats = {each.name: each.participant for each in await seats_of(conference.id)}
    for one, other in told.apart:
        await commands.part(conference, seats[one], seats[other], by=by)
    for who, clock, door in told.doors:
        await commands.come(conference, seats[who], SeparateForm(meeting="common", arrives_at=clock, arrives_where=door), by=by)
    if told.second_meeting:
        name, days, clock, place, people = told.second_meeting
        day = (conference.meets_on or today()) + timedelta(days=days)
        slot = await commands.add_slot(conference, SlotForm(name=name, day=day, clock=clock, place=place), by=by)
        for who in people:
            await commands.come(conference, seats[who], SeparateForm(meeting=str(slot)), by=by)
    if told.in_another_way:
        who, why, words = told.in_another_way
        await _another_way(conference, seats[who], why, words, by=by, second=staff["vera"])
    for who, why in told.asks:
        await commands.ask_to_show_again(conference, seats[who], why, by=by)


async def _another_way(conference: ConferenceLine, seat: UUID, why: str, words: str, *, by: UUID, second: UUID) -> None:
    until = (conference.meets_on or today()) + timedelta(weeks=6)
    form = ExclusionForm(criterion=Criterion.VIOLENCE, why=why, until=until, other_way=OtherWay.LETTER, other_words=words)
    await commands.exclude(conference, seat, form, by=by)
    for look in await looks_of(conference.office):
        await commands.answer_look(look.id, True, office=conference.office, by=second)


async def _conference(told: Guarded, by: UUID) -> ConferenceLine:
    found = await Conference.select(Conference.id, Conference.office).where(Conference.family_name == told.family_name).first()
    assert found is not None  # noqa: S101
    line = await conference_seen_by(by, found["office"], StaffRole.COORDINATOR, found["id"])
    assert line is not None  # noqa: S101
    return line[0]
