"""Whoever stays silent is reminded once, by their own link, never at night."""

from datetime import UTC, date, datetime, timedelta

import time_machine

from app.conferences.tables import Contact
from app.dates import commands
from app.dates.tables import Asked
from app.outbox.tables import OutboxMessage
from app.people.tables import Person
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.taking_part import Says
from tests.circle import seat_of
from tests.dates import hexes, proposed, says

#: A Friday evening, two days before clocks are set forward in Europe.
FRIDAY = datetime(2027, 3, 26, 17, tzinfo=UTC)
DAY = date(2027, 4, 21)


async def reminded():
    found = await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind == Kind.DATES_REMINDER)
    return sorted(str(each["person"]) for each in found)


def ids(*people):
    return sorted(str(each.id) for each in people)


async def test_once_and_not_at_night_across_the_change_to_summer_time(world, browser_of):
    with time_machine.travel(FRIDAY, tick=False) as clock:
        await Person.update({Person.zone: "America/New_York"}).where(Person.id == world.interpreter.id)
        proposals = await proposed(world, DAY)
        await says(world, world.ayse, **hexes(proposals, Says.YES))
        await Contact.update({Contact.no_email_since: FRIDAY}).where(Contact.participant == await seat_of(world, world.sara))
        sent = {}
        for hours in range(24 * 6):
            clock.move_to(FRIDAY + timedelta(hours=hours))
            if await commands.remind_those_due():
                sent[FRIDAY + timedelta(hours=hours)] = await reminded()
    monday_nine, two_days_later = datetime(2027, 3, 29, 7, tzinfo=UTC), FRIDAY + timedelta(days=2)
    assert sent == {
        two_days_later: ids(world.interpreter),  # early afternoon where she is
        monday_nine: ids(world.interpreter, world.mehmet),
    }, "19:00 by the new clock is night: those here are written to on Monday at nine"
    asked = await Asked.select(Asked.remind_at).where(Asked.remind_at.is_not_null())
    assert asked == []


async def test_an_answer_a_chosen_day_or_an_end_stops_it(world, browser_of):
    with time_machine.travel(FRIDAY, tick=False) as clock:
        (first,) = await proposed(world, DAY)
        conference = await world.as_it_is()
        await says(world, world.mehmet, **hexes([first], Says.NO))
        try:
            await commands.choose(conference, first, seen="", edited=conference.edited, by=world.nora.id)
        except commands.Doubtful as doubtful:
            await commands.choose(conference, first, seen=doubtful.mark, edited=conference.edited, by=world.nora.id)
        clock.move_to(FRIDAY + timedelta(days=3, hours=-4))
        assert (await commands.remind_those_due(), await reminded()) == (0, [])

        await proposed(world, DAY + timedelta(days=1))
        await world.at(Phase.ENDED_IN_PREPARATION)
        clock.move_to(FRIDAY + timedelta(days=8, hours=-4))
        assert (await commands.remind_those_due(), await reminded()) == (0, [])


async def test_the_coordinator_can_do_it_now_and_nobody_is_reminded_twice(world, browser_of):
    with time_machine.travel(FRIDAY - timedelta(hours=8), tick=False) as clock:
        await proposed(world, DAY)
        nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/date"
        mehmet, elif_ = await seat_of(world, world.mehmet), await seat_of(world, world.elif_)
        assert "Remind now" in (await nora.get(at)).text
        assert (await nora.send_form(f"{at}/remind/{mehmet}")).status_code == 303
        again = await nora.send_form(f"{at}/remind/{mehmet}")
        assert (again.status_code, "a call does more than another message" in again.text) == (409, True)
        unreachable = await nora.send_form(f"{at}/remind/{elif_}")
        assert (unreachable.status_code, "Please phone" in unreachable.text) == (409, True)
        clock.move_to(FRIDAY + timedelta(days=3, hours=-7))
        await commands.remind_those_due()
        await proposed(world, DAY + timedelta(days=1))
        clock.move_to(FRIDAY + timedelta(days=7, hours=-7))
        await commands.remind_those_due()
    assert await reminded() == ids(world.ayse, world.mehmet, world.sara, world.interpreter), "once each, also when days are added"


async def test_the_caseworker_is_reminded_on_the_desk(world, browser_of):
    with time_machine.travel(FRIDAY - timedelta(hours=8), tick=False) as clock:
        await proposed(world, DAY)
        await OutboxMessage.delete(force=True)
        clock.move_to(FRIDAY + timedelta(days=3, hours=-7))
        await commands.remind_those_due()
    news = await OutboxMessage.select(OutboxMessage.person).where(OutboxMessage.kind == Kind.DESK_NEWS)
    assert [each["person"] for each in news] == [world.idris.id]
