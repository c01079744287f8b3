"""How the figures of several municipalities stand beside each other: in the order of the alphabet, never by size."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple
from unicodedata import combining, normalize

from app.comparison.rules.format import HIDDEN, NOTHING, Content, Figure
from app.effects.rules import PARTS
from app.kit.suppression import LEAST
from app.practice.indicators import INDICATORS, Group, Indicator, Unit

#: Of what something is a part, where a share says more than a number: municipalities are not of one size.
_NOT_OF = {"plan_complete": "plan_accepted", "accepted_same_day": "held", "father_came": "held", "three_phases": "held"}
_OF = {
    part: whole
    for whole, parts, _ in reversed(PARTS)
    for part in parts
    if whole in {each.key for each in INDICATORS} and not part.startswith("days_")
} | _NOT_OF


class Place(NamedTuple):
    """What one municipality says to one indicator. `share` in whole percent; `bar` how long its bar is, of a hundred."""

    name: str
    value: Decimal | None
    hidden: bool
    of: str
    share: int | None
    bar: int | None


class Row(NamedTuple):
    indicator: Indicator
    places: list[Place]


def by_name(names: Iterable[str]) -> list[str]:
    """Ö stands with O, and nobody stands first for being large."""
    return sorted(names, key=lambda name: ("".join(sign for sign in normalize("NFKD", name.casefold()) if not combining(sign)), name))


def beside(contents: Sequence[Content]) -> dict[Group, list[Row]]:
    """Group by group, indicator by indicator. Of which nobody tells a number is left out."""
    order = by_name(each.municipality for each in contents)
    ordered = sorted(contents, key=lambda each: order.index(each.municipality))
    told = [(each.municipality, {figure.key: figure for figure in each.figures}) for each in ordered]
    rows: dict[Group, list[Row]] = {group: [] for group in Group}
    for indicator in INDICATORS:
        places = _with_bars([_place(name, indicator, figures) for name, figures in told], indicator)
        if any(each.value for each in places):
            rows[indicator.group].append(Row(indicator, places))
    return {group: found for group, found in rows.items() if found}


def _place(name: str, indicator: Indicator, figures: Mapping[str, Figure]) -> Place:
    figure = figures.get(indicator.key)
    if figure is None or figure.value in {HIDDEN, NOTHING}:
        return Place(name, None, figure is not None and figure.value == HIDDEN, "", None, None)
    whole = figures.get(_OF.get(indicator.key, ""))
    share = _share(figure.value, whole.value) if whole and indicator.unit is Unit.COUNT else None
    return Place(name, Decimal(figure.value), False, figure.of, share, None)


def _share(part: str, whole: str) -> int | None:
    if whole in {HIDDEN, NOTHING} or Decimal(whole) < LEAST or Decimal(part) > Decimal(whole):
        return None
    return round(100 * Decimal(part) / Decimal(whole))


def _with_bars(places: list[Place], indicator: Indicator) -> list[Place]:
    """A share is as long as it is; middle values beside the largest of them. What is only counted has none: sizes are not compared."""
    if indicator.unit is Unit.COUNT:
        return [each._replace(bar=each.share) for each in places]
    largest = max((each.value for each in places if each.value), default=None)
    return [each._replace(bar=round(100 * each.value / largest)) if each.value is not None and largest else each for each in places]
