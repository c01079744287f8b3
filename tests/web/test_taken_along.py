"""The run sheet is taken along; what was noted without a network comes back, each note once."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from app.day.tables import Presence, Tap
from app.practice.phases import Phase
from tests.circle import seat_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def tap(participant, way="in_the_room", *, minute=0, part="information", **more):
    at = (NOON + timedelta(minutes=minute)).isoformat()
    return {"id": str(uuid4()), "participant": str(participant), "part": part, "way": way, "at": at} | more


async def bring_back(browser, world, taps):
    return await browser.send_form(f"/conferences/{world.yilmaz.id}/day/along", taps=json.dumps(taps))


async def here():
    found = await Presence.select(Presence.participant, Presence.phase, Presence.way)
    return {(each["participant"], each["phase"]): each["way"] for each in found}


async def test_it_works(world, browser_of):
    await world.at(Phase.INFORMATION)
    nora, ayse, mehmet = await browser_of(world.nora), await seat_of(world, world.ayse), await seat_of(world, world.mehmet)
    sheet = (await nora.get(f"/conferences/{world.yilmaz.id}/day/along.json")).json()
    assert {each["name"] for each in sheet["people"]} >= {world.ayse.name, world.mehmet.name, world.sara.name}
    assert "Elif kommt seit Wochen oft nicht in die Schule." in json.dumps(sheet, ensure_ascii=False)
    assert "Amselweg" not in json.dumps(sheet)
    taps = [tap(ayse), tap(mehmet, "phone", minute=1), tap(mehmet, "away", minute=2), tap(ayse, "video", minute=3, part="agreeing")]
    answer = await bring_back(nora, world, taps)
    assert (answer.status_code, answer.json()["kept"]) == (200, [each["id"] for each in taps])
    assert await here() == {(ayse, "information"): "in_the_room", (ayse, "agreeing"): "video"}


async def test_what_is_sent_twice_counts_once(world, browser_of):
    await world.at(Phase.INFORMATION)
    nora, ayse = await browser_of(world.nora), await seat_of(world, world.ayse)
    taps = [tap(ayse)]
    for _ in range(2):
        assert (await bring_back(nora, world, taps)).json()["kept"] == [taps[0]["id"]]
    await bring_back(nora, world, [tap(ayse, "away", minute=5)])
    await bring_back(nora, world, taps)  # the answer to the first sending was lost: it comes again after all the others
    assert (await Tap.count(), await here()) == (2, {})


async def test_what_was_noted_later_at_the_desk_stays(world, browser_of):
    await world.at(Phase.INFORMATION)
    nora, ayse = await browser_of(world.nora), await seat_of(world, world.ayse)
    await nora.send_form(f"/conferences/{world.yilmaz.id}/day/presence", participant=ayse, way="phone")
    await bring_back(nora, world, [tap(ayse, "in_the_room"), tap(ayse, "away", minute=1)])
    assert await here() == {(ayse, "information"): "phone"}


async def test_nobody_else_is_noted_and_nonsense_is_none(world, browser_of):
    await world.at(Phase.INFORMATION)
    nora = await browser_of(world.nora)
    assert (await bring_back(nora, world, [tap(uuid4())])).status_code == 200
    assert (await bring_back(nora, world, [tap(uuid4(), at="0001-01-01T00:00:00+14:00")])).json() == {"kept": []}
    for nonsense in ("", "[]x", '{"a": 1}', '[{"id": "x"}]', "[" * 10_000, '[{"x": ' + "[" * 10_000):
        answer = await nora.send_form(f"/conferences/{world.yilmaz.id}/day/along", taps=nonsense)
        assert (answer.status_code, answer.json()) == (422, {"kept": []}), nonsense
    assert await here() == {}


async def test_who_is_kept_out(world, browser_of):
    await world.at(Phase.INFORMATION)
    path = f"/conferences/{world.yilmaz.id}/day/along"
    for person, status in ((world.idris, 403), (world.jan, 404), (world.ayse, 404), (world.foreign_coordinator, 404)):
        browser = await browser_of(person)
        assert (await browser.get(f"{path}.json")).status_code == status
        assert (await browser.send_form(path, taps="[]")).status_code == status
    nobody = await browser_of()
    page = await nobody.get("/along/")
    assert (page.status_code, "Yılmaz" in page.text) == (200, False)
