"""How was it for you: six taps without a name, on the phone, at the desk, on paper; asked for once; three voices side by side."""

import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pypdf import PdfReader

from app.conferences.tables import Contact, Move
from app.feedback import urn
from app.feedback.commands import ask_for_feedback
from app.feedback.queries import voices
from app.feedback.tables import FeedbackAnswer, FeedbackGiven, FeedbackSheets
from app.kit.clock import today
from app.outbox.tables import OutboxMessage
from app.practice.feedback import ITEMS, Voice, quarter_of
from app.practice.phases import Phase

SHEET = {"time": "5", "path": "4", "people": "3", "ear": "5", "words": "0", "trust": "1"}
OPENED = datetime(2027, 3, 26, 14, tzinfo=UTC)  # two days before clocks are set forward


async def held(world, phase=Phase.FOLLOW_UP, *, at=None, times=1):
    await world.at(phase)
    for number in range(times):
        opened = (at or datetime.now(UTC) - timedelta(days=10)) + timedelta(hours=number)
        await Move.insert(Move(conference=world.yilmaz.id, step="open_conference", by=world.nora.id, at=opened))


async def counted(world, voice, *sheets):
    for sheet in sheets:
        await urn.put_in(world.bremen.id, voice, {item.key: sheet for item in ITEMS})


async def given():
    return sorted((each["voice"], each["sitting"], each["person"]) for each in await FeedbackGiven.select())


async def test_it_works_for_family_child_and_guest_each_as_their_voice(world, browser_of):
    await held(world)
    for person in (world.ayse, world.elif_, world.interpreter):
        browser = await browser_of(person)
        assert "How was it for you?" in (await browser.get("/my")).text
        answer = await browser.send_form("/my/feedback", **SHEET)
        assert (answer.status_code, answer.headers["location"]) == (303, "/my/feedback")
        assert "Thank you!" in (await browser.get("/my/feedback")).text
    assert await given() == sorted(
        [("family", 1, world.ayse.id), ("child", 1, world.elif_.id), ("professional", 1, world.interpreter.id)]
    )  # fmt: skip


async def test_a_child_sees_faces_and_pictures_and_an_adult_words(world, browser_of):
    await held(world)
    child = (await (await browser_of(world.elif_)).get("/my/feedback")).text
    adult = (await (await browser_of(world.ayse)).get("/my/feedback")).text
    assert child.count('class="line-picture') == 6 * 7  # one for each question, six to tap
    assert "The others listened to me." in child
    assert "What I said counted." not in child
    assert 'class="line-picture' not in adult
    assert "What I said counted." in adult
    assert "<script" not in child.partition("<main")[2].partition("</main>")[0]


async def test_a_second_sheet_of_the_same_meeting_is_not_taken_one_of_the_next_is(world, browser_of):
    await held(world)
    ayse = await browser_of(world.ayse)
    for _ in range(2):
        assert (await ayse.send_form("/my/feedback", **SHEET)).status_code == 303
    assert await given() == [("family", 1, world.ayse.id)]
    await held(world, Phase.REVIEW)  # the review was opened, and the next one is being prepared
    assert "Give it without a name" in (await ayse.get("/my/feedback")).text
    await ayse.send_form("/my/feedback", **SHEET)
    assert await given() == [("family", 1, world.ayse.id), ("family", 2, world.ayse.id)]


@pytest.mark.parametrize("sheet", [{}, dict.fromkeys(SHEET, "0"), SHEET | {"ear": "6"}, SHEET | {"ear": "-1"}, SHEET | {"trust": "gut"}])
async def test_what_says_nothing_or_lies_off_the_sheet_is_asked_for_again(world, browser_of, sheet):
    await held(world)
    answer = await (await browser_of(world.ayse)).send_form("/my/feedback", **sheet)
    assert (answer.status_code, await FeedbackGiven.count()) == (422, 0)


async def test_coordinator_and_caseworker_speak_as_professionals_once(world, browser_of):
    await held(world, Phase.CLOSED)
    at = f"/conferences/{world.yilmaz.id}/feedback"
    for person in (world.nora, world.idris):
        browser = await browser_of(person)
        assert "We trusted the family to find a good way." in (await browser.get(at)).text
        assert (await browser.send_form(at, **SHEET)).status_code == 303
        assert "Thank you, you have said it" in (await browser.get(at)).text
        assert (await browser.send_form(at, **SHEET)).status_code == 409
    assert [each[0] for each in await given()] == ["professional", "professional"]


async def test_paper_is_entered_without_a_name_and_no_more_sheets_than_people(world, browser_of):
    await held(world)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/feedback/paper"
    assert "Elif Yılmaz" in (await nora.get(at)).text
    answer = await nora.send_form(at, voice="child", **SHEET)
    assert (answer.status_code, await given()) == (303, [("child", 1, None)])
    assert "The sheet is entered" in (await nora.get(answer.headers["location"])).text
    assert (await nora.send_form(at, voice="child", **SHEET)).status_code == 409  # one child took part
    assert (await nora.send_form(at, voice="dog", **SHEET)).status_code == 422
    assert (await nora.send_form(at, **SHEET)).status_code == 422
    assert await FeedbackGiven.count() == 1


async def test_a_sheet_is_printed_in_a_language_of_families_and_names_nobody(world, browser_of):
    await held(world)
    nora, at = await browser_of(world.nora), f"/conferences/{world.yilmaz.id}/feedback/sheets.pdf"
    own = PdfReader(io.BytesIO((await nora.get(at)).content))
    assert len(own.pages) == 1  # Elif has no address
    for voice in Voice:
        for language in ("de", "ar"):
            answer = await nora.get(at, params={"voice": voice.value, "language": language})
            sheet = PdfReader(io.BytesIO(answer.content))
            assert (answer.headers["content-type"], len(sheet.pages), sheet.root_object["/Lang"]) == ("application/pdf", 1, language)
            assert "Yılmaz" not in sheet.pages[0].extract_text()
            assert "HB-2026" not in sheet.pages[0].extract_text()
    for wrong in ({"voice": "dog", "language": "de"}, {"voice": "child", "language": "xx"}, {"voice": "child"}):
        assert (await nora.get(at, params=wrong)).status_code == 404


async def test_nothing_is_counted_before_the_fifth_and_then_all_at_once(world):
    await counted(world, Voice.FAMILY, 5, 5, 4, 3)
    quarter = quarter_of(today())
    assert [each.sheets for each in await voices(world.bremen.id, quarter, quarter)] == [None, None, None]
    assert (await FeedbackSheets.count(), await FeedbackAnswer.count()) == (0, 0)

    await counted(world, Voice.FAMILY, 3)

    child, family, professional = await voices(world.bremen.id, quarter, quarter)
    assert (child.sheets, family.sheets, professional.sheets) == (None, 5, None)
    assert {(each.number, each.mean) for each in family.items.values()} == {(5, 4.0)}
    assert {(each.number, each.mean) for each in family.factors.values()} == {(10, 4.0)}
    assert [each.sheets for each in await voices(world.osnabrueck.id, quarter, quarter)] == [None, None, None]
    assert [each.sheets for each in await voices(world.bremen.id, "2020-Q1", "2020-Q4")] == [None, None, None]


async def test_whoever_changes_the_secret_loses_at_most_what_waits(world, monkeypatch):
    await counted(world, Voice.CHILD, 1, 1, 1, 1)
    monkeypatch.setattr(urn, "PURPOSE", "another secret")
    await counted(world, Voice.CHILD, 5, 5, 5, 5, 5)
    child = (await voices(None, "2020-Q1", "2099-Q4"))[0]
    assert (child.sheets, child.items["ear"].mean) == (5, 5.0)


async def test_three_voices_stand_side_by_side_and_too_few_are_not_shown(world, browser_of):
    await counted(world, Voice.CHILD, 5, 5, 5, 5, 4)
    await counted(world, Voice.FAMILY, 2, 2, 2, 2)
    page = (await (await browser_of(world.vera)).get("/feedback")).text
    assert page.count("4.8 of 5") == 9
    assert page.count("of 5") == 9
    assert page.count("fewer than 5") == 2
    assert page.index("Children and young people") < page.index("Family and network") < page.index("Professionals")
    old = (await (await browser_of(world.nora)).get("/feedback?since=2024-Q1&until=2024-Q2")).text
    assert old.count("fewer than 5") == 3
    assert (await (await browser_of(world.nora)).get("/feedback?since=%00&until=%27")).status_code == 200


async def test_families_read_what_others_say_once_there_is_enough(world, browser_of):
    await held(world)
    ayse = await browser_of(world.ayse)
    await counted(world, Voice.FAMILY, 4, 4, 4, 4)
    assert "What others say" not in (await ayse.get("/my/feedback")).text
    await counted(world, Voice.FAMILY, 4)
    page = (await ayse.get("/my/feedback")).text
    assert page.count("4 of 5") == 3
    assert "What others say of conferences here" in page


async def asked(moment):
    with time_machine.travel(moment, tick=False):
        return await ask_for_feedback()


async def test_everybody_is_asked_once_some_days_after_each_meeting(world):
    await held(world, at=OPENED)
    days = [OPENED + timedelta(days=each) for each in (2.9, 3, 3.1, 29, 31)]
    assert [await asked(day) for day in days] == [0, 4, 0, 0, 0]  # Elif is not reached by us
    assert {each["kind"] for each in await OutboxMessage.select(OutboxMessage.kind)} == {"feedback_wanted"}
    await held(world, Phase.CLOSED, at=OPENED + timedelta(days=60))
    assert [await asked(OPENED + timedelta(days=each)) for each in (62, 63, 70)] == [0, 4, 0]


async def test_nobody_is_asked_while_the_meeting_goes_on_or_who_has_said_it_or_long_after(world, browser_of):
    await held(world, Phase.AGREEING, at=OPENED)
    assert await asked(OPENED + timedelta(days=4)) == 0
    await world.at(Phase.FOLLOW_UP)
    await (await browser_of(world.ayse)).send_form("/my/feedback", **SHEET)
    assert await asked(OPENED + timedelta(days=31)) == 0
    assert await asked(OPENED + timedelta(days=4)) == 3


async def test_whom_no_message_reaches_gets_paper_and_the_coordinator_sees_it_until_a_sheet_came(world, browser_of):
    await held(world)
    await Contact.update({Contact.way: "letter"}).where(Contact.way == "email")
    assert await ask_for_feedback() == 0
    nora = await browser_of(world.nora)
    assert (await nora.get("/desk")).text.count("Some people say on paper how it was for them.") == 1
    await nora.send_form(f"/conferences/{world.yilmaz.id}/feedback/paper", voice="family", **SHEET)
    assert "Some people say on paper" not in (await nora.get("/desk")).text


async def test_who_is_kept_out(world, browser_of):
    await held(world)
    at = f"/conferences/{world.yilmaz.id}/feedback"
    for person, path, status in (
        (world.vera, at, 403),
        (world.idris, f"{at}/paper", 403),
        (world.idris, f"{at}/sheets.pdf", 403),
        (world.jan, at, 404),
        (world.foreign_coordinator, at, 404),
        (world.ayse, at, 404),
        (world.idris, "/feedback", 403),
        (world.ada, "/feedback", 403),
        (world.ayse, "/feedback", 404),
        (world.nora, "/my/feedback", 404),
    ):
        assert (await (await browser_of(person)).get(path)).status_code == status, (person.name, path)
    await world.at(Phase.AGREEING)
    assert (await (await browser_of(world.ayse)).send_form("/my/feedback", **SHEET)).status_code == 403


@pytest.mark.parametrize("sheets", [1, 30])
async def test_few_questions_to_the_database(world, browser_of, queries, sheets):
    await held(world)
    await counted(world, Voice.FAMILY, *[4] * sheets)
    ayse, nora, vera = await browser_of(world.ayse), await browser_of(world.nora), await browser_of(world.vera)
    at = f"/conferences/{world.yilmaz.id}/feedback"
    for browser, path, number in ((ayse, "/my/feedback", 3), (nora, at, 3), (nora, f"{at}/paper", 3), (vera, "/feedback", 2)):
        queries.clear()
        await browser.get(path)
        assert len(queries) == number, "\n".join(queries)
