"""The plan on the family's phone against the same HTML from bare Litestar and Jinja: one worker, 16 connections, in turn, in one run."""

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
from app.conferences.seats import LANGUAGE_COOKIE
from app.database import DB
from app.kit import i18n
from app.kit.pages import Page
from app.people import sessions
from app.people.tables import AccessLink
from app.plans import commands
from app.plans.forms import AgreementForm
from app.serving import until_ended
from bench.places import SETTINGS, databases

CONNECTIONS = 16
WARM, SECONDS, ROUNDS = 1.5, 4.0, 3
AGREEMENTS = 6
PATH = "/my/plan"


async def measure() -> dict[str, tuple[float, str]]:
    async with databases("plan_page"):
        cookies = await _a_family()
        async with served("bench.plan_page", "house", cookies) as house, served("bench.plan_page", "bare", cookies) as bare:
            await _make_sure_they_say_the_same(house, bare, cookies)
            rates: dict[int, list[float]] = {house: [], bare: []}
            times: list[float] = []
            for _round in range(ROUNDS):
                for port in (bare, house):
                    await load(PATH, port, cookies, WARM)
                    took = await load(PATH, port, cookies, SECONDS)
                    rates[port].append(len(took) / SECONDS)
                    times += took if port == house else []
    times.sort()
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    ratio = statistics.median(ours / theirs for ours, theirs in zip(rates[house], rates[bare], strict=True))
    return {
        "plan_page_ratio": (ratio, "ratio"),
        "plan_page_rate": (statistics.median(rates[house]), "requests/s"),
        "plan_page_bare_rate": (statistics.median(rates[bare]), "requests/s"),
        "plan_page_p50_ms": (p50 * 1_000, "ms"),
        "plan_page_p99_ms": (p99 * 1_000, "ms"),
        "plan_page_p99_to_p50": (p99 / p50, "ratio"),
    }


async def _a_family() -> str:
    """The Yılmaz family with an accepted plan; gives the cookies of Ayşe's phone."""
    from tests.plans import all_yes, the_latest, write_plan
    from tests.world import build_world

    main.house(SETTINGS)
    world = await build_world()
    await write_plan(world)
    conference = await world.as_it_is()
    for number in range(AGREEMENTS - 2):
        form = AgreementForm(own_words=f"Ich rufe sie jeden Abend um {17 + number} Uhr an.", who=world.sara.id, helper=world.ayse.id)
        await commands.add_agreement(conference, form, by=world.nora.id)
    await commands.present(conference, by=world.nora.id)
    await commands.decide(conference, all_yes(await the_latest(world)), by=world.idris.id)
    link = await AccessLink.select(AccessLink.id).where(AccessLink.person == world.ayse.id).first()
    assert link is not None
    cookie = await sessions.start(world.ayse.id, link=link["id"], own_phone=True)
    return f"{sessions.COOKIE}={cookie.value}; {LANGUAGE_COOKIE}=en"


@asynccontextmanager
async def served(module: str, which: str, cookies: str) -> AsyncIterator[int]:
    """The house or the bare app in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, which, str(port), DB.config["dsn"], cookies, stdin=asyncio.subprocess.PIPE
    )
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


async def _make_sure_they_say_the_same(house: int, bare: int, cookies: str) -> None:
    async with httpx.AsyncClient(headers={"cookie": cookies}) as browser:
        one, other = [(await browser.get(f"http://127.0.0.1:{port}{PATH}")) for port in (house, bare)]
    assert one.status_code == other.status_code == 200
    without_tokens = [re.sub(r'name="csrf" value="[^"]*"', "", each.text) for each in (one, other)]
    assert without_tokens[0] == without_tokens[1]
    assert "Ich rufe sie jeden Abend" in one.text


async def load(path: str, port: int, cookies: str, seconds: float) -> list[float]:
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


async def _serve(which: str, port: int, url: str, cookies: str) -> None:
    settings = structs.replace(SETTINGS, port=port, database_url=url, address=f"http://127.0.0.1:{port}")
    app = main.house(settings)
    await DB.start(url)
    if which == "bare":
        app = _bare(await context_of(app, PATH, cookies))
        await DB.stop()
    await until_ended(app, settings, asyncio.Event(), with_worker=False)


async def context_of(app: Litestar, path: str, cookies: str) -> dict[str, Any]:
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


def _bare(context: dict[str, Any]) -> Litestar:
    """Litestar and Jinja with the same template and nothing else."""

    @get(PATH)
    async def plan() -> Template:
        i18n.speak("en")
        return Template("family/plan.html", context=context)

    engine: JinjaTemplateEngine = main._engine(SETTINGS)
    return Litestar([plan], template_config=TemplateConfig(instance=engine), openapi_config=None, logging_config=None)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]))
