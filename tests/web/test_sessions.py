"""Sessions: new at every change of privilege, ended on the server, and limited in time."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from app.kit import csrf, tokens
from app.kit.clock import now
from app.people import sessions
from app.people.tables import Session
from app.staff import commands
from tests.conftest import HOST
from tests.world import PASSWORD, can_sign_in, code_of_app


def token_of(browser):
    return sessions.shown(browser.cookies[sessions.COOKIE]).token


def show(browser, token, *, own_phone=False):
    """The browser shows this token, with a cookie of this very minute."""
    browser.cookies.set(sessions.COOKIE, sessions.cookie_for(token, own_phone=own_phone).value, domain=HOST)


async def is_in(browser, path="/account"):
    answer = await browser.get(path)
    assert (answer.status_code, answer.headers.get("location")) in {(200, None), (303, "/sign-in")}
    return answer.status_code == 200


# Rotation


async def test_every_step_of_signing_in_has_a_new_token_and_the_old_one_is_worth_nothing(world, browser_of):
    nonce = await can_sign_in(world.nora)
    browser, other = await browser_of(), await browser_of()
    await browser.send_form("/sign-in", email="nora.hb@amt.test", password=PASSWORD)
    half = token_of(browser)
    await browser.send_form("/sign-in/second", code=code_of_app(nonce))
    full = token_of(browser)
    assert half != full
    show(other, half)
    assert (await other.get("/sign-in/second")).headers["location"] == "/sign-in"
    assert not await is_in(other)
    assert await is_in(browser)


@pytest.mark.parametrize("sealed", [True, False])
async def test_a_token_planted_before_is_not_taken_on(world, browser_of, sealed):
    """Session fixation: neither an invented cookie nor one that we sealed ourselves becomes a session."""
    nonce = await can_sign_in(world.nora)
    planted = tokens.random_token()
    browser, thief = await browser_of(), await browser_of()
    value = sessions.cookie_for(planted, own_phone=False).value if sealed else f"{planted}.1.x"
    browser.cookies.set(sessions.COOKIE, value, domain=HOST)
    await browser.post("/sign-in", data={"email": "nora.hb@amt.test", "password": PASSWORD})
    await browser.send_form("/sign-in/second", code=code_of_app(nonce))
    assert await is_in(browser)
    assert token_of(browser) != planted
    show(thief, planted)
    assert not await is_in(thief)


async def test_a_half_session_that_the_attacker_knows_is_not_taken_on(world, browser_of):
    """An attacker with an account of their own plants their half session; the victim's rotates away from it."""
    await can_sign_in(world.jan)
    nonce = await can_sign_in(world.nora)
    attacker, victim = await browser_of(), await browser_of()
    await attacker.send_form("/sign-in", email="jan.hb@amt.test", password=PASSWORD)
    show(victim, token_of(attacker))
    await victim.send_form("/sign-in", email="nora.hb@amt.test", password=PASSWORD)
    await victim.send_form("/sign-in/second", code=code_of_app(nonce))
    assert await is_in(victim)
    assert not await is_in(attacker)
    assert (await attacker.get("/sign-in/second")).headers["location"] == "/sign-in"


async def test_tokens_are_long_random_and_stored_as_hashes(world):
    values = {sessions.shown((await sessions.start(world.nora.id)).value).token for _ in range(50)}
    assert len(values) == 50
    assert all(len(value) >= 43 for value in values)
    stored = {row["id_hash"] for row in await Session.select(Session.id_hash)}
    assert stored == {tokens.fingerprint(value) for value in values}


async def test_a_form_from_before_signing_in_again_can_be_sent_once_more(world, browser_of):
    """Somebody signed in again in another tab: the form here is refused, but nothing of it is lost."""
    ada = await browser_of(world.ada)
    typed = {"name": "Hanna Möller", "email": "hanna@amt.test", "role": "manager", "language": "en"}
    answer = await ada.send_form("/office/invite", csrf=csrf.token_for("the session before"), **typed)
    assert answer.status_code == 403
    assert "Please send it once more" in answer.text
    kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    assert {name: kept[name] for name in typed} == typed
    assert csrf.fits(kept["csrf"], token_of(ada))
    assert (await ada.send_form("/office/invite", **typed)).status_code == 303


# The end


async def test_signing_out_ends_it_on_the_server(world, browser_of):
    browser, copied = await browser_of(world.nora), await browser_of()
    show(copied, token_of(browser))
    assert await is_in(copied)
    answer = await browser.send_form("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert await Session.count() == 0
    assert not await is_in(copied)


async def test_a_family_signs_out_to_its_own_door(world, browser_of):
    browser = await browser_of(world.ayse)
    answer = await browser.send_form("/sign-out")
    assert answer.headers["location"] == "/hello"
    assert await Session.count() == 0


async def test_signing_out_never_fails(world, browser_of):
    assert (await (await browser_of()).send_form("/sign-out")).headers["location"] == "/sign-in"
    stale = await browser_of(world.nora)
    await stale.post("/sign-out", data={csrf.FIELD: "of a session long gone"})
    assert await Session.count() == 0
    assert (await stale.get("/sign-out")).status_code == 405


async def test_signing_out_everywhere_ends_all_of_them_and_nobody_elses(world, browser_of):
    one, two, jan = await browser_of(world.nora), await browser_of(world.nora), await browser_of(world.jan)
    assert "You are signed in on 2 devices" in (await one.get("/account")).text
    answer = await one.send_form("/account/end-sessions")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert [await is_in(browser) for browser in (one, two, jan)] == [False, False, True]


async def test_closing_an_account_is_felt_at_the_next_request(world, browser_of):
    nora, jan = await browser_of(world.nora), await browser_of(world.jan)
    assert await is_in(nora)
    await commands.close_account(world.nora.id, office=world.bremen.id, by=world.ada.id)
    assert [await is_in(nora), await is_in(jan)] == [False, True]
    await commands.open_account(world.nora.id, office=world.bremen.id, by=world.ada.id)
    assert not await is_in(nora)


# Time


@pytest.mark.parametrize(("minutes", "still_in"), [(0, True), (29, True), (31, False), (24 * 60, False)])
async def test_half_an_hour_without_a_sign_ends_it(world, browser_of, minutes, still_in):
    with time_machine.travel(now() - timedelta(minutes=minutes)):
        browser = await browser_of(world.nora)
    assert await is_in(browser) is still_in


async def test_whoever_works_stays_in_for_the_cookie_is_renewed(world, browser_of):
    start = now()
    with time_machine.travel(start) as clock:
        browser = await browser_of(world.nora)
        for _ in range(5):
            clock.shift(timedelta(minutes=20))
            assert await is_in(browser)
        clock.shift(timedelta(minutes=31))
        assert not await is_in(browser)


async def test_the_minute_in_the_cookie_cannot_be_changed(world, browser_of):
    with time_machine.travel(now() - timedelta(minutes=40)):
        browser = await browser_of(world.nora)
    token, minute, seal = browser.cookies[sessions.COOKIE].split(".")
    browser.cookies.set(sessions.COOKIE, f"{token}.{int(minute, 16) + 40:x}.{seal}", domain=HOST)
    assert not await is_in(browser)


@pytest.mark.parametrize(("minutes", "still_in"), [(12 * 60 - 1, True), (12 * 60 + 1, False)])
async def test_after_twelve_hours_it_ends_however_busy(world, browser_of, minutes, still_in):
    with time_machine.travel(now() - timedelta(minutes=minutes)):
        browser = await browser_of(world.nora)
    show(browser, token_of(browser))
    assert await is_in(browser) is still_in


@pytest.mark.parametrize(("minutes", "location"), [(9, None), (11, "/sign-in")])
async def test_the_second_step_waits_ten_minutes(world, browser_of, minutes, location):
    with time_machine.travel(now() - timedelta(minutes=minutes)):
        cookie = await sessions.start(world.nora.id, stage=sessions.Stage.PASSWORD)
    browser = await browser_of()
    show(browser, sessions.shown(cookie.value).token)
    assert (await browser.get("/sign-in/second")).headers.get("location") == location


# With the password alone


def doors(app):
    """Every path with its methods, filled with ids that look right."""
    for route in app.routes:
        path = "".join(f"/{part if isinstance(part, str) else _example(part)}" for part in route.path_components) or "/"
        for method in sorted(set(route.methods) & {"GET", "POST"}):
            yield method, path, route.route_handler_map[method][0].opt


def _example(part):
    return uuid4() if part.type is not int and part.type is not str else "1"


async def test_with_the_password_alone_nothing_else_opens(app, world, browser_of):
    """A half session is treated like nobody, at every door that is not open to all and not the second step."""
    browser, nobody = await browser_of(), await browser_of()
    tried = 0
    for method, path, opt in doors(app):
        if "anyone" in opt or "half" in opt:
            continue
        tried += 1
        cookie = await sessions.start(world.nora.id, stage=sessions.Stage.PASSWORD)
        show(browser, sessions.shown(cookie.value).token)
        answer, control = (
            (await browser.get(path), await nobody.get(path))
            if method == "GET"
            else (await browser.send_form(path, a="b"), await nobody.send_form(path, a="b"))
        )
        assert (answer.status_code, answer.headers.get("location")) == (control.status_code, control.headers.get("location")), path
        assert answer.status_code in {303, 401}, path
    assert tried >= 10
