"""Looking back together: a timeline without names, four questions, drafts kept field by field, taken apart at the end."""

from datetime import UTC, datetime, timedelta

import pytest

from app.circle.tables import Talk
from app.kit.clock import today
from app.learning.forms import months_ahead
from app.learning.tables import Entry, LookBack, this_month
from app.plans.tables import PromisedHelp
from app.practice.phases import Phase
from app.private_time.tables import PrivateTime
from tests.circle import seat_of
from tests.plans import accept_plan

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def begin(browser):
    answer = await browser.send_form("/learning/look-backs")
    assert answer.status_code == 303
    return answer.headers["location"].rpartition("/")[0]


async def points():
    return await Entry.select().order_by(Entry.what)


async def test_it_works(world, browser_of):
    await accept_plan(world)
    nora = await browser_of(world.nora)
    timeline = await nora.get(f"/conferences/{world.yilmaz.id}/look-back")
    assert (timeline.status_code, "day 0" in timeline.text, "The plan was accepted" in timeline.text) == (200, True, True)
    at = await begin(nora)
    first = {"kind": "success", "what": "Alle kamen.", "helped": "Abends und mit Essen.", "level": "organisation"}
    assert (await nora.send_form(f"{at}/1", **first)).status_code == 303
    second = {
        "kind": "mistake",
        "what": "Der Raum war zu klein.",
        "expected": "Ein großer Saal.",
        "level": "cooperation",
        "phase": "preparation",
    }
    assert (await nora.send_form(f"{at}/2", **second)).status_code == 303
    mine, theirs = await points()
    assert "Der Raum war zu klein." not in (await nora.get(f"{at}/1")).text  # what went well comes first, and alone
    assert (await nora.send_form(f"{at}/3", point=theirs["id"], hindered="Niemand hat gefragt.", edited="0")).status_code == 303
    change = {"point": theirs["id"], "change": "Vorher hingehen.", "who": "coordination", "by_month": months_ahead()[1], "edited": "1"}
    assert (await nora.send_form(f"{at}/4", **change)).status_code == 303
    assert "Vorher hingehen." in (await nora.get(at)).text
    assert "Alle kamen." not in (await nora.get("/learning")).text  # a draft is no entry yet
    assert (await nora.send_form(f"{at}/finish")).headers["location"] == "/learning"
    kept = await points()
    assert [(each["what"], each["helped"], each["hindered"], each["change"], each["look_back"]) for each in kept] == [
        ("Alle kamen.", "Abends und mit Essen.", "", "", None),
        ("Der Raum war zu klein.", "", "Niemand hat gefragt.", "Vorher hingehen.", None),
    ]
    assert {each["id"] for each in kept} & {mine["id"], theirs["id"]} == set()  # under other ids
    assert (await LookBack.count(), (await nora.get(at)).status_code) == (0, 404)


async def test_the_timeline_names_nobody_and_no_day(world, browser_of):
    await accept_plan(world)
    await PrivateTime.insert(PrivateTime(conference=world.yilmaz.id, started_at=NOON, ended_at=NOON + timedelta(minutes=95)))
    nora, idris = await browser_of(world.nora), await browser_of(world.idris)
    for browser in (nora, idris):
        page = (await browser.get(f"/conferences/{world.yilmaz.id}/look-back")).text.partition("<main")[2].partition("</main>")[0]
        page = page.replace(str(world.yilmaz.id), "")
        assert "95 minutes" in page
        for word in ("Yılmaz", "Ayşe", "Mehmet", "Nora", "Idris", "2026", "2027", "HB-", "November", "24"):
            assert word not in page, word


async def test_when_the_coordination_first_spoke_with_the_family_is_no_matter_of_the_office(world, browser_of):
    await world.at(Phase.CLOSED)
    await Talk.insert(Talk(participant=await seat_of(world, world.ayse), at=NOON, how="phone", by=world.nora.id))
    for who, told in (("nora", True), ("idris", False)):
        page = (await (await browser_of(getattr(world, who))).get(f"/conferences/{world.yilmaz.id}/look-back")).text
        assert ("First talk" in page) is told


async def test_a_promise_of_the_office_that_became_late_is_told(world, browser_of):
    await accept_plan(world)
    day = today().replace(year=today().year - 1)
    await PromisedHelp.insert(
        PromisedHelp(
            request=world.yilmaz.id, conference=world.yilmaz.id,
            what="Hausaufgabenhilfe", decision="granted", promised_on=day, by=world.idris.id,
        )
    )  # fmt: skip
    page = (await (await browser_of(world.nora)).get(f"/conferences/{world.yilmaz.id}/look-back")).text
    assert "A promise of the office became late" in page


async def test_each_field_is_kept_when_it_is_left(world, browser_of):
    nora = await browser_of(world.nora)
    at = await begin(nora)
    await nora.send_form(f"{at}/1", kind="success", what="Alle kamen.", level="team")
    (point,) = await points()
    piece = await nora.send_form(f"{at}/1?piece=1", point=point["id"], what="Alle kamen gern.", edited="0")
    assert (piece.status_code, "Kept." in piece.text, "<html" in piece.text, 'name="edited" value="1"' in piece.text) == (
        200,
        True,
        False,
        True,
    )
    again = await nora.send_form(f"{at}/1?piece=1", point=point["id"], what="Alle kamen gern.", edited="0")
    assert again.status_code == 200  # the button after the field: the same once more
    behind = await nora.send_form(f"{at}/1?piece=1", point=point["id"], what="Etwas anderes.", edited="0")
    assert (behind.status_code, "Alle kamen gern." in behind.text, "Etwas anderes." in behind.text) == (409, True, True)
    named = await nora.send_form(f"{at}/1?piece=1", point=point["id"], what="Elif kam gern.", edited="1")
    assert (named.status_code, "<mark>Elif</mark>" in named.text) == (422, True)
    empty = await nora.send_form(f"{at}/1?piece=1", point=point["id"], what="", edited="1")
    assert (empty.status_code, "<html" in empty.text) == (422, False)
    assert [each["what"] for each in await points()] == ["Alle kamen gern."]


async def test_mistakes_in_a_new_point_are_told_and_kept(world, browser_of):
    nora = await browser_of(world.nora)
    at = await begin(nora)
    for form in (
        {"what": "Ohne Ebene"},
        {"level": "team"},
        {"what": "x", "level": "nirgends"},
        {"what": "Mit Ayşes Hilfe", "level": "team"},
    ):
        answer = await nora.send_form(f"{at}/1", kind="success", **form)
        assert (answer.status_code, form.get("what", "") in answer.text.replace("<mark>", "").replace("</mark>", "")) == (422, True)
    assert await Entry.count() == 0
    assert (await nora.send_form(f"{at}/finish")).status_code == 409  # nothing stands in it
    for stage in ("0", "5", "99999999999999999999"):
        assert (await nora.get(f"{at}/{stage}")).status_code == 404


async def test_one_is_put_away_and_a_point_is_taken_out(world, browser_of):
    nora = await browser_of(world.nora)
    at = await begin(nora)
    for what in ("Eins", "Zwei"):
        await nora.send_form(f"{at}/1", kind="success", what=what, level="team")
    await nora.send_form(f"{at}/points/{(await points())[0]['id']}/remove")
    assert [each["what"] for each in await points()] == ["Zwei"]
    assert (await nora.send_form(f"{at}/discard")).status_code == 303
    assert (await LookBack.count(), await Entry.count()) == (0, 0)


@pytest.mark.parametrize("who", ["foreign_manager", "foreign_coordinator", "ada", "ayse"])
async def test_who_is_kept_out(world, browser_of, who):
    at = await begin(await browser_of(world.nora))
    browser = await browser_of(getattr(world, who))
    status = 403 if who == "ada" else 404
    assert {(await browser.get(f"{at}{more}")).status_code for more in ("", "/1", "/4")} == {status}
    assert (await browser.send_form(f"{at}/1", kind="success", what="Fremd", level="team")).status_code == status
    assert (await browser.send_form(f"{at}/discard")).status_code == status
    assert (await browser.get(f"/conferences/{world.yilmaz.id}/look-back")).status_code == 404
    assert (await LookBack.count(), await Entry.count()) == (1, 0)


async def test_a_point_of_another_look_back_is_none_of_this_one(world, browser_of):
    nora = await browser_of(world.nora)
    one, other = await begin(nora), await begin(nora)
    await nora.send_form(f"{one}/1", kind="success", what="Eins", level="team")
    (point,) = await points()
    assert (await nora.send_form(f"{other}/1", point=point["id"], what="Anders", edited="0")).status_code == 404
    assert [each["what"] for each in await points()] == ["Eins"]


async def test_few_queries(world, browser_of, queries):
    await accept_plan(world)
    nora = await browser_of(world.nora)
    at, counts = await begin(nora), []
    for number in (1, 4):
        for i in range(number):
            await nora.send_form(f"{at}/1", kind="success", what=f"Etwas {number} {i}", level="team")
        for path in (f"{at}/1", at, f"/conferences/{world.yilmaz.id}/look-back"):
            queries.clear()
            assert (await nora.get(path)).status_code == 200
            counts.append(len(queries))
    assert counts[:3] == counts[3:]
    assert max(counts) <= 4
    assert (await LookBack.select(LookBack.month).first())["month"] == this_month()
