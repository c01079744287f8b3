"""What was typed when a session ended waits for its writer alone, also where the next one comes in on the same page."""

import re
from datetime import timedelta

import pytest
import time_machine

from app.kit import kept
from app.kit.clock import now
from app.people import sessions
from tests.web.test_hello import secret

WORDS = "Er steht jeden Abend vor meiner Tür"


async def typed_too_late(browser_of, person, path):
    """The page that somebody gets who has typed for too long; with the form sealed in it."""
    with time_machine.travel(now() - timedelta(hours=2)):
        browser = await browser_of(person)
    page = (await browser.send_form(path, answer="no", words=WORDS, why=WORDS)).text
    assert WORDS not in page
    return browser, re.search(r'name="kept" value="([^"]+)"', page)[1]


@pytest.mark.parametrize(("who", "offered"), [("sara", True), ("mehmet", False)])
async def test_on_a_phone_that_two_use(world, browser_of, who, offered):
    phone, sealed = await typed_too_late(browser_of, world.sara, "/my/invitation")
    entered = await phone.send_form("/hello/enter", secret=await secret(getattr(world, who)), kept=sealed)
    assert (WORDS in entered.text) is offered
    assert entered.status_code == (200 if offered else 303)


@pytest.mark.parametrize(("who", "offered"), [("nora", True), ("jan", False)])
async def test_at_a_desk_that_two_use(world, browser_of, who, offered):
    _browser, sealed = await typed_too_late(browser_of, world.nora, f"/conferences/{world.yilmaz.id}/notes")
    cookie = await sessions.start(getattr(world, who).id)
    assert kept.unseal(sealed).is_for(sessions.shown(cookie.value).token) is offered


async def test_of_somebody_without_any_cookie_it_is_kept_for_whoever_comes_in(world, browser_of):
    """The control: the browser forgot its cookie, so nobody knows whose it was."""
    page = (await (await browser_of()).send_form("/my/invitation", answer="no", words=WORDS)).text
    sealed = re.search(r'name="kept" value="([^"]+)"', page)[1]
    entered = await (await browser_of()).send_form("/hello/enter", secret=await secret(world.sara), kept=sealed)
    assert WORDS in entered.text
