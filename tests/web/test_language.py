"""Everybody reads in their own language, and choosing one leads nowhere else."""

import re
import tomllib

import pytest

from app.conferences.speaking import LANGUAGE_COOKIE
from app.kit import i18n
from app.people.tables import Person
from app.practice.languages import LANGUAGES, TABLE
from app.practice.phases import Phase
from tests.world import everything


async def language_of(person):
    return (await Person.select(Person.language).where(Person.id == person.id).first())["language"]


async def choose(browser, language="en", back="/sign-in"):
    return await browser.send_form("/language", language=language, back=back)


async def test_it_works_for_somebody_signed_in(world, browser_of):
    browser = await browser_of(world.nora, language="de")
    answer = await choose(browser, back="/account?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/account?x=1")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{LANGUAGE_COOKIE}=en; ")
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {"httponly", "max-age=31536000", "path=/", "samesite=lax", "secure"}
    assert await language_of(world.nora) == "en"
    assert '<html lang="en" dir="ltr">' in (await browser.get("/account")).text


async def test_a_family_keeps_it_too(world, browser_of):
    await choose(await browser_of(world.ayse))
    assert await language_of(world.ayse) == "en"


async def test_nobody_signed_in_gets_the_cookie_alone(world, browser_of):
    before = await everything()
    browser = await browser_of()
    answer = await choose(browser)
    assert answer.headers["location"] == "/sign-in"
    assert answer.headers["set-cookie"].startswith(f"{LANGUAGE_COOKIE}=en;")
    assert await everything() == before


@pytest.mark.parametrize("who", ["ayse", "elif_", "interpreter", "nora", "idris"])
async def test_in_private_time_nothing_is_stored(world, browser_of, who):
    await world.at(Phase.PRIVATE_TIME)
    browser = await browser_of(getattr(world, who), language="de")
    before = await everything()
    answer = await choose(browser)
    assert answer.headers["set-cookie"].startswith(f"{LANGUAGE_COOKIE}=en;")
    assert await everything() == before
    await world.at(Phase.AGREEING)
    await choose(browser)
    assert await language_of(getattr(world, who)) == "en"


@pytest.mark.parametrize("who", ["jan", "vera", "foreign_coordinator"])
async def test_whoever_has_no_part_in_it_may_choose_meanwhile(world, browser_of, who):
    await world.at(Phase.PRIVATE_TIME)
    await choose(await browser_of(getattr(world, who)))
    assert await language_of(getattr(world, who)) == "en"


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.test/", "//evil.test", "/\\evil.test", "\\\\evil.test", "/\t/evil.test", "javascript:alert(1)", "evil", "",
        "/a\r\nSet-Cookie: x=y", "/a\x00", "/é", "/\ud800", "/" * 2, "/" + "a" * 100_000, ["/a", "//evil.test"][1:],
    ],
)  # fmt: skip
async def test_it_leads_to_our_own_pages_only(world, browser_of, back):
    if isinstance(back, str):
        body = b"language=en&back=" + back.encode("utf-8", "surrogatepass")
    else:
        body = "&".join(["language=en", *(f"back={each}" for each in back)]).encode()
    answer = await (await browser_of()).post("/language", content=body)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "x=y" not in str(answer.headers)


@pytest.mark.parametrize("language", ["xx", "", "EN", "e" * 100_000, "en\x00", "../../etc", ["en", "de"]])
async def test_a_language_that_we_do_not_speak_changes_nothing(world, browser_of, language):
    browser = await browser_of(world.nora)
    before = await everything()
    answer = await choose(browser, language=language)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert "set-cookie" not in answer.headers
    assert await everything() == before


async def test_what_the_browser_asks_for_is_heard(world, browser_of):
    browser = await browser_of()
    browser.cookies.clear()
    answer = await browser.get("/sign-in", headers={"accept-language": "en-GB,en;q=0.8,de;q=0.5"})
    assert '<html lang="en" dir="ltr">' in answer.text


@pytest.mark.parametrize(("back", "leads"), [("/my/plan", "/my/plan"), ("//evil.example", "/"), ("https://evil.example", "/"), ("", "/")])
async def test_all_languages_stand_on_a_page_of_their_own(world, browser_of, back, leads):
    """Each in its own script; it leads back to where one came from, and nowhere else."""
    ayse = await browser_of(world.ayse)
    page = (await ayse.get("/languages", params={"back": back})).text
    assert f'name="back" value="{leads}"' in page
    assert 'value="ar" lang="ar" dir="rtl"' in page
    assert 'href="/languages?back=/my"' in (await ayse.get("/my")).text


async def test_every_language_stands_there_by_its_own_name(world, browser_of):
    page = (await (await browser_of(world.ayse)).get("/languages")).text
    found = re.findall(r'name="language" value="(\w+)" lang="([\w-]+)" dir="(\w+)"[^>]*><span class="kern-label">([^<]+)<', page)
    assert found == [(each.code, each.tag, each.dir, each.name) for each in LANGUAGES.values()]


#: What phones say, and what is spoken then.
PHONES = {
    "tr-TR,tr;q=0.9,en;q=0.8": "tr",
    "fa-AF": "fa",
    "prs,de;q=0.5": "fa",
    "kmr-Latn-TR": "ku",
    "ti-ER,am;q=0.8": "ti",
    "mo": "ro",
    "als": "sq",
    "so,ar;q=0.5": "ar",
    "de-AT": "de",
    "de-simple": "de-simple",
    "so": "de",
    "*": "de",
    "": "de",
}


@pytest.mark.parametrize("asked", PHONES)
async def test_the_phone_says_which_language(browser_of, asked):
    browser = await browser_of()
    browser.cookies.clear()
    assert f'<html lang="{PHONES[asked]}"' in (await browser.get("/hello", headers={"accept-language": asked})).text


# Who has checked a catalogue, and the German original


UNCHECKED = [code for code, each in LANGUAGES.items() if not each.checked_by]


async def test_words_that_nobody_has_checked_say_so_and_checked_ones_do_not(world, browser_of, monkeypatch):
    page = (await (await browser_of(world.ayse, language="tr")).get("/my")).text
    note = re.search(r'<aside class="in-german[^>]*><p>([^<]+) <a href="/my\?in=de" lang="de" dir="ltr">Auf Deutsch lesen</a>', page)
    with i18n.speaking("tr"):
        assert note[1] == i18n.gettext("Nobody who speaks this language has checked these words yet.")
    monkeypatch.setitem(LANGUAGES, "tr", LANGUAGES["tr"]._replace(checked_by="Selin A., interpreter, 2027-02"))
    for language in ("tr", "de", "en"):
        assert "in-german" not in (await (await browser_of(world.ayse, language=language)).get("/my")).text, language


def test_each_catalogue_says_who_has_checked_it():
    """Nobody, or somebody by name; nothing is left out."""
    assert all("checked_by" in about for about in tomllib.loads(TABLE.read_text()).values())
    assert {"de", "en"}.isdisjoint(UNCHECKED)


@pytest.mark.parametrize("language", UNCHECKED)
async def test_the_german_original_is_a_look_and_no_choice(world, browser_of, language):
    ayse = await browser_of(world.ayse, language=language)
    kept = dict(ayse.cookies)
    german = await ayse.get("/my?in=de")
    own = LANGUAGES[language]
    assert '<html lang="de" dir="ltr">' in german.text
    assert f'<p lang="{own.tag}" dir="{own.dir}"><a href="/my">{own.name}</a></p>' in german.text
    assert dict(ayse.cookies) == kept
    assert f'<html lang="{own.tag}" dir="{own.dir}">' in (await ayse.get("/my")).text
