"""A referral is taken on by a coordinator, or the manager gives it to somebody."""

import pytest

from app.conferences.tables import Conference
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from tests.world import everything


@pytest.fixture
async def nobodys(world):
    await Conference.update({Conference.coordinator: None}).where(Conference.id == world.yilmaz.id)
    return f"/conferences/{world.yilmaz.id}"


async def coordinator_now():
    return (await Conference.select(Conference.coordinator).first())["coordinator"]


async def test_it_works(world, browser_of, nobodys):
    jan = await browser_of(world.jan)
    page = (await jan.get(nobodys)).text
    assert "I take it on" in page
    for name in ("Yılmaz", "Elif", "Ayşe", "Idris"):
        assert name not in page, name

    answer = await jan.send_form(f"{nobodys}/take-on")

    assert (answer.status_code, answer.headers["location"]) == (303, nobodys)
    assert await coordinator_now() == world.jan.id
    assert [each["person"] for each in await OutboxMessage.select(OutboxMessage.person)] == [world.idris.id]
    assert "Familie Yılmaz" in (await jan.get(nobodys)).text


async def test_the_second_finds_it_gone(world, browser_of, nobodys):
    jan, nora = await browser_of(world.jan), await browser_of(world.nora)
    assert (await jan.send_form(f"{nobodys}/take-on")).status_code == 303
    assert (await nora.send_form(f"{nobodys}/take-on")).status_code == 404
    assert await coordinator_now() == world.jan.id


async def test_the_manager_gives_it_to_somebody_and_all_are_told(world, browser_of):
    vera = await browser_of(world.vera)
    path = f"/conferences/{world.yilmaz.id}/assign"
    assert "Jan Osterloh" in (await vera.get(path)).text
    answer = await vera.send_form(path, coordinator=str(world.jan.id))
    assert answer.status_code == 303
    assert await coordinator_now() == world.jan.id
    assert {each["person"] for each in await OutboxMessage.select(OutboxMessage.person)} == {world.jan.id, world.nora.id, world.idris.id}
    await vera.send_form(path, coordinator=str(world.jan.id))
    assert await OutboxMessage.count() == 3  # the same one again is nothing new


async def test_nobody_but_a_coordinator_of_the_office(world, browser_of):
    vera = await browser_of(world.vera)
    path = f"/conferences/{world.yilmaz.id}/assign"
    before = await everything()
    for person in (world.foreign_coordinator, world.petra, world.ayse):
        assert (await vera.send_form(path, coordinator=str(person.id))).status_code == 404
    for wrong in ("", "nobody", "\x00"):
        assert (await vera.send_form(path, coordinator=wrong)).status_code == 422
    assert await everything() == before


async def test_who_is_kept_out(world, browser_of, nobodys):
    answers = {}
    for name in ("idris", "vera", "ada", "foreign_coordinator", "ayse"):
        browser = await browser_of(getattr(world, name))
        answers[name] = (await browser.send_form(f"{nobodys}/take-on")).status_code
    assert answers == {"idris": 403, "vera": 403, "ada": 404, "foreign_coordinator": 404, "ayse": 404}
    vera = await browser_of(world.vera)
    for phase in (Phase.PRIVATE_TIME, Phase.CLOSED):
        await world.at(phase)
        assert (await vera.send_form(f"{nobodys}/assign", coordinator=str(world.jan.id))).status_code == 403
    assert await coordinator_now() is None
