"""Outsiders who send much, slowly, or ever new names: they are refused soon, and nobody else waits for them."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from litestar.exceptions import ClientException

from app.conferences.seats import LONGEST_FROM_STRANGERS
from app.database import rows
from app.kit import forms, tokens
from app.kit.clock import now
from app.people import guesses, secrets
from app.practice.waits import GUESSES_PER_PERSON, PIN_WINDOW
from app.serving import _how
from tests.web.test_hello import secret, set_pin


@pytest.mark.parametrize("path", ["/hello", "/sign-in", "/my/plan/answer", "/password", "/key/password"])
async def test_a_long_body_of_a_stranger_is_not_worked_out(world, browser_of, monkeypatch, path):
    read = []
    monkeypatch.setattr(forms, "fields_of", lambda body: read.append(len(body)) or {})
    stranger = await browser_of()
    assert (await stranger.post(path, content=b"why=" + b"%" * LONGEST_FROM_STRANGERS)).status_code == 413
    assert read == []


async def test_whoever_was_let_in_may_say_more(world, browser_of):
    """The control."""
    ayse = await browser_of(world.ayse)
    assert (await ayse.send_form("/my/invitation", answer="yes", words="a" * (LONGEST_FROM_STRANGERS + 1))).status_code != 413


async def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch):
    class Dripping:
        async def body(self):
            await asyncio.sleep(60)

    monkeypatch.setattr(forms, "PATIENCE", 0.02)
    with pytest.raises(ClientException):
        await forms.body_of(Dripping())


def test_one_phone_cannot_take_all_the_lines(settings):
    """What the library takes by itself, 128 connections and no limit for the first byte, one phone could hold for ever."""
    how = _how(settings)
    assert how["backpressure"] >= 500
    assert (how["http"].value, how["http1_settings"].header_read_timeout) == ("1", 15_000)


async def test_names_that_nobody_has_do_not_keep_our_people_waiting(monkeypatch):
    """A hundred tries for nobody, each slow; the right password of somebody comes in between."""
    monkeypatch.setattr(secrets, "_verify", lambda text, hashed: time.sleep(0.05) or text == hashed)
    monkeypatch.setattr(secrets, "_for_nobody", ThreadPoolExecutor(max_workers=1))
    monkeypatch.setattr(secrets, "NAP", 0.01)
    flood = [asyncio.create_task(secrets.fits("x", None)) for _try in range(100)]
    await asyncio.sleep(0.02)
    began = time.monotonic()
    assert await secrets.fits("right", "right")
    took = time.monotonic() - began
    assert set(await asyncio.gather(*flood)) == {False}
    assert took < 1  # in one line with the others: 2.5 seconds and more


async def test_counting_tries_looks_no_further_than_the_limit(world, queries):
    """However many were made: an outsider's tries do not make those of others slow."""
    await rows("INSERT INTO guess (subject) SELECT $1 FROM generate_series(1, 5000)", tokens.fingerprint("many"))
    queries.clear()
    assert await guesses.allowed("many", shared_budget=True) is False
    assert await guesses.allowed("few", shared_budget=True) is True
    looked = [query for query in queries if query.lstrip().startswith("SELECT") and "guess" in query]
    assert len(looked) == 3
    assert [query for query in looked if "LIMIT" not in query] == []


async def test_of_pins_ten_a_day_are_looked_at(world, browser_of):
    """Whoever has the link and tries each hour anew finds no PIN of four digits in weeks."""
    await set_pin(world.sara, "4711")
    text, phone = await secret(world.sara), await browser_of()
    for number in range(GUESSES_PER_PERSON):
        await phone.send_form("/hello/enter", secret=text, pin=str(1000 + number))
    for later, opens in ((PIN_WINDOW / 12, False), (PIN_WINDOW * 1.01, True)):
        with time_machine.travel(now() + later):
            assert ((await phone.send_form("/hello/enter", secret=text, pin="4711")).status_code == 303) is opens
