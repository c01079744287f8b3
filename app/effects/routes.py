"""What works: the page, the sheet, the report, what a service intends, and how one conference was held."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat, TheVisitor
from app.effects import commands
from app.effects.forms import IntentionsForm, look_at_intentions
from app.effects.pages import fidelity, intentions, overview, sheets
from app.effects.pages.overview import Asked
from app.effects.queries.intentions import Edition, editions_of
from app.kit.access import fresh, needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import DeskRight, Right

_SEES, _WRITES = needs(DeskRight.SEE_EFFECTS), needs(DeskRight.WRITE_INTENTIONS)


@get("/effects", opt=_SEES)
async def show_effects(request: Asked, visitor: TheVisitor) -> Response[Any]:
    return await overview.effects_page(request, visitor)


@get("/effects/figures.csv", opt=_SEES | fresh())
async def take_figures_along(request: Asked, visitor: TheVisitor) -> Response[Any]:
    return await sheets.csv_of_figures(request, visitor)


@get("/effects/report/{year:int}", opt=_SEES | fresh())
async def print_report(visitor: TheVisitor, year: FromPath[int]) -> Response[Any]:
    return await sheets.report(year, visitor)


@get("/effects/intentions", opt=_SEES)
async def show_intentions(visitor: TheVisitor) -> Response[Any]:
    return await intentions.intentions_page(visitor)


@get("/effects/intentions/{year:int}", opt=_WRITES)
async def show_writing(visitor: TheVisitor, year: FromPath[int]) -> Response[Any]:
    return intentions.write_page(year, await _latest(visitor, year))


@post("/effects/intentions/{year:int}", opt=_WRITES)
async def write_intentions(request: Asked, visitor: TheVisitor, year: FromPath[int]) -> Response[Any]:
    latest = await _latest(visitor, year)
    form = await read(request, IntentionsForm)
    look_at_intentions(form)
    if form.value is None:
        return intentions.write_page(year, latest, form)
    try:
        await commands.write_intentions(form.value, year, office=visitor.office, by=visitor.id)
    except Overtaken as no:
        return intentions.write_page(year, await _latest(visitor, year), form, overtaken=no.sentence)
    return go(f"/effects/intentions#year-{year}")


async def _latest(visitor: TheVisitor, year: int) -> Edition | None:
    """How it stands now; only of a year that is not over."""
    if year not in intentions.years_to_write():
        raise NoSuchThing
    return next(iter(await editions_of(visitor.office, year)), None)


@get("/conferences/{conference_id:uuid}/fidelity", opt=needs(Right.SEE_FIDELITY))
async def show_fidelity(seat: TheSeat) -> Response[Any]:
    return await fidelity.fidelity_page(seat)


routes = Router(
    "/",
    route_handlers=[
        show_effects, take_figures_along, print_report, show_intentions, show_writing, write_intentions, show_fidelity,
    ],
)  # fmt: skip
