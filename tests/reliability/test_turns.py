"""What is due again and again: taken by one worker alone, and each by itself."""

import asyncio
from datetime import timedelta

import asyncpg
import pytest

from app.kit.clock import now, pretending
from app.worker import turns
from app.worker.turns import Turn, Turns

MINUTE = timedelta(minutes=1)


class Doing:
    def __init__(self, fault: Exception | None = None) -> None:
        self.times, self.fault = 0, fault

    async def __call__(self) -> None:
        self.times += 1
        if self.fault is not None:
            raise self.fault


@pytest.fixture(autouse=True)
def always_look(monkeypatch):
    monkeypatch.setattr(turns, "LOOK_SECONDS", 0)


async def test_it_works(world):
    often, seldom = Doing(), Doing()
    due = Turns((Turn("often", MINUTE, often), Turn("seldom", timedelta(hours=1), seldom)))
    for minutes in (0, 0, 1, 2, 60):
        with pretending(now() + timedelta(minutes=minutes)):
            await due.take()
    assert (often.times, seldom.times) == (4, 2)


async def test_what_goes_wrong_with_one_does_not_stop_the_others(world, caplog):
    broken, whole = Doing(ValueError("Ay\u015fe")), Doing()
    await Turns((Turn("broken", MINUTE, broken), Turn("whole", MINUTE, whole))).take()
    assert (broken.times, whole.times) == (1, 1)
    assert [("ValueError" in line, "broken" in line, "Ay\u015fe" in line) for line in caplog.messages] == [(True, True, False)]


async def test_a_database_that_is_gone_stops_them_all_and_the_worker_waits(world):
    whole = Doing()
    with pytest.raises(asyncpg.CannotConnectNowError):
        await Turns((Turn("gone", MINUTE, Doing(asyncpg.CannotConnectNowError())), Turn("whole", MINUTE, whole))).take()
    assert whole.times == 0


@pytest.mark.committed
async def test_of_many_workers_at_the_same_moment_one_takes_the_turn(database):
    doing = Doing()
    name = "tests at once"
    try:
        for minutes in (0, 1):
            with pretending(now() + timedelta(minutes=minutes)):
                await asyncio.gather(*(Turns((Turn(name, MINUTE, doing),)).take() for _ in range(8)))
        assert doing.times == 2
    finally:
        await turns.rows("DELETE FROM turn WHERE name = $1", name)


async def test_all_that_the_worker_does_by_the_clock_can_be_done_twice(world):
    assert len({turn.name for turn in turns.TURNS}) == len(turns.TURNS)
    for _ in range(2):
        for turn in turns.TURNS:
            await turn.do()
