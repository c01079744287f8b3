"""The plan on an old phone with little data: when it can be read on slow 3G, beside a bare page; and how soon leaving clears it.

Chromium with 400 ms of delay, 400 kbit/s and a processor six times slower. Both pages come from the same server, packed alike, in
turn, each time into a browser that knows nothing yet. Readable: the largest text is painted and the whole page is there.
"""

import asyncio
import contextlib
import html
import re
import socket
import statistics
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from litestar import MediaType, get
from msgspec import structs
from playwright.async_api import Browser, CDPSession, Page, Route, async_playwright

from app import main
from app.conferences.speaking import LANGUAGE_COOKIE
from app.database import DB
from app.kit import i18n
from app.kit.access import anyone
from app.people import sessions
from app.serving import until_ended
from bench.beside_bare import _until_it_answers
from bench.places import SETTINGS, databases
from bench.plan_page import a_family
from tests.browser.chromium import find_chromium

LANGUAGES = ("de", "ar", "ti")
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
SLOWER, TIMES = 6, 5
PHONE: Any = {"width": 390, "height": 844}
READABLE = """() => new Promise(done => new PerformanceObserver(list => {
  const { responseEnd } = performance.getEntriesByType("navigation")[0];
  done(Math.max(responseEnd, list.getEntries().at(-1).startTime));
}).observe({ type: "largest-contentful-paint", buffered: true }))"""
#: From the touch until a frame was drawn in which nothing can be read.
CLEARED = """() => { window.cleared = new Promise(done => addEventListener("click", ({ timeStamp }) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done([performance.now() - timeStamp, document.body.innerText.trim()]);
  port2.postMessage(0);
}), { capture: true, once: true })); }"""
Figures = dict[str, tuple[float, str]]


async def measure() -> Figures:
    async with databases("low_data"):
        cookie = (await a_family()).partition("; ")[0].partition("=")[2]
        async with _served() as address, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
            try:
                figures: Figures = {}
                for language in (each for each in LANGUAGES if each in i18n.available()):
                    figures |= await _of_language(browser, address, cookie, language)
                return figures | await _leaving(browser, address, cookie)
            finally:
                await browser.close()


async def _of_language(browser: Browser, address: str, cookie: str, language: str) -> Figures:
    """Our page and the bare one in turn; the ratio is of the two that stood beside each other."""
    took: dict[str, list[float]] = {"/my/plan": [], "/bare": []}
    first: list[int] = []
    again: list[int] = []
    for _time in range(TIMES):
        for path, found in took.items():
            readable, first_sizes, again_sizes = await _opened(browser, address, cookie, language, path)
            found.append(readable)
            if path == "/my/plan":
                first, again = first_sizes, again_sizes
    ours, bare = took["/my/plan"], took["/bare"]
    return {
        f"low_data_{language}_readable_s": (statistics.median(ours), "s"),
        f"low_data_{language}_bare_s": (statistics.median(bare), "s"),
        f"low_data_{language}_ratio": (statistics.median(one / other for one, other in zip(ours, bare, strict=True)), "ratio"),
        f"low_data_{language}_first_kb": (sum(first) / 1000, "kB"),
        f"low_data_{language}_requests": (len(first), "requests"),
        f"low_data_{language}_again_kb": (sum(again) / 1000, "kB"),
    }


async def _opened(browser: Browser, address: str, cookie: str, language: str, path: str) -> tuple[float, list[int], list[int]]:
    async with _phone(browser, address, cookie, language) as (page, wire):
        sizes = _weighing(wire)
        await wire.send("Network.emulateNetworkConditions", SLOW_3G)
        await page.goto(path)
        readable: float = await page.evaluate(READABLE)
        await page.wait_for_load_state("networkidle")
        first = list(sizes)
        sizes.clear()
        await page.goto(path)
        await page.wait_for_load_state("networkidle")
        return readable / 1000, first, list(sizes)


async def _leaving(browser: Browser, address: str, cookie: str) -> Figures:
    """On a processor as it is, and on one six times slower."""
    figures: Figures = {}
    for name, slower in (("leave_clear", 1), ("leave_clear_slow", SLOWER)):
        found = [await _left(browser, address, cookie, slower) for _time in range(TIMES)]
        figures |= {f"{name}_ms": (statistics.median(found), "ms"), f"{name}_worst_ms": (max(found), "ms")}
    return figures


async def _left(browser: Browser, address: str, cookie: str, slower: int) -> float:
    over = asyncio.Event()  # until then the answer does not come: what is measured is the page that is left

    async def hold(route: Route) -> None:
        await over.wait()
        await route.abort()

    async with _phone(browser, address, cookie, "de", slower) as (page, _):
        await page.route("**/leave", hold)
        await page.goto("/my/plan")
        await page.evaluate(CLEARED)
        await page.locator("[data-leave]").click(no_wait_after=True)
        milliseconds, text = await asyncio.wait_for(page.evaluate("cleared"), 20)
        over.set()
        assert text == ""
        return float(milliseconds)


@asynccontextmanager
async def _phone(
    browser: Browser, address: str, cookie: str, language: str, slower: int = SLOWER
) -> AsyncIterator[tuple[Page, CDPSession]]:
    """A browser that knows nothing but the session, on a slow processor."""
    context = await browser.new_context(base_url=address, viewport=PHONE, locale=language)
    cookies = {sessions.COOKIE: cookie, LANGUAGE_COOKIE: language}
    await context.add_cookies(
        [{"name": name, "value": value, "url": address.replace("http:", "https:"), "secure": True} for name, value in cookies.items()]
    )
    page = await context.new_page()
    wire = await context.new_cdp_session(page)
    await wire.send("Network.enable")
    await wire.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    try:
        yield page, wire
    finally:
        await context.close()


def _weighing(wire: CDPSession) -> list[int]:
    asked, sizes = set(), list[int]()

    def is_asked(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            asked.add(event["requestId"])

    def is_there(event: dict[str, Any]) -> None:
        if event["requestId"] in asked and event["encodedDataLength"]:
            sizes.append(int(event["encodedDataLength"]))

    wire.on("Network.requestWillBeSent", is_asked)
    wire.on("Network.loadingFinished", is_there)
    return sizes


@asynccontextmanager
async def _served() -> AsyncIterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.low_data", str(port), DB.config["dsn"])
    try:
        await _until_it_answers(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 20)


# In the process that serves


async def _serve(port: int, url: str) -> None:
    settings = structs.replace(SETTINGS, port=port, database_url=url, address=f"http://127.0.0.1:{port}")
    app = main.house(settings, more_routes=[bare])
    await DB.start(url)
    await until_ended(app, settings, asyncio.Event(), with_worker=False)


@get("/bare", opt=anyone("the same text and nothing else"), media_type=MediaType.HTML)
async def bare(request: Any) -> str:
    """Every word of the plan's page as plain paragraphs, in one document without style and script."""
    async with httpx.AsyncClient(base_url=request.app.state.address, headers={"cookie": request.headers["cookie"]}) as browser:
        page = (await browser.get("/my/plan")).text
    words = re.sub(r"<(script|style|template).*?</\1>|<[^>]*>", "\n", page[page.index("<body") :], flags=re.DOTALL)
    lines = "".join(f"<p>{html.escape(html.unescape(line.strip()))}\n" for line in words.splitlines() if line.strip())
    return f'<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>–</title>{lines}'


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), sys.argv[2]))
