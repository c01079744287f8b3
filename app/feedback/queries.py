"""What the three voices say, side by side: only what was counted, and never fewer than five sheets."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from app.conferences.seats import Seat
from app.database import row, rows
from app.dates.queries.poll import written_to
from app.feedback import rules
from app.practice.feedback import VOICE_OF, Voice
from app.practice.phases import Phase
from app.practice.roles import Role


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
    WHERE ($1::uuid[] IS NULL OR office = ANY($1)) AND quarter BETWEEN $2 AND $3 GROUP BY voice
    UNION ALL
    SELECT voice, item, value, sum(number)::int FROM feedback_answer
    WHERE ($1::uuid[] IS NULL OR office = ANY($1)) AND quarter BETWEEN $2 AND $3 GROUP BY voice, item, value
"""


async def voices(office: UUID | Sequence[UUID] | None, since: str, until: str) -> list[VoiceLine]:
    """Child, family and professionals, in this order, over these quarters (2026-Q1 … 2026-Q4), of an office or of several."""
    found = await rows(_VOICES, [office] if isinstance(office, UUID) else office, since, until)
    sheets = {each["voice"]: each["number"] for each in found if not each["item"]}
    answers = [(each["voice"], each["item"], each["value"], each["number"]) for each in found if each["item"]]
    return [_line(voice, sheets.get(voice, 0), [each[1:] for each in answers if each[0] == voice]) for voice in Voice]


def _line(voice: Voice, sheets: int, answers: list[tuple[str, int, int]]) -> VoiceLine:
    if not rules.may_be_shown(sheets):
        return VoiceLine(voice, None)
    by_item = {key: Said(*rules.told(values)) for key, values in rules.by_item(answers).items()}
    by_factor = {key: Said(*rules.told(values)) for key, values in rules.by_factor(answers).items()}
    return VoiceLine(voice, sheets, by_factor, by_item)


class Standing(Struct, frozen=True):
    """Which meeting feedback is about now, and whether somebody has given theirs."""

    sitting: int
    given: bool


#: The meeting that was opened last; while a review is being prepared, it is the one before. `$3`: of a review that was
#: opened without them, somebody who does not come to the common table knows nothing.
_STANDING = """
    SELECT s.sitting, EXISTS (SELECT 1 FROM feedback_given g
                              WHERE g.conference = $1 AND g.sitting = s.sitting AND g.person = $2) AS given
    FROM (SELECT greatest(count(*) - $3::int, 1)::int FROM move m WHERE m.conference = $1 AND m.step = 'open_conference') s (sitting)
"""


async def standing(seat: Seat) -> Standing:
    found = await row(_STANDING, seat.conference.id, seat.person.id, int(opened_without(seat.phase, seat.conference.phase)))
    assert found is not None  # a count is always there  # noqa: S101
    return Standing(**found)


def opened_without(seen: Phase, phase: Phase) -> bool:
    return seen is Phase.REVIEW and phase is not Phase.REVIEW


class PaperFor(Struct, frozen=True):
    """Somebody whom no message of ours reaches: which sheet they want."""

    name: str
    language: str
    voice: Voice


_ON_PAPER = """
    SELECT p.name, p.language, pa.role
    FROM participant pa JOIN person p ON p.id = pa.person LEFT JOIN contact k ON k.participant = pa.id
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND NOT {by_us}
    ORDER BY p.name, pa.person
"""


async def on_paper(conference: UUID) -> list[PaperFor]:
    """Who gets a sheet of paper: it says nothing of whether they gave it back."""
    found = await rows(_ON_PAPER.replace("{by_us}", written_to()), conference)
    return [PaperFor(each["name"], each["language"], VOICE_OF[Role(each["role"])]) for each in found]
