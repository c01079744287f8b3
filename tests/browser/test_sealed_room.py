"""The family's sealed room on real phones: opened, joined in three ways, written in together, handed over; and what the server saw of it.

The program with its demo runs for this file alone: its database, its log and the wire are searched for words that were never given.
"""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import House
from tests.browser.sealed import (
    SEND,
    Wire,
    add_idea,
    asked_of_database,
    come_in,
    done,
    film_of,
    heading,
    hits,
    line,
    link_shown,
    open_our_room,
    rows_as_text,
    see,
    storage_of,
    words_of,
)

pytestmark = pytest.mark.browser

#: Typed on the phones and never given. Nobody writes such words by chance.
SECRET = {
    "name": "Zwetschgenkönig",
    "idea": "Heimlichkeitsbrombeere",
    "arabic": "سرداب٧٧الزعتر",
    "before": "Vormalsquittenmus",
    "offline": "Funklochmirabelle",
    "aside": "Beiseitegelegthagebutte",
    "unticked": "Ungegebenholunder",
    "contingency": "Notfallschlehe",
}
ROOMS_TABLES = ("sealed_room", "sealed_entry", "sealed_access", "sealed_words")
GIVEN = {"agreement": "Gegebenapfelbaum", "when": "freitagsumbirne"}


async def test_the_whole_journey(phones, house, tmp_path):
    """Silke opens on her own phone; Mona joins from afar by words, in Arabic; Gerd scans, loses the connection, and is asked to leave."""
    wire = Wire()
    silke = await phones("Silke Behrens", kept=tmp_path / "silke")
    await open_our_room(silke, SECRET["name"], mine=True)
    assert "#" not in silke.url
    link = await link_shown(silke)

    # Mona, by eight words
    await silke.click("#show-words")
    await silke.wait_for_selector("#eight")
    mona = await phones(language="ar")
    await mona.goto("/room/")
    await mona.click("#by-words")
    await mona.fill("#spoken", " ".join(each.upper() for each in await words_of(silke)))
    await mona.click(SEND)
    await come_in(mona, "منى")

    # Gerd, by the camera
    gerd = await with_camera(phones, silke, tmp_path)
    await come_in(gerd, "Gerd")
    for page in (silke, mona, gerd):
        wire.listen(page.context)
        await see(page, "people")
        await expect(page.locator("ul.rows > li")).to_have_count(3)
    words = await silke.inner_text("#check-words")
    assert (await gerd.inner_text("#check-words"), len(words.split(" · "))) == (words, 4)

    # writing together
    await add_idea(silke, SECRET["idea"])
    await add_idea(mona, SECRET["arabic"])
    await write_agreement(silke, SECRET["before"], who=1)
    await write_agreement(silke, SECRET["unticked"])
    await write_agreement(mona, SECRET["aside"])
    await see(gerd, "plan")
    await expect(gerd.locator("li.agreement")).to_have_count(3)
    await line(gerd, SECRET["aside"]).locator("button[id^=drop-]").click()
    await expect(line(mona, SECRET["aside"])).to_have_count(0)

    # one without a connection, two on the same line
    await gerd.context.set_offline(True)
    await see(gerd, "ideas")
    await gerd.fill("#idea", SECRET["offline"])
    await gerd.click(SEND)
    await expect(line(gerd, SECRET["offline"]).locator(".kern-badge--warning")).to_be_visible()
    await see(gerd, "plan")
    await line(gerd, SECRET["before"]).locator("button[id^=edit-]").click()
    await gerd.fill("#what", f"{SECRET['before']} von Gerd")
    await done(gerd)
    await line(silke, SECRET["before"]).locator("button[id^=edit-]").click()
    await silke.fill("#what", GIVEN["agreement"])
    await silke.fill("#due_words", GIVEN["when"])
    await done(silke)
    await gerd.context.set_offline(False)
    await expect(gerd.locator("#news .kern-alert")).to_have_count(0)
    for page in (silke, mona, gerd):
        await see(page, "plan")
        both = page.locator("li.agreement").filter(has=page.locator("details[id^=earlier]")).first
        await both.locator("summary").click()
        for each in (SECRET["before"], f"{SECRET['before']} von Gerd", GIVEN["agreement"]):
            await expect(both).to_contain_text(each)
        await see(page, "ideas")
        await expect(line(page, SECRET["offline"])).to_be_visible()
    if not await line(silke, GIVEN["agreement"]).count():
        await see(silke, "plan")

    # a phone that was locked: "this is my phone"
    await silke.reload()
    await expect(line(silke, GIVEN["agreement"]).or_(line(silke, "von Gerd"))).to_be_visible()
    kept = await storage_of(silke)
    assert "key:false" in kept
    assert "key:true" not in kept
    await settle_words(silke)

    # Gerd is asked to leave
    await see(silke, "people")
    await silke.locator("ul.rows > li", has_text="Gerd").locator("summary").click()
    await silke.locator("ul.rows > li", has_text="Gerd").locator("button").click()
    await heading(gerd, "without this phone")
    await expect(silke.locator("ul.rows > li")).to_have_count(2)
    assert await silke.inner_text("#check-words") != words
    await see(silke, "plan")
    await silke.click("#edit-contingency")
    await silke.fill("#contingency", SECRET["contingency"])
    await done(silke)
    await see(mona, "plan")
    await expect(mona.locator("main")).to_contain_text(SECRET["contingency"])
    back = await phones()
    await back.goto(link)
    await expect(back.locator("main .kern-alert--warning, #check-words").first).to_be_visible()
    assert SECRET["contingency"] not in await back.inner_text("body")

    await give_the_plan(silke, mona)
    await nothing_else_is_anywhere(house, wire, silke, tmp_path)


async def with_camera(phones: Any, shows: Page, folder: Path) -> Page:
    """A phone whose camera sees the other's screen."""
    film = folder / "seen.y4m"
    await asyncio.to_thread(film.write_bytes, await film_of(shows))
    page: Page = await phones(
        kept=folder / "gerd",
        permissions=["camera"],
        flags=("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", f"--use-file-for-fake-video-capture={film}"),
    )
    await page.goto("/room/")
    await page.click("#by-camera")
    await page.wait_for_selector("#check-words")
    return page


async def write_agreement(page: Page, words: str, who: int = 0) -> None:
    await see(page, "plan")
    await page.click("#new-agreement")
    await page.fill("#what", words)
    await page.select_option("#who", index=who)
    await done(page)
    await expect(line(page, words)).to_be_visible()


async def settle_words(page: Page) -> None:
    """Whoever was later on the same line, the family chooses in the end what stands there."""
    await see(page, "plan")
    late = line(page, "von Gerd")
    if await late.locator(".agreement__what", has_text="von Gerd").count():
        await late.locator("button[id^=edit-]").click()
        await page.fill("#what", GIVEN["agreement"])
        await done(page)


async def give_the_plan(silke: Page, mona: Page) -> None:
    """Exactly what is shown is given; both phones show the same end."""
    await see(silke, "give")
    for words in (SECRET["unticked"], "If something goes wrong"):
        await silke.locator(".kern-form-check label", has_text=words).click()
    await silke.click("#look")
    shown = await silke.inner_text("#given")
    assert GIVEN["agreement"] in shown
    assert GIVEN["when"] in shown
    assert [word for word in SECRET.values() if word in await silke.inner_text("main")] == []
    await silke.click("#give-now")
    await heading(silke, "The plan is given")
    await mona.wait_for_selector("#tail-words")
    entries = [int(re.findall(r"\d+", await page.inner_text("#entries"))[0]) for page in (silke, mona)]
    assert entries[0] == entries[1] > 10
    tails = [await page.inner_text("#tail-words") for page in (silke, mona)]
    assert tails[0] != tails[1], "in Latin and in Arabic letters"
    await mona.locator("#language summary").click()
    await mona.locator("#language button[lang=en]").click()
    await expect(mona.locator("#tail-words")).to_have_text(tails[0])
    await silke.locator("main a.kern-btn--primary").click()
    await expect(silke.locator("main")).to_contain_text(GIVEN["agreement"])


async def nothing_else_is_anywhere(house: House, wire: Wire, silke: Page, folder: Path) -> None:
    """Neither on the wire nor in the database, its write-ahead log, the server's log, nor on the phone.

    What was given is found: the search works.
    """
    secrets = list(SECRET.values())
    told = "\n".join(wire.sent)
    assert (GIVEN["agreement"] in told.replace("%2B", "+"), len(wire.sent) > 30) == (True, True)
    assert [word for word in secrets if word in told] == []
    rows = await rows_as_text(house.folder)
    assert GIVEN["agreement"] in rows
    assert [word for word in secrets if word in rows] == []
    left = await asked_of_database(house.folder, *(f"TABLE {name}" for name in ROOMS_TABLES))
    assert left == [[], [], [], []]
    searched = [*secrets, *GIVEN.values()]
    assert await asyncio.to_thread(hits, searched, house.folder) == set(GIVEN.values())
    assert house.log.stat().st_size > 0
    assert [word for word in searched if word in house.log.read_text()] == []
    await silke.goto("/room/")
    assert [word for word in secrets if word in await storage_of(silke)] == []
    assert "key:" not in await storage_of(silke)
    await silke.context.close()
    assert await asyncio.to_thread(hits, secrets, folder / "silke") == set()
