"""The locked page: nothing to read, and the session waits behind it."""

import time_machine

from app.family.commands import LOCKED_COOKIE
from app.kit.clock import now
from app.people import sessions
from app.practice import waits
from tests.web.test_hello import set_pin


async def test_it_works(world, browser_of):
    phone = await browser_of(world.ayse)

    locked = await phone.get("/my/lock")
    inside = await phone.get("/my")
    opened = await phone.send_form("/my/lock")
    back = await phone.get("/my")

    assert locked.status_code == 200
    assert not any(name in locked.text for name in ("Ayşe", "Bremen", "Yılmaz"))
    assert inside.status_code == 401
    assert (opened.status_code, opened.headers["location"]) == (303, "/my")
    assert back.status_code == 200
    assert LOCKED_COOKIE not in phone.cookies


async def test_with_a_pin_a_tap_is_not_enough(world, browser_of):
    await set_pin(world.sara, "4711")
    phone = await browser_of(world.sara)
    assert 'name="pin"' in (await phone.get("/my/lock")).text
    wrong = await phone.send_form("/my/lock", pin="1")
    assert (wrong.status_code, "This PIN is not right" in wrong.text) == (422, True)
    assert (await phone.get("/my")).status_code == 401
    assert (await phone.send_form("/my/lock", pin="4711")).status_code == 303
    assert (await phone.get("/my")).status_code == 200


async def test_the_locked_cookie_opens_nothing_by_itself(world, browser_of):
    phone = await browser_of(world.ayse)
    await phone.get("/my/lock")
    phone.cookies.set(sessions.COOKIE, phone.cookies[LOCKED_COOKIE])
    assert (await phone.get("/my")).status_code == 401


async def test_behind_the_lock_the_time_runs_on(world, browser_of):
    phone = await browser_of(world.ayse)
    await phone.get("/my/lock")
    with time_machine.travel(now() + waits.FAMILY_IDLE * 1.1):
        assert (await phone.send_form("/my/lock")).status_code == 401
        assert (await phone.get("/my/lock")).status_code == 401


async def test_without_a_session_it_asks_to_come_in(world, browser_of):
    phone = await browser_of()
    assert (await phone.get("/my/lock")).status_code == 401
    assert (await phone.send_form("/my/lock", pin="1")).status_code == 401
