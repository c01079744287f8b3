"""What is typed about learning. Months, not days; parts, not names."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.fields import Name, Version
from app.learning.tables import this_month
from app.practice.learning import Change, Level, Whose
from app.practice.phases import Phase

Sentence = Annotated[str, Meta(max_length=300)]
Text = Annotated[str, Meta(max_length=1_000)]
#: Said where something only may be a name: it is nobody's.
Nobody = Literal["yes", ""]
MONTHS_AHEAD, MONTHS_BACK = 12, 36


class NearMissForm(Struct, frozen=True):
    what: Sentence
    level: Level
    phase: Phase | None = None
    nobody: Nobody = ""


class PointForm(Struct, frozen=True):
    """A point of a look back: the first time with what it is, then the fields of the stage that is open."""

    point: UUID | None = None
    kind: Literal["success", "mistake"] = "success"
    level: Level | None = None
    phase: Phase | None = None
    what: Text = ""
    expected: Text = ""
    helped: Text = ""
    hindered: Text = ""
    change: Text = ""
    who: Whose | None = None
    by_month: date | None = None
    nobody: Nobody = ""
    edited: Version = 0


class ChangeForm(Struct, frozen=True):
    change: Text
    who: Whose
    by_month: date
    nobody: Nobody = ""
    edited: Version = 0


class OutcomeForm(Struct, frozen=True):
    state: Change
    word: Sentence = ""
    nobody: Nobody = ""
    edited: Version = 0


class CardForm(Struct, frozen=True):
    mistake: Sentence
    cornerstone: Text
    phase: Phase | None = None
    level: Level | None = None
    hidden: Literal["yes", ""] = ""
    nobody: Nobody = ""
    edited: Version = 0


class WorkshopForm(Struct, frozen=True):
    name: Name
    since: date
    until: date
    nobody: Nobody = ""


class ChoiceForm(Struct, frozen=True):
    entries: list[UUID] = []
    edited: Version = 0


class ClearForm(Struct, frozen=True):
    before: date
    sure: Literal["yes"]


def months_ahead() -> list[date]:
    return list(_months(this_month(), MONTHS_AHEAD + 1))


def months_back() -> list[date]:
    """This month and those before it, the youngest first."""
    first = this_month()
    begin = date(first.year - MONTHS_BACK // 12, first.month, 1)
    return list(_months(begin, MONTHS_BACK + 1))[::-1]


def _months(first: date, number: int) -> Iterator[date]:
    for after in range(number):
        years, month = divmod(first.month - 1 + after, 12)
        yield date(first.year + years, month + 1, 1)
