"""The coordinator has the plan translated: asks, sees how far it is, writes down what is dictated, notes that it was read back."""

from datetime import timedelta

import pytest

from app.circle.commands import leave
from app.database import rows
from app.kit.clock import now, today
from app.outbox.tables import OutboxMessage
from app.practice.phases import Phase
from app.translations.commands import finish, keep_draft
from app.translations.rules import checksum
from app.translations.tables import Order, TranslatedLine
from tests.circle import seat_of
from tests.plans import accept_plan, present_plan
from tests.translations import ANSWER, IN_TURKISH, OWN, WHAT, answered, ask_leyla, fields_of, in_turkish, read_back, work_in, write
from tests.world import World

SINCE = "Since then lines have changed or come."


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


async def test_without_a_name_nothing_is_lost_and_nobody_else_is_said_to_have_written(world: World, browser_of, there):
    await in_turkish(world)
    nora = await browser_of(world.nora)
    page = (await nora.get(f"{there}/tr")).text
    same = (await work_in(world)).untranslated[0].checksum
    answer = await nora.send_form(f"{there}/tr", **dictated(page, {OWN: "Yeni."}, by="", same=[same]))
    assert (answer.status_code, answer.text.count("Yeni.")) == (422, 1)
    assert f'value="{same}" checked' in answer.text
    assert "Somebody else" not in answer.text
    assert {each.words for each in await TranslatedLine.objects()} == set(IN_TURKISH.values())


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


@pytest.mark.parametrize("words", ["Yeni.", IN_TURKISH[OWN]])
async def test_a_line_that_was_cleared_and_written_anew_was_not_read_back_unless_it_says_the_same(world: World, browser_of, there, words):
    await in_turkish(world)
    seen = (await work_in(world)).stands
    await write(world, {OWN: ""})
    await write(world, {OWN: words})
    answer = await (await browser_of(world.nora)).send_form(f"{there}/tr/read-back", on=today().isoformat(), by="Leyla", seen=seen)
    assert answer.status_code == (303 if words == IN_TURKISH[OWN] else 409)


async def test_what_a_machine_wrote_was_not_read_back_because_somebody_confirms_it_now(world: World, browser_of, there):
    await present_plan(world)
    await ask_leyla(world)
    line = (await work_in(world)).lines[0]
    await keep_draft(await world.as_it_is(), "tr", [(line, "Taslak.")], by=world.nora.id)
    await write(world, {WHAT: IN_TURKISH[WHAT]})
    seen, leyla = (await work_in(world)).stands, await browser_of(world.interpreter)
    await leyla.send_form("/my/translate/tr", **dictated((await leyla.get("/my/translate/tr")).text, {}, right=[line.checksum]))
    assert (await work_in(world)).progress.machine == 0
    answer = await (await browser_of(world.nora)).send_form(f"{there}/tr/read-back", on=today().isoformat(), by="Leyla", seen=seen)
    assert answer.status_code == 409


async def test_a_line_that_was_read_back_earlier_keeps_its_day(world: World, browser_of, there):
    await in_turkish(world)
    await read_back(world)
    await TranslatedLine.update({TranslatedLine.read_back_on: today() - timedelta(days=7)}, force=True)
    await write(world, {OWN: "Yeni."})
    nora = await browser_of(world.nora)
    form = {"on": today().isoformat(), "by": "Selam Haile", "seen": (await work_in(world)).stands}
    for _ in range(2):  # twice is once
        assert (await nora.send_form(f"{there}/tr/read-back", **form)).status_code == 303
    assert {each.words: (each.read_back_on, each.read_back_by) for each in await TranslatedLine.objects()} == {
        "Yeni.": (today(), "Selam Haile"), IN_TURKISH[WHAT]: (today() - timedelta(days=7), "Leyla Aydın"),
    }  # fmt: skip


async def test_of_a_translator_who_takes_part_no_more_nothing_is_asked(world: World, browser_of, there):
    await in_turkish(world)
    nora = await browser_of(world.nora)
    assert "Their place in the circle" in (await nora.get(f"{there}/tr")).text  # the control
    await leave(await world.as_it_is(), await seat_of(world, world.interpreter), by=world.nora.id)
    page = (await nora.get(f"{there}/tr")).text
    assert ("Nobody is asked at the moment." in page, "Their place in the circle" in page) == (True, False)
    assert "2 of 10 lines" in (await nora.get(there)).text


async def test_a_language_without_a_page_is_not_in_the_list(world: World, browser_of, there):
    """Nobody is asked, and what was translated stands nowhere in the plan any more."""
    await in_turkish(world)
    nora = await browser_of(world.nora)
    assert f'href="{there}/tr"' in (await nora.get(there)).text  # the control
    await nora.send_form(f"{there}/tr/take-back")
    await rows("UPDATE translated_line SET checksum = md5(checksum), key = md5(key)")
    assert (await nora.get(f"{there}/tr")).status_code == 404
    assert f'href="{there}/tr"' not in (await nora.get(there)).text


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
    long_ago = now() - timedelta(days=30)
    await Order.update({Order.asked_at: long_ago}, force=True)
    leyla, nora = await browser_of(world.interpreter), await browser_of(world.nora)
    await leyla.send_form("/my/translate/tr", finished="yes")
    page = (await nora.get(f"{there}/tr")).text
    assert ["Ask again for what is open" in page, SINCE in page, "They say that they are finished." in page] == [True, False, True]
    await nora.send_form(there, language="tr", translator=str(await seat_of(world, world.interpreter)))
    assert await OutboxMessage.count().where(OutboxMessage.kind == "translation_wanted") == 2
    order = await Order.objects().first()
    assert (order.finished_at, order.asked_at > long_ago) == (None, True)


async def test_what_the_office_says_later_makes_a_finished_translation_open_again(world: World, browser_of, there):
    await present_plan(world)
    await ask_leyla(world)
    await write(world, {line.text: "…" for line in (await work_in(world)).lines})
    await finish(await world.as_it_is(), "tr", by=world.interpreter.id)
    nora = await browser_of(world.nora)
    page = (await nora.get(f"{there}/tr")).text
    assert ["10 of 10 lines" in page, "Ask again for what is open" in page] == [True, False]
    await answered(world)
    page = (await nora.get(f"{there}/tr")).text
    assert ["10 of 11 lines" in page, "Ask again for what is open" in page, SINCE in page] == [True, True, True]
    assert "What does the office answer?" in page.split(ANSWER)[0][-400:]


async def test_what_is_finished_waits_on_the_desk_until_it_was_read_back(world: World, browser_of, there):
    await in_turkish(world)
    nora, link = await browser_of(world.nora), f'href="{there}"'
    assert link not in (await nora.get("/desk")).text
    await finish(await world.as_it_is(), "tr", by=world.interpreter.id)
    desk = (await nora.get("/desk")).text
    assert (link in desk, "Leyla Aydın" in desk) == (True, True)  # she was told that something waits for her
    await read_back(world)
    assert link not in (await nora.get("/desk")).text
    await rows("UPDATE translated_line SET read_back_on = NULL, read_back_by = '', original = 'Das steht nicht mehr im Plan.'")
    assert link not in (await nora.get("/desk")).text


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
