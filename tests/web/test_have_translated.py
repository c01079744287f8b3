"""The coordinator has the plan translated: asks, sees how far it is, writes down what is dictated, notes that it was read back."""

from datetime import timedelta

import pytest

from app.kit.clock import today
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from app.translations.rules import checksum
from app.translations.tables import Order, TranslatedLine
from tests.circle import seat_of
from tests.plans import accept_plan, present_plan
from tests.translations import IN_TURKISH, OWN, WHAT, ask_leyla, fields_of, in_turkish, read_back, work_in, write
from tests.world import World


@pytest.fixture
def there(world: World):
    return f"/conferences/{world.yilmaz.id}/translations"


def dictated(page, lines, **more):
    by_line = {checksum(text): said for text, said in lines.items()}
    fields = fields_of(page)
    return {"line": [mark for mark, _ in fields], "words": [by_line.get(mark[:64], old) for mark, old in fields], **more}


async def test_it_works_from_the_order_to_reading_it_back(world: World, browser_of, queries, there):
    await accept_plan(world)
    nora = await browser_of(world.nora)
    page = (await nora.get(there)).text
    assert "Ayşe Demir" in page  # who reads another language
    answer = await nora.send_form(there, language="tr", translator=str(await seat_of(world, world.interpreter)))
    assert (answer.status_code, answer.headers["location"]) == (303, there)
    await write(world, IN_TURKISH)
    for path in (there, f"{there}/tr"):
        queries.clear()
        page = (await nora.get(path)).text
        assert "2 of 10 lines are translated" in page
        assert len(queries) <= 4

    seen = page.split('name="seen" value="')[1].split('"')[0]
    answer = await nora.send_form(f"{there}/tr/read-back", on=today().isoformat(), by="Leyla Aydın", seen=seen)
    assert answer.status_code == 303
    lines = await TranslatedLine.objects()
    assert {(each.read_back_on, each.read_back_by) for each in lines} == {(today(), "Leyla Aydın")}
    await write(world, {OWN: "Başka türlü."})  # other words were not read back
    assert {each.words: each.read_back_on for each in await TranslatedLine.objects()} == {"Başka türlü.": None, IN_TURKISH[WHAT]: today()}


async def test_what_is_dictated_stands_there_with_the_name_of_whoever_said_it(world: World, browser_of, there):
    await present_plan(world)
    nora = await browser_of(world.nora)
    assert (await nora.send_form(there, language="ti")).headers["location"] == f"{there}/ti"
    page = (await nora.get(f"{there}/ti")).text
    wrong = await nora.send_form(f"{there}/ti", **dictated(page, {OWN: "ኣደይ"}, by=""))
    assert (wrong.status_code, wrong.text.count("ኣደይ")) == (422, 1)  # nobody is named: what was typed is still there
    await nora.send_form(f"{there}/ti", **dictated(page, {OWN: "ኣደይ"}, by="Selam Haile"))
    (line,) = await TranslatedLine.objects()
    assert (line.words, line.by_name, line.by_person, line.written_by) == ("ኣደይ", "Selam Haile", None, world.nora.id)


async def test_two_at_once_lose_no_word(world: World, browser_of, there):
    await present_plan(world)
    await ask_leyla(world)
    nora = await browser_of(world.nora)
    page = (await nora.get(f"{there}/tr")).text
    await write(world, {OWN: "Nineyle."})
    answer = await nora.send_form(f"{there}/tr", **dictated(page, {OWN: "Babaanneyle."}, by="Leyla Aydın"))
    assert (answer.status_code, "Nineyle." in answer.text, "Babaanneyle." in answer.text) == (409, True, True)
    assert [each.words for each in await TranslatedLine.objects()] == ["Nineyle."]


async def test_reading_back_is_of_what_she_saw(world: World, browser_of, there):
    await in_turkish(world)
    nora = await browser_of(world.nora)
    seen = (await work_in(world)).stands
    await write(world, {OWN: "Yeni."})
    answer = await nora.send_form(f"{there}/tr/read-back", on=today().isoformat(), by="Leyla", seen=seen)
    assert (answer.status_code, "Lines have changed" in answer.text) == (409, True)
    late = await nora.send_form(f"{there}/tr/read-back", on=(today() + timedelta(days=1)).isoformat(), by="Leyla", seen=seen)
    assert late.status_code == 409
    assert (await nora.send_form(f"{there}/tr/read-back", on="", by="")).status_code == 422
    assert await TranslatedLine.count().where(TranslatedLine.read_back_on.is_not_null()) == 0


async def test_an_order_is_taken_back_and_what_is_translated_stays(world: World, browser_of, there):
    await in_turkish(world)
    nora, leyla = await browser_of(world.nora), await browser_of(world.interpreter)
    assert (await leyla.get("/my/translate")).status_code == 200
    assert (await nora.send_form(f"{there}/tr/take-back")).status_code == 303
    assert (await leyla.get("/my/translate")).status_code == 404
    assert "/my/translate" not in (await leyla.get("/my")).text
    message = await OutboxMessage.objects().where(OutboxMessage.kind == "translation_wanted").first()
    assert (message.state, message.problem) == ("withheld", "not_now")  # it says nothing true any more
    assert (await Order.count(), await TranslatedLine.count()) == (0, 2)
    assert "2 of 10" in (await nora.get(there)).text
    await nora.send_form(f"{there}/tr/take-back")  # twice is once


async def test_she_is_asked_again_when_new_lines_have_come(world: World, browser_of, there):
    await in_turkish(world)
    await Order.update({Order.finished_at: None}, force=True)
    leyla, nora = await browser_of(world.interpreter), await browser_of(world.nora)
    await leyla.send_form("/my/translate/tr", finished="yes")
    page = (await nora.get(f"{there}/tr")).text
    assert "Ask again for what is open" in page
    await nora.send_form(there, language="tr", translator=str(await seat_of(world, world.interpreter)))
    assert await OutboxMessage.count().where(OutboxMessage.kind == "translation_wanted") == 2
    assert (await Order.objects().first()).finished_at is None


async def test_only_interpreters_of_the_circle_and_only_a_plan_that_is_there(world: World, browser_of, there):
    await world.at(Phase.AGREEING)
    nora = await browser_of(world.nora)
    assert "There is no plan yet" in (await nora.get(there)).text
    seat = str(await seat_of(world, world.interpreter))
    assert (await nora.send_form(there, language="tr", translator=seat)).status_code == 409
    await present_plan(world)
    for wrong in (
        {"translator": str(await seat_of(world, world.ayse))},
        {"translator": str(world.nora.id)},
        {"language": "xx"},
        {"language": ""},
    ):
        assert (await nora.send_form(there, **{"language": "tr", "translator": seat} | wrong)).status_code == 422
    for path in ("tr", "xx", "%00", "de_simple"):
        assert (await nora.get(f"{there}/{path}")).status_code == 404
    assert await Order.count() == 0


async def test_who_is_kept_out(world: World, browser_of, there):
    await in_turkish(world)
    await read_back(world)
    for person, status in ((world.idris, 403), (world.vera, 403), (world.jan, 404), (world.foreign_coordinator, 404), (world.ayse, 404)):
        browser = await browser_of(person)
        assert [(await browser.get(path)).status_code for path in (there, f"{there}/tr")] == [status, status]
        assert (await browser.send_form(f"{there}/tr/take-back")).status_code == status
    assert await Order.count() == 1
