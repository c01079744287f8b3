"""Many pages in one document of Chromium: fetched, put in each other's place, looked at. A page costs 30 ms instead of 250 ms."""

import json
from pathlib import Path
from typing import Any, Literal, NamedTuple

from playwright.async_api import BrowserContext, Page

from app.practice.languages import LANGUAGES
from tests.browser.conftest import AXE, Demo, language_cookie
from tests.browser.family_pages import PASSING, SECRET, State

ENGINE = Path(__file__).with_suffix(".js")
BARRIERS = Path(__file__).with_name("without_barriers.js")
A4 = {"width": 658, "height": 920}  # within the margins of print.css

#: The rules of axe that look at what words say, at their language, or whether two say the same. Whether there is a word at all where there
#: has to be one (a name, a label) is part of what is in a page.
ABOUT_WORDS = [
    "html-has-lang",
    "html-lang-valid",
    "valid-lang",
    "document-title",
    "landmark-unique",
    "image-redundant-alt",
    "label-title-only",
]


class Seen(NamedTuple):
    wrong: list[str]
    news: list[State]  # those that say something in a place where it was not yet said
    parts: list[State]  # those that are built of something new


class OneDocument:
    """One tab for everybody: whoever comes in takes the place of whoever was there."""

    def __init__(self, demo: Demo, context: BrowserContext, page: Page) -> None:
        self.demo, self.context, self.page = demo, context, page

    @classmethod
    async def opened(cls, demo: Demo, context: BrowserContext) -> "OneDocument":
        page = await context.new_page()
        await _cover(page)
        await page.goto(demo.url + "/hello")
        await page.evaluate(AXE.read_text())
        await page.evaluate(ENGINE.read_text())
        return cls(demo, context, page)

    async def speak(self, code: str) -> None:
        await self.context.add_cookies([language_cookie(self.demo.url, code)])

    async def nobody(self) -> None:
        for name in ("__Host-session", "__Host-locked"):
            await self.context.clear_cookies(name=name)

    async def come_in(self, name: str) -> None:
        """By the personal link, or by the demo's link to somebody of the staff."""
        await self.nobody()
        link = self.demo.person(name).link
        if "#" in link:
            told = await self.page.evaluate(
                "secret => looking.send('/hello/enter', { secret }).then(it => it.status)", link.partition("#")[2]
            )
        else:
            told = await self.page.evaluate("link => fetch(link).then(answer => answer.status)", link)
        assert told == 200, f"{name}: {told}"

    async def walk(self, first: str = "/my", *, passing: str = PASSING, within: str = "") -> list[dict[str, Any]]:
        """Every kind of page to which links lead whoever is in."""
        found: list[dict[str, Any]] = await self.page.evaluate(
            f"how => looking.walk({json.dumps(first)}, how)", {"passing": passing, "within": within}
        )
        return found

    async def do(self, path: str, action: str, fields: dict[str, str]) -> None:
        assert await self.page.evaluate("what => looking.doing(...what)", [path, action, fields]) == ""

    async def look(
        self, states: list[State], code: str, *, smallest: int = 0, sift: bool = False, loaded: bool = False, family: bool = False
    ) -> Seen:
        """What is wrong with these, in this language. `loaded`: they were looked at in `test_every_page`; `family`: the phone's."""
        if not states:
            return Seen([], [], [])
        language = LANGUAGES[code]
        how = {"rules": ABOUT_WORDS, "smallest": smallest, "sift": sift, "loaded": loaded, "lang": language.tag, "dir": language.dir}
        how |= {"unchecked": not language.checked_by} if family else {}
        seen = await self._seen("look", states, code, how)
        return Seen(seen["wrong"], [states[number] for number in seen["news"]], [states[number] for number in seen["parts"]])

    async def bear(self, states: list[State], style: str) -> list[str]:
        """What is cut off or runs off the side, in German, where the reader has a style of their own."""
        seen = await self._seen("bear", states, "de", {"style": style, "lang": "de"})
        return [f"{self.page.viewport_size} {style} {complaint}" for complaint in seen["wrong"]]

    async def colours(self, states: list[State], scheme: Literal["light", "dark"]) -> list[str]:
        """What has less contrast than 7:1 (large type: 4.5:1)."""
        await self.page.emulate_media(color_scheme=scheme)
        seen = await self._seen("colours", states, "de", {"rule": "color-contrast-enhanced", "lang": "de"})
        return [f"{scheme} {complaint}" for complaint in seen["wrong"]]

    async def paper(self, states: list[State]) -> list[str]:
        """What would be wrong on paper, printed from a phone that is dark: A4 without its margins."""
        await self.page.set_viewport_size(A4)
        await self.page.emulate_media(media="print", color_scheme="dark")
        seen = await self._seen("paper", states, "de", {"lang": "de"})
        await self.page.emulate_media(media="screen", color_scheme="light")
        return [f"on paper {complaint}" for complaint in seen["wrong"]]

    async def wishes(self, states: list[State]) -> list[str]:
        """What is not seen in the device's own colours, and what moves where nothing should."""
        await self.page.evaluate(BARRIERS.read_text())
        wrong = list[str]()
        for scheme in ("light", "dark"):
            await self.page.emulate_media(forced_colors="active", reduced_motion="reduce", color_scheme=scheme)
            wrong += [f"{scheme} {complaint}" for complaint in (await self._seen("wishes", states, "de", {"lang": "de"}))["wrong"]]
        await self.page.emulate_media(forced_colors="none", reduced_motion="no-preference", color_scheme="light")
        return wrong

    async def judge(self, html: str) -> list[str]:
        """What is wrong with a page that was loaded in another tab, as it stood there."""
        found: list[str] = await self.page.evaluate("html => looking.judge(html)", html)
        return found

    async def _seen(self, how: str, states: list[State], code: str, about: dict[str, Any]) -> dict[str, Any]:
        await self.speak(code)
        seen: dict[str, Any] = (
            await self.page.evaluate(f"what => looking.{how}(...what)", [[state.told() for state in states], about])
            if states
            else {"wrong": []}
        )
        return seen


async def _cover(page: Page) -> None:
    """Its window is put away: pages are laid out when they are measured, and never painted."""
    window = await page.context.new_cdp_session(page)
    number = (await window.send("Browser.getWindowForTarget"))["windowId"]
    await window.send("Browser.setWindowBounds", {"windowId": number, "bounds": {"windowState": "minimized"}})
    await window.detach()


def opened_by(state: State, link: str) -> State:
    """The state with the secret of this link, where it has one."""
    if state.fields is None:
        return state
    return state._replace(fields={name: link.partition("#")[2] if value == SECRET else value for name, value in state.fields.items()})
