"""A paper plan beside the form: turned and made larger without losing a typed word; on the phone above it, and without scripts."""

import contextlib

import pytest
from playwright.async_api import Page, expect

from tests import photos

pytestmark = pytest.mark.browser
TYPED = "Noch nicht gespeichert"


@contextlib.asynccontextmanager
async def writing(page: Page, there: str):
    """The coordinator at work on the plan of a family that wrote on paper; afterwards everything is as it was."""
    await page.goto(f"{there}/plan/paper")
    await page.locator("#files").set_input_files({"name": "zwei.pdf", "mimeType": "application/pdf", "buffer": photos.pdf()})
    await page.locator("form[enctype] button").click()
    await page.wait_for_url("**/plan/paper#pages")
    await page.goto(f"{there}/plan")
    await page.locator("form[action$='/plan/draft'] button").first.click()
    await page.wait_for_selector("#own_words")
    yield
    await page.goto(f"{there}/plan")
    await page.locator("form[action$='/draft/discard']").locator("xpath=..").locator("summary").click()
    await page.locator("form[action$='/draft/discard'] button").click()
    await page.goto(f"{there}/plan/paper")
    await page.locator(".paper-list__page").last.locator("summary").click()
    await page.locator(".paper-list__page").last.locator("form[action$='/remove'] button").click()
    await expect(page.locator(".paper-list__page")).to_have_count(1)


async def width_of(page: Page) -> float:
    box = await page.locator(".paper__picture:visible").bounding_box()
    return box["width"]


async def test_nothing_that_was_typed_is_lost(page_of, conference_of):
    nora = await page_of("Nora Wiechmann", size="desk", language="en")
    there = await conference_of(nora, "Haddad")
    async with writing(nora, there):
        await nora.locator("#own_words").fill(TYPED)
        paper, form = await nora.locator("#paper").bounding_box(), await nora.locator("#own_words").bounding_box()
        assert paper["x"] + paper["width"] <= form["x"]  # beside each other …
        assert paper["y"] < 800  # … and the picture has come along down the page

        first = await width_of(nora)
        await nora.locator(".paper__picture:visible").click()
        assert await width_of(nora) > 2 * first
        await nora.locator(".paper__larger").first.focus()
        await nora.keyboard.press("Space")
        assert await width_of(nora) == first

        before = await nora.locator(".paper__picture:visible").get_attribute("src")
        for _quarter in range(4):
            async with nora.expect_response(lambda answer: "turns=" in answer.url and answer.status == 200):
                await nora.locator(".paper__turn:visible button").click()
        assert await nora.locator(".paper__picture:visible").get_attribute("src") != before

        await nora.locator("#paper-1").focus()
        await nora.keyboard.press("ArrowRight")
        second = await nora.locator(".paper__picture:visible").get_attribute("alt")
        assert second == "Page 2 of the paper plan"
        assert await nora.locator("#own_words").input_value() == TYPED

        await nora.set_viewport_size({"width": 390, "height": 844})
        paper, form = await nora.locator("#paper").bounding_box(), await nora.locator("#own_words").bounding_box()
        assert paper["y"] + paper["height"] <= form["y"]
        assert await nora.evaluate("document.documentElement.scrollWidth") <= 390

        plain = await page_of("Nora Wiechmann", size="desk", language="en", java_script_enabled=False)
        await plain.goto(f"{there}/plan")
        await plain.locator("#own_words").fill(TYPED)
        await plain.locator("label[for='paper-2']").click()
        assert await plain.locator(".paper__picture:visible").get_attribute("alt") == second
        await plain.locator("label[for='paper-larger-2']").first.click()
        assert await plain.locator("#own_words").input_value() == TYPED
