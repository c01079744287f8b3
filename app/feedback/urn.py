"""The urn: answers wait in one sealed box until there are five to a question, and are counted together.

Whoever reads the database, compares two copies of it, or takes one quarter off several, finds either nothing readable or the
sum of at least five people's answers, question by question: also where most of them could not say. The box is mixed and
sealed anew with each sheet and always of one size, so that it tells neither who came when nor how many wait. In it no answer
hangs together with another. Only somebody who has both the database and the operator's secret could read what still waits,
and would not learn whose it is.
"""

import json
from collections import Counter, defaultdict
from random import SystemRandom
from uuid import UUID

from app.database import row, rows
from app.kit import boxes
from app.kit.clock import today
from app.practice.feedback import CANNOT_SAY, ITEM_OF, TOGETHER, VALUES, Voice, quarter_of

PURPOSE = "feedback urn"
#: Room for four answers to each question, and some more: every box is as long as every other.
SIZE = 1_000

Sheet = dict[str, int]
#: What waits, by question; and how many sheets, under no question's name.
Waiting = dict[str, list[int]]
SHEETS = ""
_mix = SystemRandom()

_URN = "SELECT box FROM feedback_urn WHERE office = $1 AND voice = $2 FOR UPDATE"
_FIRST = "INSERT INTO feedback_urn (office, voice, box) VALUES ($1, $2, $3) ON CONFLICT ON CONSTRAINT one_urn DO NOTHING"
_SHUT = "UPDATE feedback_urn SET box = $3 WHERE office = $1 AND voice = $2"
_SHEETS = """
    INSERT INTO feedback_sheets AS s (office, quarter, voice, number) VALUES ($1, $2, $3, $4)
    ON CONFLICT ON CONSTRAINT sheets_counted_once DO UPDATE SET number = s.number + $4
"""
#: Every counter is written, also with nothing to add: which of them changed tells nothing either.
_ANSWERS = """
    INSERT INTO feedback_answer AS a (office, quarter, voice, item, value, number)
    SELECT $1, $2, $3, item, value, number FROM unnest($4::text[], $5::int[], $6::int[]) AS each (item, value, number)
    ON CONFLICT ON CONSTRAINT answers_counted_once DO UPDATE SET number = a.number + excluded.number
"""


async def put_in(office: UUID, voice: Voice, sheet: Sheet) -> None:
    """Inside the change of whoever calls. Two who come at the same moment wait for each other here."""
    await rows(_FIRST, office, voice, _shut(office, voice, {}))
    found = await row(_URN, office, voice)
    waiting = defaultdict(list, _opened(office, voice, found["box"] if found else b""))
    waiting[SHEETS].append(1)
    for item in ITEM_OF:
        if sheet.get(item, CANNOT_SAY) != CANNOT_SAY:
            waiting[item].append(sheet[item])
    if full := {item: values for item, values in waiting.items() if len(values) >= TOGETHER}:
        await _count(office, voice, full)
    await rows(_SHUT, office, voice, _shut(office, voice, {item: values for item, values in waiting.items() if item not in full}))


def _shut(office: UUID, voice: Voice, waiting: Waiting) -> bytes:
    mixed = {item: _mixed(waiting[item]) for item in sorted(waiting)}
    return boxes.shut(PURPOSE, f"{office} {voice}", json.dumps(mixed).ljust(SIZE))


def _mixed(values: list[int]) -> list[int]:
    return _mix.sample(values, len(values))


def _opened(office: UUID, voice: Voice, box: bytes) -> Waiting:
    """What waits. A box that was shut under another secret of the operator is lost, with at most four answers to a question in it."""
    try:
        return dict(json.loads(boxes.opened(PURPOSE, f"{office} {voice}", box)))
    except boxes.WillNotOpen:
        return {}


async def _count(office: UUID, voice: Voice, full: Waiting) -> None:
    quarter = quarter_of(today())
    if SHEETS in full:
        await rows(_SHEETS, office, quarter, voice, len(full[SHEETS]))
    often = Counter((item, value) for item, values in full.items() for value in values)
    counters = [(item, value) for item in sorted(ITEM_OF) for value in VALUES]
    items, values = [item for item, _value in counters], [value for _item, value in counters]
    await rows(_ANSWERS, office, quarter, voice, items, values, [often[each] for each in counters])
