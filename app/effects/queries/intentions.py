"""What a service intended, year by year, in every wording."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.database import rows


class IntentionLine(Struct, frozen=True):
    words: str
    indicator: str
    aim: int | None
    at_least: bool


class Edition(Struct, frozen=True):
    """All sentences of a year as they were written at one time."""

    year: int
    edition: int
    at: datetime
    lines: list[IntentionLine]


_INTENTIONS = """
    SELECT year, edition, at, words, indicator, aim, at_least FROM intention WHERE office = $1 AND ($2::int IS NULL OR year = $2)
    ORDER BY year DESC, edition DESC, number
"""


async def editions_of(office: UUID, year: int | None = None) -> list[Edition]:
    """The newest year first, and in it the newest wording."""
    found: dict[tuple[int, int], Edition] = {}
    for each in await rows(_INTENTIONS, office, year):
        edition = found.setdefault((each["year"], each["edition"]), Edition(each["year"], each["edition"], each["at"], []))
        edition.lines.append(IntentionLine(each["words"], each["indicator"], each["aim"], each["at_least"]))
    return list(found.values())
