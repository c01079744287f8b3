"""Who is kept safe: own meetings, who must not meet, hidden contacts."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs, shows_hidden
from app.kit.errors import Overtaken, Refused
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.rights import Right
from app.safety import commands, pages
from app.safety.forms import ApartForm, ContactForm, SeparateForm, SlotForm, WhyForm, look_at_the_slot, look_at_the_way
from app.safety.pages.circle import Forms

Asked = Request[Any, Any, Any]
MAY = needs(Right.KEEP_SAFE)


@get("/safety", opt=MAY)
async def show_safety(seat: TheSeat) -> Page:
    return await pages.safety_page(seat)


@get("/safety/meetings/new", opt=MAY)
async def ask_for_meeting(seat: TheSeat) -> Page:
    return await pages.slot_page(seat, None)


@post("/safety/meetings/new", opt=MAY)
async def add_meeting(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, SlotForm)
    look_at_the_slot(form)
    if form.value is None:
        return await pages.slot_page(seat, None, form)
    await commands.add_slot(seat.conference, form.value, by=seat.person.id)
    return go(pages.home(seat))


@get("/safety/meetings/{slot_id:uuid}", opt=MAY)
async def show_meeting(seat: TheSeat, slot_id: FromPath[UUID]) -> Page:
    return await pages.slot_page(seat, slot_id)


@post("/safety/meetings/{slot_id:uuid}", opt=MAY)
async def change_meeting(request: Asked, seat: TheSeat, slot_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, SlotForm)
    look_at_the_slot(form)
    if form.value is None:
        return await pages.slot_page(seat, slot_id, form)
    try:
        await commands.change_slot(seat.conference, slot_id, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.slot_page(seat, slot_id, form, overtaken=no.sentence)
    return go(pages.home(seat))


@post("/safety/meetings/{slot_id:uuid}/remove", opt=MAY)
async def remove_meeting(seat: TheSeat, slot_id: FromPath[UUID]) -> Response[Any]:
    await commands.remove_slot(seat.conference, slot_id, by=seat.person.id)
    return go(pages.home(seat))


@get("/safety/{participant_id:uuid}", opt=MAY)
async def show_somebody(seat: TheSeat, participant_id: FromPath[UUID]) -> Page:
    return await pages.person_page(seat, participant_id)


@post("/safety/{participant_id:uuid}/come", opt=MAY)
async def say_how_they_come(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, SeparateForm)
    if form.value is None:
        return await pages.person_page(seat, participant_id, Forms(come=form))
    await commands.come(seat.conference, participant_id, form.value, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/safety/{participant_id:uuid}/apart", opt=MAY)
async def part_from(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ApartForm)
    if form.value is None:
        return await pages.person_page(seat, participant_id, Forms(apart=form))
    await commands.part(seat.conference, participant_id, form.value.other, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/safety/{participant_id:uuid}/apart/{pair_id:uuid}/remove", opt=MAY)
async def no_longer_part(seat: TheSeat, participant_id: FromPath[UUID], pair_id: FromPath[UUID]) -> Response[Any]:
    await commands.no_longer_part(seat.conference, pair_id, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/safety/{participant_id:uuid}/hide", opt=MAY)
async def hide(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.hide(seat.conference, participant_id, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/safety/{participant_id:uuid}/contact", opt=MAY | shows_hidden("whoever coordinates asks for it"), status_code=200)
async def show_contact(seat: TheSeat, participant_id: FromPath[UUID]) -> Page:
    """A hidden contact is seen by a tap that is written down, in its answer. No address leads back here."""
    return pages.shown_page(seat, await commands.show_contact(seat.conference, participant_id, by=seat.person.id))


@post("/safety/{participant_id:uuid}/contact/change", opt=MAY | shows_hidden("what was typed wrong stands beside what is right"))
async def change_contact(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ContactForm)
    look_at_the_way(form)
    if form.value is None:
        return pages.shown_page(seat, await commands.show_contact(seat.conference, participant_id, by=seat.person.id), form)
    await commands.change_hidden_contact(seat.conference, participant_id, form.value, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/safety/{participant_id:uuid}/show-again", opt=MAY)
async def ask_to_show_again(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form: Form[WhyForm] = await read(request, WhyForm)
    if form.value is not None:
        try:
            await commands.ask_to_show_again(seat.conference, participant_id, form.value.why, by=seat.person.id)
            return go(f"{pages.home(seat)}/{participant_id}")
        except Refused as no:
            form.wrong("why", no.sentence)
    return await pages.person_page(seat, participant_id, Forms(why=form))


routes = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[
        show_safety, ask_for_meeting, add_meeting, show_meeting, change_meeting, remove_meeting,
        show_somebody, say_how_they_come, part_from, no_longer_part, hide, show_contact, change_contact, ask_to_show_again,
    ],
)  # fmt: skip
