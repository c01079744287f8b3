"""What leaves the house: a sheet for spreadsheet programs, and the report of a year. Both say what the page says, dots included."""

import asyncio
from typing import Any

from litestar import Response

from app.conferences.seats import Visitor
from app.effects.pages.charts import Chart, charts_of
from app.effects.pages.intentions import told_of
from app.effects.pages.overview import Asked, asked_for
from app.effects.pages.words import DOT, full_name, groups_of, quarter_name, span_name, value_of
from app.effects.queries.figures import Figures, figures
from app.effects.queries.intentions import editions_of
from app.effects.rules import Quarter, quarter_of
from app.feedback.queries import VoiceLine, voices
from app.kit import i18n, pdf, sheets
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.html import day, number
from app.kit.i18n import gettext as _
from app.kit.pages import pdf_file
from app.kit.sheets import Row
from app.practice.feedback import FACTOR_NAMES, VOICE_NAMES, Factor
from app.practice.indicators import GROUP_NAMES, INDICATORS, Unit
from app.practice.languages import LANGUAGES


async def csv_of_figures(request: Asked, visitor: Visitor) -> Response[bytes]:
    """Every indicator, quarter by quarter; of a middle value also the number of its values."""
    found = await asked_for(request, visitor)
    content = await asyncio.to_thread(sheets.csv_of, _rows(found))
    headers = {"Content-Disposition": f'attachment; filename="Wirksamkeit-{found.since}-{found.until}.csv"'}
    return Response(content, status_code=200, media_type=sheets.CSV, headers=headers)


def _rows(found: Figures) -> list[Row]:
    about: list[Row] = [[_("Service"), found.name], [_("Span"), span_name(found)], [DOT, _explained()]]
    head: Row = [_("Group"), _("Indicator"), _("What is counted"), *map(quarter_name, found.quarters), _("together")]
    rows: list[Row] = [*about, head]
    for each in INDICATORS:
        cells = (*found.lines[each.key], found.sums[each.key])
        name = [_(GROUP_NAMES[each.group]), full_name(each), _(each.counts)]
        rows.append([*name, *(value_of(each, cell) for cell in cells)])
        if each.unit is not Unit.COUNT:
            numbers = [DOT if cell.number is None else number(cell.number) for cell in cells]
            rows.append([name[0], _("%(name)s: of how many") % {"name": name[1]}, "", *numbers])
    return rows


def _explained() -> str:
    return _("A dot: fewer than five, or a number that would give such a one away. It is the same dot for both.")


async def report(year: int, visitor: Visitor) -> Response[bytes]:
    """The report of a year that is over, to be printed."""
    now = today()
    if not 2000 <= year < quarter_of(now).year:
        raise NoSuchThing
    found = await figures(visitor.office, since=Quarter(year, 1), until=Quarter(year, 4), today=now)
    if found.since.year != year or found.first.year > year:
        raise NoSuchThing
    said = await voices(visitor.office, f"{year}-Q1", f"{year}-Q4")
    editions = await editions_of(visitor.office, year)
    data = _report(found, said, told_of(editions[0], found) if editions else [], visitor)
    content = await pdf.typeset("report", data, language=i18n.language())
    return pdf_file(content, f"Bericht-{year}")


def _report(found: Figures, said: list[VoiceLine], intended: list[Any], visitor: Visitor) -> dict[str, Any]:
    language = LANGUAGES[i18n.language().partition("_")[0]]
    return {
        "title": _("What works in %(year)s") % {"year": found.since.year},
        "office": visitor.office_name,
        "dir": language.dir,
        "lead": _("Counted from what happened, from %(span)s. Nothing was typed in, and nobody is ranked.") % {"span": span_name(found)},
        "explained": _explained(),
        "made": _("Made on %(day)s") % {"day": day(today())},
        "intended": {"name": _("What we intended"), "lines": [[each.words, each.said] for each in intended]},
        "charts": [_drawn(each) for each in charts_of(found)],
        "heads": [_("Indicator"), _("Number"), _("Share, aim or how many")],
        "groups": [{"name": each.name, "lines": each.lines} for each in groups_of(found)],
        "voices": _voices(said),
    }


def _drawn(chart: Chart) -> dict[str, Any]:
    return {
        "name": chart.name,
        "unit": chart.unit,
        "series": chart.series,
        "svg": chart.printed,
        "alt": chart.described(),
        "heads": [chart.head, *chart.series],
        "rows": [[name, *cells] for name, cells in chart.rows],
    }


def _voices(said: list[VoiceLine]) -> dict[str, Any]:
    lines = [[_("Sheets"), *(DOT if each.sheets is None else number(each.sheets) for each in said)]]
    lines += [
        [_(FACTOR_NAMES[factor]), *(number(each.factors[factor].mean) or DOT if each.sheets else DOT for each in said)] for factor in Factor
    ]
    return {
        "name": _("Three voices, from 1 to 5"),
        "heads": [_("What is said"), *(_(VOICE_NAMES[each.voice]) for each in said)],
        "rows": lines,
    }
