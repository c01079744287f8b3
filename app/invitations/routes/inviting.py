"""Inviting, one's way, answers, and messages."""

from typing import Any
from uuid import UUID

from jinja2 import Environment
from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.commands import allow_email
from app.conferences.seats import TheSeat
from app.invitations import commands, pages, queries
from app.invitations.forms import AnswerForm, InviteForm, WayForm
from app.kit.access import needs
from app.kit.errors import NoSuchThing
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("/invitations", opt=needs(Right.INVITE))
async def show_invitations(request: Asked, seat: TheSeat) -> Response[Any]:
    return await pages.invitations_page(seat, request.app.state.address)


@post("/invitations", opt=needs(Right.INVITE))
async def invite(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, InviteForm)
    if form.value is None:
        return await pages.invitations_page(seat, request.app.state.address, form=form)
    await commands.invite(seat.conference, form.value.who, by=seat.person.id)
    return go(f"{seat.root}/invitations")


@get("/invitations/{participant_id:uuid}", opt=needs(Right.INVITE))
async def show_someone(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    return await pages.someone_page(seat, participant_id, request.app.state, _templates(request))


@post("/invitations/{participant_id:uuid}", opt=needs(Right.INVITE))
async def choose_way(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, WayForm)
    if form.value is None:
        return await pages.someone_page(seat, participant_id, request.app.state, _templates(request), form=form)
    await commands.choose_way(seat.conference, participant_id, form.value, by=seat.person.id)
    return go(f"{seat.root}/invitations/{participant_id}")


@post("/invitations/{participant_id:uuid}/again", opt=needs(Right.INVITE))
async def invite_again(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.invite_again(seat.conference, participant_id, by=seat.person.id)
    return go(f"{seat.root}/invitations#p-{participant_id}")


@post("/invitations/{participant_id:uuid}/given", opt=needs(Right.INVITE))
async def mark_given(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await commands.mark_given(seat.conference, participant_id, by=seat.person.id)
    return go(f"{seat.root}/invitations#p-{participant_id}")


@post("/invitations/{participant_id:uuid}/answer", opt=needs(Right.INVITE))
async def note_answer(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, AnswerForm)
    person = await queries.person_of(seat.conference.id, participant_id)
    if person is None:
        raise NoSuchThing
    if form.value is None:
        return await pages.someone_page(seat, participant_id, request.app.state, _templates(request), answer=form)
    await commands.answer_invitation(seat.conference, person, form.value.answer, form.value.words, by=seat.person.id)
    return go(f"{seat.root}/invitations#p-{participant_id}")


@get("/messages", opt=needs(Right.SEE_MESSAGES))
async def show_messages(seat: TheSeat) -> Response[Any]:
    return await pages.messages_page(seat)


@post("/messages/{message_id:uuid}/seen-to", opt=needs(Right.SEE_MESSAGES))
async def mark_seen_to(seat: TheSeat, message_id: FromPath[UUID]) -> Response[Any]:
    await commands.mark_seen_to(seat.conference, message_id, by=seat.person.id)
    return go(f"{seat.root}/messages")


@post("/messages/email-again/{participant_id:uuid}", opt=needs(Right.SEE_MESSAGES))
async def want_email_again(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    if await queries.person_of(seat.conference.id, participant_id) is None:
        raise NoSuchThing
    await allow_email(participant_id, office=seat.conference.office, conference=seat.conference.id, by=seat.person.id)
    return go(f"{seat.root}/messages")


def _templates(request: Asked) -> Environment:
    engine: Any = request.app.template_engine
    env: Environment = engine.engine
    return env
