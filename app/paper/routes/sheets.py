"""What the coordinator prints for a family. Nothing is written by it but who looked at the plan."""

from typing import Any

from litestar import Request, Response, get

from app.conferences.seats import TheSeat
from app.kit.access import needs, shows_plan
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.paper import pages
from app.paper.forms import PlansForm, SheetsForm
from app.practice.looking import Look
from app.practice.rights import Right

Asked = Request[Any, Any, Any]
OF_EACH = needs(Right.HAND_OUT) | shows_plan(Look.PRINT)


@get("/paper", opt=needs(Right.PRINT_FORMS))
async def show_paper(seat: TheSeat) -> Response[Any]:
    return await pages.paper_page(seat)


@get("/paper/sheets.pdf", opt=needs(Right.PRINT_FORMS))
async def print_sheets(request: Asked, seat: TheSeat) -> Response[Any]:
    form = Form(SheetsForm, {name: request.query_params.getall(name, []) for name in SheetsForm.__struct_fields__})
    if form.value is None:
        return await pages.paper_page(seat, form)
    return await pages.empty_plans(form.value)


@get("/paper/plans.pdf", opt=OF_EACH)
async def print_plans(request: Asked, seat: TheSeat) -> Response[Any]:
    return await pages.plans_of(seat, _asked(request))


@get("/paper/cards.pdf", opt=OF_EACH)
async def print_cards(request: Asked, seat: TheSeat) -> Response[Any]:
    return await pages.cards_of(seat, _asked(request))


@get("/paper/childs-plans.pdf", opt=needs(Right.READ_CHILDS_PLAN) | shows_plan(Look.PRINT))
async def print_childs_plans(seat: TheSeat) -> Response[Any]:
    return await pages.childs_plans_of(seat)


@get("/plan/plan.pdf", opt=needs(Right.READ_PRESENTED_PLAN) | shows_plan(Look.PRINT))
async def print_own_copy(seat: TheSeat) -> Response[Any]:
    return await pages.plans(await pages.of_the_office(seat))


def _asked(request: Asked) -> PlansForm:
    """An address is no form: what cannot be read is not there."""
    form = Form(PlansForm, {name: request.query_params.getall(name, []) for name in PlansForm.__struct_fields__})
    if form.value is None:
        raise NoSuchThing
    return form.value


handlers = [show_paper, print_sheets, print_plans, print_cards, print_childs_plans, print_own_copy]
