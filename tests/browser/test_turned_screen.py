"""Before a laptop is turned towards a family: one key covers everything at once, and neither Back nor a reload nor another tab shows it."""

import pytest
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser
NEUTRAL = "Dates and notes"
#: Presses a key, and gives what can be read in the first picture that is drawn after it.
NEXT_PICTURE = """key => new Promise(done => {
    dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    requestAnimationFrame(() => done(document.title + document.body.innerText));
})"""


async def seen_on(page: Page) -> str:
    """What an eye sees: the visible text, the tab, and what stands in fields."""
    shown: str = await page.evaluate("""() => document.title + document.body.innerText
        + [...document.querySelectorAll("input, textarea")].filter(one => one.checkVisibility()).map(one => one.value).join(" ")""")
    return shown


async def families_of(page: Page) -> list[str]:
    await page.goto("/desk")
    return await page.locator(".board__families th a").all_inner_texts()


async def nothing_of(page: Page, words: list[str]) -> None:
    assert [word for word in words if word in await seen_on(page)] == [], page.url


async def test_one_key_covers_everything(page_of, conference_of):
    page = await page_of("Idris Kaya", size="desk", language="en")
    families = await families_of(page)
    there = await conference_of(page, "Yılmaz")
    await page.goto(there)
    await page.goto(f"{there}/progress")
    secrets = [*families, "My desk", "typed before", "HB-"]
    other = await page.context.new_page()
    await other.goto("/desk")
    await page.locator("#search").fill("typed before")

    # The control: without the key, the page, Back and the other tab show everything.
    assert "typed before" in await seen_on(page)
    await page.go_back()
    assert "Yılmaz" in await seen_on(page)
    await page.go_forward()
    assert families[0] in await seen_on(other)
    await page.locator("#search").fill("typed before")

    # At once, before the server knows: there is no connection. It is told as soon as there is one again.
    await page.context.set_offline(True)
    shown = await page.evaluate(NEXT_PICTURE, "F8")
    assert [secret for secret in secrets if secret in shown] == []
    await nothing_of(page, secrets)
    assert await page.title() == NEUTRAL
    await expect(other.locator("#turned h1")).to_be_visible()
    await nothing_of(other, secrets)
    async with page.expect_response("**/turned"):
        await page.context.set_offline(False)

    # The server remembers: Back, forward, a reload, another address, a new tab.
    for go in (page.go_back, page.go_forward, page.reload, lambda: page.goto("/desk"), lambda: page.goto(f"{there}/plan")):
        await go()
        await nothing_of(page, secrets)
        assert await page.title() == NEUTRAL
    new = await page.context.new_page()
    await new.goto(f"{there}/referral")
    await nothing_of(new, secrets)

    # What is for them: their plan, and nobody else's name.
    await page.goto("/turned")
    await page.locator(f"a[href='{there}/together']").click()
    await expect(page.locator("h1")).to_have_text("Our plan")
    assert await page.locator(".agreement").count() > 0
    await nothing_of(page, [each for each in families if "Yılmaz" not in each] + ["My desk", "HB-"])
    assert await page.title() == NEUTRAL
    assert await page.locator("nav, header, a[href^='/desk']").count() == 0

    await page.locator("form[action='/turned/back'] button").click()
    await page.wait_for_url(f"**{there}")
    assert "Yılmaz" in await seen_on(page)


async def test_behind_the_cover_what_was_typed_waits_and_the_button_does_without_scripts(page_of, conference_of, demo):
    page = await page_of("Idris Kaya", size="phone", language="en")
    families = await families_of(page)
    await page.locator("#search").fill("half a name")
    await page.locator("form[data-turn] button").click()
    await nothing_of(page, [*families, "half a name"])
    async with page.expect_response("**/turned/back"):
        await page.locator("#turned [data-turn-back] button").click()
    await expect(page.locator("#search")).to_have_value("half a name")
    assert families[0] in await seen_on(page)

    signed_in = await page.context.cookies()
    plain = await page_of(None, language="en", java_script_enabled=False)
    await plain.context.add_cookies(signed_in)
    await plain.goto("/desk")
    await plain.locator("form[action='/turned'] button").click()
    await expect(plain.locator("h1")).to_have_text("This screen is covered")
    await plain.go_back()
    assert [each for each in families if each in await plain.content()] == []
    await plain.goto("/turned")
    await plain.locator("form[action='/turned/back'] button").click()
    assert families[0] in await plain.content()
