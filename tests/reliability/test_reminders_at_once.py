"""Several workers look at the same moment, on connections of their own: each reminder goes once. And the mail waits for nine."""

import asyncio
from datetime import date, time

import pytest
import time_machine

from app.database import rows
from app.outbox.rules import held_back
from app.outbox.tables import OutboxMessage
from app.people.tables import Person
from app.profile.queries import OfficeProfile
from app.reminders.commands import remind_of_promises
from app.reminders.commands.reminding import _remind
from app.reminders.queries import due_of_families
from app.reminders.tables import Reminded
from app.worker import cases
from app.worker.cases import cases_of
from tests.reminders import plan_in_force, utc, written

TUESDAY, REVIEW = date(2027, 3, 30), date(2027, 5, 4)
SUNDAY = utc(date(2027, 3, 28), 7)
AT_ONCE = 6


@pytest.fixture
async def many(world):
    """Three promises of Ayşe's, two of Mehmet's, all for Tuesday; the one whom they look after is Sara."""
    day = {"due_on": TUESDAY, "checker": world.sara.id}
    await plan_in_force(
        world, date(2027, 3, 9), REVIEW, *[{"who": world.ayse.id} | day] * 3, *[{"who": world.mehmet.id} | day] * 2
    )  # fmt: skip


@pytest.mark.committed
async def test_several_workers_at_the_same_moment_remind_each_once(world, many):
    with time_machine.travel(SUNDAY, tick=False):
        told = await asyncio.gather(*(remind_of_promises() for _worker in range(AT_ONCE)))
    assert (sum(told), await Reminded.count()) == (5, 5)
    assert [who for _kind, who in await written()] == sorted([world.ayse.id, world.mehmet.id])


@pytest.mark.parametrize(("unique", "reminded"), [(True, 5), (False, 10)])
async def test_control_two_who_have_found_the_same_are_held_apart_by_the_unique_row_alone(world, many, unique, reminded):
    if not unique:
        await rows("DROP INDEX reminded_once")
    with time_machine.travel(SUNDAY, tick=False):
        found = [each async for batch in due_of_families() for each in batch]
        for _worker in range(2):
            await _remind(found)
    assert await Reminded.count() == reminded


async def test_what_waits_over_a_night_goes_at_nine_where_the_reader_is(world, many, monkeypatch):
    """The mail server was away all Saturday evening; and a reminder that is not wanted any more does not go at all."""
    monkeypatch.setattr(cases, "USUAL", OfficeProfile(quiet_from=time(19), quiet_until=time(9)))
    await Person.update({Person.zone: "Europe/Istanbul"}).where(Person.id == world.mehmet.id)
    with time_machine.travel(SUNDAY, tick=False) as clock:
        await remind_of_promises()
        messages = [each["id"] for each in await OutboxMessage.select(OutboxMessage.id)]
        clock.move_to(utc(date(2027, 3, 28), 20))
        waits = {each.whose.person: each.waits_until(utc(date(2027, 3, 28), 20)) for each in await cases_of(messages)}
        assert waits == {world.ayse.id: utc(date(2027, 3, 29), 7), world.mehmet.id: utc(date(2027, 3, 29), 6)}
        await rows("UPDATE consent SET withdrawn_at = now() FROM participant pa WHERE pa.id = participant AND person = $1", world.ayse.id)
        assert {each.whose.person: held_back(each.standing) for each in await cases_of(messages)}[world.ayse.id] == "no_consent"
