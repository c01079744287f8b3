"""Small numbers stay hidden, also from whoever adds and subtracts. The attack here calculates otherwise than what it attacks."""

from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.kit.suppression import LEAST, SPREAD, CannotBeHidden, Sum, hide_small, is_shown

YEAR = ("Q1", "Q2", "Q3", "Q4")


# --- the attack -------------------------------------------------------------------------------------------------------------------


class Attacker:
    """Knows every shown number, every sum, and that a hidden number is at least one unless it is a nought (stronger than any reader)."""

    def __init__(self, numbers, sums, hidden, whatever=()):
        """`whatever`: hidden whatever their size, so that a reader cannot even know that they are no noughts."""
        self.sums, self.hidden, self.truth = sums, sorted(hidden, key=str), numbers
        self.first = {key: (number, number) for key, number in numbers.items() if key not in hidden}
        top = max(numbers.values()) + 50
        self.first |= {key: (0 if key in whatever else min(numbers[key], 1), top) for key in hidden}

    def fits(self, guess):
        """Is there any table that fits what is shown, and these values? Bounds are narrowed, then tried: exact, for whole numbers."""
        bounds = dict(self.first)
        for key, value in guess.items():
            if not bounds[key][0] <= value <= bounds[key][1]:
                return False
            bounds[key] = (value, value)
        self.patience = 200  # a table that takes longer is counted as possible: rare, and only in the largest ones
        return self._search(bounds)

    def _search(self, bounds):
        self.patience -= 1
        if self.patience < 0:
            return True
        if not self._narrow(bounds):
            return False
        open_ = [key for key in self.hidden if bounds[key][0] != bounds[key][1]]
        if not open_:
            return True
        key = min(open_, key=lambda key: bounds[key][1] - bounds[key][0])
        low, high = bounds[key]
        middle = (low + high) // 2
        halves = [{key: (low, middle)}, {key: (middle + 1, high)}]  # where the true value lies is likelier: it saves time, and nothing else
        return any(self._search(bounds | half) for half in (halves if self.truth[key] <= middle else reversed(halves)))

    def _narrow(self, bounds):
        moved = True
        while moved:
            moved = False
            for whole, parts in self.sums:
                signed = [(whole, -1), *((part, 1) for part in parts)]
                for key, sign in signed:
                    others = [(bounds[other], s) for other, s in signed if other != key]
                    least = sum(low if s > 0 else -high for (low, high), s in others)
                    most = sum(high if s > 0 else -low for (low, high), s in others)
                    low, high = (-most, -least) if sign > 0 else (least, most)
                    new = max(low, bounds[key][0]), min(high, bounds[key][1])
                    if new[0] > new[1]:
                        return False
                    if new != bounds[key]:
                        bounds[key], moved = new, True
        return True

    def is_left_with_few(self, key, truth):
        """Are there too few values near the true one that this number may have?"""
        near = (value for value in range(max(0, truth - SPREAD), truth + SPREAD + 1) if value == truth or self.fits({key: value}))
        return len(list(islice(near, SPREAD + 1))) <= SPREAD


def found_out(numbers, sums, hidden, whatever=(), among=None):
    """Hidden numbers of which too few values are left: all, or those among which one looks."""
    attacker = Attacker(numbers, sums, hidden, whatever)
    return [key for key in (hidden if among is None else among) if attacker.is_left_with_few(key, numbers[key])]


# --- tables -----------------------------------------------------------------------------------------------------------------------


def with_sums(cells, rows, columns):
    """A table with a sum of each row, of each column, and of all."""
    numbers = dict(cells)
    for row in rows:
        numbers[row, "all"] = sum(cells[row, column] for column in columns)
    for column in (*columns, "all"):
        numbers["all", column] = sum(numbers[row, column] for row in rows)
    sums = [Sum((row, "all"), tuple((row, column) for column in columns)) for row in (*rows, "all")]
    sums += [Sum(("all", column), tuple((row, column) for row in rows)) for column in (*columns, "all")]
    return numbers, sums


small = st.one_of(st.integers(0, 6), st.integers(0, 30))
tables = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(small, min_size=size[0] * size[1], max_size=size[0] * size[1]).map(
        lambda values: with_sums(dict(zip(product(range(size[0]), range(size[1])), values, strict=True)), range(size[0]), range(size[1]))
    )
)
MANY = settings(max_examples=50, deadline=None)


@MANY
@given(tables)
def test_nothing_hidden_can_be_worked_out(table):
    numbers, sums = table
    hidden = hide_small(numbers, sums)

    assert {key for key, number in numbers.items() if 0 < number < LEAST} <= hidden
    assert found_out(numbers, sums, hidden) == []


def test_the_attack_finds_what_is_hidden_by_halves():
    """The control: small numbers alone, and one more in each row but not in each column."""
    numbers, sums = with_sums({("a", "x"): 2, ("a", "y"): 9, ("b", "x"): 8, ("b", "y"): 7}, "ab", "xy")
    only_small = frozenset({("a", "x")})
    rows_alone = only_small | {("a", "y")}

    assert found_out(numbers, sums, only_small) == [("a", "x")]
    assert sorted(found_out(numbers, sums, rows_alone)) == [("a", "x"), ("a", "y")]
    assert found_out(numbers, sums, hide_small(numbers, sums)) == []


def test_two_small_numbers_with_a_small_sum_are_no_secret():
    """One and one are two: a sum that leaves one possibility is hidden too."""
    numbers = dict(zip((*YEAR, "year"), (1, 1, 9, 8, 19), strict=True))
    sums = [Sum("year", YEAR)]

    assert sorted(found_out(numbers, sums, {"Q1", "Q2"})) == ["Q1", "Q2"]
    assert hide_small(numbers, sums) == {"Q1", "Q2", "Q4"}


# --- noughts ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ({"all": 9, "yes": 0, "no": 9}, set()),  # none of nine
        ({"all": 3, "yes": 0, "no": 3}, {"all", "yes", "no"}),  # none of three speaks of all three
        ({"all": 0, "yes": 0, "no": 0}, set()),  # there was nobody
        ({"all": 12, "yes": 11, "no": 1}, {"yes", "no"}),  # the rest is a number as well
        ({"all": 12, "yes": 6, "no": 6}, set()),
    ],
)
def test_a_nought_is_shown_where_it_speaks_of_nobody(numbers, hidden):
    assert hide_small(numbers, [Sum("all", ("yes", "no"))]) == hidden


def test_what_no_page_prints_is_hidden_first():
    numbers = {"all": 20, "yes": 3, "no": 17}

    assert hide_small(numbers, [Sum("all", ("yes", "no"))], dear="no".__ne__) == {"yes", "no"}
    assert hide_small({"all": 40, "yes": 3, "a": 8, "b": 29}, [Sum("all", ("yes", "a", "b"))], dear="b".__ne__) == {"yes", "b"}


# --- what is known otherwise ------------------------------------------------------------------------------------------------------


def test_what_was_shown_once_stays_known():
    """Q2 was on the page before the year was over; now the year may not give Q1 away."""
    numbers = dict(zip((*YEAR, "year"), (2, 6, 8, 9, 25), strict=True))

    assert hide_small(numbers, [Sum("year", YEAR)]) == {"Q1", "Q2"}
    assert hide_small(numbers, [Sum("year", YEAR)], shown={"Q2", "Q3"}, hidden={"Q1"}) == {"Q1", "Q4"}


def test_a_mistake_of_before_is_not_passed_over():
    numbers = {"A": 9, "B": 3, "all": 12}
    with pytest.raises(CannotBeHidden):
        hide_small(numbers, [Sum("all", ("A", "B"))], shown={"A", "all"})


def test_middle_values_and_shares_of_few_are_not_shown():
    assert [is_shown(4), is_shown(5), is_shown(5, hidden=True)] == [False, True, False]
