"""Numbers so small that they speak of single people are not shown, nor any from which they could be worked out.

Fewer than five is hidden (*primary* suppression). A sum gives its only hidden part away, so further numbers are hidden until whoever
calculates is left with as many possible values as "one to four" leaves (*complementary* suppression). Every hidden number looks the same.

- **A nought** speaks of nobody, and is shown beside a whole of five or more: "none of these nine families". Beside a smaller whole it
  would say something of every one of those few, and is hidden. A reader may know all this; so a hidden number counts as at least one.
- **A difference is a number**: where "held" is a part of "accepted", the rest of it belongs into the table too, even if no page prints it.
- **A share** may be shown where both of its numbers are, a **middle value** where the number of its values is (`is_shown`).
- **What was shown once stays known** (`shown`): when later numbers come, something later is hidden.
- **Whoever works here knows more** (`insiders`): each of them is met as somebody who knows their own numbers already.

How it is proved: for each hidden number there is a *swing*, other numbers that fit everything shown as well. Where none is found, one
more number is hidden. `tests/unit/test_suppression.py` attacks the result in another way.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

#: The smallest number that is shown.
LEAST = 5
#: So far apart are the smallest and the largest value that a hidden number may have, for whoever calculates: one to four.
SPREAD = 3
#: So many steps a search for a swing may take; whoever finds none hides one number more.
_PATIENCE = 300
_ENDLESS = 10**9

K = TypeVar("K", bound=Hashable)


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
    insiders: Sequence[Collection[K]] = (),
) -> frozenset[K]:
    """Which of these numbers nobody may see.

    `shown` and `hidden` were decided earlier and stay so; what is less `dear` is hidden first, such as what no page prints; each of the
    `insiders` is a list of numbers that somebody knows anyway.
    """
    table = _Table(numbers, tuple(sums), frozenset(shown), dear)
    away = set(hidden) | (table.too_small() - table.shown)
    readers = [frozenset[K](), *(frozenset(known) for known in insiders)]
    while any(table.protect(away, known) for known in readers):
        pass  # what was hidden before one reader may be known to another: all look again
    return frozenset(away)


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
        """Noughts beside a whole of one to four, unless a nought above them says it of more people already."""
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

    def protect(self, away: set[K], known: frozenset[K]) -> bool:
        """Hide more until this reader can work out nothing. True when something was added."""
        before = len(away)
        safe: set[K] = set()
        while exposed := next((key for key in self.numbers if key in away and key not in known and key not in safe), None):
            unknown = away - known
            if found := _Swing(self, unknown).through(exposed):
                safe |= found  # numbers added later leave this swing as it is
            else:
                away.add(self._one_more(exposed, unknown, known))
        return len(away) > before

    def _one_more(self, exposed: K, unknown: Collection[K], known: frozenset[K]) -> K:
        """The number that costs least, in a sum where nothing else is hidden, or else in the nearest one."""
        nearest: list[K] = []
        for at in self._sums_around(exposed, unknown):
            free = [key for key in self.members[at] if key not in unknown and self._may_go(key, known)]
            alone = sum(key in unknown for key in self.members[at]) == 1
            if free and alone:
                return min(free, key=self._cost)
            nearest = nearest or free
        if not nearest:
            raise ValueError(f"{exposed!r} can be worked out from what was shown before")
        return min(nearest, key=self._cost)

    def _may_go(self, key: K, known: frozenset[K]) -> bool:
        """Could it help to hide this one?"""
        return key not in known and key not in self.shown

    def _cost(self, key: K) -> tuple[bool, int, int]:
        """A nought is hidden last: it leaves no room. Of what is equally dear the smallest goes."""
        return not self.numbers[key], self.dear(key), self.numbers[key]

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


class _Swing(Generic[K]):
    """Some hidden numbers one up, others one down, so that every sum stays right; and how often this can be done."""

    def __init__(self, table: _Table[K], unknown: Collection[K]) -> None:
        self.table, self.unknown, self.patience = table, unknown, _PATIENCE
        self.moves: dict[K, int] = {}

    def through(self, start: K) -> set[K] | None:
        self.moves = {start: 1}
        return set(self.moves) if self._close(self._off({}, start, 1), _ENDLESS, self._room(start)) else None

    def _room(self, key: K) -> int:
        """How far this number could be smaller: a hidden one counts as at least one, unless it is a nought."""
        return max(self.table.numbers[key] - 1, 0)

    def _off(self, off: dict[int, int], key: K, move: int) -> dict[int, int]:
        """By how much each sum is wrong after this move; those that are right are left out."""
        new = dict(off)
        for at, sign in self.table.places[key]:
            new[at] = new.get(at, 0) + sign * move
            if not new[at]:
                del new[at]
        return new

    def _close(self, off: dict[int, int], up: int, down: int) -> bool:
        """Put the sums right again, one by one. `up` and `down`: how often the swing can go either way so far."""
        if not off:
            return True
        self.patience -= 1
        if self.patience < 0:
            return False
        _, choices = min(((at, self._choices(at, off[at])) for at in off), key=lambda option: len(option[1]))
        for key, move in choices:
            room = self._room(key)
            new_up, new_down = (up, min(down, room)) if move > 0 else (min(up, room), down)
            if new_up + new_down < SPREAD:
                continue
            self.moves[key] = move
            if self._close(self._off(off, key, move), new_up, new_down):
                return True
            del self.moves[key]
        return False

    def _choices(self, at: int, wrong: int) -> list[tuple[K, int]]:
        """Hidden numbers of this sum that could put it right: the roomiest first."""
        towards = -1 if wrong > 0 else 1
        whole = self.table.sums[at].whole
        free = [key for key in self.table.members[at] if key in self.unknown and key not in self.moves]
        return [(key, -towards if key == whole else towards) for key in sorted(free, key=self._room, reverse=True)]
