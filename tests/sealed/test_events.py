"""Phones hear at once what is new, on whichever server process they are; by two real processes and a third with two of its own."""

import asyncio
import contextlib
import hashlib
import json
import signal
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx
import pytest

from app.caretaking import _program
from app.sealed_room import queries
from app.sealed_room.listening import Ear, TooManyPhones
from app.sealed_room.queries import Standing
from app.sealed_room.rules import MOST_PHONES
from tests.reliability.test_start_stop import PROGRAM, environment, fetch, free_port
from tests.sealed.formats import b64
from tests.sealed.phone import NEXT_KEY, Phone
from tests.sealed.planting import plant, ticket

PATIENCE = 20


class Listening:
    """One open stream: what it says, as it comes."""

    def __init__(self, phone: Phone, after: int | None = None) -> None:
        self.phone, self.after = phone, len(phone.entries) if after is None else after
        self.heard: asyncio.Queue[tuple[str, dict]] = asyncio.Queue()
        self.status = 0
        self.ended = asyncio.Event()
        self.task = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        address = f"{self.phone.address}/events?after={self.after}"
        try:
            async with self.phone.browser.stream("GET", address, headers=self.phone.shown, timeout=PATIENCE) as answer:
                self.status = answer.status_code
                if self.status == 200:
                    assert answer.headers["content-type"].startswith("text/event-stream")
                    assert answer.headers["cache-control"] == "no-store"
                    assert "content-encoding" not in answer.headers
                await self._read(answer)
        finally:
            self.ended.set()

    async def _read(self, answer: httpx.Response) -> None:
        name = ""
        async for line in answer.aiter_lines():
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: "):
                self.heard.put_nowait((name, json.loads(line[6:])))
            elif line == ":":
                self.heard.put_nowait(("alive", {}))

    async def next(self) -> tuple[str, dict]:
        return await asyncio.wait_for(self.heard.get(), PATIENCE)

    async def closed(self) -> None:
        """The stream has ended, and not by an accident."""
        await asyncio.wait_for(self.ended.wait(), PATIENCE)
        await self.task


async def open_line(phone: Phone, after: int | None = None) -> Listening:
    listening = Listening(phone, after)
    assert await listening.next() == ("alive", {})
    return listening


@contextlib.asynccontextmanager
async def serving(data: Path, url: str, **other: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str, Path]]:
    """The real program on this database; gives it, its address, and its log."""
    port, log = free_port(), data / f"{free_port()}.log"
    env = environment(data, port, DATABASE_URL=url, FAMILIENRAT_DEBUG="yes", **other)
    address = env["FAMILIENRAT_ADDRESS"]
    with log.open("wb") as told:
        program = await asyncio.create_subprocess_exec(PROGRAM, "serve", "--without-worker", env=env, stdout=told, stderr=told)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                await asyncio.to_thread(fetch, f"{address}/healthy")
                break
            assert program.returncode is None, log.read_text()
            await asyncio.sleep(0.05)
        yield program, address, log
    finally:
        if program.returncode is None:
            program.kill()
        await program.wait()


@pytest.fixture
async def rooms(server: str, database: str) -> AsyncIterator[str]:
    """A migrated database of its own, gone afterwards."""
    connection = await asyncpg.connect(server)
    await connection.execute("DROP DATABASE IF EXISTS rooms WITH (FORCE)")
    await connection.execute("CREATE DATABASE rooms TEMPLATE template0")
    url = database.replace("/familienrat", "/rooms", 1)
    migrated = await asyncio.create_subprocess_exec(PROGRAM, "migrate", env=environment(Path("."), DATABASE_URL=url))
    assert await migrated.wait() == 0
    yield url
    await connection.execute("DROP DATABASE rooms WITH (FORCE)")
    await connection.close()


def browser(address: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=address, headers={"sec-fetch-site": "same-origin"}, timeout=PATIENCE)


async def test_phones_on_two_processes_hear_each_other(rooms):
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        async with serving(data, rooms) as (first, one, log), serving(data, rooms) as (_, other, _), browser(one) as a, browser(other) as b:
            database = await asyncpg.connect(rooms)
            conference, room = await plant(database, "A")
            ayse, far = Phone(a, room.bytes), Phone(b, room.bytes)
            assert (await ayse.begin(ticket(room))).status_code == 201
            checked = await asyncio.create_subprocess_exec(PROGRAM, "check-room", one, stdout=asyncio.subprocess.DEVNULL)
            assert await checked.wait() == 0
            stranger = Listening(Phone(b, room.bytes, b"x" * 32))
            await stranger.closed()
            assert stranger.status == 404

            here, there = await open_line(ayse), await open_line(far)
            await a_line_is_heard_everywhere(ayse, far, here, there)
            await many_on_one_process_leave_the_database_free(ayse, b)
            await a_lost_connection_loses_no_news(database, ayse, far, here, there)
            late = await open_line(far, 0)
            assert await late.next() == ("entries", {"count": len(far.entries)})
            stays = await whoever_is_left_out_is_let_go(ayse, a, here, there)

            await a_backup_holds_nothing_of_a_room(data, rooms)
            await database.execute("UPDATE conference SET phase = 'agreeing' WHERE id = $1", conference)
            assert await stays.next() == ("gone", {"count": len(ayse.entries), "tail": b64(hashlib.sha256(ayse.entries[-1]).digest())})
            await stays.closed()
            await nothing_is_left_in_the_files(database)
            await a_process_that_ends_lets_its_phones_go(database, a, first)
            told = log.read_text()
            assert "serving on" in told
            secrets = [*ayse.entries, ayse.keys.access, hashlib.sha256(ayse.keys.access).digest(), ayse.room]
            assert [each for each in secrets if b64(each)[:40] in told or each.hex()[:40] in told or ticket(room) in told] == []
            await database.close()


async def a_line_is_heard_everywhere(ayse, far, here, there):
    for words in ("eins", "zwei", "d" * 9_000):
        began = time.monotonic()
        assert (await ayse.write(words)).status_code == 201
        news = ("entries", {"count": len(ayse.entries), "after": len(ayse.entries) - 1, "entries": [b64(ayse.entries[-1])]})
        assert await here.next() == news
        assert await there.next() == news
        assert time.monotonic() - began < 2
    far.entries = list(ayse.entries)


async def many_on_one_process_leave_the_database_free(ayse, b):
    """More phones than the process has connections, and everybody else is still answered."""
    phones = [Phone(b, ayse.room) for _ in range(40)]
    lines = await asyncio.gather(*(open_line(phone, 3) for phone in phones))
    began = time.monotonic()
    answers = await asyncio.gather(*(phone.read() for phone in phones[:20]))
    assert {answer.status_code for answer in answers} == {200}
    assert time.monotonic() - began < 4
    for line in lines:
        line.task.cancel()
    await asyncio.gather(*(line.task for line in lines), return_exceptions=True)


async def a_lost_connection_loses_no_news(database, ayse, far, here, there):
    """Both processes lose their ear; what is written meanwhile is told as soon as they hear again."""
    ears = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'familienrat rooms'"
    assert len(await database.fetch(ears)) == 2, "one listening connection for each process, however many phones"
    assert (await ayse.write("während niemand hört")).status_code == 201
    news = ("entries", {"count": 4, "after": 3, "entries": [b64(ayse.entries[-1])]})
    assert (await here.next(), await there.next()) == (news, news)
    far.entries = list(ayse.entries)


async def whoever_is_left_out_is_let_go(ayse, a, here, there):
    assert (await ayse.rekey()).json() == {"position": 5}
    for line in (here, there):
        assert await line.next() == ("entries", {"count": 5})
        await line.closed()
    out = await open_line(ayse, 0)
    assert await out.next() == ("entries", {"count": 5})
    await out.closed()
    stays = Phone(a, ayse.room, NEXT_KEY, epoch=1)
    stays.entries = list(ayse.entries)
    line = await open_line(stays)
    assert (await stays.write("nur für uns")).json() == {"position": 6}
    ayse.entries = list(stays.entries)
    assert (await line.next())[1]["count"] == 6
    return line


async def a_backup_holds_nothing_of_a_room(data, rooms):
    """What a family destroys would live on in it. The control: the rest is there."""
    env, file = environment(data, DATABASE_URL=rooms), data / "kept.dump"
    written = await asyncio.create_subprocess_exec(PROGRAM, "backup", str(file), env=env)
    assert await written.wait() == 0
    listed = await asyncio.create_subprocess_exec(_program("pg_restore"), "--list", str(file), stdout=asyncio.subprocess.PIPE)
    told = (await listed.communicate())[0].decode()
    assert ("TABLE DATA public conference " in told, "TABLE public sealed_entry" in told) == (True, True)
    assert "TABLE DATA public sealed_" not in told


async def nothing_is_left_in_the_files(database):
    """The database's own cleaning, called here instead of waited for, gives the files' room back; and it is set to come soon."""
    settings = await database.fetchval("SELECT reloptions FROM pg_class WHERE relname = 'sealed_entry'")
    assert set(settings) == {"autovacuum_vacuum_threshold=1", "autovacuum_vacuum_scale_factor=0"}
    await database.execute("VACUUM sealed_entry")
    size = "SELECT pg_relation_size(oid) + pg_relation_size(reltoastrelid) FROM pg_class WHERE relname = 'sealed_entry'"
    assert await database.fetchval(size) == 0


async def a_process_that_ends_lets_its_phones_go(database, a, first):
    _, room = await plant(database, "B")
    phone = Phone(a, room.bytes)
    await phone.begin(ticket(room))
    lines = [await open_line(phone) for _ in range(3)]
    began = time.monotonic()
    first.send_signal(signal.SIGTERM)
    for line in lines:
        await line.closed()
    assert await asyncio.wait_for(first.wait(), PATIENCE) == 0
    assert time.monotonic() - began < 5


async def test_places_are_counted_by_the_token_and_after_it_was_looked_at(monkeypatch):
    old, new, seen = uuid4(), uuid4(), asyncio.Event()

    async def standing(_room, shown):
        if shown == b"nothing":
            await seen.wait()
            return None
        return Standing(access=old if shown == b"old" else new, entries=0, reads_until=None)

    monkeypatch.setattr(queries, "standing_of", standing)
    ear, room = Ear(), uuid4()
    await ear.end()  # nobody listens to the database here
    strangers = [asyncio.create_task(ear.stream(room, b"nothing", 0)) for _ in range(MOST_PHONES)]
    await asyncio.sleep(0)
    lines = [await ear.stream(room, b"old", 0) for _ in range(MOST_PHONES)]
    with pytest.raises(TooManyPhones):
        await ear.stream(room, b"old", 0)
    lines.append(await ear.stream(room, b"new", 0))
    assert None not in lines
    seen.set()
    assert await asyncio.gather(*strangers) == [None] * MOST_PHONES
    async for _ in lines[0]:
        pass
    assert await ear.stream(room, b"old", 0) is not None, "whoever goes makes room"


async def test_one_program_of_several_processes_ends_with_open_lines(rooms):
    with tempfile.TemporaryDirectory() as folder:
        async with serving(Path(folder), rooms, FAMILIENRAT_WORKERS="2") as (program, address, _), browser(address) as client:
            database = await asyncpg.connect(rooms)
            _, room = await plant(database, "C")
            await database.close()
            phone = Phone(client, room.bytes)
            await phone.begin(ticket(room))
            lines = [await open_line(phone) for _ in range(6)]
            assert (await phone.write("hallo")).status_code == 201
            assert {(await line.next())[1]["count"] for line in lines} == {1}
            program.send_signal(signal.SIGTERM)
            for line in lines:
                await line.closed()
            await asyncio.wait_for(program.wait(), PATIENCE)
