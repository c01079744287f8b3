"""Small numbers of an office over time, and of a Land.

`hide_small` itself stands in `kit.suppression`. Here is what adds up: the parts of a whole in each quarter, four quarters of a year,
the offices of a Land. And what was told stays told: nobody forgets what they read in April.

- **A year is told once it is over.** It matters most: of its quarters only so much is told as gives nothing of the year away, and where
  that cannot be, none of them, whatever their size.
- **Of a running year** only wholes are told, quarter by quarter and from twenty on ("conferences held"): so much that the year will hardly
  need it hidden. Where it does, the year is hidden.
- **Of a Land's quarters** only what all of its offices tell.
- **Any other span** is put together from what is shown (`rules.told_together`), so it tells nothing new.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from app.effects.rules import FATHERS_SIDE, PARTS, Parts, Quarter, Time, families_of_keys
from app.kit.suppression import LEAST, CannotBeHidden, Sum, hide_small, is_shown

__all__ = ["Cell", "hidden_in_land", "hidden_over_time", "hide_small", "is_shown", "with_years"]

#: From here on a number of a year that is not over is shown.
MANY = 20


class Cell(NamedTuple):
    """One number; `place` is an office, or None for the Land."""

    key: str
    time: Time
    place: UUID | None = None


#: How often each indicator was, in each quarter, and in each year that is over.
Counts = Mapping[tuple[str, Time], int]
Cells = frozenset[Cell]
_REST = "rest of "
_WHOLES = frozenset(whole for whole, _, _ in PARTS) - {FATHERS_SIDE}


def _dear(cell: Cell) -> int:
    """What no page prints is hidden first, then a part of something; and all of a quarter before anything of a year."""
    if cell.key.startswith(_REST) or cell.key == FATHERS_SIDE:
        return 0
    return 1 + (cell.key in _WHOLES) + 2 * isinstance(cell.time, int)


def with_years(counts: Mapping[tuple[str, Quarter], int], keys: Iterable[str], told: Collection[Quarter]) -> dict[tuple[str, Time], int]:
    """Noughts where nothing happened, and the years all of whose quarters are told."""
    every: dict[tuple[str, Time], int] = {(key, quarter): counts.get((key, quarter), 0) for key in keys for quarter in told}
    for year in {quarter.year for quarter in told if quarter.number == 4}:
        every |= {(key, year): sum(every[key, Quarter(year, number)] for number in range(1, 5)) for key in keys}
    return every


def hidden_over_time(counts: Counts, place: UUID | None = None, parts: Sequence[Parts] = PARTS) -> frozenset[Cell]:
    """Which numbers of one office are not shown. `counts` as `with_years` gives them."""
    hidden: set[Cell] = set()
    for family in families_of_keys(parts, {key for key, _ in counts}):
        for times in _years(counts):
            hidden |= _of_one_year([(place, counts)], family, times, parts)
    return frozenset(hidden)


def _of_one_year(
    places: Sequence[tuple[UUID | None, Counts]], family: Sequence[str], times: Sequence[Time], parts: Sequence[Parts]
) -> Cells:
    every = _Table(places, family, times, parts)
    quarters = frozenset(cell for cell in every.numbers if isinstance(cell.time, Quarter))
    told = frozenset(cell for cell in quarters if every.numbers[cell] >= MANY and _is_root(cell.key, parts))
    if not isinstance(times[-1], int):
        return quarters - told
    year = _Table(places, family, times[-1:], parts)
    of_year = year.hide()
    #: Of the quarters nothing is told, but that there was nothing in a year without any.
    blank = frozenset(cell for cell in quarters if every.numbers[year_of := cell._replace(time=times[-1])] or year_of in of_year)
    if not told and _mostly_small(every, quarters):
        return of_year | blank
    with suppress(CannotBeHidden):
        return every.hide_or_fail(shown=told | (year.numbers.keys() - of_year), hidden=of_year)
    ways = [every.hide(shown=told), every.hide(shown=told, hidden=quarters - told) if told else of_year | blank]
    return min(ways, key=_loss)


def _mostly_small(table: "_Table", quarters: Cells) -> bool:
    """Is there so little in the quarters that it is not worth while to look for what could be told of them?"""
    told = [number for cell in quarters if (number := table.numbers[cell]) and not cell.key.startswith(_REST)]
    return sum(number < LEAST for number in told) * 2 > len(told)


def _loss(hidden: Cells) -> int:
    """A number of a year is worth as much as its four quarters."""
    return sum(4 if isinstance(cell.time, int) else 1 for cell in hidden if not cell.key.startswith(_REST))


def _is_root(key: str, parts: Sequence[Parts]) -> bool:
    """Is it part of nothing, as "conferences held" is?"""
    return key != FATHERS_SIDE and not key.startswith(_REST) and not any(key in several for _, several, _ in parts)


def hidden_in_land(offices: Mapping[UUID, Counts], land: Counts, parts: Sequence[Parts] = PARTS) -> frozenset[Cell]:
    """Which sums of a Land are not shown. Each office is met as somebody who takes its own numbers off, and reads what the others show."""
    of_offices = frozenset(cell for place, counts in offices.items() for cell in hidden_over_time(counts, place, parts))
    without = [{place: counts for place, counts in offices.items() if place != own} for own in offices] if len(offices) > 1 else []
    hidden: set[Cell] = set()
    for family in families_of_keys(parts, {key for key, _ in land}):
        for times in _years(land):
            quarters = {Cell(key, time) for key in family for time in times if isinstance(time, Quarter)}
            hidden |= {cell for cell in quarters if not _is_told_by_all(cell, offices, of_offices)}
            if isinstance(times[-1], int):
                readers = [_Together(each, family, times, parts, of_offices) for each in (offices, *without)]
                hidden |= _hidden_from_all(readers)
    return frozenset(hidden)


def _is_told_by_all(cell: Cell, offices: Iterable[UUID], hidden: Cells) -> bool:
    return not any(cell._replace(place=each) in hidden for each in offices)


def _hidden_from_all(readers: Sequence["_Together"]) -> Cells:
    """Hidden from one is hidden from all: so all look again, until nobody needs more hidden."""
    hidden: Cells = frozenset()
    while (more := hidden.union(*(each.hide(hidden) for each in readers))) != hidden:
        hidden = more
    return hidden


class _Together:
    """A year of several offices, and of all of them together: what a reader sees who has taken the numbers of the others off."""

    def __init__(
        self, offices: Mapping[UUID, Counts], family: Sequence[str], times: Sequence[Time], parts: Sequence[Parts], hidden: Cells
    ) -> None:
        year = times[-1]
        land = {(key, year): sum(counts[key, year] for counts in offices.values()) for key in family}
        self.table = _Table([*offices.items(), (None, land)], family, [year], parts)
        for place, counts in offices.items():
            self.table.take_in(_Table([(place, counts)], family, times, parts), hidden)
        told = {cell for cell in self.table.numbers if cell.place is not None and cell not in hidden}
        known = {Cell(key, year) for key in family if _is_told_by_all(Cell(key, year), offices, hidden)}
        self.shown, self.hidden = frozenset(told | known), hidden & self.table.numbers.keys()

    def hide(self, hidden: Cells) -> Cells:
        """Which sums of all are hidden, beside those that are already."""
        away = self.table.hide(shown=self.shown, hidden=self.hidden | (hidden & self.table.numbers.keys()) - self.shown)
        return frozenset(cell for cell in away if cell.place is None and not cell.key.startswith(_REST))


def _years(counts: Counts) -> list[list[Time]]:
    """The quarters of each year, and the year itself where it is over."""
    times = {time for _, time in counts}
    told = sorted(each for each in times if isinstance(each, Quarter))
    return [[*several, *({year} & times)] for year, several in groupby(told, key=lambda quarter: quarter.year)]


class _Table:
    """The numbers of these places, indicators and times, and all that adds up among them."""

    def __init__(
        self, places: Sequence[tuple[UUID | None, Counts]], family: Sequence[str], times: Sequence[Time], parts: Sequence[Parts]
    ) -> None:
        self.numbers = {Cell(key, time, place): counts[key, time] for place, counts in places for key in family for time in times}
        self.places = [place for place, _ in places]
        self.sums = [each for place in self.places for time in times for each in self._wholes(family, time, place, parts)]
        keys = list(dict.fromkeys(cell.key for cell in self.numbers))
        if len(times) > 1 and isinstance(year := times[-1], int):
            self.sums += [
                Sum(Cell(key, year, place), tuple(Cell(key, time, place) for time in times[:-1])) for place in self.places for key in keys
            ]
        if len(self.places) > 1:
            self.sums += [
                Sum(Cell(key, time), tuple(Cell(key, time, place) for place in self.places[:-1])) for key in keys for time in times
            ]

    def take_in(self, office: "_Table", hidden: Cells) -> None:
        """The quarters of an office too, where something of them is told: else they bind nothing."""
        if any(isinstance(cell.time, Quarter) and cell not in hidden for cell in office.numbers):
            self.numbers |= office.numbers
            self.sums += office.sums

    def hide(self, *, shown: Cells = frozenset(), hidden: Cells = frozenset()) -> Cells:
        """What is hidden. Where something shown would give something away in any case, nothing more is told."""
        try:
            return self.hide_or_fail(shown=shown, hidden=hidden)
        except CannotBeHidden:
            return frozenset(self.numbers.keys() - shown)

    def hide_or_fail(self, *, shown: Cells, hidden: Cells) -> Cells:
        return hide_small(self.numbers, self.sums, shown=shown, hidden=hidden, dear=_dear)

    def _wholes(self, family: Sequence[str], time: Time, place: UUID | None, parts: Sequence[Parts]) -> Iterable[Sum[Cell]]:
        """The rests that nobody prints become numbers too."""
        for number, (whole, several, all_of_it) in enumerate(parts):
            if whole not in family:
                continue
            cells = [Cell(key, time, place) for key in several]
            rest = self.numbers[Cell(whole, time, place)] - sum(self.numbers[each] for each in cells)
            if rest < 0 or (all_of_it and rest):
                raise ValueError(f"{several} do not add up to {whole} in {time}")
            if not all_of_it:
                cells.append(Cell(f"{_REST}{number}", time, place))
                self.numbers[cells[-1]] = rest
            yield Sum(Cell(whole, time, place), tuple(cells))
