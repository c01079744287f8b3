"""Feedback is anonymous for real: whoever holds the whole database, or two copies of it, cannot say who said what.

The attacker knows every row of every table and when the copies were taken, and who gave feedback (the
database says so). They try to find the answers of one person. As a control they are given databases that leak: there they find them.
"""

import json
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise

import asyncpg
import pytest

from app.audit.tables import AuditEntry
from app.conferences.tables import Move
from app.database import all_or_nothing, rows
from app.feedback import urn
from app.feedback.queries import voices
from app.feedback.tables import FeedbackAnswer, FeedbackSheets
from app.kit.clock import now, pretending
from app.practice.feedback import ITEMS, TOGETHER, Voice
from app.practice.phases import Phase
from app.practice.roles import Role, Side
from tests.world import World, everything, make_participant

KEYS = [item.key for item in ITEMS]
#: Eight people, each with answers of their own that nobody else gives.
PATTERNS = ["551234", "125435", "432155", "313524", "254311", "145523", "531142", "224451"]


async def eight_people(world: World):
    await world.at(Phase.FOLLOW_UP)
    await Move.insert(Move(conference=world.yilmaz.id, step="open_conference", by=world.nora.id, at=now()))
    others = [await make_participant(world.yilmaz, f"Tante {name}", Role.FAMILY, Side.BOTH, "Tante") for name in "ABCDE"]
    return [world.ayse, world.mehmet, world.sara, *others]


async def give(browser, pattern):
    return await browser.send_form("/my/feedback", **dict(zip(KEYS, pattern, strict=True)))


def counters(dump):
    """What a dump says of answers: question and value -> how often, from every row that looks like a counter."""
    return {tuple(line.strip("()").split(",")[1:6]): int(line.strip("()").split(",")[6]) for line in dump.get("feedback_answer", [])}


def told_by_difference(before, after):
    """The answers that came between two copies; None where it is more than one sheet, or none."""
    grown = {key: number - counters(before).get(key, 0) for key, number in counters(after).items()}
    found = {key[3]: key[4] for key, number in grown.items() if number == 1}
    return "".join(found[key] for key in KEYS) if sum(grown.values()) == len(KEYS) and set(found) == set(KEYS) else None


def told_by_one_copy(dump):
    """Whole sheets anywhere in the text of any table: six values side by side, by name, in the questions' order, or alone in an urn."""
    text = "\n".join(line for lines in dump.values() for line in lines)
    return [pattern for pattern in PATTERNS if any(way in text for way in ways_to_write(dict(zip(KEYS, map(int, pattern), strict=True))))]


def ways_to_write(sheet):
    return (
        "".join(map(str, sheet.values())),
        json.dumps(sheet),
        json.dumps({urn.SHEETS: [1]} | {key: [sheet[key]] for key in sorted(sheet)}),
    )


async def test_nobody_s_answers_are_found_by_comparing_copies_of_the_database(world, browser_of):
    copies = [await everything()]
    for person, pattern in zip(await eight_people(world), PATTERNS, strict=True):
        assert (await give(await browser_of(person), pattern)).status_code == 303
        copies.append(await everything())

    assert [told_by_difference(*two) for two in pairwise(copies)] == [None] * len(PATTERNS)
    assert [told_by_one_copy(copy) for copy in copies] == [[]] * len(copies)
    # what was counted was counted together, and what waits lies in a box of one size
    assert [sum(counters(copy).values()) // len(KEYS) for copy in copies] == [0] * TOGETHER + [TOGETHER] * 4
    assert {each["length"] for each in await rows("SELECT length(box) AS length FROM feedback_urn")} == {1_029}


async def test_the_control_an_attacker_finds_them_where_each_sheet_is_counted_at_once(world, browser_of, monkeypatch):
    monkeypatch.setattr("app.feedback.urn.TOGETHER", 1)
    await rows("ALTER TABLE feedback_sheets DROP CONSTRAINT sheets_counted_together")
    copies = [await everything()]
    for person, pattern in zip(await eight_people(world), PATTERNS, strict=True):
        await give(await browser_of(person), pattern)
        copies.append(await everything())

    assert [told_by_difference(*two) for two in pairwise(copies)] == PATTERNS


async def test_the_control_an_attacker_finds_them_where_the_urn_is_not_sealed(world, browser_of, monkeypatch):
    monkeypatch.setattr("app.kit.boxes.shut", lambda _purpose, _about, text: text.encode())
    monkeypatch.setattr("app.kit.boxes.opened", lambda _purpose, _about, box: box.decode())
    ayse = (await eight_people(world))[0]
    await give(await browser_of(ayse), PATTERNS[0])

    copy = {"feedback_urn": [each["text"] for each in await rows("SELECT convert_from(box, 'UTF8') AS text FROM feedback_urn")]}

    assert told_by_one_copy(copy) == [PATTERNS[0]]


QUARTERS = (datetime(2027, 2, 1, 12, tzinfo=UTC), datetime(2027, 5, 3, 12, tzinfo=UTC))
ONE_CAN_SAY = [dict.fromkeys(KEYS, 4) | {"trust": said} for said in (0, 0, 2, 0, 0)]
ALL_CAN_SAY = [dict.fromkeys(KEYS, 4)] * 5


async def by_subtraction(office):
    """What a manager works out of the first quarter by taking the second off both: how many, and the sum of what they said."""
    told = [(await voices(office, since, "2027-Q2"))[1].items["trust"] for since in ("2027-Q1", "2027-Q2")]
    (many, mean), (fewer, less) = ((each.number or 0, each.mean or 0) for each in told)
    return many - fewer, round(many * mean - fewer * less)


async def test_a_question_to_which_one_person_could_say_something_is_not_told_by_taking_quarters_off(world):
    for moment, sheets in zip(QUARTERS, (ONE_CAN_SAY, ALL_CAN_SAY), strict=True):
        with pretending(moment):
            for sheet in sheets:
                await urn.put_in(world.bremen.id, Voice.FAMILY, sheet)
    assert await by_subtraction(world.bremen.id) == (0, 0)
    assert [(await voices(world.bremen.id, each, each))[1].sheets for each in ("2027-Q1", "2027-Q2")] == [5, 5]
    (grown,) = {each["number"] for each in await rows("SELECT sum(number) AS number FROM feedback_answer GROUP BY quarter, item")} - {0}
    assert grown == 5


async def test_the_control_where_sheets_are_counted_whole_the_one_answer_is_found(world):
    for quarter, sheets in (("2027-Q1", ONE_CAN_SAY), ("2027-Q2", ALL_CAN_SAY)):
        await FeedbackSheets.insert(FeedbackSheets(office=world.bremen.id, quarter=quarter, voice="family", number=5))
        for item in KEYS:
            for value, number in Counter(sheet[item] for sheet in sheets).items():
                await FeedbackAnswer.insert(
                    FeedbackAnswer(office=world.bremen.id, quarter=quarter, voice="family", item=item, value=value, number=number)
                )
    assert await by_subtraction(world.bremen.id) == (1, 2)


async def test_the_order_in_which_people_came_is_nowhere(world, browser_of):
    """The box is mixed anew with each sheet, and what names people has no time and nothing of the answers."""
    for person, pattern in zip((await eight_people(world))[:3], PATTERNS, strict=False):
        await give(await browser_of(person), pattern)
    columns = await rows(
        "SELECT table_name || '.' || column_name AS name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name LIKE 'feedback\\_%' ORDER BY 1"
    )
    assert [each["name"] for each in columns] == [
        "feedback_answer.id", "feedback_answer.item", "feedback_answer.number", "feedback_answer.office", "feedback_answer.quarter",
        "feedback_answer.value", "feedback_answer.voice", "feedback_asked.conference", "feedback_asked.id", "feedback_asked.on_paper",
        "feedback_asked.person", "feedback_asked.sitting", "feedback_asked.until", "feedback_given.conference", "feedback_given.id",
        "feedback_given.person", "feedback_given.sitting", "feedback_given.voice", "feedback_sheets.id", "feedback_sheets.number",
        "feedback_sheets.office", "feedback_sheets.quarter", "feedback_sheets.voice", "feedback_urn.box", "feedback_urn.id",
        "feedback_urn.office", "feedback_urn.voice",
    ]  # fmt: skip


async def test_the_log_of_deeds_and_the_outbox_tell_only_that_somebody_answered(world, browser_of):
    before, messages = await AuditEntry.count(), (await everything())["outbox_message"]
    ayse = (await eight_people(world))[0]
    await give(await browser_of(ayse), PATTERNS[0])

    found = (await AuditEntry.select(AuditEntry.deed, AuditEntry.who, AuditEntry.conference, AuditEntry.about).order_by(AuditEntry.at))[
        before:
    ]

    assert [(each["deed"], each["who"], each["conference"], each["about"]) for each in found] == [("give_feedback", None, None, "{}")]
    assert (await everything())["outbox_message"] == messages


async def test_the_database_itself_counts_no_fewer_than_five(world):
    with pytest.raises(asyncpg.CheckViolationError):
        async with all_or_nothing():
            await rows(
                "INSERT INTO feedback_sheets (office, quarter, voice, number) VALUES ($1, '2027-Q1', 'child', 4)", world.bremen.id
            )  # fmt: skip
