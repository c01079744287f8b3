"""Who looked at our plan: the family sees who of the staff opened it, and when; nobody sees what others in the family read."""

from datetime import UTC, datetime

import asyncpg
import pytest

from app.audit.tables import AuditEntry
from app.kit.clock import pretending
from app.practice.looking import Look
from app.practice.phases import Phase
from tests.plans import accept_plan
from tests.safety import a_second_meeting

MORNING, NOON, NEXT_DAY = (datetime(2027, 11, day, hour, 15, tzinfo=UTC) for day, hour in ((24, 8), (24, 11), (25, 9)))


async def open_at(moment, browser_of, person, path):
    with pretending(moment):
        answer = await (await browser_of(person)).get(path)
    assert answer.status_code == 200, path
    return answer.text


async def looked(browser_of, person, path="/my/looked"):
    return (await (await browser_of(person)).get(path)).text


async def test_it_works_day_by_day_the_newest_first(world, browser_of):
    await accept_plan(world)
    there = f"/conferences/{world.yilmaz.id}"
    assert "Nobody of the office has opened it yet." in await looked(browser_of, world.ayse)

    await open_at(MORNING, browser_of, world.idris, f"{there}/plan")
    await open_at(NOON, browser_of, world.idris, f"{there}/plan")
    await open_at(NOON, browser_of, world.ayse, "/my/plan")
    await open_at(NEXT_DAY, browser_of, world.nora, f"{there}/progress")

    page = await looked(browser_of, world.ayse)
    told = [
        "Thursday, 25 November 2027", "Nora Wiechmann", "your coordination", "how the promises stand, as far as you share it", "at 10:15",
        "Wednesday, 24 November 2027", "Idris Kaya", "caseworker at the youth office", "the plan", "at 09:15", "at 12:15",
        "You yourself", "at 12:15",
    ]  # fmt: skip
    at = 0
    for words in told:
        at = page.find(words, at)
        assert at >= 0, words
    assert page.count("Idris Kaya") == 1  # two openings of one day stand in one line


async def test_what_others_of_the_family_read_is_nobodys_business(world, browser_of):
    await accept_plan(world)
    await open_at(MORNING, browser_of, world.sara, "/my/plan")
    await open_at(MORNING, browser_of, world.elif_, "/my/plan")
    page = await looked(browser_of, world.mehmet)
    assert "Sara" not in page
    assert "Elif" not in page
    assert "at 09:15" not in page
    assert "at 09:15" in await looked(browser_of, world.sara)  # her own


async def test_many_days_come_page_by_page(world, browser_of, queries):
    await accept_plan(world)
    for day in range(1, 26):
        await open_at(datetime(2027, 11, day, 9, tzinfo=UTC), browser_of, world.nora, f"/conferences/{world.yilmaz.id}/plan")
    ayse = await browser_of(world.ayse)
    queries.clear()
    page = (await ayse.get("/my/looked")).text
    assert len(queries) == 2
    assert page.count("Nora Wiechmann") == 10
    older = (await ayse.get("/my/looked?before=2027-11-16")).text
    assert "/my/looked?before=2027-11-16" in page
    assert "15 November 2027" in older
    assert "16 November 2027" not in older
    for typed in ("x", "9" * 50, "2027-99-99", "2027-11-16'--"):
        assert (await ayse.get("/my/looked", params={"before": typed})).status_code == 200


async def test_whoever_has_a_meeting_of_their_own_learns_no_day_of_the_other(world, browser_of):
    await a_second_meeting(world, world.mehmet)
    with pretending(MORNING):
        await accept_plan(world)
        await open_at(MORNING, browser_of, world.nora, f"/conferences/{world.yilmaz.id}/plan")
    assert "24 November" not in await looked(browser_of, world.sara)
    await open_at(NEXT_DAY, browser_of, world.sara, "/my/plan")
    await open_at(NEXT_DAY, browser_of, world.nora, f"/conferences/{world.yilmaz.id}/plan")
    page = await looked(browser_of, world.sara)
    assert "24 November" not in page
    assert "Nora Wiechmann" in page


async def test_who_is_kept_out(world, browser_of):
    for phase, person, status in (
        (Phase.PREPARATION, world.ayse, 403),
        (Phase.FOLLOW_UP, world.elif_, 403),
        (Phase.FOLLOW_UP, world.interpreter, 403),
        (Phase.FOLLOW_UP, world.idris, 404),
    ):
        await world.at(phase)
        assert (await (await browser_of(person)).get("/my/looked")).status_code == status


async def test_a_page_that_cannot_be_written_down_does_not_leave(world, browser_of, monkeypatch):
    await accept_plan(world)
    nora = await browser_of(world.nora)
    path = f"/conferences/{world.yilmaz.id}/plan"
    assert "Oma holt sie" in (await nora.get(path)).text
    fetch = asyncpg.Connection.fetch

    async def torn(self, query, *args, **kwargs):
        if "INSERT INTO audit_entry" in query:
            raise ConnectionResetError
        return await fetch(self, query, *args, **kwargs)

    monkeypatch.setattr("asyncpg.Connection.fetch", torn)
    answer = await nora.get(path)
    assert answer.status_code == 503
    assert "Oma holt sie" not in answer.text


@pytest.mark.parametrize("path", ["/plan/versions/7", "/plan/decision"])
async def test_what_was_not_shown_is_not_written_down(world, browser_of, path):
    await accept_plan(world)
    assert (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}{path}")).status_code in {403, 404}
    assert not await AuditEntry.exists().where(AuditEntry.deed.is_in(list(Look)))
