"""Somebody takes part in another way: the record of it."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import read
from app.kit.pages import Page, go
from app.practice.rights import Right
from app.safety import commands, pages
from app.safety.forms import ExclusionForm, look_at_the_end

Asked = Request[Any, Any, Any]
MAY = needs(Right.KEEP_SAFE)


@get("", opt=MAY)
async def show_record(seat: TheSeat, participant_id: FromPath[UUID]) -> Page:
    return await pages.other_way_page(seat, participant_id)


@post("", opt=MAY)
async def decide(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ExclusionForm)
    look_at_the_end(form, await pages.common_day_for(seat, participant_id))
    if form.value is not None:
        try:
            await commands.exclude(seat.conference, participant_id, form.value, by=seat.person.id)
            return go(f"{pages.home(seat)}/{participant_id}/other-way")
        except Refused as no:
            form.wrong("other_way", no.sentence)
    return await pages.other_way_page(seat, participant_id, form)


@post("/{exclusion_id:uuid}/end", opt=MAY)
async def end(seat: TheSeat, participant_id: FromPath[UUID], exclusion_id: FromPath[UUID]) -> Response[Any]:
    await commands.end_exclusion(seat.conference, exclusion_id, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/other-way")


@get("/print", opt=MAY)
async def show_sheet(seat: TheSeat, participant_id: FromPath[UUID]) -> Page:
    return await pages.sheet_page(seat, participant_id)


routes = Router(
    "/conferences/{conference_id:uuid}/safety/{participant_id:uuid}/other-way", route_handlers=[show_record, decide, end, show_sheet]
)
