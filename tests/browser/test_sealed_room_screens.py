"""Every screen of the sealed room, in German and Arabic; markup that is typed; a server that changes something; old browsers."""

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.sealed import SEND, add_idea, come_in, done, heading, line, link_shown, open_our_room, see, words_of
from tests.browser.test_every_page import complaints_of

pytestmark = pytest.mark.browser


async def test_every_screen(phones):
    """In German and Arabic: axe finds nothing (contrast included), nothing runs off the side at 320 pixels, targets are large."""
    wrong: list[str] = []

    async def look(page: Page, screen: str) -> None:
        wrong.extend(f"{screen}: {each}" for each in await complaints_of(page))
        small = await page.eval_on_selector_all(
            "main button, main a, header a, header summary, nav a, main summary",
            """all => all.map(each => [each.id || each.textContent.trim(), each.getBoundingClientRect()])
                         .filter(([, box]) => box.width && box.height < 43).map(([text]) => text)""",
        )
        wrong.extend(f"{screen}: {each} is small" for each in small)
        await page.set_viewport_size({"width": 320, "height": 480})
        wide = await page.evaluate("document.documentElement.scrollWidth")
        wrong.extend([f"{screen}: {wide} px wide"] if wide > 320 else [])
        await page.set_viewport_size(PHONE)

    silke = await phones("Silke Behrens", language="de", color_scheme="dark")
    await open_our_room(silke, "Silke")
    await look(silke, "invite")
    await silke.click("#show-words")
    await silke.wait_for_selector("#eight")
    mona = await phones(language="ar")
    await mona.goto("/room/")
    await mona.wait_for_selector("#by-words")
    await look(mona, "door")
    await mona.click("#by-words")
    await look(mona, "words")
    await mona.fill("#spoken", "baba")
    await mona.click(SEND)
    await expect(mona.locator("#spoken-wrong")).to_be_visible()
    await expect(mona.locator("#spoken")).to_be_focused()
    await mona.fill("#spoken", " ".join(await words_of(silke)))
    await mona.click(SEND)
    await mona.wait_for_selector("#check-words")
    await look(mona, "name")
    await come_in(mona, "منى")
    assert await mona.get_attribute("html", "dir") == "rtl"
    await add_idea(mona, "Wir essen sonntags zusammen.")
    await look(mona, "ideas")
    await see(silke, "ideas")
    await line(silke, "sonntags").locator("button[id^=up-]").click()
    await silke.wait_for_selector("#who")
    await look(silke, "edit")
    await done(silke)
    for page, screen in ((silke, "plan"), (mona, "plan, Arabic")):
        await see(page, "plan")
        await line(page, "sonntags").locator("button[id^=yes-]").click()
        await look(page, screen)
    await expect(line(silke, "sonntags").locator(".kern-badge--success")).to_be_visible()
    await silke.locator("#edit-contingency").click()
    await look(silke, "round")
    for place in ("people", "give"):
        for page in (silke, mona):
            await see(page, place)
            await look(page, place)
    await silke.click("#look")
    await look(silke, "preview")
    await silke.go_back()
    await see(mona, "people")
    await mona.locator("#honest").count()
    await mona.locator("#leaving summary").click()
    await mona.click("#leave-now")
    await look(mona, "ended")
    await mona.goto("/room/?l=de")
    await mona.locator("#honest summary").click()
    await mona.locator("#honest button").click()
    await expect(mona.locator("#files summary")).to_be_visible()
    await look(mona, "program")
    assert wrong == []


CORPUS = [
    "<img src=x onerror=window.broken=1>",
    "<script>window.broken=1</script>",
    '"><svg onload=window.broken=1>',
    "'-window.broken=1-'",
    "<iframe srcdoc='<script>parent.broken=1</script>'></iframe>",
    "javascript:window.broken=1",
    "{{7*7}}${window.broken=1}",
    "<b>fett</b>&lt;i&gt;",
    "\u202e<a href=javascript:window.broken=1>x</a>",
    "</textarea><style>*{display:none}</style>",
    "<math><mtext></p><img src=x onerror=window.broken=1>",
]
#: What no screen of the room ever holds.
STRANGE = "main :is(img, iframe, script, style, math, svg, b, i, object, embed, base, link, form[action], a[href^='javascript'])"


async def test_what_is_typed_never_becomes_markup(phones):
    """With the Content-Security-Policy off: nothing but our own way of writing protects."""
    silke = await phones("Silke Behrens", bypass_csp=True)
    await open_our_room(silke, CORPUS[0])
    gerd = await phones(bypass_csp=True)
    await gerd.goto(await link_shown(silke))
    await come_in(gerd, CORPUS[1])
    await see(silke, "ideas")
    for words in CORPUS:
        await silke.fill("#idea", words)
        await silke.click(SEND)
    await silke.locator("#to-plan").click()
    await silke.click("#new-agreement")
    await silke.fill("#what", CORPUS[2])
    await silke.select_option("#who", "?")
    await silke.fill("#who-other", CORPUS[3])
    await silke.fill("#due_words", CORPUS[4])
    await done(silke)
    await silke.click("#edit-contingency")
    await silke.fill("#contingency", CORPUS[10])
    await done(silke)
    for place in ("ideas", "plan", "people", "give"):
        for page in (silke, gerd):
            await see(page, place)
            if place == "ideas":
                await expect(page.locator("li.agreement")).to_have_count(len(CORPUS))
                assert await page.locator(".agreement__what").all_text_contents() == CORPUS
            assert await page.locator(STRANGE).count() == 0
    await see(silke, "give")
    await silke.click("#look")
    assert CORPUS[3] in await silke.inner_text("#given")
    for page in (silke, gerd):
        assert await page.evaluate("window.broken") is None


async def test_what_does_not_fit_is_shown_and_not_taken(phones):
    """A server that changes an entry, one that cuts off the end, a wrong key, a code of a room that is gone."""
    silke = await phones("Silke Behrens")
    await open_our_room(silke, "Silke")
    link = await link_shown(silke)
    await add_idea(silke, "Die erste Zeile.")
    gerd = await phones()

    async def one_bit(route: Any) -> None:
        answer = await route.fetch()
        told = await answer.json()
        last = told["entries"][-1]
        told["entries"][-1] = last[:90] + ("A" if last[90] != "A" else "B") + last[91:]
        await route.fulfill(response=answer, json=told)

    await gerd.route("**/entries?after=*", one_bit)
    await gerd.goto(link)
    await expect(gerd.locator(".kern-alert--danger")).to_be_visible()
    assert "Die erste" not in await gerd.inner_text("body")
    await gerd.unroute("**/entries?after=*")
    await gerd.goto("about:blank")
    await gerd.goto(link)
    await come_in(gerd, "Gerd")
    await see(gerd, "ideas")
    await expect(line(gerd, "Die erste Zeile.")).to_be_visible()

    async def cut(route: Any) -> None:
        await route.fulfill(json={"count": 2, "entries": []})

    await gerd.route("**/entries?after=*", cut)
    await gerd.evaluate("dispatchEvent(new Event('online'))")
    await expect(gerd.locator("#news .kern-alert--danger")).to_contain_text("missing")
    wrong_key = link[:-4] + ("AAAA" if not link.endswith("AAAA") else "BBBB")
    for way in (re.sub(r"v1\.[\w-]{22}", "v1.AAAAAAAAAAAAAAAAAAAAAA", link), wrong_key):
        stranger = await phones()
        await stranger.goto(way)
        await expect(stranger.locator("main .kern-alert--warning")).to_be_visible()


async def test_locked_left_come_again_and_ended_without_a_plan(phones, house):
    """A screen nobody touched, a phone that lost its key, one without a page of its own, leaving quickly, the same end on every phone."""
    silke = await phones("Silke Behrens")
    await silke.clock.install()
    await open_our_room(silke, "Silke")
    link = await link_shown(silke)
    await add_idea(silke, "Eine Zeile.")
    await silke.clock.run_for(11 * 60_000)
    await expect(silke.locator("#locked")).to_be_visible()
    assert "Eine Zeile" not in await silke.inner_text("body")
    await silke.locator("#locked button").click()
    await expect(line(silke, "Eine Zeile.")).to_be_visible()
    gerd = await phones()
    for again in range(2):
        await gerd.goto(link)
        await gerd.wait_for_selector("#check-words")
        if again:
            await gerd.locator("main button", has_text="Gerd").click()
            await gerd.wait_for_selector("#to-plan")
        else:
            await come_in(gerd, "Gerd")
        await see(silke, "people")
        await expect(silke.locator("ul.rows > li")).to_have_count(2)
        if not again:
            await gerd.reload()
            await heading(gerd, "Our own room")
    await see(gerd, "give")
    await gerd.locator("#without summary").click()
    await gerd.click("#without-now")
    await expect(gerd.locator("#wrong-without")).to_contain_text("personal link")
    quick = await phones()
    await quick.goto(link)
    await come_in(quick, "Finn", mine=True)
    await quick.context.route("**/leave", lambda route: route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html"))
    for _ in range(3):
        await quick.keyboard.press("Shift")
    await heading(quick, "Elsewhere")
    assert await quick.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    await see(silke, "give")
    await silke.locator("#without summary").click()
    await silke.click("#without-now")
    for page in (silke, gerd):
        await page.wait_for_selector("#tail-words")
    assert await silke.inner_text("#tail-words") == await gerd.inner_text("#tail-words")
    assert await silke.inner_text("#entries") == await gerd.inner_text("#entries")


async def test_the_first_load_is_small_and_old_browsers_are_told_kindly(phones):
    page = await phones(language="de")
    wire = await page.context.new_cdp_session(page)
    await wire.send("Network.enable")
    await wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    await wire.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": "gzip"}})
    asked, sizes = set(), dict[str, int]()

    def is_asked(event: Any) -> None:
        if event["request"]["url"].startswith("http"):
            asked.add(event["requestId"])

    wire.on("Network.requestWillBeSent", is_asked)
    wire.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])}))
    await page.goto("/room/")
    await heading(page, ".+")
    await page.wait_for_load_state("networkidle")
    assert 5 <= len(asked) <= 7
    assert sum(sizes[each] for each in asked) <= 40_000
    old = await phones(language="de")
    await old.add_init_script("delete Object.hasOwn")
    await old.goto("/room/")
    await expect(old.locator(".paper p").first).to_be_visible()
    await expect(old.locator(".paper p[dir=rtl]").first).to_be_visible()
    assert await page.title() == "Termine"
