"""Ten minutes without a touch lock the page, never without a question before, and never with the loss of what was typed."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from tests.browser.doings import fill, form_of, says

pytestmark = pytest.mark.browser
WORDS = "Etwas ohne Schweinefleisch, bitte."


async def minutes(page: Page, number: float) -> None:
    """They pass in a moment: the page's own clock is turned."""
    await page.clock.fast_forward(int(number * 60_000))


async def sends(page: Page, action: str) -> None:
    """As `doings.send`, which looks at a clock that stands under ours here."""
    async with page.expect_navigation():
        await form_of(page, action).locator("button:not([tabindex='-1'])").last.click()


async def test_it_asks_before_and_keeps_what_was_typed(page_of):
    page = await page_of("Oksana Kovalenko", language="en")
    await page.clock.install()
    await page.goto("/my/invitation")
    field = form_of(page, "/my/invitation").locator("[name=words]")
    await fill(form_of(page, "/my/invitation"), answer="another_way", words=WORDS)
    asks = page.get_by_role("alertdialog")

    await minutes(page, 7)
    await expect(asks).to_be_hidden()
    await minutes(page, 1.5)
    await expect(asks).to_contain_text("closes in two minutes")
    await expect(asks).to_have_accessible_name("This page closes in two minutes.")
    assert await page.evaluate("document.activeElement.textContent.trim()") == "Stay on this page"
    await page.keyboard.press("Enter")
    await expect(asks).to_be_hidden()
    await expect(field).to_be_focused()

    await minutes(page, 8.5)
    await expect(asks).to_be_visible()
    await page.context.set_offline(True)
    await minutes(page, 2)
    await expect(page.locator("[data-offline]")).to_be_visible()
    assert WORDS not in await page.content()
    await page.context.set_offline(False)
    await minutes(page, 0.1)
    await expect(page.locator("h1")).to_have_text("This page is locked")
    assert WORDS not in await page.content()
    assert await page.locator("textarea").count() == 0
    assert [each["name"] for each in await page.context.cookies() if each["name"] == "__Host-session"] == []
    await page.locator("main form[action='/my/lock'] button").click()
    await expect(field).to_have_value(WORDS)
    await sends(page, "/my/invitation")
    await says(page, "Thank you", WORDS)


async def test_nothing_typed_leaves_nothing_behind(page_of):
    """The control of the above: a page in which nobody typed is left, and Back does not bring it again."""
    page = await page_of("Oksana Kovalenko", language="en")
    await page.clock.install()
    await page.goto("/my/invitation")
    await minutes(page, 10.5)
    await page.wait_for_url("**/my/lock")
    await page.go_back()
    assert "Oksana" not in await page.content()


async def test_a_touch_that_wakes_a_page_that_slept_locks_it(page_of):
    page = await page_of("Oksana Kovalenko", language="en")
    await page.goto("/my/invitation")
    await page.clock.set_system_time(datetime.now(UTC) + timedelta(minutes=11))  # no timer of the page went on meanwhile
    await page.mouse.click(195, 400)
    await page.wait_for_url("**/my/lock", timeout=5_000)


async def test_after_the_session_it_goes_through_the_door(page_of, code_of):
    """Half an hour later the session is over: what was typed waits, sealed, until its writer has come in again."""
    code = await code_of("Jana Brinkmann")
    page = await page_of("Jana Brinkmann", language="en")
    await page.clock.install()
    await page.goto("/my/invitation")
    await fill(form_of(page, "/my/invitation"), answer="another_way", words=WORDS)
    await minutes(page, 10.5)
    await expect(page.locator("h1")).to_have_text("This page is locked")
    await page.context.clear_cookies(name="__Host-locked")
    await page.locator("main form[action='/my/lock'] button").click()
    await says(page, "What you typed is still here")
    await fill(form_of(page, "/hello"), code=code)
    await sends(page, "/hello")
    await sends(page, "/hello/enter")
    await says(page, WORDS)
