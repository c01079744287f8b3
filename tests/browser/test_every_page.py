"""Every page that the people of the demo can reach, in three languages, at two sizes: axe finds nothing, nothing runs off the side, no script or style is refused."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

pytestmark = pytest.mark.browser

#: One of each part, so that together they see every page there is.
VISITORS = (
    "Nora Wiechmann",
    "Jan Osterloh",
    "Idris Kaya",
    "Petra Lübben",
    "Vera Hansen",
    "Ada Brandt",
    "Svenja Thole",
    "Mehmet Yılmaz",
    "Elif Yılmaz",
    "Fatima Al-Sayed",
    "Jana Brinkmann",
    "Leyla Aydın",
    "Silke Behrens",
    "Oksana Kovalenko",
)
MOST_PAGES = 60
OPTIONS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


async def links_on(page: Page, origin: str) -> list[str]:
    found: list[str] = await page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    paths = [urlsplit(link) for link in found]
    return [path.path + ("?" + path.query if path.query else "") for path in paths if f"{path.scheme}://{path.netloc}" == origin]


def kind_of(path: str) -> str:
    """Pages of one kind differ only in the ids in their address."""
    return "/".join("*" if len(part) >= 32 or part.isdigit() else part for part in urlsplit(path).path.split("/"))


async def complaints_of(page: Page) -> list[str]:
    result: dict[str, Any] = (await Axe().run(page, options=OPTIONS)).response
    found = [f"{violation['id']}: {violation['nodes'][0]['html'][:120]}" for violation in result["violations"]]
    wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"runs {wide} px off the side"] if wide > 0 else [])


@pytest.mark.parametrize("name", VISITORS)
@pytest.mark.parametrize(("language", "size"), [("de", "phone"), ("ar", "phone"), ("en", "desk"), ("ar", "desk")])
async def test_every_page(page_of, demo, name, language, size):
    page = await page_of(name, size=size, language=language)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    waiting, seen, wrong = [urlsplit(page.url).path], set(), []
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind in seen or kind.startswith(("/demo", "/leave", "/static")):
            continue
        seen.add(kind)
        answer = await page.goto(path)
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        wrong += [f"{path}: {complaint}" for complaint in await complaints_of(page)]
        waiting += await links_on(page, demo.url)
    assert (wrong, refused) == ([], [])
    assert len(seen) >= 2


@pytest.mark.parametrize("path", ["/sign-in", "/hello", "/password", "/privacy", "/accessibility", "/imprint", "/nothing/here"])
@pytest.mark.parametrize("language", ["de", "en", "ar"])
async def test_pages_before_signing_in(page_of, path, language):
    page = await page_of(None, language=language)
    await page.goto(path)
    assert await complaints_of(page) == []
    assert await page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
