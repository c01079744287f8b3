"""Every page that the people of the demo can reach, loaded: axe finds nothing, nothing runs off the side, no script or style is refused,
nothing is asked of anybody else.

A page is loaded in one tab and judged in another of the same size, where it is put as it stands: axe stays there, and need not be
brought to each page.

In German, every kind of page in every phase, each part of the practice for itself. What another language can change is looked at in
`test_every_language`. Colours: their contrast, the slowest rule, is looked at wherever a page shows something (a class of the style
sheet) that was not looked at yet.
"""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page

from tests.browser import elsewhere
from tests.browser.conftest import SIZES
from tests.browser.one_document import OneDocument

pytestmark = pytest.mark.browser

#: Whose pages are looked at, and at which size. Together they see every page there is.
EVERYBODY = [
    *((name, "desk") for name in ("Nora Wiechmann", "Ada Brandt", "Petra Lübben", "Tomke Ahrens", "Leyla Aydın", "Katrin Wessel")),
    *((name, "phone") for name in ("Idris Kaya", "Vera Hansen", "Jan Osterloh", "Svenja Thole")),
    *((name, "phone") for name in ("Mehmet Yılmaz", "Rania Haddad", "Oksana Kovalenko", "Elif Yılmaz", "Silke Behrens", "Samiha Darwish")),
    *((name, "phone") for name in ("Finn Behrens", "Lina Haddad", "Mia Brinkmann", "Grace Osei", "Georgi Dimitrov", "Sami Darwish")),
]
#: What was looked at already: (part, phase, kind of page).
seen: set[tuple[str, str, str]] = set()
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}


#: Before anybody of the staff is in.
DOORS = ("/", "/sign-in", "/password", "/demo", "/demo/mailbox")
#: The same page for whoever reads it.
FOR_EVERYBODY = {"/privacy", "/accessibility", "/imprint", "/rights", "/account"}


#: A photo by itself, in a sandbox where nothing runs: there is no page to look at.
A_PICTURE = "/conferences/*/plan/paper/*"


#: What is seen in a loaded page.
LOOK = """origin => ({
    links: [...document.querySelectorAll("a[href]:not([download])")]
        .map(link => new URL(link.getAttribute("href"), location.href)).filter(url => url.origin === origin)
        .map(url => url.pathname + url.search),
    phase: [...document.querySelectorAll(".steps [aria-current=step]")].map(each => each.textContent).join(" "),
    html: document.documentElement.outerHTML,
})"""


def kind_of(path: str) -> str:
    """Pages of one kind differ only in the ids in their address."""
    return "/".join("*" if len(part) >= 32 or part.isdigit() else part for part in urlsplit(path).path.split("/"))


def conference_in(path: str) -> str:
    """The first page of the conference to which this page belongs."""
    return "/".join(path.split("/")[:3]) if kind_of(path).startswith("/conferences/*") else ""


async def complaints_of(page: Page, options: dict[str, Any] = OPTIONS) -> list[str]:
    """What axe finds, and how far the page runs off the side. The page's context has axe in it: `with_axe`."""
    violations: list[Any] = (await page.evaluate("options => axe.run(document, options)", options))["violations"]
    found = [f"{violation['id']}: {violation['nodes'][0]['html'][:120]}" for violation in violations]
    wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"runs {wide} px off the side"] if wide > 0 else [])


@pytest.fixture(scope="module")
async def judges(demo, chromium):
    """Where pages are judged: a phone and a desk."""
    contexts = {size: await chromium.new_context(viewport=viewport, locale="de") for size, viewport in SIZES.items()}
    yield {size: await OneDocument.opened(demo, context) for size, context in contexts.items()}
    for context in contexts.values():
        await context.close()


@pytest.mark.parametrize(("name", "size"), EVERYBODY)
async def test_every_page(page_of, demo, judges, name, size):
    page = await page_of(name, size=size)
    person = demo.person(name)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    asked_of_others = elsewhere.watch(page, demo.url)
    phases: dict[str, str] = {}
    waiting, asked, wrong = [urlsplit(page.url).path], set[str](), []
    while waiting:
        path = waiting.pop(0)
        if path in asked or kind_of(path).startswith(("/demo", "/leave", "/static")) or kind_of(path) == A_PICTURE:
            continue
        conference = conference_in(path)
        if conference and conference not in phases and path != conference:
            waiting[:0] = [conference, path]
            continue
        role = "" if path in FOR_EVERYBODY else person.role
        part = (role, phases.get(conference, person.phase if "/my" in path else ""), kind_of(path))
        if part in seen and asked and path != conference:
            continue
        asked.add(path)
        answer = await page.goto(path, wait_until="domcontentloaded")
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        shown = await page.evaluate(LOOK, demo.url)
        if path == conference:
            phases[path] = shown["phase"]  # in private time it shows nothing
            part = (role, phases[path], part[2])
        waiting += shown["links"]
        wrong += [f"{path} would fetch {address}" for address in await elsewhere.addresses(page, demo.url)]
        if part not in seen:
            seen.add(part)
            wrong += [f"{path}: {complaint}" for complaint in await judges[size].judge(shown["html"])]
    assert (wrong, refused, asked_of_others) == ([], [], [])
    assert asked


async def test_control_what_others_are_asked_for_is_seen(page_of, demo):
    """Our own policy would stop each of these: it is switched off here."""
    page = await page_of(None, bypass_csp=True)
    asked_of_others = elsewhere.watch(page, demo.url)
    await page.goto("/hello")
    assert (await elsewhere.addresses(page, demo.url), asked_of_others) == ([], [])
    async with page.expect_request("**/b.invalid/2"):  # a style is asked for a moment later
        await page.evaluate("""() => { document.querySelector("main").innerHTML = `<img src="https://a.invalid/1.gif">
            <style>p { background: url(//b.invalid/2) }</style><p>…</p><form action="https://c.invalid"></form>
            <link rel="preconnect" href="https://d.invalid"><a href="https://e.invalid">…</a>`; }""")
    assert [each.split("/")[2] for each in await elsewhere.addresses(page, demo.url)] == [
        "a.invalid",
        "c.invalid",
        "d.invalid",
        "b.invalid",
    ]
    assert {each.split("/")[2] for each in asked_of_others} == {"a.invalid", "b.invalid"}


#: Faults put into a page after it was loaded, and what is said of each.
FAULTS = {
    "<img src='/static/none.png' width=90 height=90>": "image-alt",
    "<p><font color='#cccccc'>Text</font></p>": "color-contrast",
    "<nav aria-label='a'>a</nav><nav aria-label='a'>b</nav>": "landmark-unique",
    f"<pre>{'W' * 300}</pre>": "px off the side",
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_control_a_fault_in_a_loaded_page_is_found(page_of, demo, judges, fault):
    page = await page_of(None)
    await page.goto("/hello")

    async def complaints() -> str:
        return "\n".join(await judges["phone"].judge((await page.evaluate(LOOK, demo.url))["html"]))

    assert await complaints() == ""
    await page.evaluate("fault => document.querySelector('main').insertAdjacentHTML('beforeend', fault)", fault)
    assert FAULTS[fault] in await complaints()


async def test_pages_before_signing_in(page_of):
    page = await page_of(None, with_axe=True)
    wrong = []
    for path in (*DOORS, "/hello", "/privacy", "/accessibility", "/imprint", "/nothing/here"):
        await page.goto(path, wait_until="domcontentloaded")
        wrong += [f"{path}: {complaint}" for complaint in await complaints_of(page)]
    assert wrong == []
