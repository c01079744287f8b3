"""The plan on one's own phone when something goes wrong: a network that stands still, a server behind its gateway, a phone that is full."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from tests.browser.kept_phone import NOTHING, PATIENCE, Phone

pytestmark = pytest.mark.browser
WORDS = "Nur halb geschafft."
FULL = "void (IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); })"
GATEWAY = "void (self.fetch = async () => new Response('Bad Gateway', { status: 502 }))"
SHOWN = """() => {
  window.shown = 0;
  const wrong = document.querySelector("[data-kept-wrong]");
  new MutationObserver(() => wrong.hidden || (window.shown += 1)).observe(wrong, { attributeFilter: ["hidden"] });
}"""


async def kept_by(page_of, name: str, *, install_clock: bool = False) -> Phone:
    page: Page = await page_of(name, language="en")
    if install_clock:
        await page.clock.install()
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    return phone


async def opened(phone: Phone) -> None:
    await phone.type()
    await expect(phone.open).to_be_visible(timeout=PATIENCE)
    await phone.page.wait_for_load_state("networkidle")


async def types_words(phone: Phone):
    form = phone.open.locator("form[data-promise]").first
    if await form.locator("textarea").is_hidden():
        await form.locator("xpath=ancestor::details/summary").click()
    await form.locator("textarea").fill(WORDS)
    return form


async def test_what_is_removed_is_off_the_screen_though_the_network_stands_still(page_of):
    phone = await kept_by(page_of, "Daria Petrova")
    await opened(phone)
    await phone.page.route("**/my/kept/end", lambda _route: None)  # never answered
    await phone.open.locator("[data-kept-remove]").click()
    await expect(phone.none).to_be_visible(timeout=PATIENCE)
    await expect(phone.page.locator("h1")).to_be_focused()
    assert (await phone.keeps())[0] == NOTHING


async def test_a_network_that_stands_still_is_none_after_a_while(page_of):
    phone = await kept_by(page_of, "Anton Petrov", install_clock=True)
    await phone.page.route("**/my/kept/still", lambda _route: None)
    await phone.type()
    await phone.tap("partly")
    await expect(phone.open.locator("[data-noted]")).to_be_visible(timeout=PATIENCE)
    await expect(phone.open.locator("[data-kept-send]")).to_have_attribute("aria-busy", "true")
    await phone.page.clock.fast_forward(30_000)
    await phone.says("offline")
    await phone.page.unroute("**/my/kept/still")
    await phone.send()
    await phone.says("sent")


async def test_it_opens_where_only_a_gateway_answers(page_of):
    phone = await kept_by(page_of, "Daria Petrova")
    await phone.page.context.service_workers[0].evaluate(GATEWAY)
    await phone.page.goto("/my/plan")
    await expect(phone.locked).to_be_visible(timeout=PATIENCE)


async def test_a_note_that_finds_no_room_stays_where_it_was_typed(page_of):
    phone = await kept_by(page_of, "Anton Petrov")
    await opened(phone)
    await phone.page.context.set_offline(True)
    await phone.page.evaluate(FULL)
    form = await types_words(phone)
    await form.locator("button[value=partly]").click()
    await phone.says("failed")
    await expect(form.locator("textarea")).to_have_value(WORDS)
    assert await phone.open.locator("[data-noted]").count() == 0


async def test_what_was_typed_outlives_the_lock_and_is_not_behind_it_to_read(page_of):
    phone = await kept_by(page_of, "Anton Petrov")
    await opened(phone)
    form = await types_words(phone)
    await phone.page.clock.set_system_time(datetime.now(UTC) + timedelta(minutes=11))
    await phone.page.mouse.click(195, 400)
    await expect(phone.locked).to_be_visible()
    assert WORDS not in await phone.page.content()
    assert await phone.page.locator("textarea").count() == 0
    await phone.type()
    await expect(form.locator("textarea")).to_have_value(WORDS, timeout=PATIENCE)


async def test_each_wrong_pin_is_told_and_the_right_one_leads_to_the_top(page_of):
    phone = await kept_by(page_of, "Daria Petrova")
    await phone.type("999990")
    await expect(phone.page.locator("[data-kept-wrong]")).to_be_visible(timeout=PATIENCE)
    await phone.page.evaluate(SHOWN)
    await phone.type("999990")
    await phone.page.wait_for_function("() => window.shown === 1")
    await opened(phone)
    await expect(phone.page.locator("h1")).to_be_focused()
