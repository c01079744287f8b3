"""Phones in a sealed room: what people do on them, the square code that they show, and where words could be found that must not be."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.browser.doings import form_of
from tests.room_node import node

SEND = "form button:not([type=button])"
DECODE = """
import decodeQR from "qr/decode.js";
console.log(JSON.stringify(decodeQR({ width: given.side, height: given.side, data: Uint8ClampedArray.from(given.data) })));
"""


async def heading(page: Page, *words: str) -> None:
    """The screen with this title has come."""
    await expect(page.locator("h1")).to_have_text(re.compile("|".join(words)))


def button(page: Page, *words: str) -> Locator:
    return page.locator("main button, main summary").filter(has_text=re.compile("|".join(words)))


# What people do


async def open_our_room(page: Page, name: str, *, mine: bool = False) -> None:
    """From the family's own page; a room that is there already is begun anew."""
    await page.goto("/my/time")
    if await form_of(page, "/my/time/room").count():
        await form_of(page, "/my/time/room").locator("button").click()
    else:
        await page.locator("details:has(form[action='/my/time/room/anew']) summary").click()
        await form_of(page, "/my/time/room/anew").locator("button").click()
    await page.wait_for_url("**/room/**")
    await come_in(page, name, mine=mine)
    await expect(page.locator("svg.qr")).to_be_visible()


async def come_in(page: Page, name: str, *, mine: bool = False) -> None:
    await page.fill("#name", name)
    if mine:
        await page.locator("label[for=mine]").click()
    await page.click(SEND)
    await page.wait_for_selector("#to-plan")


async def see(page: Page, place: str) -> None:
    """A place of the menu: plan, ideas, people, give."""
    await page.click(f"#to-{place}")
    await expect(page.locator(f"#to-{place}")).to_have_attribute("aria-current", "page")


async def add_idea(page: Page, words: str) -> None:
    await see(page, "ideas")
    await page.fill("#idea", words)
    await page.click(SEND)
    await expect(line(page, words)).to_be_visible()


def line(page: Page, words: str) -> Locator:
    return page.locator("li.agreement").filter(has_text=words)


async def done(page: Page) -> None:
    await page.click(SEND)
    await page.wait_for_selector(".beside")


async def words_of(page: Page) -> list[str]:
    return await page.locator("#eight li").all_inner_texts()


# The square code


async def link_shown(page: Page) -> str:
    """What another phone's camera reads from this screen."""
    drawn = await page.locator("svg.qr").evaluate("svg => [svg.viewBox.baseVal.width, svg.querySelector('path').getAttribute('d')]")
    side, dark = int(drawn[0]), {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)", drawn[1])}
    scale = 6
    grey = [0 if (x // scale, y // scale) in dark else 255 for y in range(side * scale) for x in range(side * scale)]
    read: str = node(DECODE, {"side": side * scale, "data": [value for each in grey for value in (each, each, each, 255)]})
    return read


async def film_of(page: Page) -> bytes:
    """The same as a camera sees it: a little film for Chromium's pretended camera."""
    drawn = await page.locator("svg.qr").evaluate("svg => [svg.viewBox.baseVal.width, svg.querySelector('path').getAttribute('d')]")
    side, dark = int(drawn[0]), {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)", drawn[1])}
    scale, wide, high = 8, 640, 480
    left, top = (wide - side * scale) // 2, (high - side * scale) // 2
    lit = bytes(40 if ((x - left) // scale, (y - top) // scale) in dark else 215 for y in range(high) for x in range(wide))
    frame = b"FRAME\n" + lit + bytes([128]) * (wide * high // 2)
    return b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420mpeg2\n" + frame * 3


# Where words could be found


class Wire:
    """All that goes over the wire between some browsers and the server."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def listen(self, context: BrowserContext) -> None:
        context.on("request", lambda asked: self.sent.append(f"{asked.url} {asked.headers} {asked.post_data or ''}"))


STORED = """async () => {
    const inside = (value) => Object.entries(value).map(([name, each]) => `${name}=${shown(each)}`).join(" ");
    const shown = (value) => value instanceof CryptoKey ? `key:${value.extractable}`
        : value instanceof Uint8Array ? new TextDecoder("latin1").decode(value)
        : value && typeof value === "object" ? inside(value) : String(value);
    const wait = (request) => new Promise((yes) => { request.onsuccess = () => yes(request.result); });
    const found = [localStorage, sessionStorage, history.state].map((each) => JSON.stringify(each));
    found.push(document.cookie, location.href);
    for (const { name } of await indexedDB.databases()) {
        const database = await wait(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
            for (const each of await wait(database.transaction(store).objectStore(store).getAll())) found.push(shown(each));
        }
        database.close();
    }
    return found.join("\\n");
}"""


async def storage_of(page: Page) -> str:
    """Everything that this page's origin keeps in the browser, bytes as letters; keys only say whether they can be taken out."""
    kept: str = await page.evaluate(STORED)
    return kept


def hits(words: list[str], folder: Path) -> set[str]:
    """Which of these words stand somewhere in the files of this folder, in the ways in which programs write text."""
    patterns = {word: (word.encode(), word.encode("utf-16-le")) for word in words}
    found = set()
    for content in _contents(folder):
        found |= {word for word, ways in patterns.items() if any(way in content for way in ways)}
    return found


def _contents(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        try:
            if path.is_file():
                yield path.read_bytes()
        except OSError:
            continue  # gone meanwhile


async def asked_of_database(folder: Path, *queries: str) -> list[Any]:
    """Asks the demo's own PostgreSQL, whose files lie in this folder."""
    _, _, _, port, socket, *_ = (folder / "postgres" / "postmaster.pid").read_text().splitlines()
    connection = await asyncpg.connect(host=socket, port=int(port), user="postgres", database="familienrat")
    try:
        return [await connection.fetch(query) for query in queries]
    finally:
        await connection.close()


async def rows_as_text(folder: Path) -> str:
    """Every row of every table."""
    (tables,) = await asked_of_database(folder, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    queries = [f'SELECT t::text AS text FROM "{table["tablename"]}" t' for table in tables]  # noqa: S608
    found = await asked_of_database(folder, "CHECKPOINT", *queries)
    return "\n".join(row["text"] for rows in found for row in rows if "text" in row)
