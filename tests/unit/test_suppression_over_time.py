"""What an office and a Land tell quarter by quarter and year by year gives no small number away, whoever adds and subtracts."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.effects.rules import Parts, Quarter, told_together
from app.effects.suppression import MANY, Cell, hidden_in_land, hidden_over_time, with_years
from app.kit.suppression import LEAST, Sum
from tests.unit.test_suppression import found_out

YEAR = [Quarter(2025, number) for number in range(1, 5)]
PARTS = (Parts("held", ("both", "one")), Parts("held", ("alone",), all_of_it=False), Parts("alone", ("three",), all_of_it=False))
A, B, C = (UUID(int=number) for number in (1, 2, 3))
FEW = settings(max_examples=8, deadline=None)

size = st.one_of(st.integers(0, 6), st.integers(0, 30))
held = st.lists(st.tuples(size, size, st.floats(0, 1), st.floats(0, 1)), min_size=4, max_size=4)


def an_office(quarters):
    """Numbers that fit each other: of those held some have this, and of those some have that."""
    counts = {}
    for quarter, (both, one, some, few) in zip(YEAR, quarters, strict=False):
        alone = round((both + one) * (1 - some**4))
        counts |= {("held", quarter): both + one, ("both", quarter): both, ("one", quarter): one}
        counts |= {("alone", quarter): alone, ("three", quarter): round(alone * (1 - few**4))}
    keys = ("held", "both", "one", "alone", "three")
    return with_years(counts, keys, YEAR[: len(quarters)])


def all_that_adds_up(counts, places=(None,)):
    """As anybody would see it on the page, worked out apart from what is attacked; what is left over is a number too."""
    numbers = {Cell(key, time, place): number for place in places for (key, time), number in counts[place].items()}
    sums, times = [], sorted({time for _, time in counts[places[0]]}, key=str)
    for place in places:
        for time in times:
            adds_up = [("held", "both", "one")]
            if ("alone", time) in counts[place]:
                numbers[Cell("not alone", time, place)] = counts[place]["held", time] - counts[place]["alone", time]
                numbers[Cell("not three", time, place)] = counts[place]["alone", time] - counts[place]["three", time]
                adds_up += [("held", "alone", "not alone"), ("alone", "three", "not three")]
            for whole, *parts in adds_up:
                sums.append(Sum(Cell(whole, time, place), tuple(Cell(part, time, place) for part in parts)))
        if 2025 in times:
            keys = {cell.key for cell in numbers}
            sums += [Sum(Cell(key, 2025, place), tuple(Cell(key, quarter, place) for quarter in YEAR)) for key in keys]
    return numbers, sums


RESTS = {f"rest of {number}": name for number, name in ((1, "not alone"), (2, "not three"))}


def named(hidden):
    return {cell._replace(key=RESTS.get(cell.key, cell.key)) for cell in hidden}


def is_blank(numbers, hidden):
    """No quarter was told, whatever its size, but of what was not there all the year."""
    quarters = {cell for cell in numbers if isinstance(cell.time, Quarter) and numbers.get(cell._replace(time=2025), 1)}
    return quarters if quarters <= hidden else set()


@FEW
@given(held)
def test_no_small_number_of_an_office_can_be_worked_out(quarters):
    counts = an_office(quarters)
    numbers, sums = all_that_adds_up({None: counts})
    hidden = named(hidden_over_time(counts, parts=PARTS))

    assert {cell for cell, number in numbers.items() if 0 < number < LEAST} <= hidden
    small = {cell for cell in hidden if numbers[cell] < LEAST}
    assert found_out(numbers, sums, hidden, is_blank(numbers, hidden), small) == []


@FEW
@given(held)
def test_what_was_told_in_a_running_year_is_told_afterwards_too(quarters):
    """Whoever kept the pages of April, July and October knows no more than who reads the year."""
    for running in range(1, 4):
        so_far = an_office(quarters[:running])
        told = so_far.keys() - {(cell.key, cell.time) for cell in hidden_over_time(so_far, parts=PARTS)}
        later = hidden_over_time(an_office(quarters), parts=PARTS)

        assert all(so_far[key, time] >= MANY and Cell(key, time) not in later for key, time in told)


@settings(max_examples=5, deadline=None)
@given(held, held)
def test_a_land_gives_no_office_away_and_no_office_another(one, other):
    counts = {place: {at: n for at, n in an_office(of).items() if at[0] in {"held", "both", "one"}} for place, of in ((A, one), (B, other))}
    land = {at: counts[A][at] + counts[B][at] for at in counts[A]}
    numbers, sums = all_that_adds_up({**counts, None: land}, (A, B, None))
    sums += [Sum(Cell(*at), (Cell(*at, A), Cell(*at, B))) for at in land]
    hidden = hidden_in_land(counts, land, PARTS[:1]).union(*(hidden_over_time(counts[each], each, PARTS[:1]) for each in (A, B)))
    blank = {
        cell
        for place in (A, B, None)
        for cell in is_blank({each: number for each, number in numbers.items() if each.place == place}, hidden)
    }

    for insider in (None, A, B):
        unknown = {cell for cell in hidden if insider is None or cell.place != insider}
        small = {cell for cell in unknown if numbers[cell] < LEAST and (insider is None or cell.place is not None)}
        assert found_out(numbers, sums, unknown, blank, small) == []


def test_of_three_offices_none_learns_what_two_others_have_together():
    """25 of the Land less my own 21 would be four families of the two others."""
    counts = {place: with_years({("held", YEAR[0]): number}, ["held"], YEAR) for place, number in ((A, 21), (B, 2), (C, 2))}
    land = {place: sum(counts[office][place] for office in counts) for place in counts[A]}

    assert Cell("held", 2025) in hidden_in_land(counts, land, ())


def test_a_small_quarter_hides_another_one_and_not_the_year():
    counts = with_years({("held", quarter): number for quarter, number in zip(YEAR, (2, 7, 8, 9), strict=True)}, ["held"], YEAR)

    assert hidden_over_time(counts, parts=()) == {Cell("held", YEAR[0]), Cell("held", YEAR[1])}

    numbers = {Cell(*at): number for at, number in counts.items()}
    only_small = {Cell("held", YEAR[0])}
    assert found_out(numbers, [Sum(Cell("held", 2025), tuple(Cell("held", quarter) for quarter in YEAR))], only_small) == [*only_small]


def test_of_a_running_year_only_large_wholes_are_told():
    counts = with_years({("held", YEAR[0]): 25, ("both", YEAR[0]): 22, ("one", YEAR[0]): 3}, ["held", "both", "one"], YEAR[:1])

    assert hidden_over_time(counts, parts=PARTS[:1]) == {Cell("both", YEAR[0]), Cell("one", YEAR[0])}


def test_numbers_that_do_not_add_up_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="do not add up"):
        hidden_over_time(with_years({("held", YEAR[0]): 25}, ["held", "both", "one"], YEAR[:1]), parts=PARTS[:1])


def test_a_span_is_put_together_from_years_and_quarters():
    assert told_together(Quarter(2023, 3), Quarter(2026, 1)) == [Quarter(2023, 3), Quarter(2023, 4), 2024, 2025, Quarter(2026, 1)]
