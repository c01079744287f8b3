"""The urn: sheets wait in one sealed box until there are five of a voice, and are counted together.

Whoever reads the database, or compares two copies of it, finds either nothing readable or the sum of at least
five sheets. The box is mixed and sealed anew with each sheet and always of one size, so that it tells neither who came
when nor how many wait. Only somebody who has both the database and the operator's secret could read what
still waits, and would not learn whose it is.
"""

import json
from collections import Counter
from random import SystemRandom
from uuid import UUID

from app.database import row, rows
from app.kit import boxes
from app.kit.clock import today
from app.practice.feedback import CANNOT_SAY, ITEM_OF, TOGETHER, VALUES, Voice, quarter_of

PURPOSE = "feedback urn"
#: Room for four sheets, and some more: every box is as long as every other.
SIZE = 1_000

Sheet = dict[str, int]
_mix = SystemRandom().shuffle

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
    await rows(_FIRST, office, voice, _shut(office, voice, []))
    found = await row(_URN, office, voice)
    waiting = [*_opened(office, voice, found["box"] if found else b""), sheet]
    if len(waiting) >= TOGETHER:
        await _count(office, voice, waiting)
        waiting = []
    await rows(_SHUT, office, voice, _shut(office, voice, waiting))


def _shut(office: UUID, voice: Voice, waiting: list[Sheet]) -> bytes:
    mixed = list(waiting)
    _mix(mixed)
    return boxes.shut(PURPOSE, f"{office} {voice}", json.dumps(mixed).ljust(SIZE))


def _opened(office: UUID, voice: Voice, box: bytes) -> list[Sheet]:
    """What waits. A box that was shut under another secret of the operator is lost, with at most four sheets in it."""
    try:
        return list(json.loads(boxes.opened(PURPOSE, f"{office} {voice}", box)))
    except boxes.WillNotOpen:
        return []


async def _count(office: UUID, voice: Voice, sheets: list[Sheet]) -> None:
    quarter = quarter_of(today())
    often = Counter((item, sheet.get(item, CANNOT_SAY)) for sheet in sheets for item in ITEM_OF)
    counters = [(item, value) for item in sorted(ITEM_OF) for value in (CANNOT_SAY, *VALUES)]
    await rows(_SHEETS, office, quarter, voice, len(sheets))
    items, values = [item for item, _value in counters], [value for _item, value in counters]
    await rows(_ANSWERS, office, quarter, voice, items, values, [often[each] for each in counters])
