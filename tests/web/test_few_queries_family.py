"""The family's pages ask the database as often for many promises as for one; the plan in two questions."""

import re

import pytest

from app.plans import commands
from app.plans.forms import AgreementForm
from tests.plans import all_yes, the_latest, write_plan

MOST = 4


async def plan_with(world, number):
    await write_plan(world)
    conference = await world.as_it_is()
    for more in range(number - 1):
        await commands.add_agreement(conference, AgreementForm(own_words=f"Noch etwas {more}", who=world.ayse.id), by=world.ayse.id)
    await commands.present(conference, by=world.ayse.id)


@pytest.mark.parametrize("number", [1, 3])
async def test_the_plan(world, browser_of, queries, number):
    await plan_with(world, number)
    await commands.decide(await world.as_it_is(), all_yes(await the_latest(world)), by=world.idris.id)
    ayse = await browser_of(world.ayse)
    for path in ("/my", "/my/plan", "/my/plan/1", "/my/promises", "/my/promises/everyone", "/my/promises/office"):
        queries.clear()
        assert (await ayse.get(path)).status_code == 200
        assert len(queries) == (4 if path.startswith("/my/promises") else 3), (path, *queries)  # that somebody looked is one statement


@pytest.mark.parametrize("number", [1, 3])
async def test_writing(world, browser_of, queries, number):
    await plan_with(world, number)
    ayse = await browser_of(world.ayse)
    for path in ("/my/plan/write", "/my/plan/answer", "/my/consent", "/my/concern", "/my/invitation"):
        queries.clear()
        assert (await ayse.get(path)).status_code == 200
        assert 0 < len(queries) <= MOST, (path, *queries)


async def test_the_first_load_is_small(world, browser_of):
    """At most 25 kB over the wire in four requests: page, style sheet, script, icon; what reads aloud comes with the first press."""
    await plan_with(world, 5)
    ayse = await browser_of(world.ayse)
    page = await ayse.get("/my/plan", headers={"accept-encoding": "gzip"})
    files = set(re.findall(r' (?:href|src)="/static/([^"]+)"', page.text))
    sizes = [int(page.headers["content-length"])]
    for file in files:
        sizes.append(int((await ayse.get(f"/static/{file}", headers={"accept-encoding": "gzip"})).headers["content-length"]))
    assert len(sizes) == 4
    assert sum(sizes) <= 25_000
