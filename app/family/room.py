"""The first page, the own invitation, what causes worry, private time, the own consent."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.commands import withdraw_consent
from app.conferences.seats import Seat, TheSeat
from app.family import queries, start
from app.family.forms import CallForm, InvitationForm
from app.family.lately import lately
from app.family.pages import my_page
from app.family.plan import reader
from app.invitations.commands import answer_invitation
from app.invitations.queries import Greeting, greeting_for, invitation_of
from app.kit import i18n
from app.kit.access import needs
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.people.links import no_email_token
from app.practice.reviews import CLOSES_AS, END_NAMES, END_WORDS
from app.practice.rights import Right
from app.practice.taking_part import INVITED_NAMES
from app.private_time.commands import call_back
from app.sealed_room.queries import room_of
from app.sealed_room.rules import b64


@get("/my", opt=needs(Right.ENTER))
async def first_page(seat: TheSeat) -> Page:
    now, news = await queries.today_of(reader(seat)), await lately(seat)
    asked = start.asks(seat, now, news)
    return my_page(
        "start", seat=seat, at="/my", now=now, lately=news, asks=asked, ways=start.ways(seat, now, news, asked),
        names=INVITED_NAMES, is_today=seat.conference.meets_on == today(),
        end_names=END_NAMES, end_words=END_WORDS, praise={outcome: end for end, outcome in CLOSES_AS.items()},
    )  # fmt: skip


@get("/my/invitation", opt=needs(Right.SEE_OWN_INVITATION))
async def see_invitation(seat: TheSeat) -> Page:
    return await invitation_page(seat)


@post("/my/invitation", opt=needs(Right.ANSWER_INVITATION))
async def answer(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, InvitationForm)
    if form.value is None:
        return await invitation_page(seat, form)
    await answer_invitation(seat.conference, seat.person.id, form.value.answer, form.value.words, by=seat.person.id)
    return go("/my/invitation")


async def invitation_page(seat: Seat, form: Form[InvitationForm] | None = None) -> Page:
    own = await invitation_of(seat.conference.id, seat.person.id)
    form = form or Form(InvitationForm, filled={"answer": own.answer or "", "words": own.words} if own else {})
    greeting = await _greeting(seat) if own else None
    return my_page("invitation", 422 if form.errors else 200, seat=seat, own=own, form=form, names=INVITED_NAMES, greeting=greeting)


async def _greeting(seat: Seat) -> Greeting | None:
    """What the family wrote: in the language in which the page is read, else in one's own."""
    if seat.meeting is None:
        return None
    return await greeting_for(seat.conference.id, seat.role, seat.meeting, i18n.language(), seat.person.language)


@get("/my/concern", opt=needs(Right.SEE_CONCERN))
async def see_concern(seat: TheSeat) -> Page:
    return my_page("concern", seat=seat, about=await queries.concern_of(seat.conference.id))


@get("/my/time", opt=needs(Right.CALL_THE_OTHERS))
async def our_time(seat: TheSeat) -> Page:
    return await time_page(seat, Form(CallForm))


@post("/my/time/call", opt=needs(Right.CALL_THE_OTHERS))
async def call_the_others(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, CallForm)
    if form.value is None:
        return await time_page(seat, form)
    await call_back(seat.conference, form.value.plan_made == "yes", by=seat.person.id)
    return go("/my")


async def time_page(seat: Seat, form: Form[CallForm]) -> Page:
    room = await room_of(seat.conference.id)
    return my_page(
        "time", 422 if form.errors else 200, seat=seat, form=form, about=await queries.concern_of(seat.conference.id), room=room,
        room_name=b64(room.id.bytes) if room else "",
    )  # fmt: skip


@get("/my/consent", opt=needs(Right.WITHDRAW_CONSENT))
async def see_consent(seat: TheSeat) -> Page:
    own = await queries.own_consent(seat.conference.id, seat.person.id)
    return my_page("consent", seat=seat, own=own, email=f"/no-email/{no_email_token(own.participant)}" if own else "")


@post("/my/consent/withdraw", opt=needs(Right.WITHDRAW_CONSENT))
async def withdraw(seat: TheSeat) -> Response[Any]:
    own = await queries.own_consent(seat.conference.id, seat.person.id)
    if own is None:
        raise NoSuchThing
    if not own.withdrawn:
        await withdraw_consent(seat.conference, own.participant, by=seat.person.id)
    return go("/my/consent")
