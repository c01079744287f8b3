"""The figures of an office or a Land, as anybody may see them: small numbers are away before they leave this module."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.database import rows
from app.effects.queries.counting import EVENTS
from app.effects.rules import PARTS, Quarter, Time, middle, quarter_of, quarters, told_together
from app.effects.suppression import Cell, hidden_in_land, hidden_over_time, is_shown, with_years
from app.practice.indicators import INDICATORS, Aim, Unit

#: What an indicator is multiplied with to be days.
_DAYS = {Aim.FIRST_TALK: 1, Aim.PREPARE: 7, Aim.REVIEW: 7}


class Shown(Struct, frozen=True):
    """How often, and the middle value where there is one. None: it is not shown, being small or giving something small away."""

    number: int | None
    middle: float | None = None


class Figures(Struct, frozen=True):
    """`lines` has every indicator quarter by quarter, `sums` for the whole span, `years` for each year, the running one until now.

    `aims` are in days, and there only where all offices agree.
    """

    name: str
    land: str
    offices: int
    since: Quarter
    until: Quarter
    first: Quarter  # from which there is something to tell, and …
    last: Quarter  # … the latest that is over
    lines: dict[str, tuple[Shown, ...]]
    sums: dict[str, Shown]
    years: dict[int, dict[str, Shown]]
    aims: dict[Aim, int]
    of: tuple[UUID, ...]

    @property
    def quarters(self) -> list[Quarter]:
        return quarters(self.since, self.until)


class Office(Struct, frozen=True):
    """What happened in one office: how often in each quarter, and the single values."""

    name: str
    land: str
    aims: dict[Aim, int]
    counts: dict[tuple[str, Quarter], int]
    values: dict[tuple[str, Quarter], list[int]]


async def counted(office: UUID, *, whole_land: bool = False, before: date) -> dict[UUID, Office]:
    """What happened before this day, small numbers and all: for `figures` alone, never for a page."""
    return _offices(await rows(EVENTS, office, whole_land, before))


async def figures(office: UUID, *, whole_land: bool = False, since: Quarter, until: Quarter, today: date) -> Figures:
    """Of one office, or of all offices of its Land together. One question of the database."""
    last = quarter_of(today).before
    found = await counted(office, whole_land=whole_land, before=last.next.begins)
    first = min((quarter for each in found.values() for _, quarter in each.counts), default=last)
    until = min(until, last)
    since = min(max(since, first), until)
    told = quarters(Quarter(min(first.year, since.year), 1), last)
    own = found[office]
    together = _Together(found.values())
    counts = with_years(together.counts, _KEYS, told)
    places = tuple((key, frozenset(with_years(each.counts, _KEYS, told).items())) for key, each in found.items())
    hidden = await asyncio.to_thread(_hidden, places, frozenset(counts.items()) if whole_land else None)
    book = _Book(counts, together.values, hidden)
    return Figures(
        name=own.name,
        land=own.land,
        offices=len(found),
        since=since,
        until=until,
        first=first,
        last=last,
        lines={key: tuple(book.shown(key, [each]) for each in quarters(since, until)) for key in _SHOWN},
        sums={key: book.shown(key, told_together(since, until)) for key in _SHOWN},
        years={year: {key: book.shown(key, told_together(*_span(year, last))) for key in _SHOWN} for year in {each.year for each in told}},
        aims={aim: own.aims[aim] for aim in Aim if len({each.aims[aim] for each in found.values()}) == 1},
        of=tuple(found),
    )


def _span(year: int, last: Quarter) -> tuple[Quarter, Quarter]:
    return Quarter(year, 1), min(Quarter(year, 4), last)


_SHOWN = tuple(each.key for each in INDICATORS)
_KEYS = tuple(dict.fromkeys((*_SHOWN, *(whole for whole, _, _ in PARTS))))
#: Wholes that are added up here from all of their parts, so that they fit.
_ADDED = [(whole, parts) for whole, parts, all_of_it in PARTS if all_of_it and len(parts) > 1]
_MIDDLES = frozenset(each.key for each in INDICATORS if each.unit is not Unit.COUNT)


def _offices(found: Iterable[Mapping[str, Any]]) -> dict[UUID, Office]:
    offices: dict[UUID, Office] = {}
    lines: dict[UUID, list[tuple[Quarter, dict[str, Any]]]] = defaultdict(list)
    for office, day, told in (tuple(each.values()) for each in found):
        about = msgspec.json.decode(told)
        if day is None:
            aims = {aim: about[aim] * _DAYS[aim] for aim in Aim}
            offices[office] = Office(about["name"], about["land"], aims, defaultdict(int), defaultdict(list))
        else:
            lines[office].append((quarter_of(day), about))
    for office, told in lines.items():
        for quarter, about in told:
            _take_in(offices[office], quarter, about)
    return offices


def _take_in(office: Office, quarter: Quarter, about: dict[str, Any]) -> None:
    for key, said in about.items():
        if isinstance(said, list):
            office.values[key, quarter] = said
            office.counts[key, quarter] = len(said)
        elif key in _KNOWN:
            office.counts[key, quarter] = said or 0
    for whole, parts in _ADDED:
        if any((part, quarter) in office.counts for part in parts):
            office.counts[whole, quarter] = sum(office.counts.get((part, quarter), 0) for part in parts)


_KNOWN = frozenset(_KEYS)


class _Together:
    def __init__(self, offices: Iterable[Office]) -> None:
        self.counts: dict[tuple[str, Quarter], int] = defaultdict(int)
        self.values: dict[tuple[str, Quarter], list[int]] = defaultdict(list)
        for each in offices:
            for place, number in each.counts.items():
                self.counts[place] += number
            for place, several in each.values.items():
                self.values[place] += several


_Numbers = frozenset[tuple[tuple[str, Time], int]]


@lru_cache(maxsize=64)
def _hidden(offices: tuple[tuple[UUID, _Numbers], ...], land: _Numbers | None) -> frozenset[Cell]:
    """What is past stays as it was: so it is worked out once, and beside the loop."""
    if land is not None:
        return hidden_in_land({place: dict(numbers) for place, numbers in offices}, dict(land))
    return hidden_over_time(dict(offices[0][1]))


class _Book(Struct, frozen=True):
    counts: dict[tuple[str, Time], int]
    values: dict[tuple[str, Quarter], list[int]]
    hidden: frozenset[Cell]

    def shown(self, key: str, times: list[Time]) -> Shown:
        """These quarters and years together. One that is hidden hides the sum: it could be taken off again."""
        if any(Cell(key, time) in self.hidden for time in times):
            return Shown(None)
        number = sum(self.counts[key, time] for time in times)
        if key not in _MIDDLES or not is_shown(number):
            return Shown(number)
        return Shown(number, middle([value for time in times for quarter in _of(time) for value in self.values.get((key, quarter), [])]))


def _of(time: Time) -> list[Quarter]:
    return [time] if isinstance(time, Quarter) else [Quarter(time, number) for number in range(1, 5)]
