"""Dark screens, more contrast, forced colours, large letters, and eyes that no movement should tire."""

import pytest

from tests.browser.test_every_page import complaints_of

pytestmark = pytest.mark.browser
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
PAGES = (("Mehmet Yılmaz", "/my/plan"), ("Mehmet Yılmaz", "/my/promises"), ("Nora Wiechmann", "/desk"), (None, "/sign-in"))
BACKGROUND = "getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)"
MOVING = """() => {
    for (const button of document.querySelectorAll('.kern-btn')) button.setAttribute('aria-busy', 'true');
    return document.getAnimations().length;
}"""


@pytest.mark.parametrize(("name", "path"), PAGES)
async def test_what_is_written_can_be_read(page_of, name, path):
    page = await page_of(name, with_axe=True, reduced_motion="reduce")  # else colours are still on their way
    await page.goto(path)
    for scheme in ("dark", "light"):
        await page.emulate_media(color_scheme=scheme)
        assert await complaints_of(page, CONTRAST) == [], scheme
        assert (max(await page.evaluate(BACKGROUND)) < 100) == (scheme == "dark")
    await page.emulate_media(forced_colors="active")
    assert await complaints_of(page, CONTRAST) == []


async def test_whoever_asks_for_more_contrast_gets_it(page_of):
    """No half-tone behind words: black on white, or white on black."""
    page = await page_of("Mehmet Yılmaz", reduced_motion="reduce")
    await page.goto("/my/promises")
    tones = "getComputedStyle(document.querySelector('.muted, .way__note, .kern-hint')).color === getComputedStyle(document.body).color"
    assert await page.evaluate(tones) is False
    for scheme in ("dark", "light"):
        await page.emulate_media(color_scheme=scheme, contrast="more")
        assert await page.evaluate(tones), scheme
        assert await page.evaluate(f"Math.abs(255 * {scheme == 'light':d} - {BACKGROUND}[0]) < 40"), scheme


CUT_OFF = """() => [...document.querySelectorAll('body *')].filter((each) => {
    const { overflowX, overflowY } = getComputedStyle(each);
    return !each.closest('.kern-sr-only, svg, .skip') && each.getClientRects().length && each.textContent.trim()
      && ((overflowX !== 'visible' && overflowX !== 'auto' && each.scrollWidth > each.clientWidth + 1)
        || (overflowY !== 'visible' && overflowY !== 'auto' && each.scrollHeight > each.clientHeight + 1));
  }).map((each) => each.className || each.localName)"""


@pytest.mark.parametrize(
    ("name", "paths"), [("Mehmet Yılmaz", ("/my", "/my/plan", "/my/words")), ("Danylo Kovalenko", ("/my/say", "/my/view"))]
)
async def test_letters_twice_as_large_fit(page_of, name, paths):
    """The device's own size of letters counts: nothing is cut off, and nobody has to scroll sideways."""
    page = await page_of(name)
    for path in paths:
        await page.goto(path)
        before = await page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
        await page.evaluate("document.documentElement.style.fontSize = '237.5%'")  # the phone's 118.75 %, twice
        assert await page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") == before * 2
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert await page.evaluate(CUT_OFF) == [], path


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
async def test_nothing_moves_for_those_who_do_not_want_it(page_of, wish, moves):
    page = await page_of("Mehmet Yılmaz", reduced_motion=wish)
    await page.goto("/my/promises")
    assert (await page.evaluate(MOVING) > 0) == moves
