"""The plan on one's own phone: only by choice, sealed, readable without a connection, its notes sent once; and how it goes away."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

pytestmark = pytest.mark.browser
PIN = "471108"
PATIENCE = 20_000  # ms: each PIN is worked on for a while, and the machine may be busy
#: Every byte that this browser keeps of us, as text, and the names under which it lies.
EVERYTHING = """async () => {
  const found = [JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie], names = [];
  for (const each of await caches.keys()) {
    names.push(`cache ${each}`);
    const cache = await caches.open(each);
    for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
  }
  for (const { name } of await indexedDB.databases()) {
    names.push(`box ${name}`);
    const base = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
    for (const store of base.objectStoreNames) {
      const asked = base.transaction(store).objectStore(store).getAll();
      for (const each of await new Promise((done) => { asked.onsuccess = () => done(asked.result); })) {
        for (const [key, value] of Object.entries(each)) found.push(key, value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? ["utf-8", "utf-16le", "latin1"].map((how) => new TextDecoder(how).decode(value)).join() : String(value));
      }
    }
    base.close();
  }
  for (const each of await navigator.serviceWorker.getRegistrations()) names.push(`worker ${new URL(each.scope).pathname}`);
  return [names.sort(), found.join("\\n")];
}"""
#: Changes what lies in clear in the box, and gives how many wrong PINs were typed.
ALTER = """async (how) => {
  const base = await new Promise((done) => { const asked = indexedDB.open("kept"); asked.onsuccess = () => done(asked.result); });
  const store = base.transaction("boxes", "readwrite").objectStore("boxes");
  const box = await new Promise((done) => { const asked = store.get("box"); asked.onsuccess = () => done(asked.result); });
  store.put({ ...box, ...how }, "box");
  base.close();
  return box.tries;
}"""
#: What somebody reads who finds the page that is kept, without the PIN: also its title and what is hidden.
SHELL = """async () => {
  const page = new DOMParser().parseFromString(await (await caches.match("/my/kept")).text(), "text/html");
  return page.documentElement.textContent;
}"""
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
NOTHING = []
ALL_THREE = ["box kept", "cache kept", "worker /my"]


class Phone:
    """Somebody's phone, and what is done on it again and again."""

    def __init__(self, page: Page, *, rounds: int = 600_000) -> None:
        self.page, self.rounds = page, rounds
        self.open = page.locator("[data-kept=open]")
        self.locked = page.locator("[data-kept=locked]")
        self.none = page.locator("[data-kept=none]")

    async def keeps(self) -> tuple[list[str], str]:
        names, text = await self.page.evaluate(EVERYTHING)
        return names, text

    async def keeps_nothing_in_the_end(self) -> None:
        for _ in range(200):
            if (await self.keeps())[0] == NOTHING:
                return
            await asyncio.sleep(0.05)
        raise AssertionError((await self.keeps())[0])

    async def choose(self, pin: str = PIN, again: str = "") -> None:
        await self.page.goto("/my/keep")
        form = self.page.locator("[data-keep=choose] form")
        assert await form.get_attribute("data-rounds") == "600000"
        await form.evaluate("(form, rounds) => (form.dataset.rounds = rounds)", self.rounds)
        await self.page.fill("#pin", pin)
        await self.page.fill("#again", again or pin)
        await self.page.locator("[data-keep=choose] button").click()

    async def keep(self) -> None:
        await self.choose()
        await self.page.wait_for_url("**/my/kept")
        await expect(self.locked).to_be_visible(timeout=PATIENCE)
        await self.page.wait_for_load_state("networkidle")

    async def type(self, pin: str = PIN) -> None:
        await self.locked.locator("input").fill(pin)
        await self.locked.locator("form button").click()

    async def says(self, what: str) -> None:
        await expect(self.page.locator(f"[data-kept-say={what}]")).to_be_visible(timeout=PATIENCE)

    async def send(self) -> None:
        await self.open.locator("[data-kept-send]:not([aria-busy])").click(timeout=PATIENCE)

    async def tap(self, state: str, words: str = "") -> None:
        form = self.open.locator("form[data-promise]").first
        if await form.locator(f"button[value={state}]").is_hidden():
            await form.locator("xpath=ancestor::details/summary").click()
        if words:
            await form.locator("textarea").fill(words)
        await form.locator(f"button[value={state}]").click()


async def test_without_a_connection(page_of, demo):
    page = await page_of("Anton Petrov", language="en")
    phone = Phone(page)
    for path in ("/my", "/my/plan", "/my/promises", "/my/keep"):
        await page.goto(path, wait_until="networkidle")
    assert (await phone.keeps())[0] == NOTHING  # nobody has chosen anything yet

    for pin, again, mistake in (
        ("4711", "4711", "short"),
        ("123456", "123456", "weak"),
        ("١٢٣٤٥٦", "١٢٣٤٥٦", "weak"),
        (PIN, "471109", "other"),
    ):
        await phone.choose(pin, again)
        await expect(page.locator(f"[data-keep-wrong={mistake}]")).to_be_visible(timeout=PATIENCE)
    assert (await phone.keeps())[0] == NOTHING
    await phone.keep()
    assert (await phone.keeps())[0] == ALL_THREE

    # the plan, without a connection, from any page of theirs; by the wrong PIN nothing
    await page.context.set_offline(True)
    await page.goto("/my/plan")
    assert await page.title() == "Dates and notes"
    await phone.type("471109")
    await expect(phone.page.locator("[data-kept-wrong]")).to_be_visible(timeout=PATIENCE)
    await phone.type()
    await expect(phone.open).to_be_visible(timeout=PATIENCE)
    await phone.says("offline")
    shown = await phone.open.inner_text()
    words = [
        each
        for each in ("Ich koche donnerstags mit Mila", "Petrov", "Emergency call", "If something goes wrong", "My promises")
        if each in shown
    ]
    assert words == ["Ich koche donnerstags mit Mila", "Petrov", "Emergency call", "If something goes wrong", "My promises"]
    assert await phone.open.locator("a[href^='tel:']").count() >= 2

    # a note, twice; it stays over a reload and lies nowhere in clear
    await phone.tap("partly")
    await phone.tap("done", "Zweimal Suppe")
    await expect(phone.open.locator("[data-noted]")).to_contain_text("Done", timeout=PATIENCE)
    names, kept = await phone.keeps()
    assert names == ALL_THREE
    assert [word for word in ("koche", "Mila", "Petrov", "Suppe", PIN) if word in kept] == []
    neutral = (await page.evaluate(SHELL)).lower()
    assert [word for word in ("plan", "promise", "famil", "child", "office", "petrov") if word in neutral] == []
    assert "Dates and notes" in kept  # the dump reads what there is
    assert "/static/aloud-" in kept  # what reads aloud is there too
    await page.reload()
    await phone.type()
    await expect(phone.open.locator("[data-noted]")).to_contain_text("Done", timeout=PATIENCE)

    # the connection comes back, and the answer to the first sending is lost: it is sent again, and counts once
    sent: list[str] = []

    async def lose_the_answer(route) -> None:
        sent.append(route.request.post_data)
        await route.fetch()
        await route.abort()

    await page.route("**/my/kept/ticks", lose_the_answer, times=1)
    async with page.expect_event("requestfailed", lambda request: request.url.endswith("/ticks"), timeout=PATIENCE):
        await page.context.set_offline(False)
    await expect(phone.open.locator("[data-noted]")).to_contain_text("Done", timeout=PATIENCE)
    await phone.send()
    await phone.says("sent")
    await expect(phone.open.locator("[data-noted]")).to_have_count(0, timeout=PATIENCE)
    assert len(sent) == 1
    await expect(phone.open).to_contain_text("Zweimal Suppe", timeout=PATIENCE)

    # the session is over: nothing is lost, the link is asked for
    cookies = await page.context.cookies()
    await page.context.clear_cookies()
    await phone.tap("needs_help")
    await phone.says("again")
    await expect(phone.open.locator("[data-noted]")).to_be_visible(timeout=PATIENCE)
    await page.context.add_cookies(cookies)
    await phone.send()
    await phone.says("sent")
    await page.goto("/my/promises")
    await expect(page.locator("main")).to_contain_text("It is good that you say so.")


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


async def test_where_it_cannot_be_kept_nobody_thinks_that_it_is(page_of):
    page = await page_of("Daria Petrova", language="de")
    phone = Phone(page, rounds=1_000)
    await page.add_init_script("navigator.serviceWorker.register = () => Promise.reject(new Error('not here'))")
    await phone.choose()
    await expect(page.locator("[data-keep-wrong=failed]")).to_be_visible(timeout=PATIENCE)
    await page.goto("/my/keep")
    assert await page.locator("form[action='/my/keep/end']").count() == 0
    assert (await phone.keeps())[0] == NOTHING


async def test_whoever_else_is_signed_in_here_neither_gets_into_the_box_nor_sends_its_notes(page_of):
    page, other = await page_of("Anton Petrov", language="en"), await page_of("Daria Petrova", language="en")
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    own, theirs = [[each for each in await of.context.cookies() if each["name"] == "__Host-session"] for of in (page, other)]
    await page.context.add_cookies(theirs)
    await phone.type()
    await phone.says("again")
    before = await phone.open.inner_text()
    async with page.expect_response("**/my/plan"):
        await phone.tap("done")
    await expect(phone.open.locator("[data-kept-send]:not([aria-busy])")).to_be_visible(timeout=PATIENCE)
    await phone.says("again")
    await expect(phone.open.locator("[data-noted]")).to_contain_text("Done", timeout=PATIENCE)
    assert "My promises" in before
    assert await phone.open.locator("form[data-promise]").count() > 0
    await page.context.add_cookies(own)
    await phone.send()
    await phone.says("sent")
    await expect(phone.open.locator("[data-noted]")).to_have_count(0, timeout=PATIENCE)
    assert await phone.open.locator("[data-kept-told] p").count() == 0
    await expect(phone.open).to_contain_text("You have kept your word")


async def test_what_is_being_typed_outlives_what_is_drawn_anew(page_of):
    """Above all the tick: what somebody does not share is not shared because the network answered meanwhile."""
    page = await page_of("Anton Petrov", language="en")
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    await phone.type()
    await phone.open.wait_for(timeout=PATIENCE)
    await page.wait_for_load_state("networkidle")
    await phone.tap("done")
    await phone.says("sent")
    gate = asyncio.Event()

    async def slow(route) -> None:
        await gate.wait()
        await route.continue_()

    await page.route("**/my/kept/still", slow)
    form = phone.open.locator("form[data-promise]").first
    await phone.tap("partly")
    await form.locator("textarea").fill("Nur für uns.")
    await form.locator("label", has_text="The office may see this").click()
    await form.locator("textarea").focus()
    gate.set()
    await phone.says("sent")
    await expect(phone.open.locator("[data-noted]")).to_have_count(0, timeout=PATIENCE)
    assert await form.locator("textarea").input_value() == "Nur für uns."
    assert await form.locator("[name=shared]").is_checked() is False
    await expect(form.locator("textarea")).to_be_focused()


async def test_a_phone_that_slept_shows_nothing_to_whoever_wakes_it(page_of):
    page = await page_of("Daria Petrova", language="en")
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    await phone.type("")
    assert await page.evaluate(ALTER, {}) == 0  # nothing typed is no try
    await phone.type()
    await expect(phone.open).to_be_visible(timeout=PATIENCE)
    await page.clock.set_system_time(datetime.now(UTC) + timedelta(minutes=11))  # no timer of the page went on meanwhile
    await page.mouse.click(195, 400)
    await expect(phone.locked).to_be_visible()
    assert await phone.open.locator("[data-kept-words]").inner_html() == ""


async def replace_link(page_of, conference_of, name: str) -> None:
    nora = await page_of("Nora Wiechmann", size="desk", language="en")
    await nora.goto(await conference_of(nora, "Familie Petrov") + "/circle")
    await nora.goto(await nora.locator("main a[href*='/circle/']", has_text=name).first.get_attribute("href") + "/link")
    form = nora.locator("form[action$='/replace']")
    await form.locator("xpath=ancestor::details/summary").click()
    await form.locator("button").click()
    await nora.wait_for_load_state()


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
