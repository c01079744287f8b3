"""Once a year a service writes what it intends, and sees beside it what the data say."""

import re
from datetime import date

import asyncpg
import pytest

from app.audit.tables import AuditEntry
from app.database import all_or_nothing, rows
from app.effects.tables import Intention
from app.kit.clock import today
from tests.effects import Story, many

THIS, LAST = today().year, today().year - 1
TWO = {
    "words_1": "Mehr Familien werden gefragt.", "indicator_1": "asked", "aim_1": "40", "how_1": "least",
    "words_2": "Die Familie ist unter sich.", "indicator_2": "private_time", "aim_2": "", "how_2": "least",
}  # fmt: skip


def said(page: str) -> list[str]:
    """What the data say, sentence by sentence."""
    return [re.sub(r"<[^>]*>", "", each).strip() for each in re.findall(r'data-label="What the data say">(.*?)</td>', page, re.DOTALL)]


async def test_it_works(world, browser_of):
    vera = await browser_of(world.vera)
    assert f"Write what we intend for {THIS}" in (await vera.get("/effects/intentions")).text

    answer = await vera.send_form(f"/effects/intentions/{THIS}", edited="0", **TWO)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/effects/intentions#year-{THIS}")
    kept = await Intention.select(Intention.words, Intention.indicator, Intention.aim, Intention.edition).order_by(Intention.number)
    assert [tuple(each.values()) for each in kept] == [(TWO["words_1"], "asked", 40, 1), (TWO["words_2"], "private_time", None, 1)]
    assert await AuditEntry.exists().where(AuditEntry.deed == "write_intentions", AuditEntry.who == world.vera.id)
    nora = await browser_of(world.nora)
    page = (await nora.get("/effects/intentions")).text
    assert TWO["words_1"] in page
    assert f"/effects/intentions/{THIS}" not in page


async def test_intention_and_data_stand_side_by_side_in_words(world, browser_of):
    await many(world, 18, date(LAST, 3, 1))
    for number in range(12):
        story = await Story(world).begin(f"{LAST}-06-01")
        await story.steps(**({"begin_preparation": f"{LAST}-06-11"} | ({"open_conference": f"{LAST}-07-01"} if number < 3 else {})))
    lines = [("asked", 40, True), ("held", None, True), ("days_to_yes", 14, False), ("help_on_time", 90, True)]
    for number, (indicator, aim, least) in enumerate(lines, start=1):
        about = {"office": world.bremen.id, "year": LAST, "number": number, "words": "Das wollen wir."}
        await Intention.insert(Intention(**about, indicator=indicator, aim=aim, at_least=least))

    assert said((await (await browser_of(world.vera)).get("/effects/intentions")).text) == [
        f"Families asked for in {LAST}: 30. Aim: at least 40.",
        f"Conferences held in {LAST}: too few to be shown.",
        f"From the referral to the family&#39;s yes in {LAST}: 10 days. Aim: at most 14 days.",
        f"Promises of the office: kept on time in {LAST}: 0. Aim: at least 90 %.",
    ]


async def test_written_again_it_is_another_wording_and_the_first_can_be_read(world, browser_of):
    vera = await browser_of(world.vera)
    await vera.send_form(f"/effects/intentions/{THIS}", edited="0", **TWO)
    answer = await vera.send_form(f"/effects/intentions/{THIS}", edited="1", **TWO | {"words_1": "Wir fragen früher."})
    assert answer.status_code == 303

    page = (await vera.get("/effects/intentions")).text
    assert page.index("Wir fragen früher.") < page.index("How it stood here before") < page.index(TWO["words_1"])
    with pytest.raises(asyncpg.RaiseError, match="is not changed"):
        async with all_or_nothing():
            await rows("UPDATE intention SET words = 'x'")


async def test_who_was_slower_sees_both(world, browser_of):
    vera = await browser_of(world.vera)
    await vera.send_form(f"/effects/intentions/{THIS}", edited="0", **TWO)
    answer = await vera.send_form(f"/effects/intentions/{THIS}", edited="0", **TWO | {"words_1": "Meins."})

    assert answer.status_code == 409
    assert all(words in answer.text for words in ("Meins.", TWO["words_1"], 'name="edited" value="1"'))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"words_2": "", "indicator_2": ""}, "Please write at least two sentences."),
        ({"indicator_1": ""}, "Please choose by which number you want to see it."),
        ({"words_1": ""}, "Please say in a sentence what you intend."),
        ({"aim_2": "101"}, "This is a share: please write a number up to 100."),
        ({"aim_3": "5"}, "There is an aim, but no sentence."),
    ],
)
async def test_mistakes_are_told_and_what_was_typed_stays(world, browser_of, typed, sentence):
    vera = await browser_of(world.vera)
    answer = await vera.send_form(f"/effects/intentions/{THIS}", edited="0", **TWO | typed)

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert (TWO | typed)["words_2"] in answer.text
    assert await Intention.count() == 0


async def test_what_nobody_should_send(world, browser_of):
    vera = await browser_of(world.vera)
    for nasty in ({"indicator_1": "coordinator"}, {"aim_1": "-1"}, {"aim_1": "viel"}, {"how_1": "x"}, {"words_1": "a" * 601}):
        assert (await vera.send_form(f"/effects/intentions/{THIS}", edited="0", **TWO | nasty)).status_code == 422
    for year in (LAST, THIS + 2, 0):
        assert (await vera.get(f"/effects/intentions/{year}")).status_code == 404
        assert (await vera.send_form(f"/effects/intentions/{year}", edited="0", **TWO)).status_code == 404


async def test_who_is_kept_out(world, browser_of):
    await (await browser_of(world.vera)).send_form(f"/effects/intentions/{THIS}", edited="0", **TWO)
    for person in (world.nora, world.idris, world.ada, world.ayse):
        answer = await (await browser_of(person)).send_form(f"/effects/intentions/{THIS}", edited="1", **TWO)
        assert answer.status_code in {403, 404}
    assert TWO["words_1"] not in (await (await browser_of(world.foreign_manager)).get("/effects/intentions")).text
