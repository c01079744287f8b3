"""Notes from a phone without a connection: each once, in their order, and a sentence for each that could not be taken."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from app.database import rows
from app.follow_up.commands import ticks
from app.follow_up.queries import progress_of
from app.follow_up.rules import mark_of
from app.kit.clock import now
from app.outbox.tables import OutboxMessage
from app.practice.phases import LIVING, Phase
from tests.plans import NASTY, accept_plan


@pytest.fixture
async def promises(world):
    """What Ayşe and what Mehmet has promised: id and mark."""
    await accept_plan(world)
    await OutboxMessage.delete(force=True)
    return [(each.promise, mark_of(each)) for each in await progress_of(world.yilmaz.id)]


def tick(promise, state="done", *, ago=60, words="", shared=True, **more):
    which, seen = promise
    return {"id": str(uuid4()), "promise": str(which), "seen": seen, "state": state, "ago": ago, "words": words, "shared": shared} | more


async def send(browser, *ticks):
    return await browser.send_form("/my/kept/ticks", ticks=json.dumps(ticks))


async def notes():
    found = await rows("SELECT state, words, shared, by, at FROM progress_note ORDER BY at")
    return [(each["state"], each["words"], each["shared"], each["by"]) for each in found]


async def test_it_works(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    made = [tick(promises[0], "partly", ago=7200, words="Mein Knie."), tick(promises[0], "done", ago=3600)]

    answer = await send(ayse, *made)

    assert (answer.status_code, answer.json()) == (200, {each["id"]: "" for each in made})
    assert await notes() == [("partly", "Mein Knie.", True, world.ayse.id), ("done", "", True, world.ayse.id)]
    at = (await rows("SELECT max(at) AS at FROM progress_note"))[0]["at"]
    assert timedelta(minutes=59) < now() - at < timedelta(minutes=61)
    assert "You have kept your word" in (await ayse.get("/my/promises")).text


async def test_what_is_sent_again_counts_once(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    first, second = tick(promises[0], "needs_help", ago=90), tick(promises[0], "done", ago=30)
    answers = [(await send(ayse, *sent)).json() for sent in ((first,), (first,), (first, second), (first, second, second))]
    assert answers == [{first["id"]: ""}, {first["id"]: ""}, *[{first["id"]: "", second["id"]: ""}] * 2]
    assert [each[0] for each in await notes()] == ["needs_help", "done"]
    assert await OutboxMessage.count() == 1  # one call for help, one message


async def test_control_without_its_id_it_would_count_twice(world, browser_of, promises, monkeypatch):
    ayse, first = await browser_of(world.ayse), tick(promises[0], "needs_help", ago=30)
    between = tick(promises[0], "done", ago=20)
    for sent in ((first,), (between,), (first,)):
        await send(ayse, *sent)
    assert [each[0] for each in await notes()] == ["needs_help", "done"]
    monkeypatch.setattr(ticks, "_ONCE", ticks._ONCE.replace("ON CONFLICT (id) DO NOTHING", "ON CONFLICT (id) DO UPDATE SET told = $4"))
    await send(ayse, tick(promises[0], "needs_help", ago=0) | {"id": first["id"]})
    assert [each[0] for each in await notes()] == ["needs_help", "done", "needs_help"]


async def test_in_their_order_also_where_a_clock_was_put(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    await send(ayse, tick(promises[0], "partly", ago=10), tick(promises[0], "needs_help", ago=500), tick(promises[0], "done", ago=500))
    assert [each[0] for each in await notes()] == ["partly", "needs_help", "done"]


async def test_a_sending_that_was_slower_makes_nothing_newer(world, browser_of, promises):
    """By our clock alone the first note, whose sending took long, would be newer. So the phone sends it along with the second."""
    ayse = await browser_of(world.ayse)
    before, later = tick(promises[0], "partly", ago=1), tick(promises[0], "done", ago=2)
    await send(ayse, before)
    assert (await send(ayse, {**before, "ago": 5}, later)).json() == {before["id"]: "", later["id"]: ""}
    assert [each[0] for each in await notes()] == ["partly", "done"]
    alone = tick(promises[0], "needs_help", ago=4)
    assert (await send(ayse, alone)).json()[alone["id"]].startswith("You have said something newer")


@pytest.mark.parametrize("ago", [61 * 24 * 3600, 1e12, 1e300])
async def test_a_note_that_waited_very_long_is_taken_as_well(world, browser_of, promises, ago):
    """Whoever does not open their link for months still keeps it; and the clock of a phone may jump."""
    old = tick(promises[0], "done", ago=ago)
    assert (await send(await browser_of(world.ayse), old)).json() == {old["id"]: ""}
    assert [each[0] for each in await notes()] == ["done"]


async def test_what_was_said_later_elsewhere_stays(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    await ayse.send_form(f"/my/promises/{promises[0][0]}", state="done", shared="yes")
    late = tick(promises[0], "needs_help", ago=3600)
    assert (await send(ayse, late)).json() == {late["id"]: "You have said something newer since. That counts."}
    assert [each[0] for each in await notes()] == ["done"]


async def test_a_promise_that_is_gone_or_reads_differently_is_told(world, browser_of, promises):
    """And again, should that answer be lost too. What is good beside it is taken."""
    ayse = await browser_of(world.ayse)
    gone, foreign = tick((uuid4(), "0" * 16)), tick(promises[1])
    changed, good = tick((promises[0][0], "0" * 16), "needs_help"), tick(promises[0], "partly")
    expected = {
        gone["id"]: "This promise is not in the plan any more. Your note was not taken.",
        foreign["id"]: "This promise is not in the plan any more. Your note was not taken.",
        changed["id"]: "This promise has changed since. Please read it again.",
        good["id"]: "",
    }
    for _ in range(2):
        assert (await send(ayse, gone, foreign, changed, good)).json() == expected
    assert [each[0] for each in await notes()] == ["partly"]


async def test_the_mark_changes_with_what_is_read_and_with_nothing_else(world, browser_of, promises):
    await (await browser_of(world.ayse)).send_form(f"/my/promises/{promises[0][0]}", state="partly", shared="yes")
    lines = await progress_of(world.yilmaz.id)
    assert [mark_of(each) for each in lines] == [mark for _, mark in promises]
    assert len({mark_of(each) for each in lines}) == len(lines)
    assert f'data-seen="{promises[0][1]}"' in (await (await browser_of(world.ayse)).get("/my/promises")).text


async def test_nonsense_is_refused_and_changes_nothing(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    good = tick(promises[0])
    bad = [
        {**good, "state": "lost"},
        {**good, "ago": -1},
        {**good, "id": "x"},
        {**good, "words": "a" * 5000},
        "x",
        None,
    ]
    for each in bad:
        assert (await send(ayse, good, each)).status_code == 422, each
    for text in (*NASTY, "[" * 5000, "{}", "null"):
        assert (await ayse.send_form("/my/kept/ticks", ticks=text)).status_code in {400, 422}, text[:20]
    assert (await send(ayse, *[good] * 201)).status_code == 422
    assert (await send(ayse)).json() == {}
    assert await notes() == []


async def test_without_the_token_of_the_session_nothing_is_taken(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    sent = {"ticks": json.dumps([tick(promises[0])])}
    assert (await ayse.post("/my/kept/ticks", data=sent)).status_code == 403
    assert (await ayse.post("/my/kept/ticks", data=sent, headers={"sec-fetch-site": "cross-site"})).status_code == 403
    assert (await (await browser_of()).post("/my/kept/ticks", data=sent)).status_code == 401
    assert await notes() == []


async def test_only_while_the_plan_lives(world, browser_of, promises):
    ayse = await browser_of(world.ayse)
    for phase in set(Phase) - LIVING:
        await world.at(phase)
        assert (await send(ayse, tick(promises[0]))).status_code == 403, phase
    assert await notes() == []
