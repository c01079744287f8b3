"""The staff's day: the desk, the overview, the search, and the first page of a conference."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.forms import EndForm
from app.conferences.seats import TheSeat, TheVisitor
from app.desk import commands, pages
from app.desk.caseworker import board_page, wrong_in
from app.follow_up.commands import note_a_call, take_back_call
from app.follow_up.forms import DoneForm, look_again_at_done
from app.kit.access import needs
from app.kit.clock import today
from app.kit.errors import Refused
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go, page
from app.plans.commands import keep_office_promise, take_back_kept
from app.practice.phases import Phase
from app.practice.promises import WAYS_TO_CLOSE
from app.practice.rights import DeskRight, Right
from app.practice.roles import StaffRole
from app.safety import commands as safety
from app.safety.queries.second import closing_asked

AnyRequest = Request[Any, Any, Any]


@get("/desk", opt=needs(DeskRight.SEE_DESK))
async def show_desk(request: AnyRequest, visitor: TheVisitor) -> Page:
    after, before = _places(request)
    match visitor.staff_role:
        case StaffRole.COORDINATOR:
            return await pages.coordinator_desk(visitor, after=after, before=before)
        case StaffRole.CASEWORKER:
            return await board_page(visitor, kept=_id(request, "kept"), spoken=_id(request, "spoken"))
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
async def ask_how_it_closes(request: AnyRequest, seat: TheSeat) -> Page:
    return await pages.close_page(seat, Form(EndForm, filled={"outcome": request.query_params.get("as", "")}))


@post("/conferences/{conference_id:uuid}/close", opt=needs(Right.CLOSE))
async def close(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    form = await read(request, EndForm)
    if form.value is not None and form.value.outcome not in WAYS_TO_CLOSE:
        form.wrong("outcome", _("Please choose one of the answers."))
    if form.value is not None:
        try:
            await commands.close(seat.conference, form.value.outcome, form.value.why, by=seat.person.id)
            return go(f"/conferences/{seat.conference.id}{'/close' if await closing_asked(seat.conference.id) else ''}")
        except Refused as no:
            form.wrong("outcome", no.sentence)
    return await pages.close_page(seat, form)


@post("/conferences/{conference_id:uuid}/plan/wishes/{request_id:uuid}/done", opt=needs(Right.KEEP_OFFICE_PROMISE))
async def done_on(request: AnyRequest, seat: TheSeat, request_id: FromPath[UUID]) -> Response[Any]:
    """One tap on the board: what the office promised is done, today or on the day that was chosen."""
    day = today(seat.conference.zone)
    form = await read(request, DoneForm)
    look_again_at_done(form, today=day)
    if form.value is None:
        return await board_page(seat.person, wrong=wrong_in(form, request_id))
    await keep_office_promise(seat.conference, request_id, form.value.on or day, by=seat.person.id)
    return go(f"/desk?kept={request_id}")


@post("/conferences/{conference_id:uuid}/plan/wishes/{request_id:uuid}/not-done", opt=needs(Right.KEEP_OFFICE_PROMISE))
async def not_done_after_all(seat: TheSeat, request_id: FromPath[UUID]) -> Response[Any]:
    await take_back_kept(seat.conference, request_id, by=seat.person.id)
    return go("/desk")


@post("/conferences/{conference_id:uuid}/spoken", opt=needs(Right.NOTE_A_CALL))
async def we_have_spoken(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    day = today(seat.conference.zone)
    form = await read(request, DoneForm)
    look_again_at_done(form, today=day)
    if form.value is None:
        return await board_page(seat.person, wrong=wrong_in(form, seat.conference.id))
    await note_a_call(seat.conference, form.value.on or day, by=seat.person.id)
    return go(f"/desk?spoken={seat.conference.id}")


@post("/conferences/{conference_id:uuid}/not-spoken", opt=needs(Right.NOTE_A_CALL))
async def not_spoken_after_all(seat: TheSeat) -> Response[Any]:
    await take_back_call(seat.conference, by=seat.person.id)
    return go("/desk")


def _id(request: AnyRequest, name: str) -> UUID | None:
    try:
        return UUID(request.query_params.get(name, ""))
    except ValueError:
        return None


@post("/conferences/{conference_id:uuid}/close/take-back", opt=needs(Right.CLOSE))
async def take_back_closing(seat: TheSeat) -> Response[Any]:
    await safety.take_back_closing(seat.conference, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/close")


def _places(request: AnyRequest) -> tuple[str, str]:
    return request.query_params.get("after", ""), request.query_params.get("before", "")


routes = Router(
    "/",
    route_handlers=[
        show_desk, show_overview, search, show_conference, ask_how_it_closes, close, take_back_closing,
        done_on, not_done_after_all, we_have_spoken, not_spoken_after_all,
    ],
)  # fmt: skip
