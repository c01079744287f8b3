"""Fourteen people in five languages, from the referral to the invitation, in at most sixty clicks and fields of the office."""

import re
from datetime import timedelta

import pytest
from msgspec import Struct, field
from playwright.async_api import Locator, Page, expect

from app.kit.clock import today
from tests.browser.doings import choose, mail_to, press

pytestmark = pytest.mark.browser
MOST = 60
#: A list as it comes out of a talk or a spreadsheet. Two with custody and the child stand in the referral already.
CIRCLE = """
Mariam Saleh, Großmutter mütterlicherseits, Arabisch, mariam@saleh.test
Yusuf Saleh, Onkel mütterlicherseits, Arabisch, yusuf@saleh.test
Huda Saleh, Tante mütterlicherseits, Arabisch, 0176 5550201
Peter Krüger, Großvater väterlicherseits, Deutsch, peter@krueger.test
Inge Krüger, Großmutter väterlicherseits, Deutsch, 0421 555020
Olena Bondar, Freundin der Mutter, Ukrainisch, olena@bondar.test
Dilan Aslan, Freundin, Türkisch, dilan@aslan.test
Grace Mensah, Nachbarin, Englisch, grace@mensah.test
Tom Lüders, Pate, Deutsch, tom@lueders.test
Frau Behrens, Lehrerin, Deutsch, behrens@schule.test
Rana Khalil, Dolmetscherin, Arabisch, rana@dolmetschen.test
"""


class Hand(Struct):
    """Somebody of the office at their desk. Every click and every field is one action; looking and scrolling are none."""

    page: Page
    who: str
    done: list[str] = field(default_factory=list)

    async def press(self, what: str, button: Locator) -> None:
        self.done.append(f"click {what}")
        await press(self.page, button)

    async def open(self, what: str, folded: Locator) -> None:
        self.done.append(f"click {what}")
        await folded.click()

    async def type(self, name: str, value: str, *, inside: str = "main form") -> None:
        self.done.append(f"field {name}")
        place = self.page.locator(f"{inside} [name='{name}']").first
        if await place.evaluate("place => place.localName") == "select":
            await choose(place, value)
        else:
            await place.fill(value)

    def form(self, action: str) -> str:
        return f"main form[action$='{action}']"

    def button(self, action: str) -> Locator:
        return self.page.locator(f"{self.form(action)} button:not([tabindex='-1']):not([name])").last

    def place(self, words: str) -> Locator:
        return self.page.locator("#places a", has_text=words)


async def refer(idris: Hand) -> str:
    await idris.page.goto("/desk")
    await idris.press("New referral", idris.page.locator("a[href='/referrals/new']").first)
    for name, value in {
        "family_name": "Familie Krüger-Saleh",
        "child_name": "Sami Krüger",
        "concern": "Sami schläft seit dem Umzug kaum und war zwölf Tage nicht in der Schule.",
        "question": "Wie kommt Sami wieder zur Ruhe und in die Schule?",
        "bottom_line": "Sami ist nachts nie allein.",
        "custody_name": "Amal Saleh",
        "custody_side": "mother",
        "custody_language": "ar",
        "custody_phone": "0176 5550200",
        "custody_consent": "written",
        "custody_consent_on": today().isoformat(),
    }.items():
        await idris.type(name, value)
    await idris.press("One more person with custody", idris.page.locator("button[name='more'][value='custody']"))
    second = {
        "custody_name": "Jonas Krüger",
        "custody_side": "father",
        "custody_phone": "0176 5550199",
        "custody_consent": "written",
        "custody_consent_on": today().isoformat(),
    }
    for name, value in second.items():
        idris.done.append(f"field {name} of the second")
        place = idris.page.locator(f"main form [name='{name}']").nth(1)
        await (choose(place, value) if await place.evaluate("place => place.localName") == "select" else place.fill(value))
    await idris.press("Send the referral", idris.button("/referrals/new"))
    await expect(idris.page.locator("main")).to_contain_text("Familie Krüger-Saleh")
    return "/" + "/".join(idris.page.url.split("?")[0].split("#")[0].split("/")[3:5])


async def take_it_on(nora: Hand, root: str) -> None:
    await nora.page.goto("/desk")
    await nora.press("the referral", nora.page.locator(f"#unclaimed a[href='{root}']"))
    await nora.press("I take it on", nora.button("/take-on"))
    await nora.press("The referral is clear", nora.button("/clarify"))
    await nora.press("Begin the preparation", nora.button("/begin"))


async def widen_the_circle(nora: Hand) -> None:
    await nora.press("The circle", nora.place("Der Kreis"))
    await nora.press("Add many", nora.page.locator("main a[href$='/circle/many']").first)
    await nora.open("paste a list", nora.page.locator("details.paste summary"))
    await nora.type("list", CIRCLE)
    await nora.press("Put it into the table", nora.page.locator("button[name='do'][value='read']"))
    await nora.type("consent", "oral")
    await nora.press("Add all", nora.page.locator("button[name='do'][value='save']"))
    await expect(nora.page.locator(".error-summary")).to_have_count(0)


async def find_the_day(nora: Hand) -> None:
    await nora.press("Day and place", nora.place("Tag und Ort"))
    inside = nora.form("/proposals")
    await nora.type("clock", "15:00", inside=inside)
    await nora.type("place", "Bürgerhaus Hemelingen, Saal 2", inside=inside)
    for row, days in enumerate((21, 23, 26), 1):
        await nora.type(f"day_{row}", (today() + timedelta(days=days)).isoformat(), inside=inside)
    await nora.press("Propose these days", nora.button("/proposals"))
    await nora.press("Ask everybody", nora.button("/date/ask"))


async def answers_by_phone(page: Page, address: str) -> None:
    """A relative opens the link in the mail and says in three taps what is possible."""
    mail = await mail_to(page, address)
    link = re.search(r"/hello#\S+", await mail.inner_text())
    assert link is not None
    await page.goto(link[0])
    await page.locator("form[action='/hello/enter'] button").first.click()
    await page.wait_for_url("**/my**")
    await page.goto("/my/dates")
    for yes in await page.locator("main form label:has(input[type=radio][value=yes])").all():
        await yes.click()
    await press(page, page.locator("main form button").first)


async def choose_and_invite(nora: Hand) -> None:
    await nora.press("Day and place", nora.place("Tag und Ort"))
    await nora.press("Choose this day", nora.page.locator("main form[action$='/choose'] button").first)
    if await nora.page.locator("main input[name='seen']").count():  # somebody who must be there has not answered yet
        await nora.press("Choose it all the same", nora.page.locator("main form[action$='/choose'] button").first)
    await nora.press("Invitations", nora.place("Einladungen"))
    await nora.open("Send the invitations", nora.page.locator("main details.confirm summary"))
    await nora.press("Send now", nora.page.locator("main details.confirm button").last)


async def test_fourteen_people_in_five_languages(page_of):
    idris = Hand(await page_of("Idris Kaya", size="desk", language="de"), "Idris")
    nora = Hand(await page_of("Nora Wiechmann", size="desk", language="de"), "Nora")
    root = await refer(idris)
    await take_it_on(nora, root)
    await widen_the_circle(nora)
    await find_the_day(nora)
    await answers_by_phone(await page_of(size="phone", language="ar"), "mariam@saleh.test")
    await choose_and_invite(nora)

    people = nora.page.locator("main li[id^='p-']")
    await expect(people).to_have_count(14)
    await expect(nora.page.locator("main input[name='who']")).to_have_count(0)
    await mail_to(await page_of(size="phone", language="de"), "tom@lueders.test")
    actions = [*(f"{idris.who}: {each}" for each in idris.done), *(f"{nora.who}: {each}" for each in nora.done)]
    print(f"\n{len(actions)} actions from the referral to the invitation of 14 people in 5 languages", *actions, sep="\n  ")
    assert len(actions) <= MOST
