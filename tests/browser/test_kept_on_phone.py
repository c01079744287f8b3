"""The plan on one's own phone: only by choice, sealed, readable without a connection, its notes sent once."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pytest
from playwright.async_api import expect

from app.practice.keeping import MOST_TICKS
from tests.browser.kept_phone import ALL_THREE, ALTER, NOTHING, PATIENCE, PIN, SHELL, TAP_MANY, Phone

pytestmark = pytest.mark.browser


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


async def test_more_notes_than_fit_one_sending_all_arrive(page_of):
    """In portions; one whose answer is lost is sent again, and those before it are not."""
    page = await page_of("Anton Petrov", language="en")
    phone = Phone(page, rounds=1_000)
    await phone.keep()
    await phone.type()
    await phone.open.wait_for(timeout=PATIENCE)
    await page.wait_for_load_state("networkidle")
    await page.context.set_offline(True)
    await page.evaluate(TAP_MANY, MOST_TICKS + 10)
    sent: list[set[str]] = []

    async def count(route) -> None:
        sent.append({each["id"] for each in json.loads(parse_qs(route.request.post_data)["ticks"][0])})
        if len(sent) == 2:
            await route.fetch()
            return await route.abort()
        await route.continue_()

    await page.route("**/my/kept/ticks", count)
    async with page.expect_event("requestfailed", lambda request: request.url.endswith("/ticks"), timeout=PATIENCE):
        await page.context.set_offline(False)
    await phone.send()
    await phone.says("sent")
    assert len(set().union(*sent)) == MOST_TICKS + 10
    assert [sent.count(each) for each in sent[:3]] == [1, 2, 2]
    await expect(phone.open.locator("[data-noted]")).to_have_count(0, timeout=PATIENCE)
    assert await phone.open.locator("[data-kept-told] p").count() == 0
    await expect(phone.open).to_contain_text("You have kept your word")


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
