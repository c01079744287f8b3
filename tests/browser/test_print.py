"""On paper: the plan and nothing round it."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.browser
AROUND = ".bar, .top, .menu, .foot, .demo, .languages, [data-leave], [data-print]"


@pytest.mark.parametrize(("name", "size", "path"), [("Mehmet Yılmaz", "phone", "/my/plan"), ("Nora Wiechmann", "desk", "/plan")])
async def test_the_plan(page_of, conference_of, name, size, path):
    page = await page_of(name, size=size, language="en")
    root = await conference_of(page, "Familie Yılmaz") if size == "desk" else ""
    await page.goto(root + path)
    assert await page.locator(AROUND).locator("visible=true").count() > 0
    await page.emulate_media(media="print")
    assert await page.locator(AROUND).locator("visible=true").count() == 0
    await expect(page.locator("main")).to_contain_text("Ich hole Elif jeden Morgen")
    assert await page.locator("main button").locator("visible=true").count() == 0
    paper = await page.pdf(format="A4")
    assert paper.startswith(b"%PDF-")
    assert len(paper) > 10_000


async def test_the_sheet_for_the_family_time_has_room_to_write(page_of):
    page = await page_of("Silke Behrens", language="en")
    await page.goto("/my/time")
    assert await page.locator(".only-print").locator("visible=true").count() == 0
    await page.emulate_media(media="print")
    await expect(page.locator(".only-print .agreement").first).to_be_visible()
