"""Numbers so small that they speak of single people are not shown, nor any from which they could be worked out.

Fewer than five is hidden (*primary* suppression). A sum gives its only hidden part away, so further numbers are hidden until whoever
calculates is left with as many possible values as "one to four" leaves (*complementary* suppression). Every hidden number looks the same.

- **A nought** speaks of nobody, and is shown beside a whole of five or more: "none of these nine families". Beside a smaller whole it
  would say something of every one of those few, and is hidden. A reader may know all this; so a hidden number counts as at least one.
- **A difference is a number**: where "held" is a part of "accepted", the rest of it belongs into the table too, even if no page prints it.
- **A share** may be shown where both of its numbers are, a **middle value** where the number of its values is (`is_shown`).
- **What was shown once stays known** (`shown`): when later numbers come, something later is hidden.
- **Whoever works somewhere knows more**: they are met in a table of their own, with their own numbers taken off (`effects.suppression`).

How it is proved: for each hidden number there is a *swing*, other numbers that fit everything shown as well. Where none is found, one
more number is hidden. `tests/unit/test_suppression.py` attacks the result in another way.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

#: The smallest number that is shown.
LEAST = 5
#: So far apart are the smallest and the largest value that a hidden number may have, for whoever calculates: one to four.
SPREAD = 3
#: So many steps a search for a swing may take; whoever finds none hides one number more.
_PATIENCE = 100
_ENDLESS = 10**9

K = TypeVar("K", bound=Hashable)


class CannotBeHidden(Exception):
    """This number can be worked out from what was shown before."""


class Sum(NamedTuple, Generic[K]):
    """A whole and its parts, all of them."""

    whole: K
    parts: tuple[K, ...]


def is_shown(number: int, *, hidden: bool = False) -> bool:
    """May what is worked out from so many values be shown: a middle value, a share, a sum of minutes?"""
    return number >= LEAST and not hidden


def hide_small(
    numbers: Mapping[K, int],
    sums: Iterable[Sum[K]] = (),
    *,
    shown: Collection[K] = frozenset(),
    hidden: Collection[K] = frozenset(),
    dear: Callable[[K], int] = lambda _key: 0,
) -> frozenset[K]:
    """Which of these numbers nobody may see.

    `shown` and `hidden` were decided earlier and stay so; what is less `dear` is hidden first, such as what no page prints.
    """
    table = _Table(numbers, tuple(sums), frozenset(shown), dear)
    return frozenset(table.protect(set(hidden) | (table.too_small() - table.shown)))


class _Table(Generic[K]):
    def __init__(self, numbers: Mapping[K, int], sums: tuple[Sum[K], ...], shown: frozenset[K], dear: Callable[[K], int]) -> None:
        self.numbers, self.sums, self.shown, self.dear = numbers, sums, shown, dear
        #: Of each number, the sums in which it stands, as a part (+1) or as the whole (-1).
        self.places: dict[K, list[tuple[int, int]]] = {key: [] for key in numbers}
        for at, (whole, parts) in enumerate(sums):
            self.places[whole].append((at, -1))
            for part in parts:
                self.places[part].append((at, 1))
        self.members = [(whole, *parts) for whole, parts in sums]

    def too_small(self) -> set[K]:
        return {key for key, number in self.numbers.items() if 0 < number < LEAST} | self._telling_noughts()

    def _telling_noughts(self) -> set[K]:
        """Noughts beside a whole that is small, unless a nought above them says it of more people already."""
        telling: dict[K, bool] = {}

        def tells(key: K) -> bool:
            if key not in telling:
                wholes = [self.sums[at].whole for at, sign in self.places[key] if sign == 1]
                said_above = any(self.numbers[whole] == 0 and not tells(whole) for whole in wholes)
                telling[key] = not said_above and any(
                    0 < self.numbers[whole] < LEAST or (self.numbers[whole] == 0 and tells(whole)) for whole in wholes
                )
            return telling[key]

        return {key for key, number in self.numbers.items() if number == 0 and tells(key)}

    def protect(self, away: set[K]) -> set[K]:
        """Hide more until nobody can work out anything."""
        safe: set[K] = set()
        while exposed := next((key for key in self.numbers if key in away and key not in safe), None):
            if found := _Reader(self, away).swings(exposed):
                safe |= found  # numbers hidden later leave these swings as they are
            else:
                away.add(self._one_more(exposed, away))
        return away

    def _one_more(self, exposed: K, unknown: Collection[K]) -> K:
        """The cheapest number among those that hang together with this one: rather where nothing else is hidden in the same sum."""
        alone: list[tuple[tuple[int, int, bool, int], K]] = []
        others: list[tuple[tuple[int, int, bool, int], K]] = []
        for distance, at in enumerate(self._sums_around(exposed, unknown)):
            free = [key for key in self.members[at] if key not in unknown and key not in self.shown]
            single = sum(key in unknown for key in self.members[at]) == 1
            (alone if single else others).extend(
                ((self.dear(key), distance, not self.numbers[key], self.numbers[key]), key) for key in free
            )
        if not alone and not others:
            raise CannotBeHidden(exposed)
        return min(alone or others, key=lambda option: option[0])[1]

    def _sums_around(self, start: K, unknown: Collection[K]) -> Iterable[int]:
        """The sums that hang together with this number by hidden ones, nearest first."""
        waiting, seen = [start], {start}
        done: set[int] = set()
        for key in waiting:
            for at, _ in self.places[key]:
                if at not in done:
                    done.add(at)
                    yield at
                    further = [other for other in self.members[at] if other in unknown and other not in seen]
                    seen.update(further)
                    waiting.extend(further)


class _Reader(Generic[K]):
    """Somebody who knows everything but these numbers, and calculates: how small, how large may a number be?"""

    def __init__(self, table: _Table[K], unknown: Collection[K]) -> None:
        self.table, self.unknown = table, unknown
        self.thought: dict[K, int] = {}  # another table that fits, where it differs from the true one
        self.moves: dict[K, int] = {}
        self.patience = 0

    def swings(self, start: K) -> frozenset[K] | None:
        """Which numbers are found to be safe with this one; None where it is not."""
        once = self._swing(start, 1)
        if once is not None and self._times(once) + self._times({key: -move for key, move in once.items()}) >= SPREAD:
            return frozenset(once)
        span = self._reach(start, 1)
        return frozenset({start}) if span >= SPREAD or span + self._reach(start, -1) >= SPREAD else None

    def _reach(self, start: K, way: int) -> int:
        """How far this number may be larger (or smaller), by one swing after the other."""
        self.thought, reached = {}, 0
        while reached < SPREAD and (moves := self._swing(start, way)) is not None:
            times = min(self._times(moves), SPREAD - reached)
            for key, move in moves.items():
                self.thought[key] = self._value(key) + times * move
            reached += times
        self.thought = {}
        return reached

    def _value(self, key: K) -> int:
        return self.thought.get(key, self.table.numbers[key])

    def _room(self, key: K) -> int:
        """How far this number could be smaller: a hidden one counts as at least one, unless it is a nought."""
        return self._value(key) - min(self.table.numbers[key], 1)

    def _times(self, moves: Mapping[K, int]) -> int:
        return min((self._room(key) for key, move in moves.items() if move < 0), default=_ENDLESS)

    def _swing(self, start: K, way: int) -> dict[K, int] | None:
        """Some hidden numbers one up, others one down, so that every sum stays right."""
        if way < 0 and not self._room(start):
            return None
        self.patience, self.moves = _PATIENCE, {start: way}
        return dict(self.moves) if self._close(self._off({}, start, way)) else None

    def _off(self, off: dict[int, int], key: K, move: int) -> dict[int, int]:
        """By how much each sum is wrong after this move; those that are right are left out."""
        new = dict(off)
        for at, sign in self.table.places[key]:
            new[at] = new.get(at, 0) + sign * move
            if not new[at]:
                del new[at]
        return new

    def _close(self, off: dict[int, int]) -> bool:
        """Put the sums right again, one by one.

        First comes what puts most right at once; then what grows, since that has no end; then what has most room.
        """
        if not off:
            return True
        self.patience -= 1
        if self.patience < 0:
            return False
        ways = [(self._off(off, key, move), key, move) for key, move in self._fewest(off)]
        for left, key, move in sorted(ways, key=lambda way: (len(way[0]), way[2] < 0, -self._room(way[1]))):
            self.moves[key] = move
            if self._close(left):
                return True
            del self.moves[key]
        return False

    def _fewest(self, off: dict[int, int]) -> list[tuple[K, int]]:
        """The choices of the sum that has fewest."""
        fewest: list[tuple[K, int]] | None = None
        for at, wrong in off.items():
            choices = self._choices(at, wrong)
            if len(choices) <= 1:
                return choices
            if fewest is None or len(choices) < len(fewest):
                fewest = choices
        return fewest or []

    def _choices(self, at: int, wrong: int) -> list[tuple[K, int]]:
        """Hidden numbers of this sum that could put it right, and whether by more or by less."""
        whole, *parts = self.table.members[at]
        way = -1 if wrong > 0 else 1
        found = [(key, way) for key in parts if key in self.unknown and key not in self.moves and (way > 0 or self._room(key))]
        if whole in self.unknown and whole not in self.moves and (way < 0 or self._room(whole)):
            found.append((whole, -way))
        return found
