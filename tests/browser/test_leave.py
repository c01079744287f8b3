"""Leaving quickly: by the button, by Shift three times, without scripts. At once nothing can be read, and nothing of it is left."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.sealed import add_idea, heading, open_our_room, storage_of

pytestmark = pytest.mark.browser
STORED = "() => [localStorage.length, sessionStorage.length, document.cookie]"
#: What can be read when the task in which somebody pressed is not even over: text, parts of the page, whether the cover fills it.
AT_ONCE = """async how => {
  if (how === "button") document.querySelector("[data-leave]").click();
  else for (let n = 0; n < 3; n++) document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift", bubbles: true }));
  const { position, inset, backgroundColor } = getComputedStyle(document.body.firstElementChild);
  return [document.body.textContent, document.body.children.length, position, inset, backgroundColor !== "rgba(0, 0, 0, 0)"];
}"""


async def by_the_button(page: Page) -> None:
    await page.locator("[data-leave]").click()


async def by_three_times_shift(page: Page) -> None:
    for _ in range(3):
        await page.keyboard.press("Shift")


async def by_the_first_tab(page: Page) -> None:
    """It is the first thing that the keyboard reaches."""
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")


async def weather_for(page: Page) -> None:
    """Another site in place of the real one. A redirect to it is not caught and fails; Chromium tries once more by itself."""
    await page.context.route("https://www.dwd.de/**", lambda route: route.fulfill(body="<h1>The weather</h1>", content_type="text/html"))


@pytest.mark.parametrize(
    ("leave", "scripts"), [(by_the_button, True), (by_three_times_shift, True), (by_the_first_tab, True), (by_the_button, False)]
)
async def test_nothing_is_left(page_of, demo, leave, scripts):
    page = await page_of("Mehmet Yılmaz", language="en")
    signed_in = await page.context.cookies()
    if not scripts:
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
    await page.context.add_cookies([each for each in signed_in if each["name"] == "__Host-session"])
    await page.goto("/my/plan")
    assert "Elif" not in await page.content()  # the session is over on the server, whoever still has its cookie


@pytest.mark.parametrize("how", ["button", "shift"])
async def test_nothing_can_be_read_in_the_same_moment(page_of, how):
    page = await page_of("Mehmet Yılmaz", language="en")
    await page.goto("/my/plan")
    await weather_for(page)
    assert "Elif" in await page.inner_text("main")
    assert await page.evaluate(AT_ONCE, how) == ["", 1, "fixed", "0px", True]


async def test_other_tabs_are_empty_too(page_of):
    page = await page_of("Mehmet Yılmaz", language="en")
    other = await page.context.new_page()
    await other.goto("/my/plan")
    await page.goto("/my")
    await by_the_button(page)
    await other.wait_for_url("about:blank")


async def a_room(phones, name: str) -> Page:
    """Her tab with the family's sealed room, on a phone that keeps it."""
    room: Page = await phones(name)
    await weather_for(room)
    await open_our_room(room, "Silke", mine=True)
    await add_idea(room, "Brombeeren")
    return room


@pytest.mark.parametrize("how", ["button", "shift"])
async def test_the_sealed_room_is_left_in_the_same_moment_and_other_tabs_hear_of_it(phones, how):
    room = await a_room(phones, "Silke Behrens")
    other = await room.context.new_page()
    await other.goto("/my")
    await room.bring_to_front()  # only there the browser tries once more
    assert "Brombeeren" in await room.inner_text("main")
    assert await room.evaluate(AT_ONCE, how) == ["", 1, "fixed", "0px", True]
    await other.wait_for_url("about:blank")
    await expect(room.locator("h1")).to_have_text("The weather", timeout=15_000)
    assert [each["name"] for each in await room.context.cookies() if each["name"] == "__Host-session"] == []


async def test_the_sealed_room_hears_that_another_tab_was_left(phones):
    room = await a_room(phones, "Silke Behrens")
    other = await room.context.new_page()
    await other.goto("/my")
    await by_the_button(other)
    await room.wait_for_url("about:blank")
    await expect(other.locator("h1")).to_have_text("The weather", timeout=15_000)
    await room.goto("/room/")
    await heading(room, ".+")
    assert "Brombeeren" not in await room.inner_text("body")
    assert "key:" not in await storage_of(room)


async def test_a_page_that_the_browser_kept_is_empty_before_it_is_asked_for_again(page_of):
    page = await page_of("Mehmet Yılmaz", language="en")
    await page.goto("/my/plan")
    shown = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })), document.body.textContent"
    assert await page.evaluate(shown) == ""


async def test_two_times_shift_or_slowly_is_nothing(page_of):
    """Capital letters are typed with it."""
    page = await page_of("Mehmet Yılmaz", language="en")
    await page.goto("/my/plan")
    for keys in (("Shift", "Shift"), ("A", "Shift", "Shift"), ("Shift", "b", "Shift")):
        for key in keys:
            await page.keyboard.press(key)
        await page.keyboard.press("c")
    assert "Elif" in await page.inner_text("main")
