"""The learning list of an office: entries by month, what is to be changed, looks back that were begun.

Inside a month the order is that of random ids: nothing tells what was written first.
"""

from datetime import date
from uuid import UUID

import asyncpg
from msgspec import Struct

from app.database import row, rows
from app.practice.learning import Change, Level, Noted
from app.practice.phases import Phase

ENTRIES_A_PAGE = 20


class EntryLine(Struct, frozen=True):
    """One entry as everybody at the office may read it."""

    id: UUID
    month: date
    kind: Noted
    level: Level
    phase: Phase | None
    what: str
    expected: str
    helped: str
    hindered: str
    change: str
    who: str
    by_month: date | None
    state: Change
    word: str
    edited: int

    @property
    def place(self) -> str:
        return f"{self.month:%Y%m}_{self.id.hex}"


_COLUMNS = "e.id, e.month, e.kind, e.level, e.phase, e.what, e.expected, e.helped, e.hindered, e.change, e.who, e.by_month, e.state, e.word, e.edited"  # noqa: E501


def _entry(found: asyncpg.Record) -> EntryLine:
    values = dict(found)
    kinds = {"kind": Noted(values["kind"]), "level": Level(values["level"]), "state": Change(values["state"])}
    return EntryLine(**values | kinds | {"phase": Phase(values["phase"]) if values["phase"] else None})


class Page(Struct, frozen=True):
    entries: list[EntryLine]
    after: str  # where the next page begins; empty on the last one


async def entries_of(office: UUID, level: Level | None, after: str = "") -> Page:
    """A page of the list, the youngest month first."""
    month, name = _place(after)
    found = await rows(
        f"""
        SELECT {_COLUMNS} FROM learning_entry e
        WHERE e.office = $1 AND e.look_back IS NULL AND ($2::text IS NULL OR e.level = $2)
          AND ($3::date IS NULL OR e.month < $3 OR e.month = $3 AND e.id > $4::uuid)
        ORDER BY e.month DESC, e.id LIMIT {ENTRIES_A_PAGE + 1}
        """,  # noqa: S608  # only our own constants are put together
        office,
        level,
        month,
        name,
    )
    shown = [_entry(each) for each in found[:ENTRIES_A_PAGE]]
    return Page(shown, shown[-1].place if len(found) > ENTRIES_A_PAGE else "")


def _place(text: str) -> tuple[date | None, UUID | None]:
    month, _, name = text.partition("_")
    try:
        return date(int(month[:4]), int(month[4:6]), 1), UUID(hex=name)
    except ValueError:
        return None, None


async def changes_of(office: UUID) -> list[EntryLine]:
    """What is to be changed and is not done yet, what is due first on top."""
    found = await rows(
        f"""
        SELECT {_COLUMNS} FROM learning_entry e
        WHERE e.office = $1 AND e.look_back IS NULL AND e.change <> '' AND e.state = 'open'
        ORDER BY e.by_month NULLS LAST, e.id LIMIT 50
        """,  # noqa: S608
        office,
    )
    return [_entry(each) for each in found]


async def entries_between(office: UUID, since: date, until: date) -> list[EntryLine]:
    """The entries of these months, for a workshop: by level, a success as good as a mistake."""
    found = await rows(
        f"""
        SELECT {_COLUMNS} FROM learning_entry e
        WHERE e.office = $1 AND e.look_back IS NULL AND e.month BETWEEN $2 AND $3
        ORDER BY array_position(ARRAY['professional', 'team', 'organisation', 'cooperation'], e.level::text), e.id LIMIT 200
        """,  # noqa: S608
        office,
        since,
        until,
    )
    return [_entry(each) for each in found]


async def entry_of(office: UUID, entry: UUID) -> EntryLine | None:
    found = await row(
        f"SELECT {_COLUMNS} FROM learning_entry e WHERE e.office = $1 AND e.id = $2 AND e.look_back IS NULL",  # noqa: S608
        office,
        entry,
    )
    return _entry(found) if found else None


class LookBackLine(Struct, frozen=True):
    """A look back that was begun, and how many things stand in it."""

    id: UUID
    month: date
    points: int


async def drafts_of(office: UUID) -> list[LookBackLine]:
    found = await rows(
        """
        SELECT l.id, l.month, count(e.id) AS points FROM look_back l LEFT JOIN learning_entry e ON e.look_back = l.id
        WHERE l.office = $1 GROUP BY l.id ORDER BY l.month DESC, l.id LIMIT 50
        """,
        office,
    )
    return [LookBackLine(**dict(each)) for each in found]


async def points_of(office: UUID, look_back: UUID) -> list[EntryLine] | None:
    """What stands in a look back so far, successes first; None where the office has no such look back."""
    found = await rows(
        f"""
        SELECT {_COLUMNS} FROM look_back l LEFT JOIN learning_entry e ON e.look_back = l.id
        WHERE l.office = $1 AND l.id = $2 ORDER BY e.kind <> 'success', e.id
        """,  # noqa: S608
        office,
        look_back,
    )
    return [_entry(each) for each in found if each["id"]] if found else None
