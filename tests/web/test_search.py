"""Finding a conference again: by family name, by a person, by reference; only one's own."""

import pytest

from app.practice.phases import Phase
from tests.world import everything


async def found(browser_of, world, person, words):
    answer = await (await browser_of(person)).get("/search", params={"q": words})
    assert answer.status_code == 200
    return f"/conferences/{world.yilmaz.id}" in answer.text


@pytest.mark.parametrize(
    "words",
    [
        "Yılmaz",
        "yilmaz",
        "YIL",
        "Familie Yilm",
        "HB-2026-001",
        "hb-2026",
        "2026-001",
        "001",
        "ayse",
        "Ayşe Dem",
        "elif",
        "leyla",
        "  Sara  ",
    ],
)
async def test_it_works(world, browser_of, words):
    assert await found(browser_of, world, world.nora, words)


async def test_the_person_found_is_named(world, browser_of):
    page = (await (await browser_of(world.nora)).get("/search?q=ayse")).text
    assert "Ayşe Demir" in page


@pytest.mark.parametrize("words", ["Nobody", "Yilmazz", "002", "Elif Osterloh"])
async def test_nothing_found_is_said_kindly(world, browser_of, words):
    page = (await (await browser_of(world.nora)).get("/search", params={"q": words})).text
    assert "Nobody of this name is in a conference of yours." in page


@pytest.mark.parametrize(
    "words", ["'", "a' | 'b", "Yilmaz & !", "%", "\\", ":*", "()", "' OR 1=1 --", "\x00", "😀", "<b>", "a" * 50_000, "-", "!!yil"]
)
async def test_special_signs_are_harmless(world, browser_of, words):
    answer = await (await browser_of(world.nora)).get("/search", params={"q": words})
    assert answer.status_code in {200, 400, 414}
    assert "<b>" not in answer.text


async def test_bytes_that_are_no_text(world, browser_of):
    nora = await browser_of(world.nora)
    for raw in ("%ED%A0%80", "%FF", "%00", "%", "a&q=b", ""):
        assert (await nora.get(f"/search?q={raw}")).status_code == 200


async def test_caseworkers_find_whom_they_named_themselves(world, browser_of):
    answers = {
        words: await found(browser_of, world, world.idris, words) for words in ("yilmaz", "elif", "mehmet", "ayse", "leyla", "HB-2026")
    }
    assert answers == {"yilmaz": True, "elif": True, "mehmet": True, "ayse": False, "leyla": False, "HB-2026": True}


async def test_managers_find_by_reference_and_family_name(world, browser_of):
    answers = {words: await found(browser_of, world, world.vera, words) for words in ("yilmaz", "001", "elif", "mehmet", "ayse")}
    assert answers == {"yilmaz": True, "001": True, "elif": False, "mehmet": False, "ayse": False}


async def test_in_private_time_nobody_is_found_by_name(world, browser_of):
    await world.at(Phase.PRIVATE_TIME)
    assert not await found(browser_of, world, world.nora, "ayse")
    assert await found(browser_of, world, world.nora, "HB-2026-001")


async def test_nobody_finds_what_is_not_theirs(world, browser_of):
    for person in (world.jan, world.petra, world.ada, world.foreign_coordinator, world.foreign_caseworker, world.foreign_manager):
        for words in ("yilmaz", "elif", "HB-2026-001"):
            assert not await found(browser_of, world, person, words), (person.name, words)
    assert (await (await browser_of(world.ayse)).get("/search?q=yilmaz")).status_code == 404


async def test_looking_changes_nothing(world, browser_of):
    nora = await browser_of(world.nora)
    before = await everything()
    await nora.get("/search?q=yilmaz")
    assert await everything() == before
