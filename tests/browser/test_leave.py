"""Leaving quickly: by the button, by Shift three times, without scripts. Nothing of it is left in this browser."""

import pytest
from playwright.async_api import Page

pytestmark = pytest.mark.browser
STORED = "() => [localStorage.length, sessionStorage.length, document.cookie]"


async def by_the_button(page: Page) -> None:
    await page.locator("[data-leave]").click()


async def by_three_times_shift(page: Page) -> None:
    for _ in range(3):
        await page.keyboard.press("Shift")


async def elsewhere(page: Page) -> list[str]:
    """What would come from the page that leaving leads to, without asking the real one."""
    asked: list[str] = []

    async def weather(route) -> None:
        asked.append(route.request.url)
        await route.fulfill(body="<h1>The weather</h1>", content_type="text/html")

    await page.context.route("https://www.wetter.de/**", weather)
    return asked


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("leave", [by_the_button, by_three_times_shift])
async def test_nothing_is_left(page_of, demo, code_of, leave, scripts):
    if not scripts and leave is by_three_times_shift:
        pytest.skip("keys are heard by a script")
    page = await page_of("Mehmet Yılmaz", language="en")
    if not scripts:
        signed_in = await page.context.cookies()
        page = await page_of(None, language="en", java_script_enabled=False)
        await page.context.add_cookies(signed_in)
    await page.goto("/my")
    await page.goto("/my/plan")
    assert "Elif" in await page.content()
    asked = await elsewhere(page)
    await leave(page)
    await page.wait_for_url("https://www.wetter.de/**")
    assert len(asked) == 1
    assert [each["name"] for each in await page.context.cookies(demo.url.replace("http:", "https:")) if each["name"] != "__Host-language"] == []
    await page.go_back()
    shown = await page.content()
    assert [word for word in ("Elif", "Mehmet", "Ayşe") if word in shown] == []
    await page.goto("/my/plan")
    assert "Elif" not in await page.content()
    assert await page.evaluate(STORED) == [0, 0, ""]
