"""A PIN on a personal link: set together with the person, taken away again, never shown."""

import pytest

from app.people.secrets import fits
from app.people.tables import AccessLink, Session
from app.practice.phases import Phase
from tests.circle import seat_of


async def pin_of(person):
    return (await AccessLink.select(AccessLink.pin_hash).where(AccessLink.person == person.id, AccessLink.withdrawn_at.is_null()).first())[
        "pin_hash"
    ]


async def at(world):
    await world.at(Phase.PREPARATION)
    return f"/conferences/{world.yilmaz.id}/circle/{await seat_of(world, world.ayse)}/link"


async def test_it_works(world, browser_of):
    nora, link = await browser_of(world.nora), await at(world)
    await browser_of(world.ayse)

    answer = await nora.send_form(f"{link}/pin", pin="4711")

    assert (answer.status_code, answer.headers["location"]) == (303, link)
    assert await fits("4711", await pin_of(world.ayse))
    assert not await fits("4712", await pin_of(world.ayse))
    assert await Session.count().where(Session.person == world.ayse.id) == 0, "whoever was in without it comes in anew"
    page = (await nora.get(link)).text
    assert ("With a PIN" in page, "4711" in page) == (True, False)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "１２３４", "12\x0034", "x" * 100_000])
async def test_only_four_to_eight_digits_and_never_shown_again(world, browser_of, pin):
    nora, link = await browser_of(world.nora), await at(world)
    answer = await nora.send_form(f"{link}/pin", pin=pin)
    assert (answer.status_code, "four to eight digits" in answer.text) == (422, True)
    assert await pin_of(world.ayse) is None
    assert 'name="pin" type="text" value=""' in answer.text


async def test_it_is_taken_away(world, browser_of):
    nora, link = await browser_of(world.nora), await at(world)
    await nora.send_form(f"{link}/pin", pin="4711")
    await nora.send_form(f"{link}/pin/remove")
    assert await pin_of(world.ayse) is None


async def test_it_stays_on_the_link_that_replaces(world, browser_of):
    nora, link = await browser_of(world.nora), await at(world)
    await nora.send_form(f"{link}/pin", pin="4711")
    await nora.send_form(f"{link}/replace")
    assert await fits("4711", await pin_of(world.ayse))


async def test_without_a_link_there_is_none(world, browser_of):
    nora, link = await browser_of(world.nora), await at(world)
    await nora.send_form(f"{link}/withdraw")
    answer = await nora.send_form(f"{link}/pin", pin="4711")
    assert (answer.status_code, "make one first" in answer.text) == (409, True)
