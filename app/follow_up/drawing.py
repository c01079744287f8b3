"""How it was over time, as lines: each person's own, in a picture of its own, so that nobody lies above or below anybody. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from app.follow_up.queries.scale import Curve
from app.practice.scale import HIGHEST, LOWEST

WIDTH, HEIGHT = 340, 150
LEFT, RIGHT, TOP, BOTTOM = 30, 326, 14, 136
#: Lines to read the numbers by.
LEVELS = (LOWEST, (LOWEST + HIGHEST) // 2, HIGHEST)


class Dot(NamedTuple):
    x: float
    y: float
    number: int


class Drawn(NamedTuple):
    line: str  # the points of a polyline
    dots: list[Dot]


def height_of(number: float) -> float:
    return round(BOTTOM - (number - LOWEST) / (HIGHEST - LOWEST) * (BOTTOM - TOP), 1)


SHAPE = {"WIDTH": WIDTH, "HEIGHT": HEIGHT, "LEFT": LEFT, "RIGHT": RIGHT, "LEVELS": LEVELS, "height_of": height_of}


def draw(said: Sequence[tuple[date, int]], since: date, until: date) -> Drawn:
    """All pictures of a page go from `since` to `until`, so that the same day stands at the same place in each."""
    days = (until - since).days
    places = [LEFT + ((on - since).days / days if days else 0.5) * (RIGHT - LEFT) for on, _number in said]
    dots = [Dot(round(x, 1), height_of(number), number) for x, (_on, number) in zip(places, said, strict=True)]
    return Drawn(" ".join(f"{dot.x},{dot.y}" for dot in dots), dots)


def over_time(curves: Sequence[Curve]) -> dict[str, Any]:
    """What a page shows: the pictures, all over the same days, and the same as lines of a table, the newest on top."""
    days = [said.on for curve in curves for said in curve.said]
    about: dict[str, Any] = {"shape": SHAPE, "since": min(days, default=None), "until": max(days, default=None)}
    if not days:
        return about | {"curves": [], "lines": []}
    drawn = [(each, draw([(said.on, said.number) for said in each.said], about["since"], about["until"])) for each in curves]
    lines = sorted(((said, each) for each in curves for said in each.said), key=lambda line: line[0].on, reverse=True)
    return about | {"curves": drawn, "lines": lines}
