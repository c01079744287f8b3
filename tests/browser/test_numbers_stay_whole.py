"""Times, days in digits and telephone numbers do not break inside; nothing runs off the side, at 320 px (400 % of 1280) either."""

import pytest

pytestmark = pytest.mark.browser
BROKEN = r"""() => {
    const found = [], texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode;
        for (const { 0: number, index } of node.data.matchAll(/\d{1,2}:\d\d|\d{1,2}\.\d{1,2}\.\d{4}|\b0\d[\d \/-]{5,}\d/g)) {
            const range = new Range();
            range.setStart(node, index);
            range.setEnd(node, index + number.length);
            const lines = new Set([...range.getClientRects()].filter(each => each.width > 1).map(each => Math.round(each.top)));
            if (lines.size > 1) found.push(number);
        }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...found, `${scrollWidth - clientWidth} px off the side`] : found;
}"""
UNFOLD = "document.querySelectorAll('main details').forEach(each => { each.open = true; })"


async def broken_on(page, path):
    await page.goto(path)
    found = {}
    for width in (390, 320):
        await page.set_viewport_size({"width": width, "height": 844})
        await page.evaluate(UNFOLD)
        found[width] = await page.evaluate(BROKEN)
    return found


@pytest.mark.parametrize("language", ["de", "ar"])
async def test_on_the_familys_phone(page_of, language):
    page = await page_of("Mehmet Yılmaz", language=language)
    for path in ("/my", "/my/plan", "/my/promises/office", "/my/how-it-is", "/my/looked", "/accessibility"):
        assert await broken_on(page, path) == {390: [], 320: []}, path
    page = await page_of("Hanan Khoury", language=language)
    assert await broken_on(page, "/my/dates") == {390: [], 320: []}


async def test_at_the_desk(page_of, conference_of):
    page = await page_of("Nora Wiechmann")
    at = await conference_of(page, "Saleh")
    for path in (f"{at}/date", f"{at}/paper", "/directory", "/calendar"):
        assert await broken_on(page, path) == {390: [], 320: []}, path
    await page.goto(f"{at}/date")
    names = page.locator("table.answers tbody th a")
    assert all([(await name.bounding_box())["height"] < 120 for name in await names.all()]), "names are not cut into letters"
