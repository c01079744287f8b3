"""The network map in a real browser: dragged, moved by keys, by form alone, on paper; and many people in few actions."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.doings import press, tick
from tests.browser.test_every_page import complaints_of

pytestmark = pytest.mark.browser


def listed(name: str) -> str:
    """Somebody in the list beside the picture."""
    return f"#map-list li:has-text('{name}')"


async def test_people_are_dragged_and_moved_by_keys(page_of, conference_of):
    page = await page_of("Nora Wiechmann", size="desk", language="en", with_axe=True)
    address = page.url.partition("/desk")[0] + await conference_of(page, "Familie Brinkmann") + "/map"
    await page.goto(address)
    await page.set_viewport_size({"width": 1280, "height": 1700})  # the whole picture
    heidi = page.locator("[data-who]", has_text="Heidi Sievers")
    await expect(page.locator(listed("Heidi Sievers"))).to_contain_text("Very near")

    box = await heidi.locator("circle").bounding_box()
    friends = await page.locator("[data-side=friends]").bounding_box()
    middle = await page.locator(".map__middle").bounding_box()
    assert box
    assert friends
    assert middle
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await page.mouse.down()
    toward = (
        0.72 * (friends["x"] + friends["width"] / 2) + 0.28 * (middle["x"] + middle["width"] / 2),
        0.72 * friends["y"] + 0.28 * (middle["y"] + middle["height"] / 2),
    )
    await page.mouse.move(*toward, steps=8)
    await expect(page.locator("[data-map-said]")).to_have_text(re.compile("Friends"))
    await page.mouse.up()

    await expect(page.locator("h3:has-text('Friends') + ul")).to_contain_text("Heidi Sievers")
    assert page.url == address, "the drag's click led nowhere"
    assert await heidi.get_attribute("transform") is None

    rolf = page.locator("[data-who]", has_text="Rolf Brinkmann")
    await rolf.focus()
    for _ in range(6):
        await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Escape")
    assert await rolf.get_attribute("transform") is None
    for _ in range(8):
        await page.keyboard.press("ArrowUp")
    await expect(page.locator("[data-map-said]")).to_have_text(re.compile("Farther away"))
    await page.keyboard.press("Enter")
    await expect(page.locator(listed("Rolf Brinkmann"))).to_contain_text("Farther away")
    assert await complaints_of(page) == []

    await page.keyboard.press("Enter")  # nothing was moved: a link like any other
    await page.wait_for_url("**/map/people/**")
    await expect(page.locator("main h1")).to_have_text("Rolf Brinkmann")


async def test_on_paper_stands_the_picture_and_the_list(page_of, conference_of):
    page = await page_of("Nora Wiechmann", size="desk", language="en")
    address = page.url.partition("/desk")[0] + await conference_of(page, "Familie Brinkmann") + "/map"
    await page.goto(address)
    for path in (address, f"{address}/genogram"):
        await page.goto(path)
        await page.emulate_media(media="print")
        await expect(page.locator("svg.map, svg.tree")).to_be_visible()
        assert await page.locator("main button, main form").locator("visible=true").count() == 0
        await expect(page.get_by_role("heading", name="The same as a list")).to_be_visible()
        assert (await page.pdf(format="A4")).startswith(b"%PDF-")
        await page.emulate_media(media="screen")


async def test_without_javascript_a_form_does_it(page_of, conference_of):
    page = await page_of("Nora Wiechmann", size="phone", language="en", java_script_enabled=False)
    address = page.url.partition("/desk")[0] + await conference_of(page, "Familie Brinkmann") + "/map"
    await page.goto(address)
    await page.locator(listed("Jana Brinkmann")).get_by_role("link").click()
    form = page.locator("form[action$='/map/place']")
    await tick(form.locator("[name=nearness][value='2']"))
    await form.get_by_role("button").click()
    await page.wait_for_url(address)
    await expect(page.locator(listed("Jana Brinkmann"))).to_contain_text("Near")
    await expect(page.locator(listed("Jana Brinkmann"))).not_to_contain_text("Very near")


LIST = """Birte Sievers, Tante mütterlicherseits, birte@familie.example
Hala Nasser, Freundin, Arabisch, 0176 5550110
Ivo Petrov, Freund, Bulgarisch
Olena Bondar, Nachbarin, Ukrainisch, 0157 5550111
Frau Brandt, Klassenlehrerin, brandt@schule.example
Marek Nowak, Onkel väterlicherseits, pl"""


@pytest.mark.parametrize("scripts", [True, False])
async def test_many_people_come_into_the_circle_by_a_pasted_list(page_of, conference_of, scripts):
    """Open, unfold, paste, put in, add: five actions, whatever the number of people."""
    page = await page_of("Svenja Thole", size="desk", language="en", java_script_enabled=scripts)
    await page.goto(f"{await conference_of(page, 'Familie Kovalenko')}/circle")
    await page.get_by_role("link", name="Add many").click()
    await page.locator("details.paste summary").click()
    people = "\n".join(line.replace(",", " Junior,", 1) for line in LIST.splitlines()) if scripts else LIST
    await page.get_by_label("The list").fill(people)
    button = page.get_by_role("button", name="Put it into the table")
    await (press(page, button) if scripts else button.click())
    await expect(page.get_by_label("Name in row 6")).to_have_value(re.compile("Marek Nowak"))
    await page.get_by_role("button", name="Add all to the circle").click()
    await page.wait_for_url("**/circle")
    for name in ("Birte Sievers", "Hala Nasser", "Marek Nowak"):
        await expect(page.locator("main")).to_contain_text(name)
