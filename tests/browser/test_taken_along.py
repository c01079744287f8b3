"""Without a network the run sheet opens and who is here is noted; later it is sent once. Nothing lies in the browser in clear."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.browser
PIN = "blaues Boot 7"
#: Every byte that this browser keeps of us, as text.
KEPT = """async () => {
  const found = [];
  const cache = await caches.open("along");
  for (const request of await cache.keys()) found.push(await (await cache.match(request)).text());
  const base = await new Promise((done) => { const opening = indexedDB.open("along", 1); opening.onsuccess = () => done(opening.result); });
  const asked = base.transaction("boxes").objectStore("boxes").get("box");
  const box = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  base.close();
  found.push(new TextDecoder("latin1").decode(box.sealed));
  return found.join("\\n") + JSON.stringify({ ...localStorage, ...sessionStorage });
}"""


async def test_a_day_without_a_network(page_of, conference_of):
    page = await page_of("Nora Wiechmann", size="desk", language="de")
    day = await conference_of(page, "Familie Haddad") + "/day"
    await page.goto(day)
    people = page.locator("main li.row .lead")
    name = (await people.first.inner_text()).splitlines()[0].strip()
    await page.locator("a[href^='/along/#']").click()
    sealed = page.locator("[data-along=choose]")
    await sealed.locator("input").fill("kurz")
    await sealed.locator("button").click()
    await expect(sealed.locator("[data-along-wrong]")).to_be_visible()
    await sealed.locator("input").fill(PIN)
    await sealed.locator("button").click()
    sheet = page.locator("[data-along=sheet]")
    await expect(sheet.locator("[data-along-people] li")).not_to_have_count(0)
    assert name not in await page.evaluate(KEPT)

    await page.context.set_offline(True)
    await page.goto("/along/")
    locked = page.locator("[data-along=locked]")
    await locked.locator("input").fill("ganz falsch")
    await locked.locator("form button").click()
    await expect(locked.locator("[data-along-wrong]")).to_be_visible()
    await locked.locator("input").fill(PIN)
    await locked.locator("form button").click()
    row = sheet.locator("li.row", has_text=name)
    await row.locator("button").first.click()
    await expect(row.locator("button").first).to_have_attribute("aria-pressed", "true")
    await expect(sheet.locator("[data-along-waiting]")).to_have_text("1")
    await sheet.locator("[data-along-send]").click()
    await expect(sheet.locator("[data-along-unreachable]")).to_be_visible()
    await expect(sheet.locator("[data-along-waiting]")).to_have_text("1")
    assert name not in await page.evaluate(KEPT)

    await page.context.set_offline(False)
    await page.reload()
    await locked.locator("input").fill(PIN)
    await locked.locator("form button").click()
    await expect(sheet.locator("[data-along-waiting]")).to_have_text("1")
    await sheet.locator("[data-along-send]").click()
    await expect(sheet.locator("[data-along-sent]")).to_be_visible()
    await expect(sheet.locator("[data-along-waiting]")).to_have_text("0")
    await sheet.locator("[data-along-remove]").click()
    await expect(page.locator("[data-along=none]")).to_be_visible()
    await page.goto(day)
    await expect(page.locator("main li.row", has_text=name).locator("button[aria-pressed=true]")).to_have_count(1)
