"""What only a browser shows of a plan told for a child: pictures in the colour of the words, a sentence in its field, one sheet."""

import pypdfium2
import pytest

from tests.browser.test_every_page import complaints_of

pytestmark = pytest.mark.browser
STROKES = """() => [...document.querySelectorAll("main .pictogram--large, main .scene__picture")].map((each) => {
    const box = each.getBoundingClientRect();
    return getComputedStyle(each).stroke === getComputedStyle(each.parentElement).color && box.width > 40 && box.height > 40;
  })"""


async def test_pictures_have_the_colour_of_the_words_on_every_screen_and_on_paper(page_of):
    page = await page_of("Elif Yılmaz", with_axe=True, reduced_motion="reduce")
    await page.goto("/my/childs-plan")
    for how in (
        {"color_scheme": "dark"},
        {"color_scheme": "light"},
        {"forced_colors": "active"},
        {"forced_colors": "none", "media": "print"},
    ):
        await page.emulate_media(**how)
        strokes = await page.evaluate(STROKES)
        assert (len(strokes) >= 10, all(strokes)) == (True, True), how
    await page.emulate_media(media="screen")
    assert await complaints_of(page) == []
    bubble = await page.locator(".told__tap > summary").first.bounding_box()
    assert min(bubble["width"], bubble["height"]) >= 44


async def test_a_sentence_that_is_chosen_goes_into_the_field(page_of):
    page = await page_of("Derya Demir", with_axe=True)
    await page.goto("/my/childs-plan/write")
    await page.locator("a[href*='/promises/']").first.click()
    assert await complaints_of(page) == []
    await page.locator("input[name=sentence] + label").nth(1).click()
    chosen = (await page.locator("input[name=sentence]:checked + label").inner_text()).strip()
    assert await page.locator("textarea[name=words]").input_value() == chosen != ""


@pytest.mark.parametrize(("path", "language"), [("/what", "de"), ("/what/children", "de"), ("/what", "ar")])
async def test_what_a_familienrat_is_fits_on_one_sheet(page_of, path, language):
    page = await page_of(language=language)
    await page.goto(path)
    assert all(await page.evaluate(STROKES))
    assert len(pypdfium2.PdfDocument(await page.pdf(format="A4"))) == 1
