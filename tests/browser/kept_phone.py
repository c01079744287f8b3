"""A phone that keeps the plan, and what is done on it again and again."""

import asyncio

from playwright.async_api import Page, expect

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
#: Taps at the first promise, again and again; the last time that it is done.
TAP_MANY = """async (many) => {
  for (let left = many - 1; left >= 0; left--) {
    const form = document.querySelector("[data-kept=open] form[data-promise]");
    form.querySelector(`button[value=${left % 2 ? "partly" : "done"}]`).click();
    while (document.contains(form)) await new Promise((done) => setTimeout(done, 5)); // until it is noted and drawn
  }
}"""
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
