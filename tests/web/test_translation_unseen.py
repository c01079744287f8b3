"""Nobody overwrites words of a translation that they have not seen."""

from app.translations.rules import checksum
from app.translations.tables import TranslatedLine
from tests.plans import present_plan
from tests.translations import (
    IN_TURKISH,
    OWN,
    WHAT,
    ask_leyla,
    in_turkish,
    write,
)
from tests.web.test_my_translation import PATH, typed
from tests.world import World


async def test_two_at_once_lose_no_word(world: World, browser_of):
    await present_plan(world)
    await ask_leyla(world)
    leyla = await browser_of(world.interpreter)
    before = (await leyla.get(PATH)).text
    await write(world, {OWN: "Nineyle gider."})

    answer = await leyla.send_form(PATH, **await typed(before, lines=IN_TURKISH))
    assert answer.status_code == 409
    assert "Nineyle gider." in answer.text
    assert IN_TURKISH[OWN] in answer.text
    assert {line.words for line in await TranslatedLine.objects()} == {"Nineyle gider.", IN_TURKISH[WHAT]}  # the other line is kept

    await leyla.send_form(PATH, **await typed(answer.text))  # both seen: what stands in the field counts now
    assert {line.words for line in await TranslatedLine.objects()} == set(IN_TURKISH.values())


async def test_after_a_mistake_nobody_overwrites_what_they_have_not_seen(world: World, browser_of):
    await in_turkish(world)
    leyla = await browser_of(world.interpreter)
    before = (await leyla.get(PATH)).text
    await write(world, {OWN: "Nineyle gider."})
    answer = await leyla.send_form(PATH, **await typed(before, lines={OWN: "a" * 4001}))
    assert (answer.status_code, "Nineyle gider." in answer.text) == (422, True)


async def test_a_line_that_was_cleared_and_written_anew_is_another_one(world: World, browser_of):
    await in_turkish(world)
    leyla = await browser_of(world.interpreter)
    before = (await leyla.get(PATH)).text
    await write(world, {OWN: ""})
    await write(world, {OWN: "Nineyle gider."})
    answer = await leyla.send_form(PATH, **await typed(before, lines={OWN: "Babaannesiyle."}))
    assert (answer.status_code, "Nineyle gider." in answer.text, "Babaannesiyle." in answer.text) == (409, True, True)
    assert {line.words for line in await TranslatedLine.objects()} == {"Nineyle gider.", IN_TURKISH[WHAT]}


async def test_what_stays_as_it_is_takes_nobodys_words_away(world: World, browser_of):
    await present_plan(world)
    await ask_leyla(world)
    leyla = await browser_of(world.interpreter)
    before = (await leyla.get(PATH)).text
    await write(world, {OWN: "Nineyle gider."})
    answer = await leyla.send_form(PATH, **await typed(before, same=[checksum(OWN)]))
    assert (answer.status_code, "Nineyle gider." in answer.text) == (409, True)
    assert (await leyla.send_form(PATH, **await typed(answer.text))).status_code == 303
    assert {line.words for line in await TranslatedLine.objects()} == {"Nineyle gider."}


async def test_an_untouched_line_never_overwrites_a_newer_one(world: World, browser_of):
    await in_turkish(world)
    leyla = await browser_of(world.interpreter)
    before = (await leyla.get(PATH)).text
    await write(world, {OWN: "Daha iyi."})
    assert (await leyla.send_form(PATH, **await typed(before, lines={WHAT: "Elif'i götürür."}))).status_code == 303
    assert {line.words for line in await TranslatedLine.objects()} == {"Daha iyi.", "Elif'i götürür."}
