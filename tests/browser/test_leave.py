"""Leaving quickly: by the button, by Shift three times, without scripts. Nothing of it is left in this browser."""

import pytest
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser
STORED = "() => [localStorage.length, sessionStorage.length, document.cookie]"


async def by_the_button(page: Page) -> None:
    await page.locator("[data-leave]").click()


async def by_three_times_shift(page: Page) -> None:
    for _ in range(3):
        await page.keyboard.press("Shift")


async def weather_for(page: Page) -> None:
    """Another site in place of the real one. A redirect to it is not caught and fails; Chromium tries once more by itself."""
    await page.context.route("https://www.wetter.de/**", lambda route: route.fulfill(body="<h1>The weather</h1>", content_type="text/html"))


@pytest.mark.parametrize(("leave", "scripts"), [(by_the_button, True), (by_three_times_shift, True), (by_the_button, False)])
async def test_nothing_is_left(page_of, demo, leave, scripts):
    page = await page_of("Mehmet Yılmaz", language="en")
    if not scripts:
        signed_in = await page.context.cookies()
        page = await page_of(None, language="en", java_script_enabled=False)
        await page.context.add_cookies(signed_in)
    await page.goto("/my")
    await page.goto("/my/plan")
    assert "Elif" in await page.content()
    await weather_for(page)
    await leave(page)
    await expect(page.locator("h1")).to_have_text("The weather", timeout=15_000)
    assert [
        each["name"] for each in await page.context.cookies(demo.url.replace("http:", "https:")) if each["name"] != "__Host-language"
    ] == []
    await page.go_back()
    shown = await page.content()
    assert [word for word in ("Elif", "Mehmet", "Ayşe") if word in shown] == []
    await page.goto("/my/plan")
    assert "Elif" not in await page.content()
    assert await page.evaluate(STORED) == [0, 0, ""]
