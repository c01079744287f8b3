"""The plan as it is told to a child: read by the child and its grown-ups, and written by them."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from app.childs_plan import commands
from app.childs_plan.forms import TapForm
from app.childs_plan.pages import Place, about_reading
from app.childs_plan.queries import ChildsPlan, children_of, childs_plan_of
from app.childs_plan.routes import Telling
from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.kit.access import needs, shows_plan
from app.kit.errors import NoSuchThing
from app.kit.forms import read
from app.kit.pages import Page, go
from app.practice.looking import Look
from app.practice.phases import Phase
from app.practice.rights import Right
from app.practice.roles import Role

MAY_READ = needs(Right.READ_CHILDS_PLAN)
READING = MAY_READ | shows_plan(Look.CHILDS_PLAN)


class TellingByUs(Telling):
    """The same doors as at the desk, on the family's phone."""

    path = "/my/childs-plan/write"

    @staticmethod
    def place(seat: Seat) -> Place:
        def show(name: str, status: int = 200, /, **about: Any) -> Page:
            return my_page(f"childs_plan_{name}", status, seat=seat, at="/my/plan", frame="phone.html", **about)

        return Place("/my/childs-plan/write", show)


@get("/my/childs-plan", opt=READING)
async def read_mine(seat: TheSeat) -> Page:
    """A child's own; a grown-up chooses whose."""
    mine = seat.role is Role.CHILD
    children = [] if mine else await children_of(seat.conference.id, reader=seat.person.id, sitting=seat.sitting)
    only = seat.person.id if mine else children[0].id if len(children) == 1 and children[0].shown else None
    plan = await plan_for(seat, only) if only else None
    if plan is not None:
        return reading_page(seat, plan)
    return my_page("childs_plan_none", seat=seat, at="/my/plan", children=children, may_write=may_write(seat))


@get("/my/childs-plan/{child:uuid}", opt=READING)
async def read_of(seat: TheSeat, child: FromPath[UUID]) -> Page:
    plan = await plan_for(seat, child)
    if plan is None or (seat.role is Role.CHILD and child != seat.person.id):
        raise NoSuchThing
    return reading_page(seat, plan)


@post("/my/childs-plan/lines/{line:uuid}/tap", opt=MAY_READ)
async def tap(request: Request[Any, Any, Any], seat: TheSeat, line: FromPath[UUID]) -> Response[Any]:
    form, plan = await read(request, TapForm), await plan_for(seat, seat.person.id)
    if plan is None or form.value is None:
        raise NoSuchThing
    await commands.tap(seat.conference, plan, line, form.value.what)
    return go(f"/my/childs-plan#t-{line}")


@post("/my/childs-plan/lines/{line:uuid}/take-back", opt=MAY_READ)
async def tap_back(request: Request[Any, Any, Any], seat: TheSeat, line: FromPath[UUID]) -> Response[Any]:
    form = await read(request, TapForm)
    if form.value is None:
        raise NoSuchThing
    await commands.tap_back(seat.conference, seat.person.id, line, form.value.what)
    return go(f"/my/childs-plan#t-{line}")


async def plan_for(seat: Seat, child: UUID) -> ChildsPlan | None:
    return await childs_plan_of(seat.conference.id, child, reader=seat.person.id, sitting=seat.sitting)


def may_write(seat: Seat) -> bool:
    """The words of the family are written at the common table."""
    return seat.may(Right.WRITE_CHILDS_PLAN) and not (seat.meeting and seat.meeting.apart)


def reading_page(seat: Seat, plan: ChildsPlan) -> Page:
    mine = seat.person.id == plan.child
    return my_page(
        "childs_plan", seat=seat, at="/my/plan", plan=plan, mine=mine, may_tap=mine and seat.phase is not Phase.CLOSED,
        may_write=may_write(seat), **about_reading(),
    )  # fmt: skip


handlers: list[ControllerRouterHandler] = [TellingByUs, read_mine, read_of, tap, tap_back]
