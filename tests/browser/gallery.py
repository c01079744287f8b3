"""Pictures of every page of the family's side, in every state of the demo and every language: `make gallery`.

    python -m tests.browser.gallery [de ar …] [--to var/gallery]

Writes <language>/<page>.webp at phone size, sheets of them (<language>/sheets/sheet-01.png …) and index.html; prints what runs off the
side, signs for which there is no font, complaints of the browser, and sentences that look as if nobody had translated them. A page that
says nothing that was not said in such a place before is not taken again. On a machine without fonts for Arabic and Ethiopic script
(Debian: fonts-noto-core) those pages show boxes; no test depends on them.
"""

import argparse
import asyncio
import base64
import re
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from msgspec import Struct
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from app.kit import i18n
from app.practice.languages import LANGUAGES
from tests.browser.chromium import LEAN, find_chromium
from tests.browser.conftest import PHONE, Demo, language_cookie, running_demo
from tests.browser.contact_sheets import index, sheets
from tests.browser.family_pages import DOORS, READERS, State, states_of
from tests.browser.one_document import ENGINE, OneDocument, opened_by

HERE = Path(__file__).parents[2]
TALLEST = 6000


class Taken(Struct, frozen=True):
    """A picture that is to be taken in each language."""

    name: str
    reader: str  # "" before anybody is in
    state: State


class Shots:
    """What is known of all pictures, whoever takes them."""

    def __init__(self, demo: Demo, to: Path, plan: list[Taken]) -> None:
        self.demo, self.to, self.plan = demo, to, plan
        self.complaints: list[str] = []
        self.said: dict[str, dict[str, set[str]]] = defaultdict(dict)
        self.signs: dict[str, set[str]] = defaultdict(set)


async def planned(demo: Demo, browser: Browser) -> list[Taken]:
    """Everybody does what they do, and their pages are found; those stay that show something new."""
    context = await browser.new_context(viewport=PHONE, locale="de")
    document, plan = await OneDocument.opened(demo, context), list[Taken]()
    link = demo.person(READERS[0].name).link
    for reader in (None, *READERS):
        await document.speak("de")
        states = [opened_by(state, link) for state in DOORS]
        if reader:
            await document.come_in(reader.name)
            for what in reader.does:
                await document.do(*what)
            states = states_of(await document.walk())
        news = (await document.look(states, "de", sift=True, loaded=True)).news
        plan += [named(len(plan) + at, reader.name if reader else "", state) for at, state in enumerate(news)]
    await context.close()
    return plan


def named(number: int, reader: str, state: State) -> Taken:
    page = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27,}", "", state.path).strip("/").replace("/", "-") or "start"
    who = (reader.split() or ["door"])[0].lower()
    return Taken(f"{number:03}-{who}-{page}{'-refused' if state.fields is not None else ''}", reader, state)


async def take_all(shots: Shots, browser: Browser, languages: asyncio.Queue[str]) -> None:
    """One of those who take pictures: a browser of its own, language after language."""
    context = await browser.new_context(viewport=PHONE, locale="de", base_url=shots.demo.url, reduced_motion="reduce")
    page = await context.new_page()
    noted: list[str] = []
    page.on("console", lambda said: noted.append(said.text) if said.type == "error" and "status of 4" not in said.text else None)
    page.on("pageerror", lambda error: noted.append(str(error)))
    sessions: dict[str, Any] = {}
    while not languages.empty():
        code = languages.get_nowait()
        await context.add_cookies([language_cookie(shots.demo.url, code)])
        here = None
        for taken in shots.plan:
            if taken.reader != here:
                await become(shots.demo, context, page, taken.reader, sessions)
                here = taken.reader
            await take(shots, page, taken, code)
            shots.complaints += [f"{code} {taken.name}: {each}" for each in noted]
            noted.clear()
        shots.complaints += [f"{code}: no font has {sign!r}" for sign in await page.evaluate(NO_FONT, sorted(shots.signs[code]))]
        await asyncio.to_thread(sheets, [shots.to / code / f"{taken.name}.webp" for taken in shots.plan], shots.to / code / "sheets")
        print(code, end=" ", flush=True)
    await context.close()


async def become(demo: Demo, context: BrowserContext, page: Page, name: str, sessions: dict[str, Any]) -> None:
    """Each opens their link once; afterwards their cookie is put back."""
    await context.clear_cookies(name="__Host-session")
    if name and name not in sessions:
        await page.goto("/privacy")
        await page.evaluate(ENGINE.read_text())
        await page.evaluate(
            "secret => looking.send('/hello/enter', { secret }).then(it => it.status)", demo.person(name).link.partition("#")[2]
        )
        sessions[name] = next(
            each for each in await context.cookies(demo.url.replace("http:", "https:")) if each["name"] == "__Host-session"
        )
    elif name:
        await context.add_cookies([sessions[name]])


async def take(shots: Shots, page: Page, taken: Taken, code: str) -> None:
    """The page as it is loaded; the answer to a form in the place of another page."""
    if taken.state.fields is None:
        await page.goto(taken.state.path)
    else:
        await page.goto("/my" if taken.reader else "/hello")
        await page.evaluate(ENGINE.read_text())
        await page.evaluate("state => looking.put(state)", taken.state.told())
    seen = await page.evaluate(SEEN)  # and to the top: an answer takes the eye to what is wrong with it
    shots.said[code][taken.name] = set(seen["said"])
    shots.signs[code] |= set("".join(seen["said"]))
    if seen["wide"] > 0:
        shots.complaints.append(f"{code} {taken.name}: runs {seen['wide']} px off the side")
    if "\ufffd" in "".join(seen["said"]):
        shots.complaints.append(f"{code} {taken.name}: shows U+FFFD")
    wire = await page.context.new_cdp_session(page)
    clip = {"x": 0, "y": 0, "width": PHONE["width"], "height": min(seen["tall"], TALLEST), "scale": 1}
    picture = await wire.send("Page.captureScreenshot", {"format": "webp", "quality": 70, "captureBeyondViewport": True, "clip": clip})
    await wire.detach()
    path = shots.to / code / f"{taken.name}.webp"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(base64.b64decode(picture["data"]))


SEEN = """() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    const { documentElement: html } = document, said = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const { parentElement: one, data } = words.currentNode;
        if (data.trim() && !one.closest("[dir=auto], bdi, [hx-ignore], textarea, [lang]:not(html)")) said.push(data.trim());
    }
    return { said, wide: html.scrollWidth - html.clientWidth, tall: html.scrollHeight };
}"""
#: A sign without a font is drawn as the sign that can have none.
NO_FONT = """signs => {
    const paper = Object.assign(document.createElement("canvas"), { width: 32, height: 32 }).getContext("2d", { willReadFrequently: true });
    const drawn = sign => {
        paper.clearRect(0, 0, 32, 32);
        paper.font = "20px " + getComputedStyle(document.body).fontFamily;
        paper.fillText(sign, 4, 24);
        return paper.getImageData(0, 0, 32, 32).data.join();
    };
    const box = drawn(String.fromCodePoint(0x10FFFE));
    return signs.filter(sign => sign.trim() && drawn(sign) === box);
}"""


def untranslated(shots: Shots, code: str) -> list[str]:
    """Sentences that are the German or the English ones, where those two differ, or the same in all three."""
    found = set()
    for page, said in shots.said[code].items():
        german, english = shots.said["de"].get(page, set()), shots.said["en"].get(page, set())
        found |= said & ((english - german) if code == "de_simple" else (german | english))
    return sorted(each for each in found if len(each.split()) > 1 and re.search(r"[A-Za-z]{3}.*\s[A-Za-z]{3}", each))


async def pictures_of(demo: Demo, languages: list[str], to: Path) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu", LEAN])
        shots = Shots(demo, to, await planned(demo, browser))
        print(f"{len(shots.plan)} pages in {len(languages)} languages:", end=" ", flush=True)
        waiting: asyncio.Queue[str] = asyncio.Queue()
        for code in languages:
            waiting.put_nowait(code)
        await asyncio.gather(*(take_all(shots, browser, waiting) for _each in range(2)))
        await browser.close()
    index(to, [taken.name for taken in shots.plan], languages)
    for code in languages:
        if code not in ("de", "en") and {"de", "en"} <= set(languages):
            shots.complaints += [f"{code}: not translated? {sentence}" for sentence in untranslated(shots, code)]
    print("", *sorted(set(shots.complaints)), to / "index.html", sep="\n")


def main() -> None:
    asked = argparse.ArgumentParser(description="Pictures of every page of the family's side, in every language.")
    asked.add_argument("languages", nargs="*", metavar="language")
    asked.add_argument("--to", type=Path, default=HERE / "var" / "gallery")
    told = asked.parse_args()
    i18n.load(HERE / "locales")
    languages = [code for code in LANGUAGES if code in i18n.available() and (not told.languages or code in told.languages)]
    with tempfile.TemporaryDirectory(prefix="familienrat-gallery-") as folder, running_demo(Path(folder), None, "--without-past") as demo:
        asyncio.run(pictures_of(demo, languages, told.to))


if __name__ == "__main__":
    main()
