"""Two hundred sealed rooms, fifteen phones in each: how soon does a line reach everybody, and what does a phone that waits cost?"""

import asyncio
import base64
import contextlib
import hashlib
import json
import os
import random
import resource
import secrets
import signal
import socket
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import psutil

from app.database import embedded, make_sure_there_is_one, ours_on

ROOMS, PHONES = 200, 15
EVERY_SECONDS, SECONDS = 10, 30
AT_ONCE = 50
LINE_BYTES = 543  # a short line, sealed
PATIENCE = 60
PROGRAM = Path(sys.executable).parent / "familienrat"

_FAMILY = """
    WITH worker AS (INSERT INTO person (office, name) VALUES ($1, 'Somebody') RETURNING id)
    INSERT INTO conference (office, reference, family_name, phase, caseworker)
    SELECT $1, $2, 'Family', 'private_time', id FROM worker RETURNING id
"""


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Family:
    """A room, its token, and when each of its lines was sent."""

    def __init__(self) -> None:
        self.room: UUID = uuid4()
        self.access = secrets.token_bytes(32)
        self.count = 0
        self.sent: dict[int, float] = {}

    def head(self, method: str, what: str) -> bytes:
        shown = f"Authorization: Room {b64(self.access)}\r\nSec-Fetch-Site: same-origin\r\n"
        return f"{method} /room/api/{b64(self.room.bytes)}/{what} HTTP/1.1\r\nHost: x\r\n{shown}".encode()


class Clock:
    """How long each line took to each phone."""

    def __init__(self) -> None:
        self.delays: list[float] = []
        self.open = 0


async def measure() -> dict[str, tuple[float, str]]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, ROOMS * PHONES + 1_000)), hard))
    async with serving([Family() for _ in range(ROOMS)]) as (families, program, port, _database):
        return await _load(program, port, families)


@contextlib.asynccontextmanager
async def serving(families: list[Family]) -> AsyncIterator[tuple[list[Family], psutil.Process, int, asyncpg.Connection]]:
    """The real program with a database of its own in which these families have their rooms."""
    with tempfile.TemporaryDirectory(prefix="familienrat-bench-") as folder:
        server = embedded(Path(folder) / "data")
        try:
            await make_sure_there_is_one(server.get_uri())
            environment = _environment(ours_on(server.get_uri()), folder)
            migrated = await asyncio.create_subprocess_exec(PROGRAM, "migrate", env=environment)
            await migrated.wait()
            connection = await asyncpg.connect(environment["DATABASE_URL"])
            await _plant(connection, families)
            program = psutil.Popen([PROGRAM, "serve", "--without-worker"], env=environment, stdout=-3, stderr=-3)
            try:
                await asyncio.to_thread(_until_it_answers, environment["FAMILIENRAT_ADDRESS"])
                yield families, program, int(environment["FAMILIENRAT_PORT"]), connection
            finally:
                await connection.close()
                program.send_signal(signal.SIGTERM)
                await asyncio.to_thread(program.wait, PATIENCE)
        finally:
            server.cleanup()


def _environment(url: str, folder: str) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        **os.environ,
        "DATABASE_URL": url,
        "FAMILIENRAT_DATA": folder,
        "FAMILIENRAT_PORT": str(port),
        "FAMILIENRAT_ADDRESS": f"http://127.0.0.1:{port}",
        "FAMILIENRAT_SECRET": secrets.token_hex(32),
        "FAMILIENRAT_SMTP": "smtp://127.0.0.1:1",
    }


def _until_it_answers(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(urllib.error.URLError, OSError), urllib.request.urlopen(f"{address}/healthy", timeout=2):  # noqa: S310
            return
        time.sleep(0.05)
    raise RuntimeError("The service did not start.")


async def _plant(connection: asyncpg.Connection, families: list[Family]) -> None:
    office = await connection.fetchval("INSERT INTO office (name, short_name) VALUES ('Office', 'O') RETURNING id")
    for number, family in enumerate(families):
        conference = await connection.fetchval(_FAMILY, office, f"O-{number}")
        await connection.execute("INSERT INTO sealed_room (id, conference) VALUES ($1, $2)", family.room, conference)
        shown = hashlib.sha256(family.access).digest()
        await connection.execute("INSERT INTO sealed_access (room, hash) VALUES ($1, $2)", family.room, shown)


async def _load(program: psutil.Process, port: int, families: list[Family]) -> dict[str, tuple[float, str]]:
    clock = Clock()
    warm = [asyncio.create_task(_phone(port, family, clock)) for family in families[:AT_ONCE]]
    await _opened(clock, len(warm))
    before, began = _memory(program), time.perf_counter()
    phones = list(warm)
    waiting = [family for family in families[AT_ONCE:] for _ in range(PHONES)] + [
        family for family in families[:AT_ONCE] for _ in range(PHONES - 1)
    ]
    for at in range(0, len(waiting), AT_ONCE):
        phones += [asyncio.create_task(_phone(port, family, clock)) for family in waiting[at : at + AT_ONCE]]
        await _opened(clock, len(phones))
    took = time.perf_counter() - began
    await asyncio.sleep(2)
    memory = (_memory(program) - before) / len(waiting)
    await asyncio.gather(*(_writer(port, family) for family in families))
    await asyncio.sleep(3)
    for phone in phones:
        phone.cancel()
    await asyncio.gather(*phones, return_exceptions=True)
    return _figures(clock, families, memory, took)


def _figures(clock: Clock, families: list[Family], memory: float, took: float) -> dict[str, tuple[float, str]]:
    expected = sum(family.count for family in families) * PHONES
    delays = sorted(clock.delays)
    return {
        "room_phones": (ROOMS * PHONES, "phones"),
        "room_lines_heard": (100 * len(delays) / expected, "%"),
        "room_delay_median_s": (statistics.median(delays), "s"),
        "room_delay_p99_s": (delays[int(0.99 * len(delays))], "s"),
        "room_memory_per_phone_kb": (memory / 1000, "kB"),
        "room_phones_let_in_per_second": (ROOMS * PHONES / took, "1/s"),
    }


async def _opened(clock: Clock, number: int) -> None:
    until = time.monotonic() + PATIENCE
    while clock.open < number:
        if time.monotonic() > until:
            raise RuntimeError(f"Only {clock.open} of {number} phones were let in.")
        await asyncio.sleep(0.01)


def _memory(program: psutil.Process) -> float:
    ours = [program, *(child for child in program.children(recursive=True) if "postgres" not in child.name())]
    return float(sum(process.memory_info().rss for process in ours))


async def _phone(port: int, family: Family, clock: Clock) -> None:
    """Listens, and notes when it heard of which line."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(family.head("GET", "events?after=0") + b"\r\n")
        if b" 200 " not in await reader.readline():
            raise RuntimeError("A phone was not let in.")
        while await reader.readline() != b"\r\n":
            pass
        clock.open += 1
        while line := await reader.readline():
            if line.startswith(b"data: "):
                _note(json.loads(line[6:]), family, clock)
    finally:
        writer.close()


def _note(news: dict[str, Any], family: Family, clock: Clock) -> None:
    now = time.perf_counter()
    for number in range(news["after"] + 1, news["count"] + 1):
        clock.delays.append(now - family.sent[number])


async def _writer(port: int, family: Family) -> None:
    """A line every ten seconds, each family at its own moment."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(random.uniform(0, EVERY_SECONDS))
    for _ in range(SECONDS // EVERY_SECONDS):
        began = time.perf_counter()
        body = json.dumps({"after": family.count, "entry": b64(os.urandom(LINE_BYTES))}).encode()
        family.sent[family.count + 1] = began
        about = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        writer.write(family.head("POST", "entries") + about + body)
        status, length = await reader.readline(), 0
        while (line := await reader.readline()) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        await reader.readexactly(length)
        if b" 201 " not in status:
            raise RuntimeError(f"A line was not taken: {status!r}")
        family.count += 1
        await asyncio.sleep(max(0, EVERY_SECONDS - (time.perf_counter() - began)))
    writer.close()
