"""The staff's day: the desk, the overview, the search, and the first page of a conference."""

from typing import Any

from litestar import Request, Response, Router, get, post

from app.conferences.forms import EndForm
from app.conferences.seats import TheSeat, TheVisitor
from app.desk import commands, pages
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go, page
from app.practice.phases import Phase
from app.practice.promises import WAYS_TO_CLOSE
from app.practice.rights import DeskRight, Right
from app.practice.roles import StaffRole

AnyRequest = Request[Any, Any, Any]


@get("/desk", opt=needs(DeskRight.SEE_DESK))
async def show_desk(request: AnyRequest, visitor: TheVisitor) -> Page:
    after, before = _places(request)
    match visitor.staff_role:
        case StaffRole.COORDINATOR:
            return await pages.coordinator_desk(visitor, after=after, before=before)
        case StaffRole.CASEWORKER:
            return await pages.caseworker_desk(visitor, after=after, before=before)
        case StaffRole.MANAGER:
            return await pages.manager_desk(visitor)
    return page("desk/administrator")


@get("/overview", opt=needs(DeskRight.SEE_OVERVIEW))
async def show_overview(request: AnyRequest, visitor: TheVisitor) -> Page:
    after, before = _places(request)
    return await pages.overview_page(visitor, request.query_params.get("phase", ""), after=after, before=before)


@get("/search", opt=needs(DeskRight.SEE_DESK))
async def search(request: AnyRequest, visitor: TheVisitor) -> Page:
    return await pages.search_page(visitor, request.query_params.get("q", ""))


@get("/conferences/{conference_id:uuid}", opt=needs(Right.SEE_CONFERENCE))
async def show_conference(seat: TheSeat) -> Response[Any]:
    if seat.conference.phase is Phase.PRIVATE_TIME:
        return go(f"/conferences/{seat.conference.id}/private-time")
    return await pages.conference_page(seat)


@get("/conferences/{conference_id:uuid}/close", opt=needs(Right.CLOSE))
async def ask_how_it_closes(seat: TheSeat) -> Page:
    return pages.close_page(seat)


@post("/conferences/{conference_id:uuid}/close", opt=needs(Right.CLOSE))
async def close(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    form = await read(request, EndForm)
    if form.value is not None and form.value.outcome not in WAYS_TO_CLOSE:
        form.wrong("outcome", _("Please choose one of the answers."))
    if form.value is not None:
        try:
            await commands.close(seat.conference, form.value.outcome, form.value.why, by=seat.person.id)
            return go(f"/conferences/{seat.conference.id}")
        except Refused as no:
            form.wrong("outcome", no.sentence)
    return pages.close_page(seat, form)


def _places(request: AnyRequest) -> tuple[str, str]:
    return request.query_params.get("after", ""), request.query_params.get("before", "")


routes = Router("/", route_handlers=[show_desk, show_overview, search, show_conference, ask_how_it_closes, close])
