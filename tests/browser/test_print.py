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


#: Dark, because that is what many phones are when somebody prints from them.
OF_PAPER = """() => {
  const style = getComputedStyle(document.body), words = getComputedStyle(document.querySelector("main p"));
  return [style.color, style.backgroundColor, parseFloat(words.fontSize) >= 16, getComputedStyle(document.documentElement).colorScheme];
}"""


#: What can be folded lies open, unless it is a form.
FOLDED = """() => [...document.querySelectorAll("main details > :not(summary)")].filter(
  each => !each.checkVisibility({contentVisibilityAuto: true}) && !each.closest(".no-print, .confirm, .muted, details:has(form)")).length"""


async def test_every_page_of_a_family_is_words_in_large_type_on_white_paper(page_of):
    page = await page_of("Mehmet Yılmaz", size="phone", language="en")
    await page.emulate_media(media="print", color_scheme="dark")
    for path in ("/my", "/my/plan", "/my/promises", "/my/promises/everyone", "/my/how-it-is", "/my/concern", "/my/plan/over-time"):
        await page.goto(path)
        assert await page.evaluate(OF_PAPER) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)", True, "light"], path
        nothing = page.locator(f"{AROUND}, main form, main button, .way, .list-of-ways").locator("visible=true")
        assert await nothing.count() == 0, path
        assert await page.locator(".calls .call__number").locator("visible=true").count() == 3, path
        assert await page.evaluate(FOLDED) == 0, path


async def test_what_is_drawn_is_whole(page_of):
    """Nobody scrolls sideways on paper."""
    page = await page_of("Mehmet Yılmaz", language="en")
    await page.goto("/my/plan/over-time")
    drawn = page.locator(".drawn").first
    assert await drawn.evaluate("each => getComputedStyle(each).overflowX") == "auto"
    await page.emulate_media(media="print")
    assert await drawn.evaluate("each => getComputedStyle(each).overflowX") == "visible"


async def test_the_sheet_for_the_family_time_has_room_to_write(page_of):
    page = await page_of("Silke Behrens", language="en")
    await page.goto("/my/time")
    assert await page.locator(".only-print").locator("visible=true").count() == 0
    await page.emulate_media(media="print")
    await expect(page.locator(".only-print .agreement").first).to_be_visible()
