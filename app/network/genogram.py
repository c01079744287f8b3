"""The genogram: generations one above the other, father's side to the left as is usual, lines for parents and couples. Pure."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from app.network.drawing import name_lines, shortened
from app.network.rules import Bond, Someone, belongs_to_the_family, drawn_as, generations
from app.practice.network import BondKind, Drawn
from app.practice.roles import Side

HALF = 26.0  # of a symbol
GAP, LEVEL, EDGE = 192.0, 176.0, 60.0
_FROM_LEFT = {Side.FATHER: 0, Side.BOTH: 1, Side.MOTHER: 2}


class Symbol(NamedTuple):
    who: Someone
    x: float
    y: float
    shape: Drawn
    name: list[str]
    relation: str


class Line(NamedTuple):
    """Points of a line. `kind`: couple, separated, parents (of whom nothing more is known), or child."""

    kind: str
    points: str
    slash: tuple[float, float] | None = None


class Genogram(NamedTuple):
    width: float
    height: float
    symbols: list[Symbol]
    lines: list[Line]


def draw(people: Sequence[Someone], bonds: Sequence[Bond]) -> Genogram:
    family = [each for each in people if belongs_to_the_family(each, bonds)]
    here = {each.key for each in family}
    bonds = [bond for bond in bonds if {bond.one, bond.other} <= here]
    level_of = generations(family, bonds)
    top = max(level_of.values(), default=0)
    levels = [[each for each in family if level_of[each.key] == level] for level in range(top, -1, -1)]
    across = _across(levels, bonds)
    left = min(across.values(), default=0.0)
    symbols = [
        Symbol(
            each, across[each.key] - left + EDGE, EDGE + row * LEVEL, drawn_as(each), name_lines(each.name), shortened(each.relation, 18)
        )
        for row, level in enumerate(levels)
        for each in level
    ]
    width = max((each.x for each in symbols), default=0.0) + GAP
    return Genogram(width, 2 * EDGE + top * LEVEL + 10, symbols, _lines(symbols, bonds))


def _across(levels: list[list[Someone]], bonds: Sequence[Bond]) -> dict[UUID, float]:
    """How far from the left: sides keep their order, couples stand together, parents over their children as well as it goes."""
    ordered = [sorted(level, key=lambda each: _FROM_LEFT.get(each.side, 3)) for level in levels]
    across = {each.key: i * GAP for level in ordered for i, each in enumerate(level)}
    for turn in range(8):
        for level in ordered if turn % 2 else reversed(ordered):
            wished = {each.key: _wished(each.key, across, bonds) for each in level}
            row = [each for unit in _units(level, wished, bonds) for each in unit]
            places = _spread([wished[each.key] for each in row])
            across |= {each.key: place for each, place in zip(row, places, strict=True)}
    return across


def _wished(key: UUID, across: dict[UUID, float], bonds: Iterable[Bond]) -> float:
    """In the middle of those whom the lines lead to."""
    beside = [
        across[bond.other if bond.one == key else bond.one]
        for bond in bonds
        if bond.kind is BondKind.PARENT and key in {bond.one, bond.other}
    ]
    return sum(beside) / len(beside) if beside else across[key]


def _units(level: list[Someone], wished: dict[UUID, float], bonds: Iterable[Bond]) -> list[list[Someone]]:
    """Couples, also separated ones, and parents of the same child as one; by their sides, then by where they wish to stand."""
    units = [[each] for each in level]
    for pair in _unions(bonds, _couples(bonds)):
        joined = [unit for unit in units if any(each.key in pair for each in unit)]
        if len(joined) == 2:
            units = [unit for unit in units if unit not in joined] + [[*joined[0], *joined[1]]]

    def order(unit: list[Someone]) -> tuple[float, float]:
        sides = sum(_FROM_LEFT.get(each.side, 3) for each in unit) / len(unit)
        return sides, sum(wished[each.key] for each in unit) / len(unit)

    return [sorted(unit, key=_man_left) for unit in sorted(units, key=order)]


def _man_left(each: Someone) -> tuple[int, bool]:
    return _FROM_LEFT.get(each.side, 3), drawn_as(each) is not Drawn.MAN


def _couples(bonds: Iterable[Bond]) -> dict[frozenset[UUID], BondKind]:
    return {frozenset((bond.one, bond.other)): bond.kind for bond in bonds if bond.kind is not BondKind.PARENT}


def _spread(wished: list[float]) -> list[float]:
    """As near as possible to what is wished, and nobody on top of another."""
    places: list[float] = []
    for wish in wished:
        places.append(max(wish, places[-1] + GAP) if places else wish)
    shift = sum(place - wish for place, wish in zip(places, wished, strict=True)) / len(places) if places else 0.0
    return [place - shift for place in places]


def _lines(symbols: Sequence[Symbol], bonds: Sequence[Bond]) -> list[Line]:
    """A bracket under each couple and under parents of the same child; from there down to the children."""
    where = {each.who.key: each for each in symbols}
    couples = _couples(bonds)
    unions = _unions(bonds, couples)
    lines: list[Line] = []
    depth_of: dict[float, int] = {}
    for parents in sorted(unions, key=lambda union: _span(union, where)):
        elders = sorted((where[key] for key in parents), key=lambda each: each.x)
        y = max(each.y for each in elders)
        depth = depth_of[y] = depth_of.get(y, -1) + 1
        bar = y + HALF + 18 + 13 * (depth % 4)
        middle = (elders[0].x + elders[-1].x) / 2
        if len(elders) == 2:
            kind = couples.get(parents)
            lines.append(_bracket(elders[0], elders[1], bar, kind))
        lines += _down(
            elders[0].x if len(elders) == 1 else middle, elders[0].y + HALF if len(elders) == 1 else bar, unions[parents], where, depth
        )
    return lines


def _unions(bonds: Iterable[Bond], couples: dict[frozenset[UUID], BondKind]) -> dict[frozenset[UUID], list[UUID]]:
    """The children of each couple or single parent. Of more than two parents, couples are looked for first."""
    parents: dict[UUID, list[UUID]] = {}
    for bond in bonds:
        if bond.kind is BondKind.PARENT:
            parents.setdefault(bond.other, []).append(bond.one)
    unions: dict[frozenset[UUID], list[UUID]] = {couple: [] for couple in couples}
    for child, elders in parents.items():
        pair = next((couple for couple in couples if couple <= set(elders)), frozenset(elders[:2]))
        unions.setdefault(pair, []).append(child)
        for other in elders:
            if other not in pair:
                unions.setdefault(frozenset({other}), []).append(child)
    return unions


def _span(union: frozenset[UUID], where: dict[UUID, Symbol]) -> tuple[float, float]:
    across = [where[key].x for key in union]
    return max(across) - min(across), min(across)


def _bracket(left: Symbol, right: Symbol, bar: float, kind: BondKind | None) -> Line:
    points = f"{left.x},{left.y + HALF} {left.x},{bar} {right.x},{bar} {right.x},{right.y + HALF}"
    slash = (left.x + (right.x - left.x) / 4, bar) if kind is BondKind.SEPARATED else None
    return Line(kind.value if kind else "parents", points, slash)


def _down(x: float, y: float, children: Sequence[UUID], where: dict[UUID, Symbol], depth: int) -> list[Line]:
    if not children:
        return []
    below = sorted((where[key] for key in children), key=lambda each: each.x)
    bar = min(each.y for each in below) - HALF - 14 - 9 * (depth % 4)
    ends = sorted({x, *(each.x for each in below)})
    lines = [Line("child", f"{x},{y} {x},{bar}")]
    lines += [Line("child", f"{one},{bar} {other},{bar}") for one, other in pairwise(ends)]
    return lines + [Line("child", f"{each.x},{bar} {each.x},{each.y - HALF}") for each in below]
