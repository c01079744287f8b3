"""A family's plan on an old phone: how much comes over the wire, in how many requests, and how it reads at 320 px and 400 %."""

import pytest

pytestmark = pytest.mark.browser

MOST_BYTES = 30_000
MOST_REQUESTS = 4


async def test_the_plan_is_small(page_of, chromium, demo):
    page = await page_of("Mehmet Yılmaz")
    fresh = await chromium.new_context(base_url=demo.url, viewport={"width": 390, "height": 844})
    await fresh.add_cookies(await page.context.cookies())
    first = await fresh.new_page()
    wire = await fresh.new_cdp_session(first)
    await wire.send("Network.enable")
    asked, sizes = set(), list[int]()

    def is_asked(event) -> None:
        if event["request"]["url"].startswith("http"):  # an icon inside the stylesheet is no request
            asked.add(event["requestId"])

    def is_there(event) -> None:
        if event["requestId"] in asked:
            sizes.append(int(event["encodedDataLength"]))

    wire.on("Network.requestWillBeSent", is_asked)
    wire.on("Network.loadingFinished", is_there)
    answer = await first.goto("/my/plan")
    await first.wait_for_load_state("networkidle")
    assert answer is not None
    assert answer.status == 200
    assert 3 <= len(sizes) <= MOST_REQUESTS
    assert sum(sizes) <= MOST_BYTES
    await fresh.close()


async def test_it_reads_at_320_pixels(page_of):
    """320 CSS pixels are also what 1280 pixels at 400 % zoom leave."""
    page = await page_of("Mehmet Yılmaz")
    await page.set_viewport_size({"width": 320, "height": 256})
    for path in ("/my", "/my/plan", "/my/promises"):
        await page.goto(path)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320, path


async def test_targets_are_large_enough_for_a_thumb(page_of):
    page = await page_of("Mehmet Yılmaz")
    small = []
    for path in ("/my", "/my/plan", "/my/promises"):
        await page.goto(path)
        small += await page.eval_on_selector_all(
            "main button:visible, main a.kern-btn:visible, header a:visible, header summary:visible".replace(":visible", ""),
            """all => all.map(each => [each.textContent.trim(), each.getBoundingClientRect()])
                         .filter(([, box]) => box.width && (box.height < 44 || box.width < 44)).map(([text]) => text)""",
        )
    assert small == []


async def test_the_title_is_neutral(page_of):
    page = await page_of("Mehmet Yılmaz")
    for path in ("/my", "/my/plan", "/my/promises", "/my/invitation"):
        await page.goto(path)
        assert await page.title() == "Termine", path
