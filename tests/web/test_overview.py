"""The manager's day and the overview: who carries what, and where each conference stands."""

import pytest

from app.conferences.tables import Conference
from app.practice.phases import Phase


async def test_it_works(world, browser_of):
    vera = await browser_of(world.vera)
    page = (await vera.get("/overview")).text
    for text in ("HB-2026-001", "Familie Yılmaz", "Nora Wiechmann", "Enquiry"):
        assert text in page


@pytest.mark.parametrize("phase", Phase)
async def test_no_word_about_the_family_but_its_name(world, browser_of, phase):
    await world.at(phase)
    vera = await browser_of(world.vera)
    for path in ("/desk", "/overview", f"/conferences/{world.yilmaz.id}"):
        page = (await vera.get(path)).text
        for text in ("Elif", "Ayşe", "Mehmet", "Sara", "Schule", "Amselweg", "Hausaufgabenhilfe", "Bürgerhaus"):
            assert text not in page, (path, text)


async def test_by_phase(world, browser_of):
    vera = await browser_of(world.vera)
    assert "HB-2026-001" in (await vera.get("/overview?phase=enquiry")).text
    empty = (await vera.get("/overview?phase=closed")).text
    assert "HB-2026-001" not in empty
    assert "No conference is in this phase." in empty
    for strange in ("x", "%00", "%ED%A0%80", "a" * 3_000):
        assert (await vera.get(f"/overview?phase={strange}")).status_code == 200


async def test_what_waits_and_who_carries_how_many(world, browser_of):
    vera = await browser_of(world.vera)
    page = (await vera.get("/desk")).text
    assert "Every referral is in good hands." in page
    assert "Jan Osterloh" in page
    await Conference.update({Conference.coordinator: None}).where(Conference.id == world.yilmaz.id)
    assert "HB-2026-001" in (await vera.get("/desk")).text
    assert f"/conferences/{world.yilmaz.id}/assign" in (await vera.get(f"/conferences/{world.yilmaz.id}")).text


async def test_another_office_sees_nothing_of_it(world, browser_of):
    ulla = await browser_of(world.foreign_manager)
    for path in ("/desk", "/overview"):
        page = (await ulla.get(path)).text
        assert "HB-2026-001" not in page
        assert "Nora" not in page


async def test_who_is_kept_out(world, browser_of):
    for person, status in ((world.nora, 403), (world.idris, 403), (world.ada, 403), (world.ayse, 404)):
        assert (await (await browser_of(person)).get("/overview")).status_code == status


async def test_what_works_is_at_hand_and_rooms_are_under_more(world, browser_of):
    page = (await (await browser_of(world.vera)).get("/desk")).text
    at_hand, more = page.partition('aria-label="Menu"')[2].partition("</nav>")[0].split("<details", 1)
    assert "/effects" in at_hand
    assert "/venues" not in at_hand
    assert "/venues" in more
    assert "/comparison" in more

    assert 'href="/effects"' not in (await (await browser_of(world.idris)).get("/desk")).text
