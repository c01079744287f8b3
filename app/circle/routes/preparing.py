"""What comes out of the talks with somebody."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.circle import commands, pages
from app.circle.forms import ONLY_US, NeedsForm, PartForm, TalkForm, ViewForm, look_at_the_talk, reader_of
from app.circle.pages.people import Typed
from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@post("/circle/{participant_id:uuid}/talks", opt=needs(Right.PREPARE))
async def note_talk(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, TalkForm)
    look_at_the_talk(form)
    if form.value is None:
        return await pages.someone_page(seat, participant_id, Typed(talk=form))
    await commands.note_talk(seat.conference, participant_id, form.value, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/circle/{participant_id:uuid}/talks/{talk_id:uuid}/delete", opt=needs(Right.PREPARE))
async def take_back_talk(seat: TheSeat, participant_id: FromPath[UUID], talk_id: FromPath[UUID]) -> Response[Any]:
    await commands.take_back_talk(seat.conference, participant_id, talk_id, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/circle/{participant_id:uuid}/needs", opt=needs(Right.PREPARE))
async def say_needs(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, NeedsForm)
    if form.value is None:
        return await pages.someone_page(seat, participant_id, Typed(needs=form))
    await commands.say_needs(seat.conference, participant_id, form.value, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/circle/{participant_id:uuid}/view", opt=needs(Right.PREPARE))
async def say_view(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ViewForm)
    reader = reader_of(form)
    if form.value is None:
        return await pages.someone_page(seat, participant_id, Typed(view=form))
    about = form.value
    try:
        await commands.say_view(
            seat.conference,
            participant_id,
            about.words,
            edited=about.edited,
            by=seat.person.id,
            read_out_by=reader,
            only_coordinator=about.reader == ONLY_US,
            in_german=about.in_german,
        )
    except Overtaken as no:
        return await pages.someone_page(seat, participant_id, Typed(view=form), overtaken=no.sentence)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/circle/{participant_id:uuid}/part", opt=needs(Right.PREPARE))
async def take_part_as(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, PartForm)
    if form.value is None:
        return await pages.someone_page(seat, participant_id, Typed(part=form))
    await commands.take_part_as(seat.conference, participant_id, form.value, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@get("/circle/views", opt=needs(Right.PREPARE))
async def show_views(seat: TheSeat) -> Response[Any]:
    return await pages.views_page(seat)
