"""Small numbers of an office over time, and of a Land: quarter by quarter, so that no later number gives an earlier one away.

`hide_small` itself stands in `kit.suppression`. Here is what adds up: the parts of a whole in each quarter, four quarters of a year,
the offices of a Land. A quarter is told once it is over, a year with its last quarter, and what was told stays told: what comes later
is hidden if it must. Any other span is put together from what is shown (`rules.told_together`), so it tells nothing new.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from app.effects.rules import FATHERS_SIDE, PARTS, Parts, Quarter, Time, families_of_keys
from app.kit.suppression import Sum, hide_small, is_shown

__all__ = ["Cell", "hidden_in_land", "hidden_over_time", "hide_small", "is_shown", "with_years"]

#: How often each indicator was, in each quarter, and in each year that is over.
Counts = Mapping[tuple[str, Time], int]


class Cell(NamedTuple):
    """One number; `place` is an office, or None for the Land."""

    key: str
    time: Time
    place: UUID | None = None


def with_years(counts: Mapping[tuple[str, Quarter], int], keys: Iterable[str], told: Collection[Quarter]) -> dict[tuple[str, Time], int]:
    """Noughts where nothing happened, and the years all of whose quarters are told."""
    every: dict[tuple[str, Time], int] = {(key, quarter): counts.get((key, quarter), 0) for key in keys for quarter in told}
    for year in {quarter.year for quarter in told if quarter.number == 4}:
        every |= {(key, year): sum(every[key, Quarter(year, number)] for number in range(1, 5)) for key in keys}
    return every


def hidden_over_time(counts: Counts, place: UUID | None = None, parts: Iterable[Parts] = PARTS) -> frozenset[Cell]:
    """Which numbers of one office are not shown. `counts` as `with_years` gives them."""
    hidden: set[Cell] = set()
    for family in _families(counts, parts):
        for step in _steps(counts):
            hidden |= _one_step([(place, counts)], family, step, parts, hidden)
    return frozenset(hidden)


def hidden_in_land(offices: Mapping[UUID, Counts], land: Counts, parts: Iterable[Parts] = PARTS) -> frozenset[Cell]:
    """Which sums of a Land are not shown. Each office is met as somebody who knows its own numbers, and reads what the others show."""
    fixed = {cell for place, counts in offices.items() for cell in hidden_over_time(counts, place, parts)}
    hidden: set[Cell] = set()
    for family in _families(land, parts):
        for step in _steps(land):
            hidden |= _one_step([*offices.items(), (None, land)], family, step, parts, hidden | fixed)
    return frozenset(each for each in hidden if each.place is None)


def _families(counts: Counts, parts: Iterable[Parts]) -> list[list[str]]:
    return families_of_keys(parts, {key for key, _ in counts})


def _steps(counts: Counts) -> list[list[Time]]:
    """What is known together, one quarter after the other: the quarters of a year until then, and the year once it is over."""
    times = {time for _, time in counts}
    told = sorted(each for each in times if isinstance(each, Quarter))
    steps: list[list[Time]] = [[each for each in told if each.year == last.year and each <= last] for last in told]
    return [[*step, last.year] if last.number == 4 and last.year in times else step for step, last in zip(steps, told, strict=True)]


def _one_step(
    places: list[tuple[UUID | None, Counts]], family: list[str], times: list[Time], parts: Iterable[Parts], before: set[Cell]
) -> frozenset[Cell]:
    """What is hidden once the last of these quarters is told. Earlier quarters, and the offices of a Land, are as they were."""
    numbers = {Cell(key, time, place): counts[key, time] for place, counts in places for key in family for time in times}
    sums = _sums(numbers, family, times, [place for place, _ in places], parts)
    told_before = {each for each in times if isinstance(each, Quarter)} - {max(each for each in times if isinstance(each, Quarter))}
    fixed = {cell for cell in numbers if cell.time in told_before or (len(places) > 1 and cell.place is not None)}
    hidden = before & numbers.keys()
    insiders = [{cell for cell in numbers if cell.place == place} for place, _ in places] if len(places) > 1 else []
    try:
        return hide_small(numbers, sums, shown=fixed - hidden, hidden=hidden, dear=_dear, insiders=insiders[:-1]) | hidden
    except ValueError:  # whatever of it were told would give something away: then none of what is new is
        return frozenset(hidden | (numbers.keys() - fixed))


_REST = "rest of "
_WHOLES = frozenset(whole for whole, _, _ in PARTS) - {FATHERS_SIDE}


def _dear(cell: Cell) -> int:
    """What no page prints is hidden first, then a part of something; and all of a quarter before anything of a year."""
    if cell.key.startswith(_REST) or cell.key == FATHERS_SIDE:
        return 0
    return 1 + (cell.key in _WHOLES) + 2 * isinstance(cell.time, int)


def _sums(
    numbers: dict[Cell, int], family: list[str], times: list[Time], places: list[UUID | None], parts: Iterable[Parts]
) -> list[Sum[Cell]]:
    """All that adds up among these numbers. The rests that nobody prints are added to them."""
    sums = [sum_ for place in places for time in times for sum_ in _wholes(numbers, family, time, place, parts)]
    keys = list(dict.fromkeys(cell.key for cell in numbers))
    if year := next((time for time in times if isinstance(time, int)), None):
        for place in places:
            sums += [Sum(Cell(key, year, place), tuple(Cell(key, time, place) for time in times if time != year)) for key in keys]
    if len(places) > 1:
        offices = [place for place in places if place is not None]
        sums += [Sum(Cell(key, time), tuple(Cell(key, time, place) for place in offices)) for key in keys for time in times]
    return sums


def _wholes(numbers: dict[Cell, int], family: list[str], time: Time, place: UUID | None, parts: Iterable[Parts]) -> Iterable[Sum[Cell]]:
    for number, (whole, several, all_of_it) in enumerate(parts):
        if whole not in family:
            continue
        cells = [Cell(key, time, place) for key in several if key in family]
        rest = numbers[Cell(whole, time, place)] - sum(numbers[each] for each in cells)
        if rest < 0 or (all_of_it and rest):
            raise ValueError(f"{several} do not add up to {whole} in {time}")
        if not all_of_it:
            cells.append(Cell(f"{_REST}{number}", time, place))
            numbers[cells[-1]] = rest
        yield Sum(Cell(whole, time, place), tuple(cells))
