"""What the three voices say, side by side: only what was counted, and never fewer than five sheets."""

from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.feedback import rules
from app.practice.feedback import Voice


class Said(Struct, frozen=True):
    """What was said to one question, or to the questions of one factor: how many said it, and their mean from 1 to 5.

    Both are None where fewer than five could say something.
    """

    number: int | None
    mean: float | None


class VoiceLine(Struct, frozen=True):
    """One voice. `sheets` is None, and there is nothing else, where there are fewer than five."""

    voice: Voice
    sheets: int | None
    factors: dict[str, Said] = {}
    items: dict[str, Said] = {}


_VOICES = """
    SELECT voice, '' AS item, 0 AS value, sum(number)::int AS number FROM feedback_sheets
    WHERE ($1::uuid IS NULL OR office = $1) AND quarter BETWEEN $2 AND $3 GROUP BY voice
    UNION ALL
    SELECT voice, item, value, sum(number)::int FROM feedback_answer
    WHERE ($1::uuid IS NULL OR office = $1) AND quarter BETWEEN $2 AND $3 GROUP BY voice, item, value
"""


async def voices(office: UUID | None, since: str, until: str) -> list[VoiceLine]:
    """Child, family and professionals, in this order, over these quarters (2026-Q1 … 2026-Q4). One question."""
    found = await rows(_VOICES, office, since, until)
    sheets = {each["voice"]: each["number"] for each in found if not each["item"]}
    answers = [(each["voice"], each["item"], each["value"], each["number"]) for each in found if each["item"]]
    return [_line(voice, sheets.get(voice, 0), [each[1:] for each in answers if each[0] == voice]) for voice in Voice]


def _line(voice: Voice, sheets: int, answers: list[tuple[str, int, int]]) -> VoiceLine:
    if not rules.may_be_shown(sheets):
        return VoiceLine(voice, None)
    by_item = {key: Said(*rules.told(values)) for key, values in rules.by_item(answers).items()}
    by_factor = {key: Said(*rules.told(values)) for key, values in rules.by_factor(answers).items()}
    return VoiceLine(voice, sheets, by_factor, by_item)
