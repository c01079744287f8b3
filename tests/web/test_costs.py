"""Costs: written as people write amounts, approved for an amount, taken along for the invoice."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.logistics.tables import Cost
from app.outbox.tables import OutboxMessage
from app.people.tables import Person
from app.practice.mail import Kind
from app.practice.phases import Phase
from app.practice.roles import StaffRole
from app.profile.tables import Profile
from tests.world import make_staff


def path(world, more=""):
    return f"/conferences/{world.yilmaz.id}/costs{more}"


async def the_cost():
    return await Cost.select().order_by(Cost.made_at).first()


async def news_for(person):
    return await OutboxMessage.count().where(OutboxMessage.kind == Kind.DESK_NEWS, OutboxMessage.person == person.id)


async def test_it_works(world, browser_of):
    """Written down, waits, approved; costs more in the end, waits again, refused with words."""
    await world.at(Phase.PREPARATION)
    nora, vera = await browser_of(world.nora), await browser_of(world.vera)
    answer = await nora.send_form(path(world), kind="interpreting", what="Zwei Stunden Türkisch", planned="120,50")
    assert (answer.status_code, answer.headers["location"]) == (303, path(world))
    await nora.send_form(path(world), kind="food", planned="35")
    assert "€155.50" in (await nora.get(path(world))).text
    cost = await the_cost()
    assert (cost["planned_cents"], await news_for(world.vera)) == (12050, 1)

    page = (await vera.get(path(world, "/approval"))).text
    assert "Zwei Stunden Türkisch" in page
    answer = await vera.send_form(path(world, f"/{cost['id']}/decision"), answer="approve", why="", edited=cost["edited"])
    assert answer.status_code == 303
    assert ((await the_cost())["approved_cents"], (await the_cost())["decided_by"], await news_for(world.nora)) == (12050, world.vera.id, 1)

    cost = await the_cost()
    await nora.send_form(
        path(world, f"/{cost['id']}"), kind="interpreting", planned="120.50", actual="130", paid_on="2026-11-20", edited=cost["edited"]
    )
    page = (await vera.get(path(world, "/approval"))).text
    assert "€120.50 was approved before." in page
    cost = await the_cost()
    await vera.send_form(path(world, f"/{cost['id']}/decision"), answer="refuse", why="Bitte <zwei> Angebote", edited=cost["edited"])
    page = (await nora.get(path(world))).text
    assert ("Not approved" in page, "Bitte &lt;zwei&gt; Angebote" in page) == (True, True)


async def test_what_costs_little_needs_no_approval_and_the_office_says_what_is_little(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    await nora.send_form(path(world), kind="room", planned="100,00")
    assert "Needs no approval" in (await nora.get(path(world))).text
    await Profile.insert(Profile(office=world.bremen.id, approve_above_cents=0))
    assert "Waits for approval" in (await nora.get(path(world))).text


async def test_managers_are_told_once_until_it_is_decided(world, browser_of):
    await world.at(Phase.PREPARATION)
    gone = await make_staff(world.bremen, "Gerd Weg", StaffRole.MANAGER)
    await Person.raw("UPDATE staff SET active = false WHERE person = {}", gone.id)
    nora = await browser_of(world.nora)
    for amount in ("200", "300", "400"):
        await nora.send_form(path(world), kind="room", planned=amount)
    assert (await news_for(world.vera), await news_for(gone), await news_for(world.foreign_manager)) == (1, 0, 0)


async def test_an_amount_that_was_changed_meanwhile_is_not_approved(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, vera = await browser_of(world.nora), await browser_of(world.vera)
    await nora.send_form(path(world), kind="room", planned="200")
    cost = await the_cost()
    await nora.send_form(path(world, f"/{cost['id']}"), kind="room", planned="2000", edited="0")
    answer = await vera.send_form(path(world, f"/{cost['id']}/decision"), answer="approve", edited="0")
    assert (answer.status_code, "€2,000.00" in answer.text) == (409, True)
    assert (await the_cost())["approved_cents"] is None
    answer = await vera.send_form(path(world, f"/{cost['id']}/decision"), answer="refuse", why=" ", edited="1")
    assert (answer.status_code, f'id="{cost["id"]}-why-error"' in answer.text) == (422, True)
    answer = await nora.send_form(path(world, f"/{cost['id']}"), kind="room", planned="1", edited="0")
    assert (answer.status_code, (await the_cost())["planned_cents"]) == (409, 200000)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "room", "planned": "viel"}, "planned"),
        ({"kind": "room", "planned": "-5"}, "planned"),
        ({"kind": "room"}, "planned"),
        ({"kind": "room", "actual": "1e3"}, "actual"),
        ({"kind": "", "planned": "5"}, "kind"),
        ({"kind": "room", "planned": "5", "paid_on": "2199-01-01"}, "paid_on"),
    ],
)
async def test_mistakes_are_told(world, browser_of, fields, wrong):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    answer = await nora.send_form(path(world), **fields)
    assert (answer.status_code, f'id="{wrong}-error"' in answer.text, await Cost.count()) == (422, True, 0)


async def test_the_sheet_is_read_back_by_other_programs(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, german = await browser_of(world.nora), await browser_of(world.nora, language="de")
    for kind, what, planned, actual in (
        ("room", '=HYPERLINK("http://evil.test")', "80", ""),
        ("food", "+49 Brötchen; Saft", "35,5", "41,07"),
        ("travel", "عصير", "", "12"),
    ):
        await nora.send_form(path(world), kind=kind, what=what, planned=planned, actual=actual, paid_on="2026-11-20")

    answer = await german.get(path(world, "/file/sheet.csv"))
    assert answer.headers["content-disposition"] == 'attachment; filename="Kosten.csv"'
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [(line[0], line[2], line[3], line[4], line[5]) for line in lines[1:4]] == [
        ("HB-2026-001", '\'=HYPERLINK("http://evil.test")', "2026-11-20", "80,00", ""),
        ("HB-2026-001", "'+49 Brötchen; Saft", "2026-11-20", "35,50", "41,07"),
        ("HB-2026-001", "عصير", "2026-11-20", "", "12,00"),
    ]
    assert lines[4][4:6] == ["115,50", "53,07"]

    answer = await nora.get(path(world, "/file/sheet.xlsx"))
    assert answer.headers["content-disposition"] == 'attachment; filename="Kosten.xlsx"'
    sheet = load_workbook(BytesIO(answer.content)).active
    cells = list(sheet.iter_rows(min_row=2, max_row=4))
    assert [(row[2].data_type, row[2].value, row[4].value, row[5].value) for row in cells] == [
        ("s", '=HYPERLINK("http://evil.test")', 80, None),
        ("s", "+49 Brötchen; Saft", 35.5, 41.07),
        ("s", "عصير", None, 12),
    ]
    assert cells[0][3].is_date
    assert b"Y\xc4\xb1lmaz" not in answer.content
    for file in ("sheet.pdf", "x", "sheet.csv.exe"):
        assert (await nora.get(path(world, f"/file/{file}"))).status_code == 404


async def test_who_is_kept_out(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora, vera = await browser_of(world.nora), await browser_of(world.vera)
    await nora.send_form(path(world), kind="room", planned="200")
    cost = (await the_cost())["id"]
    assert (await vera.get(path(world))).status_code == 403
    assert (await nora.get(path(world, "/approval"))).status_code == 403
    assert (await nora.send_form(path(world, f"/{cost}/decision"), answer="approve", edited="0")).status_code == 403
    for who in (world.idris, world.jan, world.foreign_manager, world.ayse):
        browser = await browser_of(who)
        for each in (path(world), path(world, "/approval"), path(world, "/file/sheet.csv"), path(world, f"/{cost}")):
            assert (await browser.get(each)).status_code in {403, 404}
    assert (await the_cost())["approved_cents"] is None


async def test_costs_are_read_and_taken_along_after_the_end(world, browser_of):
    await world.at(Phase.FOLLOW_UP)
    nora = await browser_of(world.nora)
    await nora.send_form(path(world), kind="room", planned="50")
    await world.at(Phase.CLOSED)
    assert [(await nora.get(path(world, each))).status_code for each in ("", "/file/sheet.csv")] == [200, 200]
    assert (await nora.send_form(path(world), kind="room", planned="50")).status_code == 403
