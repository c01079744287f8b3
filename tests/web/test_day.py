"""The day: the run sheet, who is here, and opening the conference."""

import pytest

from app.circle.tables import Need, View
from app.conferences.tables import Conference, Move
from app.day.tables import Presence
from app.practice.phases import Phase
from app.safety.tables import Apart
from tests.circle import invite_everybody, seat_of
from tests.world import everything


async def test_it_works(world, browser_of):
    await invite_everybody(world)
    nora, day = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/day"
    assert "today is not the day that was set" in (await nora.get(day)).text

    answer = await nora.send_form(f"{day}/open")

    assert (answer.status_code, answer.headers["location"]) == (303, day)
    assert (await Conference.objects().get(Conference.id == world.yilmaz.id)).phase == Phase.INFORMATION
    assert [each["step"] for each in await Move.select(Move.step)] == ["open_conference"]
    page = (await nora.get(day)).text
    assert "From now on you see and write nothing of the family’s until they call you back." in page
    assert "Elif kommt seit Wochen oft nicht in die Schule." in page


async def test_it_does_not_open_before_anybody_is_invited(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, day = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/day"
    before = await everything()
    page = (await nora.get(day)).text
    assert ("Nobody is invited yet" in page, f"{day}/open" in page) == (True, False)
    answer = await nora.send_form(f"{day}/open")
    assert (answer.status_code, "Nobody is invited yet" in answer.text) == (409, True)
    assert await everything() == before


@pytest.mark.parametrize(
    ("phase", "part"), [(Phase.PREPARATION, "information"), (Phase.INFORMATION, "information"), (Phase.AGREEING, "agreeing")]
)
async def test_who_is_here_is_noted_for_each_part(world, browser_of, phase, part):
    await world.at(phase)
    nora, day, ayse = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/day", await seat_of(world, world.ayse)
    for way in ("in_the_room", "phone", "phone"):
        answer = await nora.send_form(f"{day}/presence", participant=ayse, way=way)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{day}#p-{ayse}")
    here = await Presence.select(Presence.participant, Presence.phase, Presence.way)
    assert here == [{"participant": ayse, "phase": part, "way": "phone"}]
    await nora.send_form(f"{day}/presence", participant=ayse, way="away")
    assert await Presence.count() == 0


async def test_who_was_there_at_the_beginning_is_still_said_later(world, browser_of):
    await world.at(Phase.INFORMATION)
    nora, day = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/day"
    await nora.send_form(f"{day}/presence", participant=await seat_of(world, world.ayse), way="video")
    await world.at(Phase.AGREEING)
    page = (await nora.get(day)).text
    assert page.count("was there at the beginning") == 1


@pytest.mark.parametrize(
    "fields", [{}, {"participant": "x", "way": "phone"}, {"participant": "00000000-0000-0000-0000-000000000000", "way": "phone"}]
)
async def test_odd_input_is_answered_and_changes_nothing(world, browser_of, fields):
    await world.at(Phase.INFORMATION)
    nora = await browser_of(world.nora)
    assert (await nora.send_form(f"/conferences/{world.yilmaz.id}/day/presence", **fields)).status_code == 404
    assert await Presence.count() == 0


async def test_nobody_else_leads_the_day(world, browser_of):
    await world.at(Phase.INFORMATION)
    for who in (world.idris, world.vera, world.jan, world.foreign_coordinator, world.ayse):
        assert (await (await browser_of(who)).get(f"/conferences/{world.yilmaz.id}/day")).status_code in {403, 404}


async def test_the_family_says_how_its_day_is_to_be(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, ayse, day = await browser_of(world.nora), await browser_of(world.ayse), f"/conferences/{world.yilmaz.id}/day"
    assert (await ayse.send_form("/my/day", opening="Wir beten zusammen.", food="Linsensuppe")).status_code == 303
    await ayse.send_form("/my/day", opening="Wir beten zusammen.", food="Linsensuppe und Tee")  # the last one counts
    beside = (await nora.get(f"{day}/plan")).text
    assert ("Linsensuppe und Tee" in beside, world.ayse.name in beside) == (True, True)
    wish = {"edited": "0", "opening": "Gebet", "rules": "Alle dürfen ausreden.", "leads": "Onkel Kemal", "second_room": "Raum 3"}
    assert (await nora.send_form(f"{day}/plan", **wish)).status_code == 303
    sheet = (await nora.get(day)).text
    assert [words for words in ("Gebet", "Alle dürfen ausreden.", "Onkel Kemal", "Raum 3") if words not in sheet] == []
    overtaken = await nora.send_form(f"{day}/plan", edited="0", rules="Keiner schreit.")
    assert (overtaken.status_code, "Keiner schreit." in overtaken.text, "Alle dürfen ausreden." in overtaken.text) == (409, True, True)


async def test_nobody_else_reads_a_wish(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse, mehmet, idris = [await browser_of(person) for person in (world.ayse, world.mehmet, world.idris)]
    await ayse.send_form("/my/day", rules="Mehmet soll nicht schreien.")
    assert "schreien" not in (await mehmet.get("/my/day")).text
    assert (await idris.get(f"/conferences/{world.yilmaz.id}/day")).status_code == 403
    assert (await (await browser_of(world.interpreter)).get("/my/day")).status_code == 403


async def test_the_sheet_says_who_reads_out_who_is_far_away_and_who_must_not_meet(world, browser_of):
    await world.at(Phase.PREPARATION)
    ayse, mehmet, sara = [await seat_of(world, person) for person in (world.ayse, world.mehmet, world.sara)]
    await View.insert(View(participant=ayse, words="Ich habe euch lieb.", read_out_by=mehmet))
    await View.insert(View(participant=sara, words="Nur für Nora.", only_coordinator=True))
    await Need.insert(Need(participant=ayse, kind="phone_or_video", words="Video aus Izmir"))
    one, other = sorted([mehmet, sara])
    await Apart.insert(Apart(conference=world.yilmaz.id, one=one, other=other, by=world.nora.id))
    sheet = (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}/day")).text
    assert ("Ich habe euch lieb." in sheet, "Nur für Nora." in sheet, "Video aus Izmir" in sheet) == (True, False, True)
    assert sheet.count("Not together with") == 2


async def test_few_queries(world, browser_of, queries):
    await world.at(Phase.INFORMATION)
    nora, counts = await browser_of(world.nora), []
    for person in (world.ayse, world.mehmet):
        await Presence.insert(Presence(participant=await seat_of(world, person), phase="information", way="phone"))
        queries.clear()
        assert (await nora.get(f"/conferences/{world.yilmaz.id}/day")).status_code == 200
        counts.append(len(queries))
    assert counts == [4, 4]
