"""Hours: a tap each, summed up by phase, a month to take along. No family is named."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.conferences.tables import Conference
from app.kit.clock import today
from app.logistics.tables import Hours
from app.practice.phases import Phase
from app.profile.tables import Profile

NOVEMBER = "?month=2026-11"


def path(world, more=""):
    return f"/conferences/{world.yilmaz.id}/hours{more}"


async def write_down(world, person, day, minutes, phase=Phase.PREPARATION, work="talks"):
    await Hours.insert(Hours(conference=world.yilmaz.id, person=person.id, day=day, phase=phase, work=work, minutes=minutes))


async def test_it_works(world, browser_of):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    page = (await nora.get(path(world))).text
    assert f'value="{today().isoformat()}"' in page
    assert '<option value="preparation" selected>' in page

    answer = await nora.send_form(path(world), day=today(), phase="preparation", work="talks", minutes="30", quick="45")
    assert (answer.status_code, answer.headers["location"]) == (303, path(world))
    await nora.send_form(path(world), day=today(), phase="clarified", work="travel", minutes="90")

    page = (await nora.get(path(world))).text
    assert [each in page for each in ("0:45", "1:30", "2:15", "Talks", "On the way")] == [True] * 5
    assert sorted(each["minutes"] for each in await Hours.select(Hours.minutes)) == [45, 90]


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"minutes": "20"}, "minutes"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "975"}, "minutes"),
        ({"minutes": "-15"}, "minutes"),
        ({"quick": "16"}, "minutes"),
        ({"day": (date(2026, 11, 1) + timedelta(days=400)).isoformat()}, "day"),
        ({"day": "1999-01-01"}, "day"),
        ({"phase": "closed"}, "phase"),
        ({"work": "schlafen"}, "work"),
    ],
)
async def test_mistakes_are_told(world, browser_of, more, wrong):
    await world.at(Phase.PREPARATION)
    nora = await browser_of(world.nora)
    fields = {"day": today(), "phase": "preparation", "work": "talks", "minutes": "15"} | more
    answer = await nora.send_form(path(world), **fields)
    assert (answer.status_code, f'id="{wrong}-error"' in answer.text, await Hours.count()) == (422, True, 0)


async def test_each_takes_back_their_own_only(world, browser_of):
    await world.at(Phase.PREPARATION)
    await write_down(world, world.jan, today(), 60)
    await write_down(world, world.nora, today(), 15)
    nora = await browser_of(world.nora)
    ids = {each["person"]: each["id"] for each in await Hours.select()}
    assert "Jan Osterloh" in (await nora.get(path(world))).text
    assert (await nora.send_form(path(world, f"/{ids[world.jan.id]}/remove"))).status_code == 404
    assert (await nora.send_form(path(world, f"/{ids[world.nora.id]}/remove"))).status_code == 303
    assert await Hours.count() == 1


async def test_a_month_of_oneself_and_of_everybody(world, browser_of):
    await Profile.insert(Profile(office=world.bremen.id, hour_cents=3068))
    await write_down(world, world.nora, date(2026, 11, 2), 75)
    await write_down(world, world.nora, date(2026, 10, 31), 30)
    await write_down(world, world.jan, date(2026, 11, 30), 60, Phase.FOLLOW_UP, "writing")
    other = Conference(office=world.osnabrueck.id, reference="OS-2026-001", family_name="Kovalenko", caseworker=world.foreign_caseworker.id)
    await Conference.insert(other)
    await Hours.insert(
        Hours(
            conference=other.id, person=world.foreign_coordinator.id, day=date(2026, 11, 2), phase="preparation", work="talks", minutes=15
        )
    )
    nora, vera = await browser_of(world.nora), await browser_of(world.vera)
    own, everybodys = (await nora.get(f"/hours{NOVEMBER}")).text, (await vera.get(f"/hours{NOVEMBER}")).text
    assert [each in own for each in ("1:15", "€38.35", "HB-2026-001", "1:00", "0:30", "OS-2026-001", "Yılmaz")] == [True] * 3 + [False] * 4
    assert [each in everybodys for each in ("Nora Wiechmann", "Jan Osterloh", "2:15", "OS-2026-001", "Yılmaz")] == [True] * 3 + [False] * 2

    answer = await nora.get(f"/hours/sheet.csv{NOVEMBER}")
    assert answer.headers["content-disposition"] == 'attachment; filename="Stunden-2026-11.csv"'
    lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert lines[1:] == [
        ["Nora Wiechmann", "2026-11-02", "HB-2026-001", "Preparation", "Talks", "1.25", ""],
        ["Nora Wiechmann", "", "", "", "Together", "1.25", "38.35"],
    ]
    sheet = load_workbook(BytesIO((await vera.get(f"/hours/sheet.xlsx{NOVEMBER}")).content)).active
    assert [row[5].value for row in sheet.iter_rows(min_row=2)] == [1, 1, 1.25, 1.25]
    assert "Yılmaz" not in str([cell.value for row in sheet.iter_rows() for cell in row])


async def test_odd_months_are_this_month_and_odd_files_are_nothing(world, browser_of):
    nora = await browser_of(world.nora)
    for odd in ("x", "2026-13", "%00", "9" * 50, "²026-01", "2199-12", "2000-01"):
        assert (await nora.get(f"/hours?month={odd}")).status_code == 200
    assert (await nora.get("/hours/sheet.exe")).status_code == 404


async def test_who_is_kept_out(world, browser_of):
    for who in (world.idris, world.ada):
        browser = await browser_of(who)
        assert [(await browser.get(each)).status_code for each in ("/hours", "/hours/sheet.csv")] == [403, 403]
    for who in (world.idris, world.vera, world.jan, world.ayse):
        assert (await (await browser_of(who)).get(path(world))).status_code in {403, 404}
