"""What a service intends, and beside it what the data say: in words, without a judgement."""

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from app.conferences.seats import Visitor
from app.effects.forms import CHOSEN, MOST, IntentionsForm
from app.effects.pages.words import full_name, percent, share_of, value_of, with_unit
from app.effects.queries.figures import Figures, Shown, figures
from app.effects.queries.intentions import Edition, IntentionLine, editions_of
from app.effects.rules import Quarter, quarter_of
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.html import day, number
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.practice.indicators import INDICATOR_OF, Indicator, Unit
from app.practice.rights import DESK_RIGHTS, DeskRight


class Told(Struct, frozen=True):
    """A sentence of the service, and one of the data."""

    words: str
    said: str


class YearShown(Struct, frozen=True):
    """A year: how it is intended now, and how it stood there before."""

    year: int
    lines: list[Told]
    at: datetime
    edition: int
    before: list[tuple[datetime, list[str]]]
    may_write: bool


def years_to_write() -> tuple[int, int]:
    """This year and the next one: what is over stays as it was intended."""
    return today().year, today().year + 1


async def intentions_page(visitor: Visitor) -> Page:
    now = today()
    found = await figures(visitor.office, since=Quarter(2000, 1), until=quarter_of(now), today=now)
    editions = await editions_of(visitor.office)
    writes = visitor.staff_role in DESK_RIGHTS[DeskRight.WRITE_INTENTIONS]
    written = list(dict.fromkeys(each.year for each in editions))
    years = [_year([each for each in editions if each.year == year], found, writes) for year in written]
    return page(
        "effects/intentions",
        years=years,
        writes=writes,
        to_write=[year for year in years_to_write() if year not in written] if writes else [],
    )


def _year(editions: list[Edition], found: Figures, writes: bool) -> YearShown:
    latest, *before = editions
    older = [(each.at, [line.words for line in each.lines]) for each in before]
    return YearShown(latest.year, told_of(latest, found), latest.at, latest.edition, older, writes and latest.year in years_to_write())


def told_of(edition: Edition, found: Figures) -> list[Told]:
    return [Told(each.words, _said(each, edition.year, found)) for each in edition.lines]


def _said(line: IntentionLine, year: int, found: Figures) -> str:
    each = INDICATOR_OF.get(line.indicator)
    if each is None:
        return ""
    parts = [_what_the_data_say(each, year, found)]
    if line.aim is not None:
        words = _("Aim: at least %(aim)s.") if line.at_least else _("Aim: at most %(aim)s.")
        parts.append(words % {"aim": _aimed(each, line.aim)})
    return " ".join(parts)


def _what_the_data_say(each: Indicator, year: int, found: Figures) -> str:
    about: dict[str, Any] = {"name": full_name(each), "year": year}
    if year > found.last.year:
        return _("%(name)s: the first quarter of %(year)s is not over yet.") % about
    sums = found.years.get(year)
    if sums is None or sums[each.key].number is None:
        return _("%(name)s in %(year)s: too few to be shown.") % about
    about["value"] = _valued(each, sums)
    if year == found.last.year and found.last.number < 4:
        about["day"] = day(found.last.next.begins - timedelta(days=1))
        return _("%(name)s in %(year)s, until %(day)s: %(value)s.") % about
    return _("%(name)s in %(year)s: %(value)s.") % about


def _valued(each: Indicator, sums: dict[str, Shown]) -> str:
    share = share_of(each, sums) if each.unit is Unit.COUNT else None
    if share is None:
        return value_of(each, sums[each.key])
    about = {"part": number(sums[each.key].number), "whole": number(sums[each.of].number), "share": percent(share)}
    return _("%(part)s of %(whole)s (%(share)s)") % about


def _aimed(each: Indicator, aim: int) -> str:
    if each.unit is Unit.COUNT:
        return percent(aim) if each.of else number(aim)
    return with_unit(each.unit, {Unit.HOURS: 60 * aim, Unit.EUROS: 100 * aim}.get(each.unit, aim))


def write_page(year: int, edition: Edition | None, form: Form[IntentionsForm] | None = None, *, overtaken: str = "") -> Page:
    typed = form or Form(IntentionsForm, filled=_filled(edition))
    return page(
        "effects/write",
        409 if overtaken else 422 if form else 200,
        year=year,
        form=typed,
        numbers=range(1, MOST + 1),
        options=_options(),
        edited=edition.edition if edition else 0,
        theirs=edition.lines if overtaken and edition else [],
        overtaken=overtaken,
    )


_CHOSEN = [(key, INDICATOR_OF[key]) for key in CHOSEN]


def _options() -> list[tuple[str, str]]:
    return [(key, _("%(name)s (share)") % {"name": full_name(each)} if each.of else full_name(each)) for key, each in _CHOSEN]


def _filled(edition: Edition | None) -> dict[str, Any]:
    filled: dict[str, Any] = {"edited": edition.edition if edition else 0}
    for place, each in enumerate(edition.lines if edition else [], start=1):
        how = "least" if each.at_least else "most"
        filled |= {f"words_{place}": each.words, f"indicator_{place}": each.indicator, f"aim_{place}": each.aim, f"how_{place}": how}
    return filled
