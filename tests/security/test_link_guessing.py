"""Guessing at codes: ten an hour are looked at for one person, and a budget for all; the owner's whole link is not shut out by it."""

import pytest

from app.kit import tokens
from app.people import guesses
from app.people.tables import AccessLink, Guess
from app.practice.waits import GUESSES_IN_ALL, GUESSES_PER_PERSON
from tests.web.test_hello import code, link_of, secret


@pytest.fixture
def looked_at(monkeypatch):
    """For each guess: was it within the limits, so that it could have opened?"""
    seen = []

    async def allowed(subject, *, _real=guesses.allowed, **more):
        within = await _real(subject, **more)
        seen.append(within)
        return within

    monkeypatch.setattr(guesses, "allowed", allowed)
    return seen


async def test_a_thousand_codes_for_one_person(world, browser_of, looked_at):
    link = await link_of(world.ayse)
    phone = await browser_of()
    for number in range(1_000):
        guess = link.handle + tokens.derived("guess", str(number), 6)
        assert (await phone.send_form("/hello", code=guess)).status_code == 422
    assert looked_at.count(True) == GUESSES_PER_PERSON
    # and now not even the right one is looked at
    assert (await phone.send_form("/hello", code=await code(world.ayse))).status_code == 422


async def test_the_right_code_within_the_ten(world, browser_of):
    """The control: with fewer tries the very same way opens."""
    link = await link_of(world.ayse)
    phone = await browser_of()
    for number in range(GUESSES_PER_PERSON - 1):
        await phone.send_form("/hello", code=link.handle + tokens.derived("guess", str(number), 6))
    assert (await phone.send_form("/hello", code=await code(world.ayse))).status_code == 200


async def test_a_thousand_codes_for_a_thousand_people(world, browser_of, looked_at):
    """Another handle each time: the budget that all codes share runs out."""
    phone = await browser_of()
    for number in range(GUESSES_IN_ALL + 50):
        await phone.send_form("/hello", code=tokens.derived("handle", str(number), 12))
    assert looked_at.count(True) == GUESSES_IN_ALL


async def test_codes_that_are_made_up_do_not_shut_out_those_who_have_one(world, browser_of):
    """An outsider spends the budget of nobody: whoever types from paper comes in, at any hour."""
    phone = await browser_of()
    for number in range(GUESSES_IN_ALL + 1):
        await phone.send_form("/hello", code=tokens.derived("handle", str(number), 12))
    assert (await phone.send_form("/hello", code=await code(world.mehmet))).status_code == 200


async def test_guessing_at_codes_does_not_shut_out_the_links(world, browser_of):
    phone = await browser_of()
    for number in range(GUESSES_IN_ALL + 1):
        await guesses.allowed(f"link|{number}", shared_budget=True)
    assert (await phone.send_form("/hello", code=await code(world.mehmet))).status_code == 422
    assert (await phone.send_form("/hello", secret=await secret(world.mehmet))).status_code == 200


async def test_nothing_that_was_guessed_is_kept(world, browser_of):
    phone = await browser_of()
    await phone.send_form("/hello", code="7K3M9QRST4VW")
    assert await Guess.count() == 2
    assert await AccessLink.count().where(AccessLink.opened_at.is_not_null()) == 0
