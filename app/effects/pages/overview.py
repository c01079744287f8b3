"""What works, on one page: charts with their tables, every indicator, three voices."""

from typing import Any

from litestar.connection import Request

from app.conferences.seats import Visitor
from app.effects.forms import SpanForm
from app.effects.pages.charts import charts_of, quarter_names
from app.effects.pages.words import DOT, groups_of, span_name
from app.effects.queries.figures import Figures, figures
from app.effects.rules import Quarter, quarter_as, quarter_of, quarters
from app.feedback.queries import voices
from app.kit.clock import today
from app.kit.forms import Form
from app.kit.pages import Page, page
from app.practice.feedback import FACTOR_NAMES, TOGETHER, VOICE_NAMES, Factor
from app.profile.pages import LANDS

Asked = Request[Any, Any, Any]
#: More quarters than these are no longer read one by one.
MOST_QUARTERS = 12


async def effects_page(request: Asked, visitor: Visitor) -> Page:
    found, where = await _asked_for(request, visitor)
    said = await voices(found.of, str(found.since), str(found.until))
    chosen = {"since": str(found.since), "until": str(found.until), "where": where}
    return page(
        "effects/effects",
        found=found,
        span=span_name(found),
        where=where,
        land=LANDS.get(found.land, found.land),
        form=Form(SpanForm, filled=chosen),
        quarters=quarter_names(quarters(found.first, found.last)),
        years=_years(found),
        charts=charts_of(found),
        groups=groups_of(found),
        voices=said,
        voice_names=VOICE_NAMES,
        factors={factor: FACTOR_NAMES[factor] for factor in Factor},
        together=TOGETHER,
        dot=DOT,
        fresh=visitor.is_fresh,
        about="&".join(f"{name}={value}" for name, value in chosen.items()),
    )


async def asked_for(request: Asked, visitor: Visitor) -> Figures:
    return (await _asked_for(request, visitor))[0]


async def _asked_for(request: Asked, visitor: Visitor) -> tuple[Figures, str]:
    """What the address asks for; where it says nothing, or nonsense: the own office, the last year that is over."""
    asked, now = request.query_params, today()
    where = "land" if asked.get("where") == "land" else "office"
    last = quarter_of(now).before
    since = quarter_as(asked.get("since", "")) or Quarter(last.next.year - 1, 1)
    until = quarter_as(asked.get("until", "")) or Quarter(since.year, 4)
    since, until = min(since, until), max(since, until)
    if len(quarters(since, min(until, last))) > MOST_QUARTERS:
        since = _back(min(until, last), MOST_QUARTERS - 1)
    return await figures(visitor.office, whole_land=where == "land", since=since, until=until, today=now), where


def _back(quarter: Quarter, steps: int) -> Quarter:
    for _step in range(steps):
        quarter = quarter.before
    return quarter


def _years(found: Figures) -> list[int]:
    """The years of which there is something to tell, the latest first."""
    return list(range(found.last.year, found.first.year - 1, -1))
