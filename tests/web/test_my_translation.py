"""An interpreter translates the plan by their own link: line by line, and sees nothing else of it."""

from app.audit.tables import AuditEntry
from app.conferences.tables import Participant
from app.database import rows
from app.outbox.tables import OutboxMessage
from app.plans.commands import change_agreement, present, start_draft
from app.plans.forms import ChangedAgreementForm
from app.plans.queries import draft_of
from app.practice.phases import Phase
from app.translations.commands import ByWhom, take_back
from app.translations.rules import checksum
from app.translations.tables import Order, TranslatedLine
from tests.circle import seat_of
from tests.plans import accept_plan, present_plan
from tests.reviews import agreeing
from tests.safety import a_second_meeting
from tests.translations import (
    ANSWER,
    IN_TURKISH,
    OWN,
    UNCLEAR,
    UNMET,
    WHAT,
    answered,
    ask_leyla,
    fields_of,
    sent_back,
    work_in,
    write,
)
from tests.world import World

PATH = "/my/translate/tr"


async def typed(page, **words):
    """The form as somebody filled it in: by the original's text, the words in its place."""
    by_line = {checksum(text): said for text, said in words.pop("lines", {}).items()}
    fields = fields_of(page)
    return {"line": [mark for mark, _ in fields], "words": [by_line.get(mark[:64], old) for mark, old in fields], **words}


async def changed_plan(world, what):
    """The family changes one promise and presents the plan anew."""
    await world.at(Phase.AGREEING)
    conference = await world.as_it_is()
    await start_draft(conference, by=world.nora.id)
    draft = await draft_of(conference.id)
    first = draft.agreements[0]
    form = ChangedAgreementForm(
        edited=first.edited, what=what, who=first.who.id, due_words=first.due_words, helper=first.helper.id, checker=first.checker.id,
        sign=first.sign, plan_b=first.plan_b, answers=first.answers,
    )  # fmt: skip
    await change_agreement(conference, first.id, form, by=world.nora.id)
    await present(await world.as_it_is(), by=world.nora.id)


async def test_it_works_line_by_line_until_she_says_finished(world: World, browser_of, queries):
    await present_plan(world)
    await ask_leyla(world)
    leyla = await browser_of(world.interpreter)
    assert "/my/translate" in (await leyla.get("/my")).text

    queries.clear()
    page = await leyla.get("/my/translate")
    assert (page.status_code, len(queries)) == (200, 3)  # who it is, the lines, that she looked
    assert "0 of 10 lines are translated" in page.text
    assert OWN in page.text
    assert "jeden Schultag" in page.text

    answer = await leyla.send_form(PATH, **await typed(page.text, lines=IN_TURKISH, at="1"))
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PATH}#g-2")
    page = await leyla.get(PATH)
    assert "2 of 10 lines are translated" in page.text
    line = await TranslatedLine.objects().where(TranslatedLine.original == OWN).first()
    assert (line.words, line.by_name, line.by_person, line.machine, line.read_back_on) == (
        IN_TURKISH[OWN], "Leyla Aydın", world.interpreter.id, False, None
    )  # fmt: skip

    answer = await leyla.send_form(PATH, **await typed(page.text, finished="yes"))
    assert answer.status_code == 303
    assert (await Order.objects().first()).finished_at is not None
    assert await OutboxMessage.exists().where(OutboxMessage.person == world.nora.id, OutboxMessage.kind == "desk_news")
    deeds = [each.deed for each in await AuditEntry.objects().order_by(AuditEntry.at)]
    assert [each for each in deeds if "translat" in each and not each.startswith("looked")] == [
        "ask_for_translation", "translate_lines", "finish_translation",
    ]  # fmt: skip


async def test_she_is_told_once_in_a_neutral_message(world: World):
    await present_plan(world)
    await ask_leyla(world)
    await ask_leyla(world)
    told = await OutboxMessage.select(OutboxMessage.person, OutboxMessage.kind).where(OutboxMessage.kind == "translation_wanted")
    assert told == [{"person": world.interpreter.id, "kind": "translation_wanted"}]


async def test_she_sees_lines_and_nothing_else(world: World, browser_of):
    await accept_plan(world)
    await ask_leyla(world)
    page = (await (await browser_of(world.interpreter)).get(PATH)).text
    for hidden in ("Amselweg", "familie.test", "Elif kommt seit Wochen", "Wie schafft es Elif", "abends nicht allein", "Idris Kaya"):
        assert hidden not in page
    await ask_leyla(world, ground=True)
    page = (await (await browser_of(world.interpreter)).get(PATH)).text
    assert "Elif kommt seit Wochen" in page  # only because the coordinator ticked it
    assert "Amselweg" not in page


async def test_what_the_office_said_is_translated_on_the_same_page(world: World, browser_of, queries):
    await present_plan(world)
    await answered(world)
    await sent_back(world)
    await ask_leyla(world)
    leyla = await browser_of(world.interpreter)
    queries.clear()
    page = (await leyla.get(PATH)).text
    assert len(queries) == 3
    assert "0 of 12 lines are translated" in page
    assert [each in page for each in (ANSWER, UNCLEAR, UNMET)] == [True, True, False]  # no word on a bottom line
    await leyla.send_form(PATH, **await typed(page, lines={ANSWER: "Bayan Lübben arayacak.", UNCLEAR: "Akşam ne zaman?"}))
    assert "2 of 12 lines are translated" in (await leyla.get(PATH)).text
    kept = await TranslatedLine.objects().order_by(TranslatedLine.words)
    assert [(each.words, each.key.rpartition("/")[2]) for each in kept] == [
        ("Akşam ne zaman?", "clear"),
        ("Bayan Lübben arayacak.", "answer"),
    ]
    await ask_leyla(world, ground=True)
    page = (await leyla.get(PATH)).text
    assert UNMET in page
    assert page.index(UNMET) < page.index(UNCLEAR) < page.index(OWN)


async def test_an_answer_that_has_changed_asks_again(world: World, browser_of):
    await accept_plan(world)
    await answered(world)
    await ask_leyla(world)
    await write(world, {ANSWER: "Bayan Lübben arayacak."})
    await answered(world, "Herr Grote ruft an.")
    page = (await (await browser_of(world.interpreter)).get(PATH)).text
    assert "0 of 11 lines are translated" in page
    folded = page.split("This line has changed")[1].split("</details>")[0]
    assert [each in folded for each in (ANSWER, "Bayan Lübben arayacak.")] == [True, True]


async def test_a_changed_line_asks_again_and_an_unchanged_one_keeps_its_translation(world: World, browser_of):
    await accept_plan(world)
    await ask_leyla(world)
    await write(world, IN_TURKISH)
    await changed_plan(world, "Ayşe bringt Elif jeden Schultag um 7:45 Uhr zur Schule.")
    page = (await (await browser_of(world.interpreter)).get(PATH)).text
    assert "1 of 10 lines are translated" in page
    assert "This line has changed" in page
    assert IN_TURKISH[WHAT].replace("'", "&#39;") in page  # as a help, what stood there before
    work = await work_in(world)
    assert work.written.keys() == {line.checksum for line in work.lines if line.text == OWN}


async def test_a_promise_in_the_words_of_a_bottom_line_is_told_to_a_child_too(world: World, browser_of):
    """Each text is translated once, where it stands first: among what the child does not read."""
    certain = "Elif geht jeden Tag in die Schule."
    await accept_plan(world)
    await ask_leyla(world, ground=True)
    await write(world, {certain: "Elif her gün okula gider."})
    elif_ = await browser_of(world.elif_, language="tr")
    assert "okula gider" not in (await elif_.get("/my/plan")).text  # the control: as a bottom line it is not for her
    await changed_plan(world, certain)
    assert "Elif her gün okula gider." in (await elif_.get("/my/plan")).text


async def test_what_a_review_put_something_else_in_the_place_of_is_translated_too(world: World, browser_of):
    await agreeing(world)
    await ask_leyla(world)
    await write(world, IN_TURKISH)
    await changed_plan(world, "Ayşe bringt Elif um 7:45 Uhr.")
    page = (await (await browser_of(world.interpreter)).get(PATH)).text
    assert "2 of 11 lines are translated" in page
    now, _, until_now = page.partition("Until now (version 1)")
    assert [WHAT in each for each in (now.split("This line has changed")[1], until_now)] == [True, True]  # as a help, and by itself
    assert "This line has changed" not in until_now
    await write(world, {"Ayşe bringt Elif um 7:45 Uhr.": "Ayşe 7.45'te götürür."})
    beside = (await (await browser_of(world.ayse, language="tr")).get("/my/plan/changes")).text
    assert [each.replace("'", "&#39;") in beside for each in (IN_TURKISH[WHAT], "Ayşe 7.45'te götürür.")] == [True, True]


async def test_whoever_comes_apart_sees_nothing_of_a_newer_plan(world: World, browser_of):
    """A review is held, its plan presented and one of its lines translated; for her the plan of before is the plan."""
    await accept_plan(world)
    await ask_leyla(world)
    await a_second_meeting(world, world.interpreter)
    await rows("UPDATE conference SET sitting = 2 WHERE id = $1", world.yilmaz.id)
    await changed_plan(world, "Ayşe bringt Elif um 7:45 Uhr.")
    await write(world, {"Ayşe bringt Elif um 7:45 Uhr.": "Yeni söz."}, by=ByWhom("Selam Haile"))
    page = (await (await browser_of(world.interpreter)).get(PATH)).text
    assert WHAT in page
    assert [new in page for new in ("7:45", "Yeni söz.", "This line has changed")] == [False] * 3


async def test_what_was_typed_for_a_line_that_is_gone_is_shown(world: World, browser_of):
    await accept_plan(world)
    await ask_leyla(world)
    leyla = await browser_of(world.interpreter)
    before = (await leyla.get(PATH)).text
    await changed_plan(world, "Mehmet fährt Elif.")
    answer = await leyla.send_form(PATH, **await typed(before, lines=IN_TURKISH))
    assert answer.status_code == 409
    assert IN_TURKISH[WHAT].replace("'", "&#39;") in answer.text
    assert await TranslatedLine.count() == 1


async def test_what_was_typed_while_the_order_was_taken_back_is_not_kept_and_not_lost(world: World, browser_of):
    await present_plan(world)
    await ask_leyla(world)
    leyla = await browser_of(world.interpreter)
    before = (await leyla.get(PATH)).text
    await take_back(await world.as_it_is(), "tr", by=world.nora.id)
    answer = await leyla.send_form(PATH, **await typed(before, lines={OWN: "Sabahları babaannesi alacak."}))
    assert (answer.status_code, "Sabahları babaannesi alacak." in answer.text) == (404, True)
    assert await TranslatedLine.count() == 0


async def test_what_needs_no_translation_stays_as_it_is(world: World, browser_of):
    await present_plan(world)
    await ask_leyla(world)
    leyla = await browser_of(world.interpreter)
    page = (await leyla.get(PATH)).text
    await leyla.send_form(PATH, **await typed(page, lines={WHAT: "Elif'i götürür."}, same=[checksum(OWN), checksum(WHAT)]))
    assert {line.original: line.words for line in await TranslatedLine.objects()} == {OWN: OWN, WHAT: "Elif'i götürür."}


async def test_nonsense_is_not_kept_and_not_lost(world: World, browser_of):
    await present_plan(world)
    await ask_leyla(world)
    leyla = await browser_of(world.interpreter)
    page = (await leyla.get(PATH)).text
    answer = await leyla.send_form(PATH, **await typed(page, lines={OWN: "a" * 4001, WHAT: "Tamam."}))
    assert (answer.status_code, answer.text.count("a" * 4001)) == (422, 1)
    assert [line.words for line in await TranslatedLine.objects()] == ["Tamam."]
    for nasty in (["x"], ["0" * 64 + "."], ["0" * 64 + ".99999999"]):
        assert (await leyla.send_form(PATH, line=nasty, words=["Hallo"])).status_code in {303, 409}
    assert (await leyla.send_form(PATH, **await typed(page, lines={OWN: "a\x00b"}))).status_code == 422
    assert await TranslatedLine.count() == 1


async def test_without_an_order_there_is_no_such_page(world: World, browser_of):
    await present_plan(world)
    leyla, ayse = await browser_of(world.interpreter), await browser_of(world.ayse)
    assert (await leyla.get("/my/translate")).status_code == 404
    await ask_leyla(world)
    assert (await leyla.get("/my/translate/ar")).status_code == 404
    assert (await leyla.send_form("/my/translate/ar", line=[], words=[])).status_code == 404
    assert (await ayse.get(PATH)).status_code == 403
    await Participant.update({Participant.left_at: None}).where(Participant.id == await seat_of(world, world.interpreter))
    await Order.delete(force=True)
    assert (await leyla.get(PATH)).status_code == 404
    await world.at(Phase.PRIVATE_TIME)
    assert (await leyla.get(PATH)).status_code == 403
