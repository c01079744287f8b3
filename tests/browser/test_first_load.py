"""A family's pages on an old phone: how much comes over the wire, in how many requests."""

import pytest

pytestmark = pytest.mark.browser

#: Over the wire, with headers and the icon, in Turkish the plan in two languages: it is the end of the month, and the data is used up.
MOST_BYTES, MOST_REQUESTS = 25_000, 4
MOST_AGAIN = 6_000


async def weigh(chromium, demo, page, path):
    """How many bytes come over the wire for each request, when this page is opened for the first time and once more."""
    fresh = await chromium.new_context(base_url=demo.url, viewport={"width": 390, "height": 844})
    await fresh.add_cookies(await page.context.cookies())
    opened = await fresh.new_page()
    wire = await fresh.new_cdp_session(opened)
    await wire.send("Network.enable")
    asked, sizes = set(), list[int]()

    def is_asked(event) -> None:
        if event["request"]["url"].startswith("http"):  # an icon inside the stylesheet is no request
            asked.add(event["requestId"])

    def is_there(event) -> None:
        if event["requestId"] in asked and event["encodedDataLength"]:  # nothing at all came of what was kept
            sizes.append(int(event["encodedDataLength"]))

    wire.on("Network.requestWillBeSent", is_asked)
    wire.on("Network.loadingFinished", is_there)
    first = await _sizes(opened, path, sizes)
    again = await _sizes(opened, path, sizes)
    await fresh.close()
    return first, again


async def _sizes(page, path, sizes):
    sizes.clear()
    answer = await page.goto(path)
    await page.wait_for_load_state("networkidle")
    assert answer is not None
    assert answer.status == 200
    return list(sizes)


@pytest.mark.parametrize(
    ("who", "language", "path"),
    [*(("Mehmet Yılmaz", language, "/my/plan") for language in ("de", "ar", "ti", "tr")), ("Samir Saleh", "ar", "/my/dates")],
)
async def test_a_page_costs_little(page_of, chromium, demo, who, language, path):
    first, again = await weigh(chromium, demo, await page_of(who, language=language), path)
    assert 3 <= len(first) <= MOST_REQUESTS
    assert sum(first) <= MOST_BYTES, first
    assert len(again) == 1  # everything else is kept by the browser
    assert sum(again) <= MOST_AGAIN, again


async def test_the_title_is_neutral(page_of):
    page = await page_of("Mehmet Yılmaz")
    for path in ("/my", "/my/plan", "/my/promises", "/my/invitation"):
        await page.goto(path)
        assert await page.title() == "Termine", path


async def test_days_are_answered_in_a_few_taps_without_a_word_typed(page_of):
    """Four days, one tap each, and one to send; every answer is as large as a thumb. By one's own clock for whoever lives far away."""
    page = await page_of("Samir Saleh")
    await page.goto("/my/dates")
    answers = page.locator(".says__one")
    sizes = [await answers.nth(each).bounding_box() for each in range(await answers.count())]
    assert len(sizes) == 12
    assert all(size and size["height"] >= 44 and size["width"] >= 44 for size in sizes)
    for day in range(4):
        await page.locator(".day").nth(day).locator("input").nth(day % 3).check()
    async with page.expect_navigation():
        await page.locator('form[action="/my/dates"] button').click()
    assert await page.locator(".says__one:has(:checked)").count() == 4
    assert await page.locator(".kern-alert--success").count() == 1
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    abroad = await page_of("Hanan Khoury")
    await abroad.goto("/my/dates")
    assert await abroad.locator(".day__own").count() == 4
