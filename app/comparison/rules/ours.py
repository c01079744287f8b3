"""Our own figures as the lines of a file: nothing that is hidden comes this far."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from app.comparison.rules.format import HIDDEN, NOTHING, Figure
from app.kit.i18n import gettext as _
from app.practice.indicators import INDICATORS, Unit

#: What one of a unit is, in the numbers that are counted: minutes and cents are told as hours and euros.
PER_UNIT = {Unit.HOURS: 60, Unit.EUROS: 100}


class Shown(Protocol):
    @property
    def number(self) -> int | None: ...
    @property
    def middle(self) -> float | None: ...


def lines_of(sums: Mapping[str, Shown]) -> list[Figure]:
    """Their names stand in the language of whoever gives them out: for people. Programs go by the key."""
    return [_line(each.key, _(each.name), each.unit, sums[each.key]) for each in INDICATORS if each.key in sums]


def _line(key: str, name: str, unit: Unit, shown: Shown) -> Figure:
    number = HIDDEN if shown.number is None else str(shown.number)
    if unit is Unit.COUNT:
        return Figure(key=key, name=name, unit=unit, value=number, of="")
    if shown.number is None:
        return Figure(key=key, name=name, unit=unit, value=HIDDEN, of=HIDDEN)
    value = NOTHING if shown.middle is None else as_text(Decimal(str(shown.middle)) / PER_UNIT.get(unit, 1))
    return Figure(key=key, name=name, unit=unit, value=value, of=number)


def as_text(number: Decimal) -> str:
    """With one place where it needs it: 4, 4.2, never 4.0."""
    rounded = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded)
