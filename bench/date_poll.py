"""The question about days on the phone against the same HTML from bare Litestar and Jinja: 12 people, 6 days, in turn, in one run."""

import asyncio
import re
import statistics
import sys
from datetime import time, timedelta
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
from app.dates import commands, queries
from app.dates.commands import Proposed
from app.kit import i18n
from app.kit.clock import today
from app.people import sessions
from app.people.tables import AccessLink
from app.practice.phases import Phase
from app.practice.roles import Role, Side
from app.practice.taking_part import Says
from app.serving import until_ended
from bench import plan_page
from bench.places import SETTINGS, databases

PATH = "/my/dates"
PEOPLE, DAYS = 12, 6


async def measure() -> dict[str, tuple[float, str]]:
    async with databases("date_poll"):
        cookies = await _a_family()
        async with (
            plan_page.served("bench.date_poll", "house", cookies) as house,
            plan_page.served("bench.date_poll", "bare", cookies) as bare,
        ):
            await _make_sure_they_say_the_same(house, bare, cookies)
            rates: dict[int, list[float]] = {house: [], bare: []}
            times: list[float] = []
            for _round in range(plan_page.ROUNDS):
                for port in (bare, house):
                    await plan_page.load(PATH, port, cookies, plan_page.WARM)
                    took = await plan_page.load(PATH, port, cookies, plan_page.SECONDS)
                    rates[port].append(len(took) / plan_page.SECONDS)
                    times += took if port == house else []
    times.sort()
    ratio = statistics.median(ours / theirs for ours, theirs in zip(rates[house], rates[bare], strict=True))
    return {
        "date_poll_ratio": (ratio, "ratio"),
        "date_poll_rate": (statistics.median(rates[house]), "requests/s"),
        "date_poll_bare_rate": (statistics.median(rates[bare]), "requests/s"),
        "date_poll_p50_ms": (times[len(times) // 2] * 1_000, "ms"),
        "date_poll_p99_ms": (times[len(times) * 99 // 100] * 1_000, "ms"),
    }


async def _a_family() -> str:
    """Twelve people who were asked about six days, most have answered; gives the cookies of Ayşe's phone."""
    from tests.world import build_world, make_participant

    main.house(SETTINGS)
    world = await build_world()
    for number in range(PEOPLE - 5):
        await make_participant(world.yilmaz, f"Tante {number}", Role.FAMILY, Side.MOTHER, "Tante", email=f"tante{number}@familie.test")
    await world.at(Phase.PREPARATION, meets_on=None, meets_at=None)
    conference = await world.as_it_is()
    days = [Proposed(today() + timedelta(days=30 + each), time(15, 30), 180, "Bürgerhaus Hemelingen") for each in range(DAYS)]
    await commands.propose(conference, days, by=world.nora.id)
    await commands.ask(conference, by=world.nora.id)
    poll = await queries.poll_of(conference.id)
    for person in poll.people[:-2]:
        said = {each.id: [*Says][number % 3] for number, each in enumerate(poll.proposals)}
        await commands.answer(conference, person.person, said, "", by=person.person)
    link = await AccessLink.select(AccessLink.id).where(AccessLink.person == world.ayse.id).first()
    assert link is not None
    cookie = await sessions.start(world.ayse.id, link=link["id"], own_phone=True)
    return f"{sessions.COOKIE}={cookie.value}; {LANGUAGE_COOKIE}=en"


async def _make_sure_they_say_the_same(house: int, bare: int, cookies: str) -> None:
    async with httpx.AsyncClient(headers={"cookie": cookies}) as browser:
        one, other = [(await browser.get(f"http://127.0.0.1:{port}{PATH}")) for port in (house, bare)]
    assert one.status_code == other.status_code == 200
    without_tokens = [re.sub(r'name="csrf" value="[^"]*"', "", each.text) for each in (one, other)]
    assert without_tokens[0] == without_tokens[1]
    assert one.text.count('type="radio"') == 3 * DAYS


# In the processes that are measured


async def _serve(which: str, port: int, url: str, cookies: str) -> None:
    settings = structs.replace(SETTINGS, port=port, database_url=url, address=f"http://127.0.0.1:{port}")
    app = main.house(settings)
    await DB.start(url)
    if which == "bare":
        app = _bare(await plan_page.context_of(app, PATH, cookies))
        await DB.stop()
    await until_ended(app, settings, asyncio.Event(), with_worker=False)


def _bare(context: dict[str, Any]) -> Litestar:
    """Litestar and Jinja with the same template and nothing else."""

    @get(PATH)
    async def dates() -> Template:
        i18n.speak("en")
        return Template("family/dates.html", context=context)

    engine: JinjaTemplateEngine = main._engine(SETTINGS)
    return Litestar([dates], template_config=TemplateConfig(instance=engine), openapi_config=None, logging_config=None)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]))
