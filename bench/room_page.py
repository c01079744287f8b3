"""A sealed room of three hundred entries opened on a phone with a slow processor, and what the room's first load weighs."""

import gzip
import hashlib
import json
import statistics
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, async_playwright

from bench.room import Family, serving
from tests.browser.chromium import find_chromium
from tests.sealed import formats
from tests.sealed.formats import Keys, b64

ENTRIES, MEMBERS, IDEAS, AGREEMENTS = 300, 12, 50, 30
SLOWER, TIMES = 6, 5
BUILT = Path(__file__).parent.parent / "static" / "dist" / "room"
SEND = "form button:not([type=button])"
#: Until all entries are on the screen: from the moment in which the room is asked for them, and from the program's beginning.
TOOK = """async () => {
  const shown = () => performance.getEntriesByName("entries shown").at(-1);
  const asked = () => performance.getEntriesByType("resource").find(({ name }) => name.includes("/entries?after=0")).startTime;
  const begun = () => performance.getEntriesByName("room begins")[0].startTime;
  for (let last = null; ; ) {
    if (shown() && shown() === last) return [last.startTime - asked(), last.startTime - begun()];
    last = shown() ?? null;
    await new Promise((yes) => setTimeout(yes, 1500));
  }
}"""


async def measure() -> dict[str, tuple[float, str]]:
    family, key = Family(), b"bench" + bytes(27)
    keys = Keys(key, family.room.bytes, 0)
    family.access = keys.access
    async with serving([family]) as (_, _, port, database), async_playwright() as playwright:
        entries = formats.chain(keys, talk())
        rows = [(family.room, number, entry) for number, entry in enumerate(entries, 1)]
        await database.executemany("INSERT INTO sealed_entry (room, position, sealed) VALUES ($1, $2, $3)", rows)
        await database.execute("UPDATE sealed_room SET entries = $1", len(entries))
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        try:
            return await _opened(browser, f"http://127.0.0.1:{port}", keys)
        finally:
            await browser.close()


def talk() -> list[dict[str, Any]]:
    """A long afternoon: people come, ideas, agreements that are made more exact, and who says yes to which."""
    members = [hashlib.sha256(bytes([number])).digest()[:8] for number in range(MEMBERS)]
    ids = [b64(hashlib.sha256(f"item {number}".encode()).digest()[:8]) for number in range(IDEAS + AGREEMENTS)]
    ideas, agreements = ids[:IDEAS], ids[IDEAS:]
    said = []
    for number in range(ENTRIES):
        member = b64(members[number % MEMBERS])
        words = f"Line {number}: who brings her to school on {number} days, and what do we do when nobody can?"
        if number < MEMBERS:
            ops = [{"op": "join", "name": f"Member {number}", "pub": b64(bytes([4]) + bytes(64))}]
        elif number < MEMBERS + IDEAS:
            ops = puts(ideas[number - MEMBERS], kind="idea", what=words)
        elif number < MEMBERS + IDEAS + 3 * AGREEMENTS:
            ops = puts(agreements[number % AGREEMENTS], kind="agreement", what=words, due_words="every week", answers=[1])
        else:
            ops = puts(agreements[number % AGREEMENTS], **{f"yes:{member}": f"{number}"})
        said.append({"m": member, "l": number + 1, "ops": ops})
    return said


def puts(item: str, **fields: Any) -> list[dict[str, Any]]:
    return [{"op": "put", "id": item, "f": name, "v": value} for name, value in fields.items()]


async def _opened(browser: Browser, address: str, keys: Keys) -> dict[str, tuple[float, str]]:
    context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="de", base_url=address)
    page = await context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    await page.goto(formats.on_screen(address, keys))
    await page.wait_for_selector("#name")
    first = {"index.html" if path == "/room/" else path.removeprefix("/room/") for path in fetched}
    weight = sum(len(gzip.compress((BUILT / name).read_bytes(), 9)) for name in first if (BUILT / name).is_file())
    await page.fill("#name", "Somebody")
    await page.locator("label[for=mine]").click()  # from now on a reload opens the room by itself
    await page.click(SEND)
    await page.wait_for_selector("#to-plan")
    slow = await context.new_cdp_session(page)
    await slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    took = [await _once(page) for _ in range(TIMES)]
    return {
        "room_first_load_kb": (weight / 1000, "kB gz"),
        "room_open_300_entries_s": (statistics.median(opened for opened, _ in took) / 1000, "s"),
        "room_from_reload_to_300_entries_s": (statistics.median(whole for _, whole in took) / 1000, "s"),
    }


async def _once(page: Page) -> tuple[float, float]:
    await page.reload()
    opened, whole = await page.evaluate(TOOK)
    assert await page.locator("li.agreement").count() >= AGREEMENTS, "the lines are on the screen"
    return opened, whole


if __name__ == "__main__":
    import asyncio

    print(json.dumps(asyncio.run(measure())))
