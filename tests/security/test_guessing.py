"""A thousand guesses in an hour: no more than ten are looked at, however they come."""

import ast
import asyncio
import time
from pathlib import Path
from statistics import median

import pytest
import time_machine

from app.kit import tokens
from app.kit.clock import now
from app.people import guesses, secrets, sessions
from app.people.tables import Guess, Session
from app.staff import commands
from tests.conftest import HOST
from tests.world import PASSWORD, can_sign_in, code_of_app

APP = Path(commands.__file__).parents[2]


@pytest.fixture
def looked_at(monkeypatch):
    """How many guesses were compared with the truth. The slow hash is left out: what counts is how often."""
    seen = []

    async def fits(text, hashed):
        seen.append(text)
        return hashed is not None and text == PASSWORD

    step_of = secrets.totp_step

    def totp_step(code, nonce, *, last):
        seen.append(code)
        return step_of(code, nonce, last=last)

    monkeypatch.setattr(secrets, "fits", fits)
    monkeypatch.setattr(secrets, "totp_step", totp_step)
    return seen


@pytest.fixture
def without_the_limit(monkeypatch):
    async def always(_subject, **_more):
        return True

    monkeypatch.setattr(guesses, "allowed", always)


async def half_way(browser, person):
    cookie = await sessions.start(person.id, stage=sessions.Stage.PASSWORD)
    browser.cookies.set(sessions.COOKIE, cookie.value, domain=HOST)
    return browser


async def guess_password(browser, password, email="nora.hb@amt.test"):
    return await browser.send_form("/sign-in", email=email, password=password)


# Passwords


async def test_of_a_thousand_passwords_ten_are_looked_at_and_then_even_the_right_one_is_not(world, browser_of, looked_at):
    await can_sign_in(world.nora)
    browser = await browser_of()
    answers = {(await guess_password(browser, f"guess number {number}")).status_code for number in range(999)}
    last = await guess_password(browser, PASSWORD)
    assert answers == {422}
    assert (last.status_code, len(looked_at)) == (422, 10)
    assert "too many tries" in last.text
    assert await Session.count() == 0


async def test_control_without_the_limit_the_thousandth_guess_goes_through(world, browser_of, looked_at, without_the_limit):
    await can_sign_in(world.nora)
    browser = await browser_of()
    for number in range(999):
        await guess_password(browser, f"guess number {number}")
    assert (await guess_password(browser, PASSWORD)).headers["location"] == "/sign-in/second"
    assert len(looked_at) == 1000


async def test_after_an_hour_the_owner_comes_in_again(world, browser_of, looked_at):
    await can_sign_in(world.nora)
    browser = await browser_of()
    with time_machine.travel(now().timestamp() - 3601):
        for _ in range(20):
            await guess_password(browser, "a guess")
    await Guess.update({Guess.at: now() - guesses.GUESSING_WINDOW}, force=True)
    assert (await guess_password(browser, PASSWORD)).status_code == 303


async def test_one_persons_guesses_do_not_shut_out_another(world, browser_of, looked_at):
    await can_sign_in(world.jan)
    for _ in range(20):
        await guess_password(await browser_of(), "a guess")
    assert (await guess_password(await browser_of(), PASSWORD, "jan.hb@amt.test")).status_code == 303


@pytest.mark.parametrize("email", ["NORA.HB@AMT.TEST", " nora.hb@amt.test ", "nora.hb@amt.test\u202e"])
async def test_another_spelling_is_the_same_person(world, browser_of, looked_at, email):
    await can_sign_in(world.nora)
    browser = await browser_of()
    for _ in range(10):
        await guess_password(browser, "a guess")
    assert (await guess_password(browser, PASSWORD, email)).status_code == 422


async def test_an_address_that_nobody_has_is_refused_in_the_same_words(world, browser_of, looked_at):
    texts = {"nora.hb@amt.test": [], "nobody@amt.test": []}
    await can_sign_in(world.nora)
    for email, told in texts.items():
        browser = await browser_of()
        for _ in range(12):
            told.append((await guess_password(browser, "a guess", email)).text.replace(email, ""))
    assert texts["nora.hb@amt.test"] == texts["nobody@amt.test"]
    assert len(set(texts["nobody@amt.test"])) == 2


async def test_known_and_unknown_address_take_alike_long(world, slow_as_ever):
    """Not a race against the clock: both work out one slow hash, which is all that takes time."""
    await can_sign_in(world.nora)
    taken = {"nora.hb@amt.test": [], "nobody@amt.test": []}
    for _ in range(5):
        for email, times in taken.items():
            begun = time.perf_counter()
            await commands.sign_in(email, "a guess")
            times.append(time.perf_counter() - begun)
    known, unknown = (median(times) for times in taken.values())
    assert unknown > known / 2
    assert known > unknown / 2


# The second factor


async def test_of_a_thousand_codes_ten_are_looked_at_even_from_new_sessions(world, browser_of, looked_at):
    nonce = await can_sign_in(world.nora)
    browser = await browser_of()
    for number in range(999):
        if number % 100 == 0:
            await half_way(browser, world.nora)
        answer = await browser.send_form("/sign-in/second", code=f"{number:06}")
        assert answer.status_code == 422
    last = await browser.send_form("/sign-in/second", code=code_of_app(nonce))
    assert (last.status_code, len(looked_at)) == (422, 10)
    assert not await Session.exists().where(Session.stage == "full")


async def test_control_without_the_limit_the_last_code_goes_through(world, browser_of, looked_at, without_the_limit):
    nonce = await can_sign_in(world.nora)
    browser = await half_way(await browser_of(), world.nora)
    for number in range(50):
        await browser.send_form("/sign-in/second", code=f"{number:06}")
    assert (await browser.send_form("/sign-in/second", code=code_of_app(nonce))).headers["location"] == "/desk"


async def test_recovery_codes_spend_the_same_ten(world, browser_of):
    await can_sign_in(world.nora)
    browser = await half_way(await browser_of(), world.nora)
    for _ in range(10):
        await browser.send_form("/sign-in/second", code="00000-00000")
    assert "too many tries" in (await browser.send_form("/sign-in/second", code="AAAAA-AAAAA")).text


async def test_what_is_undone_does_not_uncount_a_guess(world, browser_of, looked_at, monkeypatch):
    """The change behind a guess fails each time; the guesses are counted all the same."""
    nonce = await can_sign_in(world.nora)

    async def breaks(*_given, **_more):
        raise RuntimeError

    monkeypatch.setattr(sessions, "end", breaks)
    browser = await half_way(await browser_of(), world.nora)
    for _ in range(12):
        await browser.send_form("/sign-in/second", code=code_of_app(nonce))
    assert len(looked_at) == 10


def counts_inside_a_transaction(source):
    """Where `guesses.allowed` stands inside `async with all_or_nothing()`."""
    return [
        call.lineno
        for block in ast.walk(ast.parse(source))
        if isinstance(block, ast.AsyncWith) and any("all_or_nothing" in ast.unparse(item.context_expr) for item in block.items)
        for call in ast.walk(block)
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("guesses.allowed")
    ]


def test_nobody_counts_inside_a_transaction():
    assert {str(path): lines for path in APP.rglob("*.py") if (lines := counts_inside_a_transaction(path.read_text()))} == {}


def test_control_counting_inside_a_transaction_is_found():
    assert counts_inside_a_transaction("async def f():\n async with all_or_nothing():\n  await guesses.allowed('x')") == [3]


# From many at once


@pytest.mark.committed
async def test_of_two_hundred_that_come_at_once_ten_are_looked_at(database):
    subject = f"at once {tokens.random_token()}"
    try:
        answers = await asyncio.gather(*(guesses.allowed(subject) for _ in range(200)))
        assert sum(answers) <= 10
        assert not await guesses.allowed(subject)
    finally:
        await Guess.delete().where(Guess.subject == tokens.fingerprint(subject))


@pytest.mark.committed
async def test_control_counting_first_and_writing_after_lets_more_through(database):
    """Why the guess is written down before it is counted."""
    subject = tokens.fingerprint(f"control {tokens.random_token()}")

    async def counted_first():
        within = await Guess.count().where(Guess.subject == subject) < 10
        await asyncio.sleep(0)
        await Guess.insert(Guess(subject=subject))
        return within

    try:
        assert sum(await asyncio.gather(*(counted_first() for _ in range(200)))) > 10
    finally:
        await Guess.delete().where(Guess.subject == subject)
