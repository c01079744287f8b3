"""Figures in words: what a page, a sheet and a report say, all the same. What is not shown is a dot everywhere."""

from datetime import timedelta

from msgspec import Struct

from app.effects.queries.figures import Figures, Shown
from app.effects.rules import Quarter
from app.kit.html import day, number
from app.kit.i18n import gettext as _
from app.kit.i18n import ngettext
from app.kit.money import money
from app.practice.indicators import GROUP_NAMES, INDICATORS, Group, Indicator, Unit

#: In place of a number that is not shown.
DOT = "·"


class LineShown(Struct, frozen=True):
    """One indicator: its number or middle value, and beside it the share or the aim."""

    key: str
    name: str
    counts: str
    step: int
    value: str
    beside: str


class GroupShown(Struct, frozen=True):
    group: Group
    name: str
    lines: list[LineShown]


def groups_of(found: Figures) -> list[GroupShown]:
    """Every indicator of the span. A language in which nothing was given is left out."""
    return [
        GroupShown(
            group,
            _(name),
            [
                line(each, found.sums, found)
                for each in INDICATORS
                if each.group is group and not (each.key.startswith("copies_") and found.sums[each.key].number == 0)
            ],
        )
        for group, name in GROUP_NAMES.items()
    ]


def line(each: Indicator, sums: dict[str, Shown], found: Figures) -> LineShown:
    return LineShown(each.key, _(each.name), _(each.counts), each.step, value_of(each, sums[each.key]), _beside(each, sums, found))


def full_name(each: Indicator) -> str:
    """ "kept" says nothing where the line above is missing: Promises of families: kept."""
    above = [one for one in INDICATORS[: INDICATORS.index(each)] if one.step < each.step]
    return f"{_(above[-1].name)}: {_(each.name)}" if above else _(each.name)


def value_of(each: Indicator, shown: Shown) -> str:
    """The number, or the middle value with its unit."""
    if shown.number is None:
        return DOT
    if each.unit is Unit.COUNT:
        return number(shown.number)
    return with_unit(each.unit, shown.middle) if shown.middle is not None else DOT if shown.number else "–"


def with_unit(unit: Unit, value: float) -> str:
    match unit:
        case Unit.DAYS:
            return ngettext("%(number)s day", "%(number)s days", int(value)) % {"number": number(value)}
        case Unit.MINUTES:
            return _("%(number)s minutes") % {"number": number(value)}
        case Unit.HOURS:
            return _("%(number)s hours") % {"number": number(value / 60)}
        case Unit.EUROS:
            return money(int(value))
    return number(value)


def share_of(each: Indicator, sums: dict[str, Shown]) -> float | None:
    """In hundredths; only where both of its numbers are shown anyway."""
    part, whole = sums[each.key].number, sums[each.of].number if each.of else None
    return None if part is None or not whole else 100 * part / whole


def _beside(each: Indicator, sums: dict[str, Shown], found: Figures) -> str:
    shown = sums[each.key]
    if each.unit is not Unit.COUNT:
        of = _("of %(number)s") % {"number": number(shown.number)} if shown.number and shown.middle is not None else ""
        aim = _("our aim: %(days)s") % {"days": with_unit(Unit.DAYS, found.aims[each.aim])} if each.aim in found.aims else ""
        return " · ".join(filter(None, (of, aim)))
    share = share_of(each, sums)
    return "" if share is None else percent(share)


def percent(share: float) -> str:
    return _("%(number)s %%") % {"number": number(round(share))}


def quarter_name(quarter: Quarter) -> str:
    """1/2026: short enough for a chart."""
    return f"{quarter.number}/{quarter.year}"


def span_name(found: Figures) -> str:
    """The first and the last day, in words."""
    return _("%(since)s to %(until)s") % {"since": day(found.since.begins), "until": day(found.until.next.begins - timedelta(days=1))}
