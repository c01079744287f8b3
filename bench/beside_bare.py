"""A page of the house against the same HTML from bare Litestar and Jinja: one worker each, 16 connections, in turn, in one run."""

import asyncio
import contextlib
import re
import socket
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from litestar import Litestar, get
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.template.config import TemplateConfig
from msgspec import structs

from app import main
from app.database import DB
from app.kit import i18n
from app.kit.pages import Page
from app.serving import until_ended
from bench.places import SETTINGS

CONNECTIONS = 16
WARM, SECONDS, ROUNDS = 1.5, 4.0, 3

Figures = dict[str, tuple[float, str]]


async def compare(name: str, path: str, template: str, cookies: str, *, says: str, times: int = 1) -> Figures:
    """Figures beginning with `name`. Before anything is timed, both say the same, and `says` at least so many times."""
    async with _served("house", path, template, cookies) as house, _served("bare", path, template, cookies) as bare:
        await _make_sure_they_say_the_same(house, bare, path, cookies, says, times)
        rates: dict[int, list[float]] = {house: [], bare: []}
        answered: list[float] = []
        for _round in range(ROUNDS):
            for port in (bare, house):
                await _load(path, port, cookies, WARM)
                took = await _load(path, port, cookies, SECONDS)
                rates[port].append(len(took) / SECONDS)
                answered += took if port == house else []
    answered.sort()
    p50, p99 = answered[len(answered) // 2], answered[len(answered) * 99 // 100]
    ratio = statistics.median(ours / theirs for ours, theirs in zip(rates[house], rates[bare], strict=True))
    return {
        f"{name}_ratio": (ratio, "ratio"),
        f"{name}_rate": (statistics.median(rates[house]), "requests/s"),
        f"{name}_bare_rate": (statistics.median(rates[bare]), "requests/s"),
        f"{name}_p50_ms": (p50 * 1_000, "ms"),
        f"{name}_p99_ms": (p99 * 1_000, "ms"),
        f"{name}_p99_to_p50": (p99 / p50, "ratio"),
    }


@asynccontextmanager
async def _served(which: str, path: str, template: str, cookies: str) -> AsyncIterator[int]:
    """The house or the bare app in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    told = (which, str(port), DB.config["dsn"], cookies, path, template)
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.beside_bare", *told, stdin=asyncio.subprocess.PIPE)
    try:
        await _until_it_answers(port)
        yield port
    finally:
        process.terminate()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 20)


async def _until_it_answers(port: int) -> None:
    for _try in range(300):
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.1)
    raise RuntimeError("The app to be measured did not start.")


async def _make_sure_they_say_the_same(house: int, bare: int, path: str, cookies: str, says: str, times: int) -> None:
    async with httpx.AsyncClient(headers={"cookie": cookies}) as browser:
        one, other = [(await browser.get(f"http://127.0.0.1:{port}{path}")) for port in (house, bare)]
    assert one.status_code == other.status_code == 200
    without_tokens = [re.sub(r'name="csrf" value="[^"]*"', "", each.text) for each in (one, other)]
    assert without_tokens[0] == without_tokens[1]
    assert one.text.count(says) >= times


async def _load(path: str, port: int, cookies: str, seconds: float) -> list[float]:
    """How long each answer took, over so many seconds, on connections that stay open."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookies}\r\n\r\n".encode()
    until = time.perf_counter() + seconds
    found = await asyncio.gather(*(_one_connection(port, request, until) for _ in range(CONNECTIONS)))
    return [each for one in found for each in one]


async def _one_connection(port: int, request: bytes, until: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    took = []
    try:
        while (began := time.perf_counter()) < until:
            writer.write(request)
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 20)
            assert head.startswith(b"HTTP/1.1 200"), head[:40]
            await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r")[0]))
            took.append(time.perf_counter() - began)
    finally:
        writer.close()
    return took


# In the processes that are measured


async def _serve(which: str, port: int, url: str, cookies: str, path: str, template: str) -> None:
    settings = structs.replace(SETTINGS, port=port, database_url=url, address=f"http://127.0.0.1:{port}")
    app = main.house(settings)
    await DB.start(url)
    if which == "bare":
        app = _bare(path, template, await _context_of(app, path, cookies))
        await DB.stop()
    await until_ended(app, settings, asyncio.Event(), with_worker=False)


async def _context_of(app: Litestar, path: str, cookies: str) -> dict[str, Any]:
    """What the page's template is given, caught on its way."""
    caught: dict[str, Any] = {}
    create = Page.create_template_context

    def catch(self: Page, request: Any) -> dict[str, Any]:
        caught.update(create(self, request))
        return caught

    Page.create_template_context = catch  # type: ignore[method-assign]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as browser:
        assert (await browser.get(path, headers={"cookie": cookies})).status_code == 200
    Page.create_template_context = create  # type: ignore[method-assign]
    field = caught["csrf"]()
    return caught | {"csrf": lambda: field}


def _bare(path: str, template: str, context: dict[str, Any]) -> Litestar:
    """Litestar and Jinja with the same template and nothing else."""

    @get(path)
    async def page() -> Template:
        i18n.speak("en")
        return Template(template, context=context)

    engine: JinjaTemplateEngine = main._engine(SETTINGS)
    return Litestar([page], template_config=TemplateConfig(instance=engine), openapi_config=None, logging_config=None)


if __name__ == "__main__":
    which, port, *others = sys.argv[1:]
    asyncio.run(_serve(which, int(port), *others))
