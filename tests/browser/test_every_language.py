"""The family's side in every language: axe finds nothing in any page or state, nothing runs off the side at 320 px (400 % of 1280),
what is tapped is at least 44 px, and every page is in the language and direction that were asked for.

Why this is whole, though it loads no page anew. axe judges what is in a page (elements, attributes, their order, whether there are
words) and what the words say. What is in a page is nearly always the same in every language: the engine puts each word out of it by
"there is one", and whatever is left is judged by every rule if axe has not seen exactly that before (so also a piece that German does
not have, and a name that is empty in one language alone). The rules that look at what words say, their language or whether two are the
same (`ABOUT_WORDS`) are run for every page in every language. Sizes are measured on every page in every language, not by axe but more
strictly. A page that says nothing, in no place, that was not said before in such a place, is looked at in German only. Colours, scripts
and the Content-Security-Policy know no language: `test_every_page` looks at them, in loaded pages.
"""

from pathlib import Path

import pytest

from app.kit import i18n
from app.practice.languages import LANGUAGES
from tests.browser.conftest import PHONE
from tests.browser.family_pages import DOORS, READERS, State, states_of
from tests.browser.one_document import OneDocument, opened_by

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 640}
AT_400_PERCENT = {"width": 320, "height": 256}  # what is left of 1280 × 1024
#: WCAG 1.4.12, and 1.4.4: the phone's 118.75 %, twice.
SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
TWICE_AS_LARGE = "html { font-size: 237.5% !important }"
THUMB = 44
FAMILY = {"smallest": THUMB, "family": True}
CATALOGUES = Path(__file__).parents[2] / "locales"
STAFF_DOORS = ("/sign-in", "/password", "/demo", "/demo/mailbox")
#: Whose desks, together, have every page of the staff's side.
STAFF = ("Nora Wiechmann", "Idris Kaya", "Vera Hansen", "Ada Brandt", "Svenja Thole")
PASSING_STAFF = r"^/(demo|leave|static|room\b|sign-out|.*\.(ics|pdf|csv|xlsx|json)$)"


def spoken(*, staff: bool = False) -> list[str]:
    """German first: it is what the others are compared with."""
    i18n.load(CATALOGUES)
    there = [code for code, language in LANGUAGES.items() if code in i18n.available() and (language.staff or not staff)]
    return sorted(there, key=lambda code: code != "de")


@pytest.fixture
async def document(house, chromium):
    context = await chromium.new_context(viewport=NARROW, locale="de")
    yield await OneDocument.opened(house.demo, context)
    await context.close()


async def in_every_language(document, states, languages, *, loaded=False, **how) -> tuple[list[str], list[State]]:
    """What is wrong, and the states that are built of something new."""
    german, *others = languages
    wrong, news, parts = await document.look(states, german, sift=True, loaded=loaded, **how)
    for code in others:
        wrong += (await document.look(news, code, **how)).wrong
    return wrong, parts


async def under_other_conditions(document, states) -> list[str]:
    """In German, since languages are no matter of it: other sizes, other spacing, on paper, the device's colours, dark and light at 7:1."""
    wrong = []
    for size, style in ((NARROW, SPACING), (AT_400_PERCENT, ""), (PHONE, TWICE_AS_LARGE)):
        await document.page.set_viewport_size(size)
        wrong += await document.bear(states, style)
    wrong += await document.paper(states)
    await document.page.set_viewport_size(NARROW)
    wrong += await document.wishes(states)
    return wrong + await document.colours(states, "light") + await document.colours(states, "dark")


async def test_families(document):
    link = document.demo.person(READERS[0].name).link
    wrong, _parts = await in_every_language(document, [opened_by(state, link) for state in DOORS], spoken(), **FAMILY)
    for reader in READERS:
        await document.speak("de")
        await document.come_in(reader.name)
        for path, action, fields in reader.does:
            await document.do(path, action, fields)
        found, parts = await in_every_language(document, states_of(await document.walk()), spoken(), **FAMILY)
        wrong += found + await under_other_conditions(document, parts)
    wrong += (await in_every_language(document, [State("/my/lock")], spoken(), **FAMILY))[0]
    assert wrong == [], "\n".join(wrong)


async def test_before_signing_in(document):
    wrong, _parts = await in_every_language(document, [State(path) for path in STAFF_DOORS], spoken(staff=True), loaded=True)
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("name", STAFF)
async def test_staff(document, name):
    await document.page.set_viewport_size(PHONE)
    await document.speak("de")
    await document.come_in(name)
    states = [State(page["path"], page["status"]) for page in await document.walk("/", passing=PASSING_STAFF, within="conferences")]
    wrong, _parts = await in_every_language(document, states, spoken(staff=True), loaded=True)
    assert wrong == [], "\n".join(wrong)


#: Faults that only one language has, and the words with which each is said.
FAULTS = {
    "a name that is empty": ("<button>Text</button>", "<button></button>", "button-name"),
    "a language that is none": ('lang="ar"', 'lang="zz-what"', "is in zz-what"),
    "a word too long": ("<h1>Text</h1>", f"<h1>Text</h1><pre>{'W' * 90}</pre>", "px off the side"),
    "a target too small": ("<p>Text", '<p><a href="/my">x</a></p><p>Text', "target of"),
    "two places of one name": ('aria-label="b"', 'aria-label="a"', "landmark-unique"),
    "a place for a name": ("<p>Text", "<p>Text %(name)s", "shows %(name)"),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_control_a_fault_in_one_language_is_found(document, fault):
    ours, theirs, said = FAULTS[fault]
    good = """<html lang="ar" dir="rtl"><title>Text</title><main><h1>Text</h1><p>Text</p><button>Text</button>
        <nav aria-label="a"><p>Text</p></nav><nav aria-label="b"><p>Text</p></nav></main></html>"""
    assert ours in good
    bodies = iter((good, good.replace(ours, theirs)))
    await document.context.route("**/made-up", lambda route: route.fulfill(body=next(bodies), content_type="text/html"))
    assert (await document.look([State("/made-up")], "ar", smallest=20)).wrong == []
    wrong = (await document.look([State("/made-up")], "ar", smallest=20)).wrong
    assert [complaint for complaint in wrong if said in complaint], wrong


OWN_STYLE = """() => {
  const own = new CSSStyleSheet();
  own.replaceSync(".tiny { font-size: 9px } .moves { transition: all 1s } .bare { border: 0; background: none }");
  document.adoptedStyleSheets = [own];
  return document.querySelector("link[rel=stylesheet]").href;
}"""
ONE_OF_OURS = """<html lang="ar" dir="rtl"><title>Text</title><link rel="stylesheet" href="SHEET"><body data-page="phone">
    <header class="bar"><a href="/leave" data-leave>Text</a> <a href="/languages">Text</a></header>
    <aside class="in-german no-print"><a href="/made-up?in=de" lang="de">Text</a></aside>
    <main><p>Text</p></main></html>"""
#: Faults that are seen under other conditions, or against what every page of a family has.
ELSEWHERE = {
    "no rules for paper": ('rel="stylesheet"', "", "on paper de /made-up: prints"),
    "small print": ("<p>", "<p class=tiny>", "is printed small"),
    "nothing on paper": ("<p>Text</p>", "<form>Text</form>", "is an empty sheet"),
    "a fold on paper": ("<p>Text</p>", "<details><summary>a</summary><p hidden>b</p></details>", "leaves folded"),
    "an edge that vanishes": ("<p>Text</p>", "<textarea class=bare></textarea>", "in forced colours: no edge"),
    "movement": ("<p>", "<p class=moves>", "moves"),
    "another beginning": ("data-leave", "", "does not begin with leaving"),
    "no language": ("/languages", "/elsewhere", "offers no other language"),
    "no note": ("in-german", "", "does not say that nobody has checked it"),
    "no original": ("?in=de", "", "leads to no German original"),
}


@pytest.mark.parametrize("fault", ELSEWHERE)
async def test_control_what_is_wrong_elsewhere_is_found(document, fault):
    ours, theirs, said = ELSEWHERE[fault]
    assert ours in ONE_OF_OURS
    sheet = await document.page.evaluate(OWN_STYLE)
    bodies: list[str] = [ONE_OF_OURS.replace("SHEET", sheet)]
    bodies.append(bodies[0].replace(ours, theirs))
    await document.context.route("**/made-up", lambda route: route.fulfill(body=bodies[0], content_type="text/html"))

    async def complaints() -> str:
        states = [State("/made-up")]
        wrong = (await document.look(states, "ar", loaded=True, family=True)).wrong
        return "\n".join(wrong + await document.paper(states) + await document.wishes(states))

    assert await complaints() == ""
    bodies.pop(0)
    assert said in await complaints()
