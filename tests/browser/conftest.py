"""The real program with its demo, on a free port, a new one for each file of tests; and a real Chromium, started once."""

import asyncio
import contextlib
import json
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from msgspec import Struct
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser.chromium import LEAN, find_chromium
from tests.browser.doings import COUNT_ARRIVALS

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
SIZES = {"phone": PHONE, "desk": DESK}
POLICY = re.compile("Content Security Policy|TrustedHTML|TrustedScript")


class DemoPerson(Struct, frozen=True):
    name: str
    role: str
    language: str
    conference: str
    phase: str
    link: str


class Demo(Struct, frozen=True):
    """The running demo, as its JSON line describes it."""

    url: str
    people: list[DemoPerson]

    def person(self, name: str) -> DemoPerson:
        return next(person for person in self.people if person.name == name)


class House(Struct, frozen=True):
    """A demo for one file of tests: the folder with its database, and what it logged."""

    demo: Demo
    folder: Path
    log: Path


@pytest.fixture(scope="session")
def planted() -> Iterator[Path]:
    """The folder of a demo in which all families have lived, and which has ended."""
    with tempfile.TemporaryDirectory(prefix="familienrat-planted-") as folder:
        with running_demo(Path(folder) / "data"):
            pass
        yield Path(folder) / "data"


@pytest.fixture(scope="module")
def house(planted: Path) -> Iterator[House]:
    """What one file of tests changes, no other one meets: each has a copy."""
    with tempfile.TemporaryDirectory(prefix="familienrat-demo-") as folder:
        data, log = Path(folder) / "data", Path(folder) / "log.txt"
        subprocess.run(["cp", "-a", planted, data], check=True)  # with their owner: PostgreSQL asks for that
        with log.open("w") as lines, running_demo(data, lines) as demo:
            yield House(demo, data, log)


@pytest.fixture(scope="module")
def demo(house: House) -> Demo:
    return house.demo


@contextlib.contextmanager
def running_demo(folder: Path, log: Any = None, *more: str) -> Iterator[Demo]:
    """The program with its demo, its database in `folder`; what it logs goes to the file `log`, where one is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "demo", "--port", str(port), "--data", str(folder), "--json", *more]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)  # our own program
    try:
        assert program.stdout is not None
        told = json.loads(program.stdout.readline())
        _wait_for(port)
        yield Demo(told["url"], [DemoPerson(**{name: person[name] for name in DemoPerson.__struct_fields__}) for person in told["people"]])
    finally:
        program.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(20)
        program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        asyncio.run(asyncio.sleep(0.05))
    raise AssertionError("the demo does not answer")


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_chromium(),
            args=[
                "--no-sandbox",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing is ever fetched from elsewhere
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                LEAN,
            ],
        )
        yield browser
        await browser.close()


def language_cookie(url: str, language: str) -> Any:
    """A cookie whose name begins with __Host- is taken only for an https address; Chromium then sends it to this host over http too."""
    return {"name": "__Host-language", "value": language, "url": url.replace("http://", "https://"), "secure": True, "httpOnly": True}


OpenPage = Callable[..., Awaitable[Page]]


@pytest.fixture
async def page_of(demo: Demo, chromium: Browser) -> AsyncIterator[OpenPage]:
    """A page in which this person of the demo is signed in: `await page_of("Nora Wiechmann", size="desk", language="de")`.

    Somebody of a family opens their link and taps "I am …", as they would.
    """
    contexts: list[BrowserContext] = []

    async def open_page(
        name: str | None = None, *, size: str = "phone", language: str = "de", with_axe: bool = False, **options: Any
    ) -> Page:
        context = await chromium.new_context(viewport=SIZES[size], locale=language, base_url=demo.url, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        await context.add_init_script(COUNT_ARRIVALS)
        if with_axe:
            await context.add_init_script(path=AXE)
        await context.add_cookies([language_cookie(demo.url, language)])
        page = await context.new_page()
        if name is not None:
            person = demo.person(name)
            await page.goto(person.link)
            if "/hello" in person.link:
                await page.locator("form[action='/hello/enter'] button[type=submit], form[action='/hello/enter'] button").first.click()
                await page.wait_for_url("**/my**")
        return page

    yield open_page
    for context in contexts:
        await context.close()


@pytest.fixture
async def conference_of() -> Callable[[Page, str], Awaitable[str]]:
    """The address of a family's conference, found on the desk of whoever is signed in there."""

    async def find(page: Page, family: str) -> str:
        await page.goto("/desk", wait_until="domcontentloaded")
        href = await page.locator("main a[href^='/conferences/']", has_text=family).first.get_attribute("href")
        assert href is not None
        return "/".join(href.split("/")[:3])

    return find


@pytest.fixture
async def code_of(demo: Demo, page_of: OpenPage, conference_of: Any) -> Callable[[str], Awaitable[str]]:
    """The code of somebody in Nora's conferences, as Nora reads it to them."""

    async def read_out(name: str) -> str:
        nora = await page_of("Nora Wiechmann")
        family = demo.person(name).conference.rpartition(" (")[0]
        await nora.goto(await conference_of(nora, family) + "/circle")
        await nora.goto(await nora.locator("main a[href*='/circle/']", has_text=name).first.get_attribute("href") + "/link")
        return (await nora.locator("main strong bdi").inner_text()).strip()

    return read_out


@pytest.fixture
async def phones(house: House, chromium: Browser) -> AsyncIterator[Any]:
    """A phone: `await phones("Silke Behrens")` has her own page open; `kept` names a folder in which the browser keeps what it keeps.

    In the end none of them was refused anything by the Content-Security-Policy, and no script failed.
    """
    opened: list[BrowserContext] = []
    complaints: list[str] = []
    async with async_playwright() as playwright:

        async def phone(name: str = "", *, language: str = "en", kept: Path | None = None, flags: tuple[str, ...] = (), **how: Any) -> Page:
            about = {"viewport": PHONE, "locale": language, "base_url": house.demo.url} | how
            if kept:
                how_started = {
                    "executable_path": find_chromium(),
                    "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking", LEAN, *flags],
                }
                context = await playwright.chromium.launch_persistent_context(kept, **how_started, **about)
            else:
                context = await chromium.new_context(**about)
            opened.append(context)
            context.set_default_timeout(10_000)
            await context.add_cookies([language_cookie(house.demo.url, language)])
            await context.add_init_script(path=AXE)
            page = await context.new_page()
            page.on(
                "console", lambda said: complaints.append(said.text) if "Content Security" in said.text or "Trusted" in said.text else None
            )
            page.on("pageerror", lambda error: complaints.append(str(error)))
            if name:
                await page.goto(house.demo.person(name).link)
                await page.locator("form[action='/hello/enter'] button").first.click()
                await page.wait_for_url("**/my**")
            return page

        yield phone
        for context in opened:
            await context.close()
    assert complaints == []
