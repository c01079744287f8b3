"""Day and place, invitations and answers, messages, and the run sheet of the day."""

from typing import Any
from uuid import UUID

from jinja2 import Environment
from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.invitations import commands, pages, queries
from app.invitations.forms import AnswerForm, DateForm, InviteForm, PresenceForm, look_at_the_day
from app.kit.access import needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import Right
from app.practice.vocabulary import Present

Asked = Request[Any, Any, Any]


@get("/date", opt=needs(Right.SET_DATE))
async def show_date(seat: TheSeat) -> Response[Any]:
    return await pages.date_page(seat)


@post("/date", opt=needs(Right.SET_DATE))
async def set_date(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, DateForm)
    look_at_the_day(form, seat.conference.zone)
    if form.value is None:
        return await pages.date_page(seat, form=form)
    try:
        await commands.set_date(seat.conference, form.value, by=seat.person.id)
    except Overtaken as no:
        return await pages.date_page(seat, form=form, overtaken=no.sentence)
    return go(f"{pages.root(seat)}/invitations")


@get("/invitations", opt=needs(Right.INVITE))
async def show_invitations(request: Asked, seat: TheSeat) -> Response[Any]:
    return await pages.invitations_page(seat, request.app.state.address, _templates(request))


@post("/invitations", opt=needs(Right.INVITE))
async def invite(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, InviteForm)
    if form.value is None:
        return await pages.invitations_page(seat, request.app.state.address, _templates(request), form=form)
    await commands.invite(seat.conference, form.value.who, by=seat.person.id)
    return go(f"{pages.root(seat)}/invitations")


@post("/invitations/{participant_id:uuid}/again", opt=needs(Right.INVITE))
async def invite_again(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.invite_again(seat.conference, participant_id, by=seat.person.id)
    return go(f"{pages.root(seat)}/invitations#p-{participant_id}")


@post("/invitations/{participant_id:uuid}/given", opt=needs(Right.INVITE))
async def mark_given(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.mark_given(seat.conference, participant_id, by=seat.person.id)
    return go(f"{pages.root(seat)}/invitations#p-{participant_id}")


@post("/invitations/{participant_id:uuid}/answer", opt=needs(Right.INVITE))
async def note_answer(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, AnswerForm)
    person = await queries.person_of(seat.conference.id, participant_id)
    if person is None:
        raise NoSuchThing
    if form.value is None:
        where = (request.app.state.address, _templates(request))
        return await pages.invitations_page(seat, *where, answer=form, answering=participant_id)
    await commands.answer_invitation(seat.conference, person, form.value.answer, form.value.words, by=seat.person.id)
    return go(f"{pages.root(seat)}/invitations#p-{participant_id}")


@get("/messages", opt=needs(Right.SEE_MESSAGES))
async def show_messages(seat: TheSeat) -> Response[Any]:
    return await pages.messages_page(seat)


@post("/messages/{message_id:uuid}/seen-to", opt=needs(Right.SEE_MESSAGES))
async def mark_seen_to(seat: TheSeat, message_id: FromPath[UUID]) -> Response[Any]:
    await commands.mark_seen_to(seat.conference, message_id, by=seat.person.id)
    return go(f"{pages.root(seat)}/messages")


@get("/day", opt=needs(Right.LEAD_DAY))
async def show_day(seat: TheSeat) -> Response[Any]:
    return await pages.day_page(seat)


@post("/day/presence", opt=needs(Right.LEAD_DAY))
async def note_presence(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, PresenceForm)
    if form.value is None:
        raise NoSuchThing
    if form.value.way == "away":
        await commands.note_absence(seat.conference, form.value.participant, by=seat.person.id)
    else:
        await commands.note_presence(seat.conference, form.value.participant, Present(form.value.way), by=seat.person.id)
    return go(f"{pages.root(seat)}/day#p-{form.value.participant}")


@post("/day/open", opt=needs(Right.OPEN_CONFERENCE))
async def open_conference(seat: TheSeat) -> Response[Any]:
    await commands.open_conference(seat.conference, by=seat.person.id)
    return go(f"{pages.root(seat)}/day")


def _templates(request: Asked) -> Environment:
    engine: Any = request.app.template_engine
    env: Environment = engine.engine
    return env


routes = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[
        show_date, set_date,
        show_invitations, invite, invite_again, mark_given, note_answer,
        show_messages, mark_seen_to,
        show_day, note_presence, open_conference,
    ],
)  # fmt: skip
