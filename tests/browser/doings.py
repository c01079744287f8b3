"""What people do in a browser: fill in a form, press its button, open what is folded, follow the link in their mail."""

import asyncio
import re
from typing import Any

from playwright.async_api import Error, Locator, Page, expect

#: Counts what the desk brought without loading a page anew; a page that was loaded begins again at another moment.
COUNT_ARRIVALS = """
    window.arrivals = 0;
    document.addEventListener("htmx:finally:request", () => (window.arrivals += 1));
"""
_HERE = "() => document.readyState === 'loading' ? null : `${performance.timeOrigin} ${window.arrivals}`"


def form_of(page: Page, action: str) -> Locator:
    """The form that is sent to an address with this end."""
    return page.locator(f"main form[action$='{action}']:not([method=get])").first


async def fill(form: Locator, **fields: Any) -> None:
    """Type, choose and tick as people do. A list ticks boxes; of a choice the words or the value are named."""
    for name, value in fields.items():
        field = form.locator(f"[name='{name}']")
        kind = await field.first.get_attribute("type") or await field.first.evaluate("field => field.localName")
        if kind in ("radio", "checkbox"):
            for each in value if isinstance(value, list) else [value]:
                await tick(form.locator(f"[name='{name}'][value='{each}']"))
        elif kind == "select":
            await choose(field.first, value)
        else:
            await field.first.fill(str(value))


async def tick(box: Locator) -> None:
    """On its label, as a thumb does: it lies over the box."""
    if not await box.is_checked():
        await box.locator("xpath=following-sibling::label").click()


async def choose(field: Locator, value: str) -> None:
    known = await field.locator("option").evaluate_all("all => all.map(each => [each.value, each.textContent.trim()])")
    await field.select_option(next((each for each, words in known if value in (each, words)), value))


async def press(page: Page, button: Locator) -> None:
    """Press, and wait until the answer stands on the screen: a page of its own, or brought by htmx."""
    before = await page.evaluate(_HERE)
    await button.click()
    for _ in range(400):
        try:
            now = await page.evaluate(_HERE)
        except Error:  # between two pages
            now = None
        if now not in (None, before):
            return
        await asyncio.sleep(0.025)
    raise AssertionError(f"nothing came of the press on {button} at {page.url}")


async def send(page: Page, action: str, *, value: str = "", **fields: Any) -> None:
    """Fill in the form of this address and press its button (the one with this value, where it has several)."""
    form = form_of(page, action)
    await fill(form, **fields)
    button = form.locator(f"button[value='{value}']") if value else form.locator("button:not([tabindex='-1']):not([name])").last
    await press(page, button)


async def unfold(page: Page, inside: str) -> None:
    """Open the innermost folded part in which this stands."""
    folded = page.locator(f"main details:has({inside})").last
    if await folded.get_attribute("open") is None:
        await folded.locator("summary").first.click()


async def confirm(page: Page, action: str) -> None:
    """What cannot be undone takes two presses: one that says what happens, one that does it."""
    await unfold(page, f"form[action$='{action}']")
    await send(page, action)


async def follow(page: Page, href: str) -> None:
    """Press the link in the page that leads there."""
    await press(page, page.locator(f"main a[href$='{href}']").first)


async def came_to(page: Page, path: str) -> None:
    await expect(page).to_have_url(re.compile(path + r"/?([?#].*)?$"))


async def says(page: Page, *words: str) -> None:
    for each in words:
        await expect(page.locator("main")).to_contain_text(each)


async def does_not_say(page: Page, *words: str) -> None:
    said = await page.locator("main").inner_text()
    assert [each for each in words if each in said] == []


async def mail_to(page: Page, address: str, *, subject: str = "") -> Locator:
    """The newest message to this address, in the demo's mailbox; the worker may need some seconds."""
    found = page.locator("section.kern-card").filter(has_text=address).filter(has_text=subject)
    for _ in range(40):
        await page.goto("/demo/mailbox", wait_until="domcontentloaded")
        if await found.count():
            return found.first
        await asyncio.sleep(0.25)
    raise AssertionError(f"no message came for {address}")
