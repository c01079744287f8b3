"""Whoever guesses elsewhere does not keep somebody out of a browser in which they once signed in with both factors."""

import pytest
import time_machine

from app.kit.clock import now
from app.people import guesses, known_browsers, secrets
from app.people.tables import RecoveryCode
from tests.conftest import HOST
from tests.web.test_hello import secret
from tests.world import PASSWORD, can_sign_in, code_of_app

NEW = "sieben grüne Tassen"
NORA, JAN = "nora.hb@amt.test", "jan.hb@amt.test"


async def known_browser(browser_of, person):
    browser = await browser_of()
    browser.cookies.set(known_browsers.COOKIE, (await known_browsers.cookie_for(person.id)).value, domain=HOST)
    return browser


async def sign_in(browser, password=PASSWORD, email=NORA):
    return await browser.send_form("/sign-in", email=email, password=password)


async def come_in(browser, nonce, password=PASSWORD):
    """Both factors, by the doors."""
    await sign_in(browser, password)
    return await browser.send_form("/sign-in/second", code=code_of_app(nonce))


async def guess_elsewhere(browser_of, email=NORA):
    """Eleven wrong passwords from a browser that nobody knows."""
    stranger = await browser_of()
    for _ in range(11):
        answer = await sign_in(stranger, "a guess", email)
    assert "too many tries" in answer.text


async def guess_codes_elsewhere(person):
    """As by somebody who has found the password out."""
    for _ in range(11):
        await guesses.allowed(f"second|{person.id}")


async def test_eleven_wrong_passwords_elsewhere_do_not_keep_its_owner_out(world, browser_of):
    nonce = await can_sign_in(world.nora)
    here = await browser_of()
    assert (await come_in(here, nonce)).headers["location"] == "/desk"
    await here.send_form("/sign-out")
    await guess_elsewhere(browser_of)
    await guess_codes_elsewhere(world.nora)
    with time_machine.travel(now().timestamp() + 60):  # a code of the app is good once
        assert (await come_in(here, nonce)).headers["location"] == "/desk"


async def test_control_from_a_browser_that_nobody_knows_the_owner_waits(world, browser_of):
    await can_sign_in(world.nora)
    await guess_elsewhere(browser_of)
    assert "too many tries" in (await sign_in(await browser_of())).text


async def test_what_is_asked_of_somebody_inside_is_counted_here_too(world, browser_of):
    """Showing the second factor again, new recovery codes, and signing in with one of them."""
    nonce = await can_sign_in(world.nora)
    here = await browser_of()
    await come_in(here, nonce)
    await guess_codes_elsewhere(world.nora)
    with time_machine.travel(now().timestamp() + 60):
        assert (await here.send_form("/prove", code=code_of_app(nonce), to="/desk")).status_code == 303
    with time_machine.travel(now().timestamp() + 120):
        assert (await here.send_form("/account/recovery-codes", code=code_of_app(nonce))).status_code == 200
    await RecoveryCode.insert(RecoveryCode(person=world.nora.id, code_hash=secrets.recovery_hash("AAAAA-AAAAA")))
    await sign_in(here)
    assert (await here.send_form("/sign-in/second", code="AAAAA-AAAAA")).headers["location"] == "/desk"


async def test_in_a_known_browser_ten_tries_are_looked_at_too(world, browser_of):
    nonce = await can_sign_in(world.nora)
    here = await known_browser(browser_of, world.nora)
    for _ in range(10):
        assert "do not belong together" in (await sign_in(here, "a guess")).text
    assert "too many tries" in (await sign_in(here)).text
    assert (await sign_in(await browser_of())).status_code == 303  # elsewhere nobody has guessed

    codes = await known_browser(browser_of, world.nora)
    await sign_in(codes)
    for _ in range(10):
        assert "This code is not right" in (await codes.send_form("/sign-in/second", code="000000")).text
    assert "too many tries" in (await codes.send_form("/sign-in/second", code=code_of_app(nonce))).text


async def test_a_copy_does_not_keep_its_owner_out_once_they_have_come_in_again(world, browser_of):
    nonce = await can_sign_in(world.nora)
    here, copied = await browser_of(), await browser_of()
    await come_in(here, nonce)
    copied.cookies.set(known_browsers.COOKIE, here.cookies[known_browsers.COOKIE], domain=HOST)
    with time_machine.travel(now().timestamp() + 60):
        await come_in(here, nonce)
    for _ in range(11):
        await sign_in(copied, "a guess")
    assert (await sign_in(here)).status_code == 303


def other_name(cookie):
    return f"x{cookie[1:]}" if cookie[0] != "x" else f"y{cookie[1:]}"


def another_day(cookie):
    name, day, seal = cookie.split(".")
    return f"{name}.{int(day) + 1}.{seal}"


@pytest.mark.parametrize(
    "spoil",
    [
        other_name,
        another_day,
        lambda c: c[:-1],
        lambda c: c.upper(),
        lambda _c: "",
        lambda _c: "..",
        lambda _c: "a.b.c",
        lambda _c: "9" * 4000,
    ],
)
async def test_a_cookie_that_was_touched_counts_as_none(world, browser_of, spoil):
    await can_sign_in(world.nora)
    here = await known_browser(browser_of, world.nora)
    here.cookies.set(known_browsers.COOKIE, spoil(here.cookies[known_browsers.COOKIE]), domain=HOST)
    await guess_elsewhere(browser_of)
    assert "too many tries" in (await sign_in(here)).text


async def test_the_cookie_of_somebody_else_counts_as_none(world, browser_of):
    for person in (world.nora, world.jan):
        await can_sign_in(person)
    jans = await known_browser(browser_of, world.jan)
    for email in (NORA, JAN):
        await guess_elsewhere(browser_of, email)
    assert "too many tries" in (await sign_in(jans)).text
    assert (await sign_in(jans, email=JAN)).status_code == 303


async def test_for_an_address_that_nobody_has_all_is_the_same(world, browser_of):
    """Also in a browser that is known for somebody else."""
    await can_sign_in(world.nora)
    told = {}
    for email in (NORA, "nobody@amt.test"):
        browser = await known_browser(browser_of, world.jan)
        told[email] = [(await sign_in(browser, "a guess", email)).text.replace(email, "") for _ in range(12)]
    assert told[NORA] == told["nobody@amt.test"]


@pytest.mark.parametrize(("days", "status"), [(89, 303), (90, 422)])
async def test_after_ninety_days_nobody_knows_it_any_more(world, browser_of, days, status):
    await can_sign_in(world.nora)
    with time_machine.travel(now().timestamp() - days * 24 * 3600):
        here = await known_browser(browser_of, world.nora)
    await guess_elsewhere(browser_of)
    assert (await sign_in(here)).status_code == status


async def test_a_new_password_makes_it_worthless_everywhere_but_where_it_was_set(world, browser_of):
    nonce = await can_sign_in(world.nora)
    here, there = await browser_of(), await known_browser(browser_of, world.nora)
    await come_in(here, nonce)
    await here.send_form("/account/password", current=PASSWORD, password=NEW, again=NEW)
    await here.send_form("/sign-out")
    await guess_elsewhere(browser_of)
    assert "too many tries" in (await sign_in(there, NEW)).text
    assert (await sign_in(here, NEW)).status_code == 303


async def test_it_opens_nothing_and_goes_to_our_own_forms_alone(world, browser_of):
    nonce = await can_sign_in(world.nora)
    assert (await (await known_browser(browser_of, world.nora)).get("/desk")).headers["location"] == "/sign-in"
    browser = await browser_of()
    half = await sign_in(browser)
    assert known_browsers.COOKIE not in half.cookies  # the password alone makes no browser known
    answer = await browser.send_form("/sign-in/second", code=code_of_app(nonce))
    (header,) = [each for each in answer.headers.get_list("set-cookie") if each.startswith(known_browsers.COOKIE)]
    assert {part.strip() for part in header.split(";")[1:]} == {"Max-Age=7776000", "Path=/", "Secure", "HttpOnly", "SameSite=strict"}


async def test_no_family_gets_one(world, browser_of):
    phone = await browser_of()
    await phone.send_form("/hello/enter", secret=await secret(world.sara), own_phone="yes")
    assert (await phone.get("/my")).status_code == 200
    assert known_browsers.COOKIE not in phone.cookies
