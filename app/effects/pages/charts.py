"""Charts, drawn on the server: SVG without a style and without a script of its own. The same stands in a table beneath each.

pygal works out where everything stands; its colours, its scripts and what it says a second time are taken out. The stylesheet
colours the classes, also in the dark and where the system chooses the colours.
"""

import sys
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pygal  # type: ignore[import-untyped]
from markupsafe import Markup
from msgspec import Struct
from pygal.style import Style  # type: ignore[import-untyped]

from app.effects.pages.words import DOT, percent, quarter_name, share_of, value_of
from app.effects.queries.figures import Figures, Shown
from app.effects.rules import Quarter
from app.kit.html import number
from app.kit.i18n import gettext as _
from app.kit.i18n import lazy
from app.practice.indicators import INDICATOR_OF, Indicator

# pygal puts a finder of plug-ins among the importers, by a protocol that is gone; others who walk along them would fall over it.
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

_WIDTH, _HEIGHT, _LETTERS = 480, 300, 14
_STYLE = Style(
    font_family="sans-serif",
    label_font_size=_LETTERS,
    major_label_font_size=_LETTERS,
    background="none",
    plot_background="none",
    colors=("#000",) * 8,
)
#: What pygal draws for its own script, or says a second time.
_NOT_OURS = ("text-overlay", "tooltip-overlay", "legends", "titles")
_SVG = "{http://www.w3.org/2000/svg}"
#: For a file of its own, which has no stylesheet beside it.
_PRINTED = """.background{fill:none} .line{stroke:#bbb;fill:none} .axis text{font:14px "Noto Sans","IBM Plex Sans Arabic"}
.axis.y text{text-anchor:end} .axis.x text{text-anchor:middle} .series{stroke-width:2.5} .series .line{fill:none}
.color-0{fill:#1f4c8f;stroke:#1f4c8f} .color-1{fill:#c7772e;stroke:#c7772e} .color-2{fill:#1d7a6b;stroke:#1d7a6b}
.color-3{fill:#7a4a8c;stroke:#7a4a8c} .color-4{fill:#b9b2a6;stroke:#b9b2a6} .color-5{fill:#5b6470;stroke:#5b6470}
.bars .rect{stroke:#fff;stroke-width:1}
.series.color-0 .line{stroke:#1f4c8f} .series.color-1 .line{stroke:#c7772e} .series.color-2 .line{stroke:#1d7a6b}"""


class Plan(Struct, frozen=True):
    """A chart that is drawn: which indicators, and how."""

    key: str
    name: str
    unit: str
    unit_of_years: str
    indicators: tuple[str, ...]
    kind: type[Any]
    shares: bool = False


PLANS = (
    Plan(
        "way",
        lazy("From being asked to the review"),
        lazy("Families in each quarter"),
        lazy("Families in each year"),
        ("asked", "accepted", "held", "reviewed"),
        pygal.Bar,
    ),
    Plan(
        "times",
        lazy("How long it takes"),
        lazy("Days, the middle of each quarter"),
        lazy("Days, the middle of each year"),
        ("days_to_clarity", "days_to_meeting", "days_to_review"),
        pygal.Line,
    ),
    Plan(
        "fidelity",
        lazy("Held as it is meant"),
        lazy("Of a hundred in each quarter"),
        lazy("Of a hundred in each year"),
        ("private_time", "more_family", "accepted_same_day", "plan_complete"),
        pygal.Bar,
        shares=True,
    ),
    Plan(
        "promises",
        lazy("Promises of families"),
        lazy("Promises in each quarter"),
        lazy("Promises in each year"),
        ("promises_kept", "promises_partly", "promises_open", "promises_help", "promises_gone", "promises_unknown"),
        pygal.StackedBar,
    ),
)


class Chart(Struct, frozen=True):
    """A chart and its table. `drawn` is empty where there is nothing to be drawn."""

    key: str
    name: str
    unit: str
    head: str  # of the first column of its table
    series: list[str]
    rows: list[tuple[str, list[str]]]
    values: list[tuple[str, list[float | None]]]
    kind: type[Any]

    @property
    def is_drawn(self) -> bool:
        return any(value is not None for _name, values in self.values for value in values)

    @property
    def labels(self) -> list[str]:
        return [label for label, _cells in self.rows[: len(self.values[0][1])]]

    @property
    def drawn(self) -> Markup:
        return Markup(_tidy(self._tree())) if self.is_drawn else Markup("")  # noqa: S704  # made of numbers and names of ours

    @property
    def printed(self) -> str:
        """As a file of its own."""
        return _tidy(self._tree(), look=_PRINTED) if self.is_drawn else ""

    def described(self) -> str:
        """What the chart shows, in one line: for whoever cannot see it."""
        return _("Chart: %(name)s. %(unit)s, for %(series)s. The same numbers stand in the table below.") % {
            "name": self.name,
            "unit": self.unit,
            "series": ", ".join(self.series),
        }

    def _tree(self) -> ElementTree.Element:
        made = self.kind(
            css=[], js=[], style=_STYLE, width=_WIDTH, height=_HEIGHT, show_legend=False, margin=8, margin_bottom=6, dots_size=4,
            include_x_axis=True, no_data_text="", truncate_label=-1, max_scale=6, formatter=number, disable_xml_declaration=True,
        )  # fmt: skip
        made.x_labels = self.labels
        for name, values in self.values:
            made.add(name, values)
        tree: ElementTree.Element = ElementTree.fromstring(made.render())  # noqa: S314  # our own
        tree.set("aria-label", self.described())
        return tree


def charts_of(found: Figures) -> list[Chart]:
    return [_chart(plan, found) for plan in PLANS]


def _chart(plan: Plan, found: Figures) -> Chart:
    """Quarter by quarter; where too little is shown of the quarters, year by year."""
    quarters = [{key: line[place] for key, line in found.lines.items()} for place in range(len(found.quarters))]
    told = _of_a_hundred if plan.shares else _middle if plan.kind is pygal.Line else _number
    by_quarter = [[told(INDICATOR_OF[key], sums) for sums in quarters] for key in plan.indicators]
    years = sorted(found.years)
    by_year = [[told(INDICATOR_OF[key], found.years[year]) for year in years] for key in plan.indicators]
    if _how_much(by_quarter) > _how_much(by_year):
        drawn, names = by_quarter, [*map(quarter_name, found.quarters), _("together")]
        columns = [[*column, told(INDICATOR_OF[key], found.sums)] for key, column in zip(plan.indicators, drawn, strict=True)]
        unit, head = _(plan.unit), _("Quarter")
    else:
        drawn, names = by_year, [_year_name(year, found) for year in years]
        columns, unit, head = by_year, _(plan.unit_of_years), _("Year")
    series = [_(INDICATOR_OF[key].name) for key in plan.indicators]
    rows = [(name, [column[place][1] for column in columns]) for place, name in enumerate(names)]
    values = [(name, [value for value, _words in column]) for name, column in zip(series, drawn, strict=True)]
    lines_of_years = plan.kind is pygal.Line and drawn is by_year  # one or two points are no line
    return Chart(plan.key, _(plan.name), unit, head, series, rows, values, pygal.Bar if lines_of_years else plan.kind)


def _how_much(series: list[list["Told"]]) -> tuple[int, float]:
    """Of how many series something can be drawn, and how much of all."""
    drawn = [[value is not None for value, _words in column] for column in series]
    every = [each for column in drawn for each in column]
    return sum(any(column) for column in drawn), sum(every) / max(len(every), 1)


def _year_name(year: int, found: Figures) -> str:
    """A year that is not over has a mark."""
    return f"{year}" if year < found.last.next.year else _("%(year)s so far") % {"year": year}


#: What is drawn, and what stands in the table.
Told = tuple[float | None, str]


def _number(each: Indicator, sums: dict[str, Shown]) -> Told:
    return sums[each.key].number, value_of(each, sums[each.key])


def _middle(each: Indicator, sums: dict[str, Shown]) -> Told:
    return sums[each.key].middle, value_of(each, sums[each.key])


def _of_a_hundred(each: Indicator, sums: dict[str, Shown]) -> Told:
    share = share_of(each, sums)
    if share is None:
        return None, "–" if sums[each.of].number == 0 else DOT
    return round(share), percent(share)


def quarter_names(quarters: Sequence[Quarter]) -> list[tuple[str, str]]:
    return [(str(each), quarter_name(each)) for each in quarters]


def _tidy(tree: ElementTree.Element, *, look: str = "") -> str:
    """Only what is drawn: no style, no script, no second description, no id that another chart has as well."""
    for parent in list(tree.iter()):
        for child in list(parent):
            tag, classes = str(child.tag).removeprefix(_SVG), child.get("class", "").split()
            if tag in {"defs", "title", "desc"} or (tag == "g" and set(classes) & set(_NOT_OURS)):
                parent.remove(child)
    for each in tree.iter():
        each.attrib.pop("style", None)
        each.attrib.pop("id", None)
        if each.get("class") == "bar":  # the phone's bar at the foot is called that, and never printed
            each.attrib.pop("class")
        each.tag = str(each.tag).removeprefix(_SVG)
    tree.set("class", "chart__drawing")
    tree.set("role", "img")
    tree.set("direction", "ltr")
    tree.set("xmlns", "http://www.w3.org/2000/svg")
    if look:
        style = ElementTree.Element("style")
        style.text = look
        tree.insert(0, style)
    return ElementTree.tostring(tree, encoding="unicode")
