"""A session ends while somebody writes something long: after coming in again it is still there, and one press sends it."""

import re
import time

import pyotp
import pytest

from tests.browser.doings import came_to, confirm, fill, follow, form_of, mail_to, press, says, send

pytestmark = pytest.mark.browser
WORDS = "Wenn Papa Nachtschicht hat, schlafe ich bei Teta Fatima.\nUnd morgens bringt mich Khaled, weil er sowieso hinmuss. " * 6
WORRY = "Seit dem Herbst kommt Jonas oft ohne Frühstück in die Schule.\n" * 20
NEW = {"name": "Tilda Frerichs", "email": "tilda.frerichs@amt-hb.example", "role": "caseworker"}
PASSWORD = "vier blaue Wolken lachen"


async def test_on_the_phone(page_of, code_of, conference_of):
    code = await code_of("Rania Haddad")
    page = await page_of("Rania Haddad", language="en")
    await page.goto("/my/plan/answer")
    await fill(form_of(page, "/my/plan/answer"), answer="no", why=WORDS)
    await page.context.clear_cookies(name="__Host-session")
    await send(page, "/my/plan/answer")
    await says(page, "What you typed is still here")
    await send(page, "/hello", code=code)
    await press(page, page.locator("form[action='/hello/enter'] button"))
    await says(page, WORDS.split("\n")[0])
    await send(page, "/my/plan/answer")
    nora = await page_of("Nora Wiechmann")
    await nora.goto(await conference_of(nora, "Familie Haddad") + "/plan")
    await says(nora, WORDS.split("\n")[0])


async def test_on_the_desk(page_of):
    """A new colleague with a password and a second factor; an administrator ends their session."""
    ada = await page_of("Ada Brandt", size="desk", language="en")
    await ada.goto("/office/invite")
    await send(ada, "/office/invite", **NEW)
    page = await page_of(None, size="desk", language="en")
    secret = await first_time(page)
    await page.goto("/referrals/new")
    form = form_of(page, "/referrals/new")
    await fill(form, family_name="Familie Frahm", child_name="Jonas Frahm", custody_name="Birte Frahm", custody_side="mother")
    await fill(form, concern=WORRY, question="Wer frühstückt mit Jonas?", bottom_line="Jonas isst morgens etwas.")
    await ada.goto("/office")
    await press(ada, ada.locator("main a", has_text=NEW["name"]))
    await confirm(ada, "/end-sessions")
    await send(page, "/referrals/new")
    await says(page, "You were signed out in the meantime", "What you wrote is still here")
    await send(page, "/sign-in", email=NEW["email"], password=PASSWORD)
    await send(page, "/sign-in/second", code=pyotp.TOTP(secret).at(int(time.time())))
    await says(page, WORRY.split("\n")[0], "Familie Frahm")
    await send(page, "/referrals/new")
    await came_to(page, "/conferences/[0-9a-f-]{36}.*")
    await page.goto(re.sub("(/conferences/[^/]+).*", r"\1/referral", page.url))
    await says(page, WORRY.split("\n")[0])


async def first_time(page) -> str:
    """From the mail to the desk; gives the secret that the app on the phone would hold."""
    message = await mail_to(page, NEW["email"])
    await message.locator("a[href*='/key#']").click()
    await form_of(page, "/key/password").wait_for()
    await send(page, "/key/password", password=PASSWORD, again=PASSWORD)
    if await form_of(page, "/sign-in").count():
        await send(page, "/sign-in", email=NEW["email"], password=PASSWORD)
    secret = (await page.locator("code").first.text_content() or "").replace(" ", "")
    await send(page, "/sign-in/second", code=pyotp.TOTP(secret).at(int(time.time()) - 30))
    await follow(page, "/desk")
    return secret
