"""The circle: who belongs to it, one of them, their consent and link, and the coordinator's notes."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.circle import commands, pages, queries
from app.circle.forms import (
    ConsentForm,
    NoteForm,
    ParticipantForm,
    PinForm,
    PreparedForm,
    look_at_the_day,
    look_at_the_pin,
    look_closer,
)
from app.conferences import commands as conferences
from app.conferences.seats import Seat, TheSeat
from app.kit.access import needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import Form, read
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]
MOST_PAGES = 10_000


@get("/circle", opt=needs(Right.PREPARE))
async def show_circle(seat: TheSeat) -> Response[Any]:
    return await pages.circle_page(seat)


@get("/circle/new", opt=needs(Right.PREPARE))
async def ask_for_somebody(seat: TheSeat) -> Response[Any]:
    return await pages.new_page(seat, Form(ParticipantForm, filled={"role": "family", "language": "de", "way": "phone"}))


@post("/circle/new", opt=needs(Right.PREPARE))
async def add_somebody(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, ParticipantForm)
    look_closer(form)
    if form.value is not None:
        try:
            added = await commands.add_participant(seat.conference, form.value, by=seat.person.id)
            return go(f"{pages.home(seat)}/{added}")
        except commands.SameName as no:
            form.wrong("name", no.sentence)
    return await pages.new_page(seat, form)


@get("/circle/{participant_id:uuid}", opt=needs(Right.PREPARE))
async def show_somebody(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    return await pages.someone_page(seat, participant_id)


@post("/circle/{participant_id:uuid}", opt=needs(Right.PREPARE))
async def change_somebody(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ParticipantForm)
    look_closer(form)
    if form.value is None:
        return await pages.someone_page(seat, participant_id, form=form)
    try:
        await commands.change_participant(seat.conference, participant_id, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.someone_page(seat, participant_id, form=form, overtaken=no.sentence)
    return go(pages.home(seat))


@post("/circle/{participant_id:uuid}/prepared", opt=needs(Right.PREPARE))
async def mark(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, PreparedForm)
    change = commands.mark_unprepared if form.value and form.value.prepared == "no" else commands.mark_prepared
    await change(seat.conference, participant_id, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/circle/{participant_id:uuid}/leave", opt=needs(Right.PREPARE))
async def leave(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.leave(seat.conference, participant_id, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/circle/{participant_id:uuid}/return", opt=needs(Right.PREPARE))
async def take_part_again(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.take_part_again(seat.conference, participant_id, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}")


@post("/circle/{participant_id:uuid}/consent", opt=needs(Right.RECORD_CONSENT))
async def give_consent(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ConsentForm)
    look_at_the_day(form)
    if form.value is None:
        return await pages.someone_page(seat, participant_id, consent=form)
    await conferences.give_consent(seat.conference, participant_id, how=form.value.how, on=form.value.on, by=seat.person.id)
    return go(_after_consent(seat, participant_id))


@post("/circle/{participant_id:uuid}/consent/withdraw", opt=needs(Right.RECORD_CONSENT))
async def withdraw_consent(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await conferences.withdraw_consent(seat.conference, participant_id, by=seat.person.id)
    return go(_after_consent(seat, participant_id))


def _after_consent(seat: Seat, participant: UUID) -> str:
    """The caseworker records consent as well, but the circle is not open to them."""
    return f"{pages.home(seat)}/{participant}" if seat.may(Right.PREPARE) else f"/conferences/{seat.conference.id}"


@get("/circle/{participant_id:uuid}/link", opt=needs(Right.GIVE_LINK))
async def show_link(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    return await pages.link_page(seat, participant_id, request.app.state.address)


@get("/circle/{participant_id:uuid}/link/print", opt=needs(Right.GIVE_LINK))
async def show_sheet(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    return await pages.sheet_page(seat, participant_id, request.app.state.address)


@post("/circle/{participant_id:uuid}/link", opt=needs(Right.GIVE_LINK))
async def make_link(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.make_link(seat.conference, await _person(seat, participant_id), by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


@post("/circle/{participant_id:uuid}/link/replace", opt=needs(Right.GIVE_LINK))
async def replace_link(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.replace_link(seat.conference, await _person(seat, participant_id), by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


@post("/circle/{participant_id:uuid}/link/withdraw", opt=needs(Right.GIVE_LINK))
async def withdraw_link(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await conferences.withdraw_link(seat.conference, await _person(seat, participant_id), by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


@post("/circle/{participant_id:uuid}/link/pin", opt=needs(Right.GIVE_LINK))
async def set_pin(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, PinForm)
    look_at_the_pin(form)
    if form.value is None:
        return await pages.link_page(seat, participant_id, request.app.state.address, form=form)
    await commands.set_pin(seat.conference, await _person(seat, participant_id), form.value.pin, by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


@post("/circle/{participant_id:uuid}/link/pin/remove", opt=needs(Right.GIVE_LINK))
async def remove_pin(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.remove_pin(seat.conference, await _person(seat, participant_id), by=seat.person.id)
    return go(f"{pages.home(seat)}/{participant_id}/link")


async def _person(seat: Seat, participant: UUID) -> UUID:
    found = await queries.link_of(seat.conference.id, participant)
    if found is None:
        raise NoSuchThing
    return found.person


@get("/notes", opt=needs(Right.KEEP_NOTES))
async def show_notes(request: Asked, seat: TheSeat) -> Response[Any]:
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return await pages.notes_page(seat, min(max(number, 1), MOST_PAGES))


@post("/notes", opt=needs(Right.KEEP_NOTES))
async def add_note(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, NoteForm)
    if form.value is None:
        return await pages.notes_page(seat, 1, form=form)
    await commands.add_note(seat.conference, form.value.text, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/notes")


@post("/notes/{note_id:uuid}/delete", opt=needs(Right.KEEP_NOTES))
async def delete_note(seat: TheSeat, note_id: FromPath[UUID]) -> Response[Any]:
    await commands.delete_note(seat.conference, note_id, by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/notes")


routes = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[
        show_circle, ask_for_somebody, add_somebody, show_somebody, change_somebody, mark, leave, take_part_again,
        give_consent, withdraw_consent,
        show_link, show_sheet, make_link, replace_link, withdraw_link, set_pin, remove_pin,
        show_notes, add_note, delete_note,
    ],
)  # fmt: skip
