"""The connection is gone while somebody presses "send": the text stays, the page says so, and later it goes through."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.doings import fill, form_of, press, says

pytestmark = pytest.mark.browser
WORDS = "Ich rufe abends um acht an, auch wenn es an dem Tag wieder spät geworden ist."


async def typed_without_connection(page: Page, action: str, field: str, **more: str) -> None:
    form = form_of(page, action)
    await fill(form, **more, **{field: WORDS})
    await page.context.set_offline(True)
    await form.locator("button").last.click()
    await expect(page.locator("[data-offline]")).to_be_visible()
    assert await form.locator(f"[name={field}]").input_value() == WORDS
    await page.context.set_offline(False)
    await expect(page.locator("[data-offline]")).to_be_hidden()
    await press(page, form.locator("button").last)


async def test_on_the_phone(page_of):
    page = await page_of("Oksana Kovalenko", language="en")
    await page.goto("/my/invitation")
    await typed_without_connection(page, "/my/invitation", "words", answer="another_way")
    await says(page, "Thank you", WORDS)


async def test_where_only_a_gateway_answers_it_stays_as_well(page_of):
    page = await page_of("Oksana Kovalenko", language="en")
    await page.goto("/my/invitation")
    form = form_of(page, "/my/invitation")
    await fill(form, answer="another_way", words=WORDS)
    await page.route("**/alive", lambda route: route.fulfill(status=502))
    await form.locator("button").last.click()
    await expect(page.locator("[data-offline]")).to_be_visible()
    assert await form.locator("[name=words]").input_value() == WORDS


async def test_on_the_desk(page_of, conference_of):
    page = await page_of("Nora Wiechmann", size="desk", language="en")
    await page.goto(await conference_of(page, "Familie Haddad") + "/notes")
    await typed_without_connection(page, "/notes", "text")
    await says(page, WORDS)
    assert await form_of(page, "/notes").locator("[name=text]").input_value() == ""
