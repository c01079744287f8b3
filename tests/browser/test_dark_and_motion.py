"""Dark screens, forced colours, and eyes that no movement should tire."""

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


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
async def test_nothing_moves_for_those_who_do_not_want_it(page_of, wish, moves):
    page = await page_of("Mehmet Yılmaz", reduced_motion=wish)
    await page.goto("/my/promises")
    assert (await page.evaluate(MOVING) > 0) == moves
