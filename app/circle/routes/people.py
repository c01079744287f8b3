"""The circle: who belongs to it, one of them, their consent and link, and the coordinator's notes."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.circle import commands, pages
from app.circle.forms import ConsentForm, ParticipantForm, PreparedForm, look_at_the_day, look_closer
from app.circle.many import read_many
from app.circle.pages.people import Typed
from app.circle.rules import read_list
from app.conferences import commands as conferences
from app.conferences.seats import Seat, TheSeat
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import posted, read
from app.kit.i18n import gettext as _
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("/circle", opt=needs(Right.PREPARE))
async def show_circle(seat: TheSeat) -> Response[Any]:
    return await pages.circle_page(seat)


@get("/circle/new", opt=needs(Right.PREPARE))
async def ask_for_somebody(request: Asked, seat: TheSeat) -> Response[Any]:
    asked = request.query_params
    return await pages.new_page(seat, partner=asked.get("partner", ""), for_facts=asked.get("for", "") == "facts")


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


@get("/circle/many", opt=needs(Right.PREPARE))
async def ask_for_many(seat: TheSeat) -> Response[Any]:
    return await pages.many_page(seat)


@post("/circle/many", opt=needs(Right.PREPARE))
async def add_many(request: Asked, seat: TheSeat) -> Response[Any]:
    """Saves the table, or shows it again with more rows, or with a pasted list in it."""
    many = read_many(await posted(request))
    wanted = many.about_all.value
    if wanted is not None and wanted.do == "more":
        many.more()
    elif wanted is not None and wanted.do == "read":
        many.take_in(read_list(wanted.list), many.rows[0].typed["language"])
    elif wanted is not None and not many.errors and many.people:
        try:
            await commands.add_many(seat.conference, many.people, by=seat.person.id, consent=wanted.consent)
            return go(pages.home(seat))
        except commands.SameNames as no:
            for number in no.rows:
                many.rows[number].wrong("name", no.sentence)
    elif not many.errors:
        many.rows[0].wrong("name", _("Please write down at least one name."))
    return await pages.many_page(seat, many)


@get("/circle/{participant_id:uuid}", opt=needs(Right.PREPARE))
async def show_somebody(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    return await pages.someone_page(seat, participant_id)


@post("/circle/{participant_id:uuid}", opt=needs(Right.PREPARE))
async def change_somebody(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ParticipantForm)
    look_closer(form)
    if form.value is None:
        return await pages.someone_page(seat, participant_id, Typed(about=form))
    try:
        await commands.change_participant(seat.conference, participant_id, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.someone_page(seat, participant_id, Typed(about=form), overtaken=no.sentence)
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
        return await pages.someone_page(seat, participant_id, Typed(consent=form))
    await conferences.give_consent(seat.conference, participant_id, how=form.value.how, on=form.value.on, by=seat.person.id)
    return go(_after_consent(seat, participant_id))


@post("/circle/{participant_id:uuid}/consent/withdraw", opt=needs(Right.RECORD_CONSENT))
async def withdraw_consent(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await conferences.withdraw_consent(seat.conference, participant_id, by=seat.person.id)
    return go(_after_consent(seat, participant_id))


def _after_consent(seat: Seat, participant: UUID) -> str:
    """The caseworker records consent as well, but the circle is not open to them."""
    return f"{pages.home(seat)}/{participant}" if seat.may(Right.PREPARE) else f"/conferences/{seat.conference.id}"
