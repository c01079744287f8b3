"""How the plan on one's own phone goes away: by the person, by the link, by time, and whatever is being done to it at that moment."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.browser.kept_phone import ALTER, NOTHING, PATIENCE, Phone

pytestmark = pytest.mark.browser
#: Whatever is sealed waits until `go` is called.
SLOW_SEALING = """() => {
  const seal = crypto.subtle.encrypt.bind(crypto.subtle), gate = new Promise((open) => (window.go = open));
  window.sealing = 0;
  crypto.subtle.encrypt = async (...what) => {
    window.sealing += 1;
    await gate;
    const sealed = await seal(...what);
    setTimeout(() => (window.sealing -= 1), 200);
    return sealed;
  };
}"""
#: Says when the page has a place again for what it fetched.
IS_FETCHED = """const place = caches.open.bind(caches);
caches.open = async (name) => { const found = await place(name); window.fetched = true; return found; };"""


async def test_what_is_taken_away_while_it_is_written_stays_away(page_of):
    page = await page_of("Daria Petrova", language="de")
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    await page.evaluate(SLOW_SEALING)
    await phone.type()  # with a connection, what is kept is renewed at once
    await page.wait_for_function("() => window.sealing === 1")
    await phone.open.locator("[data-kept-remove]").click()
    await expect(phone.none).to_be_visible(timeout=PATIENCE)
    await page.evaluate("window.go()")
    await page.wait_for_function("() => window.sealing === 0")
    await page.wait_for_load_state("networkidle")
    assert (await phone.keeps())[0] == NOTHING


async def test_what_is_taken_away_while_its_page_is_fetched_stays_away(page_of):
    page = await page_of("Daria Petrova", language="de")
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    gate, asked = asyncio.Event(), asyncio.Event()

    async def slow(route) -> None:
        if route.request.resource_type == "fetch":
            asked.set()
            await gate.wait()
        await route.continue_()

    await page.route("**/my/kept", slow)
    await page.add_init_script(IS_FETCHED)
    await page.reload()
    await asked.wait()
    await phone.locked.locator("[data-kept-remove]").click()
    await expect(phone.none).to_be_visible(timeout=PATIENCE)
    gate.set()
    await page.wait_for_function("() => window.fetched")
    await phone.keeps_nothing_in_the_end()


@pytest.mark.parametrize(
    "without",
    [
        "navigator.serviceWorker.register = () => Promise.reject(new Error('not here'))",
        "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); }",
    ],
    ids=["worker", "box"],
)
async def test_where_it_cannot_be_kept_nobody_thinks_that_it_is(page_of, without):
    page = await page_of("Daria Petrova", language="de")
    phone = Phone(page, rounds=1_000)
    await page.add_init_script(without)
    await phone.choose()
    await expect(page.locator("[data-keep-wrong=failed]")).to_be_visible(timeout=PATIENCE)
    await page.goto("/my/keep")
    assert await page.locator("form[action='/my/keep/end']").count() == 0
    assert (await phone.keeps())[0] == NOTHING


async def replace_link(page_of, conference_of, name: str) -> None:
    nora = await page_of("Nora Wiechmann", size="desk", language="en")
    await nora.goto(await conference_of(nora, "Familie Petrov") + "/circle")
    await nora.goto(await nora.locator("main a[href*='/circle/']", has_text=name).first.get_attribute("href") + "/link")
    form = nora.locator("form[action$='/replace']")
    await form.locator("xpath=ancestor::details/summary").click()
    async with nora.expect_response(lambda answer: answer.url.endswith("/replace")):  # then it is done
        await form.locator("button").click()


async def test_how_it_goes_away(page_of, conference_of):
    page = await page_of("Daria Petrova", language="de")
    phone = Phone(page, rounds=1_000)

    await phone.keep()
    await phone.type("999990")
    await expect(page.locator("[data-kept-wrong]")).to_be_visible(timeout=PATIENCE)
    assert await page.evaluate(ALTER, {}) == 1  # each try is counted
    await page.evaluate(ALTER, {"tries": 9})
    await phone.type("999990")
    await expect(phone.none).to_be_visible(timeout=PATIENCE)
    assert (await phone.keeps())[0] == NOTHING

    await phone.keep()
    await phone.type()
    await phone.open.locator("[data-kept-remove]").click()
    await expect(phone.none).to_be_visible(timeout=PATIENCE)
    assert (await phone.keeps())[0] == NOTHING

    await phone.keep()
    await page.evaluate(ALTER, {"heard": 1_700_000_000_000})  # the server was last heard long ago
    await page.context.set_offline(True)
    await page.goto("/my/kept")
    await expect(phone.none).to_be_visible(timeout=PATIENCE)
    assert (await phone.keeps())[0] == NOTHING
    await page.context.set_offline(False)

    await phone.keep()
    signed_in = await page.context.cookies()
    await page.context.route("https://www.dwd.de/**", lambda route: route.fulfill(body="<h1>The weather</h1>", content_type="text/html"))
    await page.context.set_offline(True)
    await page.locator("[data-leave]").click()
    await page.wait_for_url("about:blank")
    await page.context.set_offline(False)
    await page.goto("/my")  # the session was left while nobody could hear of it
    assert await page.locator("form[action='/hello']").count() == 1
    assert (await phone.keeps())[0] == NOTHING
    await page.context.add_cookies([each for each in signed_in if each["name"] == "__Host-session"])
    await page.goto("/my")
    assert await page.locator("form[action='/hello']").count() == 1

    page = await page_of("Daria Petrova", language="de")
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    await page.goto("/my")
    await page.locator("form[action='/sign-out'] button").click()
    await page.wait_for_url("**/hello")
    assert (await phone.keeps())[0] == NOTHING

    page = await page_of("Daria Petrova", language="de")
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    await phone.type()
    await expect(phone.open).to_be_visible(timeout=PATIENCE)
    await replace_link(page_of, conference_of, "Daria")
    await page.reload()
    await expect(phone.none).to_be_visible(timeout=PATIENCE)
    assert (await phone.keeps())[0] == NOTHING
