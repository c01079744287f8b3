"""What information-givers say: read by the family beforehand, written by them themselves."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.information import commands, queries
from app.information.forms import FactsForm, RemarkForm
from app.kit.access import needs
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.phases import PREPARING
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("/my/facts", opt=needs(Right.READ_FACTS))
async def read_facts(seat: TheSeat) -> Page:
    return await _facts_page(seat)


@post("/my/facts/{participant_id:uuid}", opt=needs(Right.READ_FACTS))
async def remark(request: Asked, seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    if seat.phase not in PREPARING:
        raise NoSuchThing
    form = await read(request, RemarkForm)
    if form.value is None:
        return await _facts_page(seat, participant_id, form)
    await commands.remark(seat.conference, participant_id, form.value.words, by=seat.person.id)
    return go(f"/my/facts#f-{participant_id}")


async def _facts_page(seat: Seat, about: UUID | None = None, form: Form[RemarkForm] | None = None) -> Page:
    shown = await queries.shown_to(seat.conference.id, seat.person.id)
    empty = Form(RemarkForm)
    before = await queries.shown_before_to(seat.conference.id, seat.person.id) if seat.conference.sitting > 1 else []
    return my_page("facts", 422 if form else 200, seat=seat, facts=shown, before=before, about=about, form=form or empty, empty=empty)


@get("/my/facts/own", opt=needs(Right.WRITE_FACTS))
async def own_facts(seat: TheSeat) -> Page:
    return await _own_page(seat)


@post("/my/facts/own", opt=needs(Right.WRITE_FACTS))
async def write_own(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, FactsForm)
    own = await queries.own_facts(seat.conference.id, seat.person.id)
    if own is None:
        raise NoSuchThing
    if form.value is None:
        return await _own_page(seat, form)
    try:
        await commands.write_facts(seat.conference, own.participant, form.value.text, edited=form.value.edited, by=seat.person.id)
    except Overtaken as no:
        return await _own_page(seat, form, overtaken=no.sentence)
    return go("/my/facts/own")


async def _own_page(seat: Seat, form: Form[FactsForm] | None = None, *, overtaken: str = "") -> Page:
    own = await queries.own_facts(seat.conference.id, seat.person.id)
    filled = {"text": own.text, "edited": own.edited} if own else {}
    status = 409 if overtaken else 422 if form else 200
    return my_page("own_facts", status, seat=seat, own=own, form=form or Form(FactsForm, filled=filled), overtaken=overtaken)
