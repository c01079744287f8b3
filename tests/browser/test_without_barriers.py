"""By keyboard alone, by ear, in forced colours: what a family does, without a mouse and without seeing.

Sizes, spacing, zoom and contrast of every page are measured in `test_every_language`.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.browser.doings import says
from tests.browser.test_leave import weather_for
from tests.patience import until

pytestmark = pytest.mark.browser
PAGES = ("/my", "/my/plan", "/my/promises", "/my/invitation", "/my/how-it-is")

LOOKS = Path(__file__).with_name("without_barriers.js")


@pytest.fixture
async def samiha(page_of):
    """Her page in this language, with what looks at it."""

    async def open_page(**how: Any) -> Page:
        page = await page_of("Samiha Darwish", **{"language": "en", "reduced_motion": "reduce"} | how)
        await page.context.add_init_script(path=LOOKS)
        return page

    return open_page


async def begin(page: Page, path: str = "") -> None:
    """At the top of a page, as after loading it."""
    if path:
        await page.goto(path)
    await page.evaluate("barriers.begin()")


async def tab_to(page: Page, selector: str = "", most: int = 120) -> list[str]:
    """Tab until the focus is there, or to the end of the page; gives the names of what was met."""
    met = list[str]()
    for _each in range(most):
        await page.keyboard.press("Tab")
        focus = await page.evaluate("selector => barriers.focus(selector)", selector)
        if met and focus["name"] == met[0] and focus["wrong"].startswith("before"):  # round again, by way of the browser's own buttons
            focus = {"name": "", "wrong": ""}
        assert focus["wrong"] == "", f"{page.url} {focus['name']!r}: {focus['wrong']}"
        if not focus["name"] and not focus.get("found"):
            assert not selector, f"nothing like {selector} at {page.url}; met {met}"
            return met
        met.append(focus["name"])
        if focus["found"]:
            return met
    raise AssertionError(f"caught at {page.url}: {met[-5:]}")


async def press(page: Page, selector: str, key: str = "Enter") -> None:
    await tab_to(page, selector)
    async with page.expect_navigation():
        await page.keyboard.press(key)


async def test_from_the_link_to_leaving_by_keyboard(page_of, demo):
    page = await page_of(None, language="en", reduced_motion="reduce")
    await page.context.add_init_script(path=LOOKS)
    await page.goto(demo.person("Samiha Darwish").link)
    await page.wait_for_selector("form[action='/hello/enter'] button")
    await press(page, "form[action='/hello/enter'] button")

    await begin(page)
    assert (await tab_to(page, ".skip"))[0] == "Leave quickly"
    await expect(page.locator(".skip")).to_be_in_viewport()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.closest('main') !== null")

    await begin(page, "/my")
    await press(page, "main a[href='/my/invitation']")
    await tab_to(page, "main [name=answer]")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowUp")
    await press(page, "main form[action='/my/invitation'] button")
    await says(page, "Thank you")

    await begin(page)
    await press(page, "nav a[href='/my/plan']")
    await says(page, "What we do")
    await page.keyboard.press("End")
    await until(lambda: page.evaluate("scrollY > 400 && scrollY + innerHeight > document.documentElement.scrollHeight - 4"))

    await begin(page)
    await press(page, "nav a[href='/my/promises']")
    await tab_to(page, "main li details:has(button[value=partly], button[value=partly_done]) > summary")
    await page.keyboard.press("Enter")
    await tab_to(
        page, "main form[action^='/my/promises/'] button[value=partly], main form[action^='/my/promises/'] button[value=partly_done]"
    )
    async with page.expect_navigation():
        await page.keyboard.press("Space")
    await says(page, "Partly done")

    await begin(page, "/my/plan")
    await press(page, ".languages")
    await press(page, "main button[value=de]")
    await expect(page.locator("html")).to_have_attribute("lang", "de")

    await begin(page)
    await weather_for(page)
    await tab_to(page, "[data-leave]", most=1)
    await page.keyboard.press("Enter")
    await expect(page.locator("h1")).to_have_text("The weather", timeout=15_000)


async def test_the_focus_is_seen_and_goes_on_to_the_end(samiha):
    """In the order of the text, never hidden, never caught; and nothing moves on the way."""
    page = await samiha(language="ar")
    for path in PAGES:
        await begin(page, path)
        met = await tab_to(page)
        assert len(met) > 10, path
        assert await page.evaluate("[...document.querySelectorAll('[tabindex]')].filter(one => one.tabIndex > 0).length") == 0
        assert await page.evaluate("barriers.moving()") == [], path


def heard(snapshot: str) -> list[tuple[str, str]]:
    """What a screen reader finds, in its order: (part, name)."""
    lines = re.findall(r'^ *- ([a-z]+)(?: "((?:[^"\\]|\\.)*)")?', snapshot, re.MULTILINE)
    return [(part, name) for part, name in lines if part not in ("text", "img", "strong", "emphasis")]


#: The plan as it is heard: roles and fixed names, in this order; between them stand people's words.
THE_PLAN = """
- banner:
  - link "Leave quickly"
  - link "To the content"
- navigation "Menu":
  - list:
    - listitem:
      - link "Start"
    - listitem:
      - link "Our plan"
    - listitem:
      - link "Promises"
- main:
  - heading "Our plan" [level=1]
  - heading "What we do" [level=2]
  - list:
    - listitem:
      - heading [level=3]
      - term: Who
      - definition: Samiha Darwish (that is you)
      - term: When
      - definition
      - term: Checks whether it works
      - definition: Lamia Darwish
  - heading "If something goes wrong" [level=2]
  - heading "What it is about" [level=2]
- region "Call someone":
  - link /Call your coordinator/
  - link /Emergency call/
- contentinfo:
  - button "Sign out"
"""


#: What somebody has translated stands there once more in the original.
WITH_THE_PLAN = ("/my", "/my/plan", "/my/promises")
NAMED = ("button", "link", "checkbox", "radio", "textbox", "combobox", "navigation", "region", "complementary", "group")


async def test_what_is_heard_and_in_which_order(samiha):
    english, arabic = await samiha(), await samiha(language="ar")
    await english.goto("/my/plan")
    await expect(english.locator("body")).to_match_aria_snapshot(THE_PLAN)
    for path in PAGES:
        await english.goto(path)
        await arabic.goto(path)
        here = heard(await english.locator("body").aria_snapshot())
        there = heard(await arabic.locator("body").aria_snapshot())
        landmarks = [part for part, _name in here if part in ("banner", "main", "contentinfo")]
        assert landmarks == ["banner", "main", "contentinfo"], path
        assert [part for part, _name in here if part == "heading"], path
        nameless = [
            part
            for part, name in [*here, *there]
            if part in ("button", "link", "checkbox", "radio", "textbox", "combobox", "navigation", "region") and not name
        ]
        assert nameless == [], path
        if path not in WITH_THE_PLAN:
            assert without_note(there) == without_note(here), path


def without_note(parts: list[tuple[str, str]]) -> list[str]:
    """The order of the parts, without the note on unchecked words, which stands between banner and main in Arabic alone."""
    main = next(at for at, (part, _name) in enumerate(parts) if part == "main")
    return [part for part, _name in parts[main:]]


async def test_forced_colours_hide_nothing(samiha):
    """The device's palette counts: what was said by a fill is said by a line, and signs stay."""
    page = await samiha(forced_colors="active")
    for scheme in ("light", "dark"):
        await page.emulate_media(forced_colors="active", color_scheme=scheme, reduced_motion="reduce")
        for path in PAGES:
            await begin(page, path)
            assert await page.evaluate("barriers.vanished()") == [], (scheme, path)
    await tab_to(page, "main button")  # and the ring is there


async def test_help_stands_in_the_same_place_on_every_page(samiha):
    """WCAG 3.2.6: between the content and the foot, the same people in order. 3.3.8: nothing to remember, nothing to solve."""
    page = await samiha()
    told = set()
    for path in PAGES:
        await page.goto(path)
        assert await page.evaluate("document.querySelector('main + .calls + .foot') !== null"), path
        told.add(tuple(await page.locator(".calls a").evaluate_all("all => all.map(each => each.href)")))
        assert await page.locator("input[type=password]").count() == 0
    assert len(told) == 1


async def test_control_what_is_wrong_is_seen(samiha):
    """Each of the looks above finds a fault that is put into a page."""
    page = await samiha()
    for fault, said in (
        ("one.style.outline = 'none'", "no ring"),
        ("one.style.position = 'fixed'; one.style.top = '-900px'", "out of sight"),
        ("document.body.append(Object.assign(document.createElement('div'), { className: 'cover' }))", "behind cover"),
    ):
        await begin(page, "/my")
        await page.evaluate(f"const one = document.querySelector('main a'); {fault}")
        with pytest.raises(AssertionError, match=said):
            await tab_to(page, "main a")
    await begin(page, "/my")
    await page.evaluate("document.querySelector('main a').addEventListener('keydown', event => event.preventDefault())")
    with pytest.raises(AssertionError, match="caught"):
        await tab_to(page, "footer a")
    await page.emulate_media(forced_colors="active")
    await page.goto("/my/invitation")
    await page.evaluate(
        "for (const { style } of document.querySelectorAll('main button')) "
        "{ style.forcedColorAdjust = 'none'; style.border = '0'; style.background = 'none' }"
    )
    assert await page.evaluate("barriers.vanished()") != []
