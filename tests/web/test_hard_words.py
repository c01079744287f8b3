"""Hard words are explained on tap, in the reader's language; to a child in its own words."""

import re

import pytest

from app.kit import i18n
from app.main import HERE
from app.practice.hard_words import HARD_WORDS, Hard, words_for
from app.practice.phases import Phase
from tests.circle import invite_everybody
from tests.plans import accept_plan

ASKED = re.compile(r"hard\.explained\(([^)]*)\)")
EXPLAINED = re.compile(r'<details class="hard-word">\s*<summary>.*?</span>([^<]+)</summary>\s*<p>([^<]+)</p>\s*</details>', re.DOTALL)


def told(language, hard, *, child=False):
    with i18n.speaking(language, to_a_child=child):
        each = HARD_WORDS[hard]
        return i18n.gettext(each.word), i18n.gettext(each.said(child))


@pytest.mark.parametrize("language", ["de", "de_simple", "en", "ar", "tr", "ti"])
async def test_it_works_beside_the_plan_in_the_readers_language(world, browser_of, language):
    await accept_plan(world)
    ayse = await browser_of(world.ayse, language=language)
    found = [(word.strip(), means) for word, means in EXPLAINED.findall((await ayse.get("/my/plan")).text)]
    assert found
    assert set(found) <= {told(language, hard) for hard in Hard}
    everything = (await ayse.get("/my/words")).text
    assert all(word in everything and means in everything for word, means in (told(language, hard) for hard in Hard))


async def test_a_child_reads_its_own_words_and_none_that_is_for_others(world, browser_of):
    await world.at(Phase.PREPARATION)
    page = (await (await browser_of(world.elif_, language="de")).get("/my/words")).text
    for hard, each in HARD_WORDS.items():
        word, means = told("de", hard, child=True)
        assert (means in page) == each.for_child, word
    assert len(words_for(child=True)) < len(words_for(child=False)) == len(Hard)


#: Said by people on the way, not on a page: these stand in the list alone.
HEARD = {Hard.CIRCLE, Hard.CONFIDENTIAL, Hard.CUSTODY, Hard.SUPPORTER, Hard.ADVOCATE}


def test_every_word_is_explained_on_the_page_where_one_meets_it():
    calls = [said for path in (HERE / "templates").rglob("*.html") for said in ASKED.findall(path.read_text())]
    assert {key for said in calls for key in re.findall(r'"(\w+)"', said)} == set(Hard) - HEARD


async def test_whoever_is_invited_finds_them_before_they_answer(world, browser_of):
    await world.at(Phase.PREPARATION)
    await invite_everybody(world)
    ayse = await browser_of(world.ayse, language="de")
    for answer in (None, "yes"):
        if answer:
            await ayse.send_form("/my/invitation", answer=answer)
        found = {word.strip() for word, _means in EXPLAINED.findall((await ayse.get("/my/invitation")).text)}
        assert {told("de", hard)[0] for hard in (Hard.FAMILY_GROUP_CONFERENCE, Hard.COORDINATOR, Hard.ANOTHER_WAY)} <= found
