"""Where everybody stands on the network map: the child in the middle, nearness as rings, a sector for each side. Pure."""

from collections.abc import Iterable, Sequence
from math import atan2, cos, degrees, hypot, pi, radians, sin
from typing import NamedTuple

from app.network.rules import Someone
from app.practice.network import ROUND_THE_CHILD, Tie
from app.practice.roles import Side

WIDTH, HEIGHT = 1120, 960
MIDDLE_X, MIDDLE_Y = WIDTH / 2, HEIGHT / 2
RINGS = {1: 165.0, 2: 285.0, 3: 395.0}
INNER, OUTER, NAMES = 100.0, 440.0, 462.0
#: Drawn only where somebody stands there; the others stay, so that their emptiness is seen.
IF_SOMEBODY = frozenset({Side.BOTH, Side.NETWORK})
NARROWEST = 26.0
LINE_HEIGHT = 17
LINE, SHORT = 15, 18  # letters in a line of a name, and of a relation
WIDEST_NAME = 230.0  # of a side
APART = 104.0  # two names nearer than this run into each other


class Point(NamedTuple):
    x: float
    y: float


class Sector(NamedTuple):
    """From `start`, clockwise from the top in degrees, `width` wide; its name stands at `at`."""

    side: Side
    start: float
    width: float
    at: Point
    edge: Point  # where the line that begins it ends
    empty: bool


class Node(NamedTuple):
    """Somebody, where they stand, the lines of their name, and the line that ties them to the child."""

    who: Someone
    at: Point
    name: list[str]
    relation: str
    tie: str  # points of a line, or empty

    @property
    def lines_at(self) -> list[float]:
        """How high each line of the name, and then the relation, stands: away from the child, so that no tie runs through it."""
        number = len(self.name) + bool(self.relation and not self.who.is_child)
        first = 31 if self.who.is_child or self.at.y >= MIDDLE_Y else -21 - LINE_HEIGHT * (number - 1)
        return [self.at.y + first + LINE_HEIGHT * i for i in range(number)]


class Drawing(NamedTuple):
    sectors: list[Sector]
    nodes: list[Node]
    children: list[Node]


def draw(people: Sequence[Someone]) -> Drawing:
    around = [each for each in people if not each.is_child]
    sectors = _sectors(around)
    nodes = [node for sector in sectors for node in _in_sector(sector, around)]
    return Drawing(sectors, _kept_apart(nodes), _children([each for each in people if each.is_child]))


def _sectors(people: Sequence[Someone]) -> list[Sector]:
    """As wide as the number of people asks for, the family on top."""
    number = {side: sum(each.side is side for each in people) for side in ROUND_THE_CHILD}
    shown = [side for side in ROUND_THE_CHILD if number[side] or side not in IF_SOMEBODY]
    spare = 360 - NARROWEST * len(shown)
    total = sum(number[side] + 0.5 for side in shown)
    widths = {side: NARROWEST + spare * (number[side] + 0.5) / total for side in shown}
    start = -widths[Side.BOTH] / 2 if Side.BOTH in widths else 0.0
    sectors = []
    for side in shown:
        width = widths[side]
        sectors.append(Sector(side, start, width, _name_at(start + min(width / 2, 0.25 * width + 4)), at(start, OUTER), not number[side]))
        start += width
    return sectors


def _name_at(angle: float) -> Point:
    """Outside the last ring, and wholly inside the picture, however long the name is."""
    x, y = at(angle, NAMES)
    return Point(min(max(x, WIDEST_NAME / 2), WIDTH - WIDEST_NAME / 2), y)


def at(angle: float, radius: float) -> Point:
    """The point at this angle, clockwise from the top, and this far from the child."""
    turned = radians(angle)
    return Point(round(MIDDLE_X + radius * sin(turned), 1), round(MIDDLE_Y - radius * cos(turned), 1))


def place_of(point: Point) -> tuple[float, float]:
    """Angle and radius of a point: what `at` was told."""
    x, y = point.x - MIDDLE_X, point.y - MIDDLE_Y
    return degrees(atan2(x, -y)) % 360, hypot(x, y)


def _in_sector(sector: Sector, people: Iterable[Someone]) -> Iterable[Node]:
    """Whoever was put somewhere stands there; the others share what is left, ring by ring."""
    here = [each for each in people if each.side is sector.side]
    for nearness, radius in RINGS.items():
        ring = [each for each in here if each.nearness == nearness]
        free = _free_places([each.place for each in ring if each.place is not None], sum(each.place is None for each in ring))
        for each in ring:
            share = each.place if each.place is not None else free.pop(0)
            yield _node(each, at(sector.start + sector.width * (6 + 0.88 * share) / 100, radius))


def _free_places(taken: list[int], number: int) -> list[float]:
    """So many places between 0 and 100, each time in the middle of the widest gap that is left."""
    edges = sorted([0.0, 100.0, *map(float, taken)])
    if not taken:
        return [100 * (2 * i + 1) / (2 * number) for i in range(number)]
    found = []
    for _one in range(number):
        gap = max(range(len(edges) - 1), key=lambda i: edges[i + 1] - edges[i])
        found.append((edges[gap] + edges[gap + 1]) / 2)
        edges = sorted([*edges, found[-1]])
    return sorted(found)


def _node(who: Someone, point: Point) -> Node:
    return Node(who, point, name_lines(who.name), shortened(who.relation, SHORT), "")


def _kept_apart(nodes: list[Node]) -> list[Node]:
    """Names that would run into each other give way along the line to the child, now in, now out."""
    placed: list[Node] = []
    for number, node in enumerate(sorted(nodes, key=lambda each: place_of(each.at))):
        angle, radius = place_of(node.at)
        tries = [node.at, *(at(angle, radius + step) for step in ((34, -34, 62) if number % 2 else (-34, 34, 62)))]
        point = max(tries, key=lambda p: (min(_room(p, placed), APART), -abs(place_of(p)[1] - radius)))
        placed.append(node._replace(at=point))
    return [each._replace(tie=line_of(each.at, Tie(each.who.tie))) for each in placed]


def _room(point: Point, placed: Iterable[Node]) -> float:
    """How far the nearest name is; names are wider than high."""
    return min((hypot(point.x - each.at.x, 1.5 * (point.y - each.at.y)) for each in placed), default=APART)


def _children(people: Sequence[Someone]) -> list[Node]:
    """In the middle, beside each other."""
    step = min(86.0, 170.0 / max(1, len(people) - 1))
    first = MIDDLE_X - step * (len(people) - 1) / 2
    nodes = [_node(each, Point(round(first + step * i, 1), MIDDLE_Y - 16)) for i, each in enumerate(people)]
    if len(nodes) == 1:
        return nodes
    return [node._replace(name=[shortened(line, LINE - 5) for line in node.who.name.split(maxsplit=1)]) for node in nodes]


def line_of(point: Point, tie: Tie) -> str:
    """From the child to somebody, as points: straight, or jagged where it is difficult, or open in the middle where it is broken."""
    angle, radius = place_of(point)
    start, end = INNER, radius - 22
    if end <= start:
        return ""
    if tie is not Tie.STRAINED:
        return _points([at(angle, start), at(angle, end)])
    steps = max(4, int((end - start) / 14) // 2 * 2)
    swing = [0.0, *(7.0 if i % 2 else -7.0 for i in range(1, steps)), 0.0]
    return _points([_beside(angle, start + (end - start) * i / steps, aside) for i, aside in enumerate(swing)])


def _beside(angle: float, radius: float, aside: float) -> Point:
    return at(angle + aside / radius * 180 / pi, radius)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{point.x},{point.y}" for point in points)


def name_lines(name: str) -> list[str]:
    """A name in at most two lines; what is longer is cut: the whole of it stands in the list."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    lines = [shortened(line, LINE) for line in lines]
    return lines if len(lines) <= 2 else [lines[0], shortened(" ".join(lines[1:]), LINE)]


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
