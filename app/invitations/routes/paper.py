"""Letters as PDF, and the sender in their window."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat, TheVisitor
from app.invitations import commands, pages, queries
from app.invitations.forms import InviteForm, SenderForm, look_at_the_sender
from app.invitations.pages.letters import Job
from app.kit.access import fresh, needs, shows_hidden
from app.kit.errors import NoSuchThing
from app.kit.forms import read
from app.kit.pages import go, is_ours
from app.practice.rights import DeskRight, Right

Asked = Request[Any, Any, Any]


@get("/invitations/letters", opt=needs(Right.INVITE))
async def show_letters(seat: TheSeat) -> Response[Any]:
    return await pages.letters_page(seat)


@post("/invitations/letters", opt=needs(Right.INVITE))
async def make_letters(request: Asked, seat: TheSeat) -> Response[Any]:
    return await _make(request, seat, Job())


@post("/invitations/letters/with-hidden", opt=needs(Right.KEEP_SAFE) | fresh() | shows_hidden("a letter needs its address"))
async def make_letters_with_hidden(request: Asked, seat: TheSeat) -> Response[Any]:
    """The same, and the addresses that nobody else may see stand on them."""
    return await _make(request, seat, Job(with_hidden=True))


async def _make(request: Asked, seat: Seat, job: Job) -> Response[Any]:
    form = await read(request, InviteForm)
    if form.value is None:
        return await pages.letters_page(seat, form=form)
    wanted = set(form.value.who)
    letters = [each for each in await queries.recipients_of(seat.conference.id) if each.participant in wanted]
    if len(letters) != len(wanted):
        raise NoSuchThing
    await commands.note_printing(seat.conference, letters, with_hidden=job.with_hidden, by=seat.person.id)
    return await pages.pdf_of(seat, letters, request.app.state.address, job)


@post("/invitations/letters/posted", opt=needs(Right.INVITE))
async def mark_posted(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, InviteForm)
    if form.value is None:
        return await pages.letters_page(seat, form=form)
    for each in dict.fromkeys(form.value.who):
        await commands.mark_given(seat.conference, each, by=seat.person.id)
    return go(f"{seat.root}/invitations")


@get("/invitations/{participant_id:uuid}/letter", opt=needs(Right.INVITE))
async def show_letter(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    """To look at before anything goes: marked as such, and without the secret of the link."""
    everybody = await queries.recipients_of(seat.conference.id, invited=False)
    one = next((each for each in everybody if each.participant == participant_id), None)
    if one is None:
        raise NoSuchThing
    return await pages.pdf_of(seat, [one], request.app.state.address, Job(sample=True))


@get("/letters/sender", opt=needs(DeskRight.KEEP_ADDRESSES))
async def show_sender(request: Asked, visitor: TheVisitor) -> Response[Any]:
    return await pages.sender_page(visitor, back=request.query_params.get("back", ""))


@post("/letters/sender", opt=needs(DeskRight.KEEP_ADDRESSES))
async def set_sender(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, SenderForm)
    look_at_the_sender(form)
    if form.value is None:
        return await pages.sender_page(visitor, form=form)
    await commands.set_sender(form.value, office=visitor.office, by=visitor.id)
    return go(form.value.back if is_ours(form.value.back) else "/letters/sender")
