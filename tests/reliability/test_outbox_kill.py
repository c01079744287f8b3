"""The worker is killed in the middle of its work, by the system and without a word: no message is lost, and none doubled needlessly."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import asyncpg
import pytest

from tests.conftest import SECRET
from tests.mail_servers import Taker, mail_server
from tests.patience import until

MESSAGES = 300
KILL_AT = (60, 130, 210)
WORKER = [str(Path(sys.executable).parent / "familienrat"), "worker"]
CONTROL = [sys.executable, "-m", "tests.reliability.marking_first"]

_PLANT = f"""
    INSERT INTO office (id, name, short_name) VALUES ('00000000-0000-4000-8000-000000000001', 'Büro', 'B');
    INSERT INTO person (office, name) SELECT '00000000-0000-4000-8000-000000000001', 'Mensch ' || i FROM generate_series(1, {MESSAGES}) i;
    INSERT INTO staff (person, role, email) SELECT id, 'coordinator', replace(lower(name), ' ', '.') || '@amt.test' FROM person;
    INSERT INTO outbox_message (office, person, kind) SELECT office, id, 'desk_news' FROM person;
"""  # noqa: S608  # our own number


class Place:
    """A database of its own, and how a worker is started on it."""

    def __init__(self, url: str, connection: asyncpg.Connection) -> None:
        self.url, self.connection = url, connection

    def worker(self, command: list[str], port: int) -> "subprocess.Popen[bytes]":
        environment = os.environ | {
            "DATABASE_URL": self.url,
            "FAMILIENRAT_SECRET": SECRET,
            "FAMILIENRAT_SMTP": f"smtp://127.0.0.1:{port}",
        }
        return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)

    async def nothing_waits(self, taker: Taker | None = None, target: int = MESSAGES) -> bool:
        """Or, with a target below all, so many were taken."""
        if taker is not None and target < MESSAGES and len(taker.taken) >= target:
            return True
        return not await self.connection.fetchval("SELECT count(*) FROM outbox_message WHERE state = 'waiting'")

    async def ids(self, state: str = "%") -> set[str]:
        return {str(each["id"]) for each in await self.connection.fetch("SELECT id FROM outbox_message WHERE state LIKE $1", state)}


@pytest.fixture(scope="module")
async def migrated(server: str) -> AsyncIterator[str]:
    """An empty database with all its tables, to be copied for each test."""
    admin = await asyncpg.connect(server)
    await admin.execute("DROP DATABASE IF EXISTS migrated WITH (FORCE)")
    await admin.execute("CREATE DATABASE migrated")
    environment = os.environ | {"DATABASE_URL": server.replace("/postgres?", "/migrated?", 1)}
    await asyncio.to_thread(subprocess.run, [WORKER[0], "migrate"], env=environment, check=True)
    yield "migrated"
    await admin.execute("DROP DATABASE migrated WITH (FORCE)")
    await admin.close()


@pytest.fixture
async def place(server: str, migrated: str) -> AsyncIterator[Place]:
    admin = await asyncpg.connect(server)
    await admin.execute("DROP DATABASE IF EXISTS killed WITH (FORCE)")
    await admin.execute(f"CREATE DATABASE killed TEMPLATE {migrated}")
    url = server.replace("/postgres?", "/killed?", 1)
    assert url != server
    connection = await asyncpg.connect(url)
    await connection.execute(_PLANT)
    yield Place(url, connection)
    await connection.close()
    await admin.execute("DROP DATABASE killed WITH (FORCE)")
    await admin.close()


async def quiet(place: Place, taker: Taker) -> None:
    """Until nothing more arrives, neither at the mail server nor as a mark in the database: what was on its way has got there."""
    before, calm = (-1, -1), 0
    while calm < 5:
        await asyncio.sleep(0.1)
        seen = (len(taker.taken), len(await place.ids("sent")))
        before, calm = seen, calm + 1 if seen == before else 0


async def killed_on_the_way(place: Place, command: list[str]) -> tuple[set[str], Counter[str], list[set[str]]]:
    """Messages that were marked and never arrived, how often each arrived, and for each kill the messages of which nobody knew."""
    taker = Taker(seconds=0.004)
    unknown: list[set[str]] = []
    async with mail_server(taker) as port:
        for target in (*KILL_AT, *([MESSAGES] if command == WORKER else [])):
            worker = place.worker(command, port)
            await until(partial(place.nothing_waits, taker, target), every=0.005)
            if target < MESSAGES:
                worker.send_signal(signal.SIGKILL)
                await asyncio.to_thread(worker.wait)
                await quiet(place, taker)
                # one of an earlier kill may still wait for its turn: it was counted there
                unknown.append(set(taker.ids) - await place.ids("sent") - set().union(*unknown))
                await place.connection.execute("UPDATE outbox_message SET leased_until = now()")  # as if its lease had run out
            else:
                worker.send_signal(signal.SIGTERM)
                assert await asyncio.to_thread(worker.wait, 15) == 0
    return await place.ids("sent") - set(taker.ids), Counter(taker.ids), unknown


async def test_nothing_is_lost_and_nothing_doubled_but_what_nobody_could_know(place):
    lost, arrived, unknown = await killed_on_the_way(place, WORKER)
    twice = {message for message, times in arrived.items() if times > 1}
    assert lost == set()
    assert max(len(each) for each in unknown) <= 1
    assert twice == set().union(*unknown)
    assert await place.ids("sent") == await place.ids()


async def test_control_marking_before_sending_loses_messages(place):
    lost, _, _ = await killed_on_the_way(place, CONTROL)
    assert lost != set()


async def test_two_workers_share_the_work_and_send_nothing_twice(place):
    taker = Taker()
    async with mail_server(taker) as port:
        workers = [place.worker(WORKER, port) for _ in range(2)]
        await until(place.nothing_waits)
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(worker.wait, 15) == 0
    assert Counter(taker.ids) == Counter(dict.fromkeys(await place.ids(), 1))


async def test_mail_server_and_database_may_go_and_come_back(place, server):
    """Nothing is restarted: what waits goes when both are there again, and spends no try on our own server's absence."""
    taker = Taker()
    async with mail_server(taker) as port:
        pass
    worker = place.worker(WORKER, port)
    try:
        await until(lambda: place.connection.fetchval("SELECT count(*) > 0 FROM outbox_message WHERE problem = 'unreachable'"))
        assert await place.connection.fetchval("SELECT max(tries) FROM outbox_message WHERE leased_until IS NULL") == 0
        admin = await asyncpg.connect(server)
        await admin.execute("ALTER DATABASE killed ALLOW_CONNECTIONS false")
        await admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'killed'")
        async with mail_server(taker, port=port):
            await asyncio.sleep(3)
            assert (taker.taken, worker.poll()) == ([], None)
            await admin.execute("ALTER DATABASE killed ALLOW_CONNECTIONS true")
            await admin.close()
            place.connection = await asyncpg.connect(place.url)
            await place.connection.execute("UPDATE outbox_message SET next_try_at = now()")  # as if the minute had passed
            await until(place.nothing_waits)
    finally:
        worker.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(worker.wait, 15) == 0
    assert Counter(taker.ids) == Counter(dict.fromkeys(await place.ids(), 1))
