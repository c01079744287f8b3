"""A real PostgreSQL, undone after every test; the real application in the test's own loop; browsers without a screen."""

import gc
import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import time
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from argon2 import PasswordHasher
from litestar import Litestar

from app.conferences.speaking import LANGUAGE_COOKIE
from app.database import DB, embedded, make_sure_there_is_one, migrate, ours_on
from app.kit import csrf, i18n, tokens
from app.main import house
from app.outbox import ways
from app.people import secrets, sessions
from app.people.tables import AccessLink
from app.profile.queries import OfficeProfile
from app.settings import Settings
from app.translations import machine
from app.worker import cases
from tests.world import World, build_world, clear_away

cases.USUAL = OfficeProfile(quiet_from=time(0), quiet_until=time(0))  # tests run at night as well; those about it say otherwise

#: How slow hashes are in truth; those of tests are quick, where a test does not ask for `slow_as_ever`.
SLOW = {"_hasher": secrets._hasher, "_nobody": secrets._nobody}
secrets._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
secrets._nobody = secrets._hasher.hash("nobody at all")

HOST = "house.test"
ORIGIN = f"https://{HOST}"
SECRET = "only for tests, and long enough to be taken"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that in the end no core waits for another. With `--no-loadscope-reorder` it stays so."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_collection_finish() -> None:
    """What is there now, thousands of tests and the whole program, stays: looking through it for rubbish would only take time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def as_at_the_start() -> None:
    """What a program is told once, when it starts, each test is told anew: what one of them says instead, no other hears."""
    tokens.configure(SECRET)
    ways.configure(texts=False)
    machine.configure("")


@pytest.fixture
def slow_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SLOW.items():
        monkeypatch.setattr(secrets, name, value)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(address=ORIGIN, secret=SECRET, smtp="smtp://127.0.0.1:1", data=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL of our own: the embedded one, or the one that TEST_DATABASE_SERVER names."""
    if given := os.environ.get("TEST_DATABASE_SERVER"):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="familienrat-test-") as folder:
        postgres = embedded(Path(folder) / "data")
        yield postgres.get_uri()
        postgres.cleanup()


@pytest.fixture(scope="session")
async def database(server: str) -> AsyncIterator[str]:
    """The migrated database, and the pool that the application uses."""
    await make_sure_there_is_one(server)
    url = ours_on(server)
    await DB.start(url)
    await migrate()
    yield url
    await DB.stop()


@pytest.fixture
async def undo(request: pytest.FixtureRequest, database: str) -> AsyncIterator[None]:
    """The test in a transaction that is rolled back; one marked `committed` runs without: several connections see it."""
    if request.node.get_closest_marker("committed"):
        yield
        return
    async with DB.transaction() as transaction:
        yield
        await transaction.rollback()


@pytest.fixture(scope="session")
def app(settings: Settings) -> Litestar:
    return house(settings)


@pytest.fixture
async def world(request: pytest.FixtureRequest, database: str, app: Litestar, undo: None) -> AsyncIterator[World]:
    """The offices and families in which a test begins; afterwards nothing of them is left."""
    i18n.speak(i18n.SOURCE)  # a test that calls a change itself reads its sentences as they are written in the code
    yield await build_world()
    if request.node.get_closest_marker("committed"):
        await clear_away()


class Browser(httpx.AsyncClient):
    """Sends forms as a browser would: same-origin, and with the token of its session."""

    async def send_form(self, path: str, /, **fields: Any) -> httpx.Response:
        shown = sessions.shown(self.cookies.get(sessions.COOKIE))
        data = {csrf.FIELD: csrf.token_for(shown.token)} | fields if shown else fields
        return await self.post(path, data=data)


OpenBrowser = Callable[..., Awaitable[Browser]]


@pytest.fixture
def browser_of(app: Litestar, world: World) -> OpenBrowser:
    """A browser in which this person is signed in: `await browser_of(world.nora)`; with nobody, an empty one.

    Somebody of the family comes by their personal link: their session hangs on it.
    """

    async def open_browser(person: Any = None, *, language: str = "en", own_phone: bool = False) -> Browser:
        browser = Browser(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url=ORIGIN,
            headers={"sec-fetch-site": "same-origin"},
        )
        browser.cookies.set(LANGUAGE_COOKIE, language, domain=HOST)
        if person is not None:
            link = await AccessLink.select(AccessLink.id).where(AccessLink.person == person.id, AccessLink.withdrawn_at.is_null()).first()
            cookie = await sessions.start(person.id, link=link["id"] if link else None, own_phone=own_phone)
            browser.cookies.set(sessions.COOKIE, cookie.value or "", domain=HOST)  # as if the house had set it: a new one replaces it
        return browser

    return open_browser


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the database since the list was cleared: through Piccolo and in SQL, both end in asyncpg's fetch."""
    asked: list[str] = []
    fetch = asyncpg.Connection.fetch

    async def counted(self: Any, query: str, *args: Any, **kwargs: Any) -> Any:
        asked.append(query)
        return await fetch(self, query, *args, **kwargs)

    monkeypatch.setattr(asyncpg.Connection, "fetch", counted)
    return asked
