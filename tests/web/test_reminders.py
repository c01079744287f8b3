"""Reminders of promises: on the day that the table says, at nine where the reader is, once, and not to who wants none."""

from datetime import date, timedelta

import pytest
import time_machine

from app.conferences.commands import withdraw_consent
from app.conferences.tables import Contact, Participant
from app.database import rows
from app.follow_up.commands import report_progress
from app.outbox.tables import OutboxMessage
from app.people.tables import Person
from app.plans import commands as plans
from app.practice.mail import Kind
from app.practice.promises import Progress
from app.reminders import commands
from app.reminders.queries import due as due_queries
from app.reminders.tables import NoReminders, Reminded
from tests.circle import seat_of
from tests.reminders import hour_by_hour, plan_in_force, utc, written

BEFORE, AFTER = Kind.PROMISE_REMINDER.value, Kind.CHECK_QUESTION.value
TUESDAY = date(2027, 3, 30)  # clocks go forward on the Sunday before, 28 March 2027
REVIEW = date(2027, 5, 4)


@pytest.fixture
async def promise(world):
    """Ayşe has promised something for that Tuesday; Mehmet looks whether it works."""
    found = await plan_in_force(
        world, date(2027, 3, 9), REVIEW, {"who": world.ayse.id, "checker": world.mehmet.id, "due_on": TUESDAY}
    )  # fmt: skip
    return found[0]


async def test_it_works_over_the_change_to_summer_time(world, promise):
    sent = await hour_by_hour(utc(date(2027, 3, 26), 0), 24 * 7)
    assert sent == {
        utc(date(2027, 3, 28), 7): [(BEFORE, world.ayse.id)],  # nine by the new clock; by the old one it would be 8:00 UTC
        utc(date(2027, 3, 31), 7): [(AFTER, world.mehmet.id)],
    }


async def test_it_works_over_the_change_back_and_for_readers_elsewhere(world):
    """25 October 2026 is two days before the 27th: 9:00 is 8:00 UTC again in Berlin, still 6:00 in Istanbul, 13:00 in New York."""
    await Person.update({Person.zone: "America/New_York"}).where(Person.id == world.mehmet.id)
    await Contact.update({Contact.way: "email", Contact.phone: "+90 532 123 45 67"}).where(
        Contact.participant == await seat_of(world, world.sara)
    )
    day = {"due_on": date(2026, 10, 27)}
    await plan_in_force(
        world, date(2026, 10, 6), date(2026, 12, 1),
        {"who": world.ayse.id} | day, {"who": world.mehmet.id} | day, {"who": world.sara.id} | day,
    )  # fmt: skip
    sent = await hour_by_hour(utc(date(2026, 10, 24), 0), 24 * 4)
    assert sent == {
        utc(date(2026, 10, 25), 6): [(BEFORE, world.sara.id)],
        utc(date(2026, 10, 25), 8): [(BEFORE, world.ayse.id)],
        utc(date(2026, 10, 25), 13): [(BEFORE, world.mehmet.id)],
    }


async def test_control_without_quiet_hours_it_would_go_at_night(world, promise, monkeypatch):
    monkeypatch.setattr(due_queries, "is_time", lambda on, until, hours, now: on <= now.date() < until)
    sent = await hour_by_hour(utc(date(2027, 3, 27), 18), 12)
    assert list(sent) == [utc(date(2027, 3, 28), 0)]


async def test_control_without_the_unique_row_it_would_go_twice(world, promise):
    first, second = utc(date(2027, 3, 28), 7), utc(date(2027, 3, 28), 7, 5)
    with time_machine.travel(first, tick=False) as clock:
        assert await commands.remind_of_promises() == 1
        clock.move_to(second)
        assert await commands.remind_of_promises() == 0
        assert await written() == [(BEFORE, world.ayse.id)]
        await OutboxMessage.update({OutboxMessage.state: "sent"}, force=True)
        await rows("DELETE FROM reminded")
        assert await commands.remind_of_promises() == 1
    assert await written() == [(BEFORE, world.ayse.id)] * 2


async def test_several_on_one_day_are_one_message(world):
    day = {"who": world.ayse.id, "due_on": TUESDAY}
    await plan_in_force(world, date(2027, 3, 9), REVIEW, day, day, day)
    with time_machine.travel(utc(date(2027, 3, 28), 7), tick=False):
        assert await commands.remind_of_promises() == 3
    assert await written() == [(BEFORE, world.ayse.id)]
    found = await Reminded.select(Reminded.message, Reminded.way)
    assert len({each["message"] for each in found} - {None}) == 1
    assert {each["way"] for each in found} == {"message"}


async def test_without_a_day_there_is_one_question_in_the_middle(world):
    """Accepted on 9 March, looked at again on 4 May: 56 days, the middle is 6 April."""
    await plan_in_force(
        world, date(2027, 3, 9), REVIEW,
        {"who": world.ayse.id, "checker": world.sara.id, "due_words": "jeden Schultag"}, {"who": world.mehmet.id, "due_words": "abends"},
    )  # fmt: skip
    sent = await hour_by_hour(utc(date(2027, 3, 10), 7), 24 * 55, step=12)
    assert sent == {utc(date(2027, 4, 6), 7): [(AFTER, world.sara.id), (BEFORE, world.mehmet.id)]}


@pytest.mark.parametrize("state", Progress)
async def test_not_about_what_is_done_no_longer_needed_or_cannot_be_done(world, promise, state):
    with time_machine.travel(utc(date(2027, 3, 20), 12), tick=False):
        await report_progress(await world.as_it_is(), promise, state, "", False, by=world.ayse.id)
    sent = await hour_by_hour(utc(date(2027, 3, 28), 7), 24 * 4)
    before = [] if state in {Progress.DONE, Progress.NO_LONGER_NEEDED, Progress.NEEDS_HELP} else [(BEFORE, world.ayse.id)]
    after = [] if state is Progress.NO_LONGER_NEEDED else [(AFTER, world.mehmet.id)]
    assert [each for several in sent.values() for each in several] == before + after


async def test_not_to_who_left_took_consent_back_or_wants_none(world):
    day = {"due_on": TUESDAY}
    promises = await plan_in_force(
        world, date(2027, 3, 9), REVIEW,
        {"who": world.ayse.id} | day, {"who": world.mehmet.id} | day, {"who": world.sara.id} | day, {"who": world.elif_.id} | day,
    )  # fmt: skip
    with time_machine.travel(utc(date(2027, 3, 20), 12), tick=False):
        await Participant.update({Participant.left_at: utc(date(2027, 3, 20), 11)}).where(Participant.person == world.ayse.id)
        await commands.remind_me_not(await world.as_it_is(), promises[1], by=world.mehmet.id)
        await commands.remind_me_not(await world.as_it_is(), None, by=world.sara.id)
        await withdraw_consent(await world.as_it_is(), await seat_of(world, world.elif_), by=world.nora.id)
    assert await hour_by_hour(utc(date(2027, 3, 28), 7), 24) == {}
    assert await Reminded.count() == 0


async def test_nobody_is_written_to_while_custody_has_taken_consent_back(world, promise):
    with time_machine.travel(utc(date(2027, 3, 20), 12), tick=False):
        await withdraw_consent(await world.as_it_is(), await seat_of(world, world.sara), by=world.nora.id)
    assert await hour_by_hour(utc(date(2027, 3, 28), 7), 24 * 4) == {}


async def test_what_was_just_agreed_and_what_is_long_past_is_not_reminded_of(world):
    """Accepted on the day on which the reminder would be due; and a worker that was away for weeks."""
    await plan_in_force(world, date(2027, 3, 28), REVIEW, {"who": world.ayse.id, "checker": world.mehmet.id, "due_on": TUESDAY})
    assert await hour_by_hour(utc(date(2027, 3, 28), 13), 40) == {}
    assert await hour_by_hour(utc(TUESDAY + timedelta(days=15), 7), 24) == {}


async def test_what_waits_is_held_back_once_it_is_not_wanted_or_done(world):
    day = {"who": world.ayse.id, "due_on": TUESDAY}
    first, second = await plan_in_force(world, date(2027, 3, 9), REVIEW, day, day)
    with time_machine.travel(utc(date(2027, 3, 28), 7), tick=False):
        await commands.remind_of_promises()
        await commands.remind_me_not(await world.as_it_is(), first, by=world.ayse.id)
        assert await states() == ["waiting"], "the other promise still has to be thought of"
        await report_progress(await world.as_it_is(), second, Progress.DONE, "", False, by=world.ayse.id)
        await commands.remind_of_promises()
    assert await states() == ["withheld"]


async def test_off_and_on_again(world, promise):
    with time_machine.travel(utc(date(2027, 3, 27), 12), tick=False) as clock:
        conference = await world.as_it_is()
        for _twice in range(2):
            await commands.remind_me_not(conference, promise, by=world.ayse.id)
        assert await NoReminders.count() == 1
        clock.move_to(utc(date(2027, 3, 28), 10))
        assert await commands.remind_of_promises() == 0
        await commands.remind_again(conference, promise, by=world.ayse.id)
        assert await commands.remind_of_promises() == 1


async def test_a_day_that_was_moved_is_another_day(world, promise):
    """Reminded for Tuesday; then the family presents a plan in which the same promise stands for 20 April."""
    with time_machine.travel(utc(date(2027, 3, 28), 7), tick=False) as clock:
        await commands.remind_of_promises()
        await OutboxMessage.update({OutboxMessage.state: "sent"}, force=True)
        clock.move_to(utc(date(2027, 4, 1), 12))
        await rows("ALTER TABLE agreement DISABLE TRIGGER agreement_frozen")
        await rows("UPDATE agreement SET due_on = '2027-04-20' WHERE promise = $1", promise)
    assert list(await hour_by_hour(utc(date(2027, 4, 17), 7), 24 * 3)) == [utc(date(2027, 4, 18), 7)]


async def test_the_office_is_told_of_its_own_promise_before_and_while_it_is_late(world):
    """Promised for Friday, 16 April: told on the 13th, on the 17th, and each week after, four times."""
    await plan_in_force(world, date(2027, 3, 9), REVIEW, {"who": world.ayse.id})
    await promised(world, date(2027, 4, 16))
    sent = await hour_by_hour(utc(date(2027, 4, 10), 7), 24 * 45, [Kind.DESK_NEWS], step=12)
    assert [moment.date().isoformat() for moment in sent] == ["2027-04-13", "2027-04-17", "2027-04-24", "2027-05-01", "2027-05-08"]
    assert {moment.hour for moment in sent} == {7}, "nobody's telephone rings at night, the office's neither"
    assert {who for several in sent.values() for _kind, who in several} <= {world.idris.id}


async def test_the_office_is_not_told_of_what_it_has_kept(world):
    await plan_in_force(world, date(2027, 3, 9), REVIEW, {"who": world.ayse.id})
    request = await promised(world, date(2027, 4, 16))
    with time_machine.travel(utc(date(2027, 4, 12), 12), tick=False):
        await plans.keep_office_promise(await world.as_it_is(), request, date(2027, 4, 12), by=world.idris.id)
    assert await hour_by_hour(utc(date(2027, 4, 12), 13), 24 * 10, [Kind.DESK_NEWS], step=6) == {}


async def test_a_check_by_the_caseworker_is_news_on_the_desk(world):
    await plan_in_force(world, date(2027, 3, 9), REVIEW, {"who": world.ayse.id, "checker": world.idris.id, "due_on": TUESDAY})
    sent = await hour_by_hour(utc(TUESDAY, 7), 48, [Kind.DESK_NEWS, Kind.CHECK_QUESTION])
    assert sent == {utc(date(2027, 3, 31), 7): [(Kind.DESK_NEWS.value, world.idris.id)]}


async def promised(world, day):
    """The office has promised help of its own for that day."""
    found = await rows(
        "INSERT INTO promised_help (conference, what, decision, promised_on, by, at) VALUES ($1, 'Hort', 'granted', $2, $3, '2027-03-10') "
        "RETURNING request", world.yilmaz.id, day, world.idris.id,
    )  # fmt: skip
    return found[0]["request"]


async def states():
    return [each["state"] for each in await OutboxMessage.select(OutboxMessage.state).where(OutboxMessage.kind == BEFORE)]
