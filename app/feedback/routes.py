"""Feedback: of those who work here, from paper, and the three voices of an office."""

from typing import Any

from litestar import Request, Response, Router, get, post

from app.conferences.seats import TheSeat, TheVisitor
from app.feedback import commands, pages, queries
from app.feedback.forms import FeedbackForm, PaperForm, PeriodForm, says_something
from app.feedback.queries import PaperFor
from app.kit.access import needs
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.feedback import Voice
from app.practice.languages import LANGUAGES
from app.practice.rights import DeskRight, Right

Asked = Request[Any, Any, Any]


@get("/conferences/{conference_id:uuid}/feedback", opt=needs(Right.SAY_HOW_IT_WENT))
async def show_own(seat: TheSeat) -> Page:
    return await pages.own_page(seat)


@post("/conferences/{conference_id:uuid}/feedback", opt=needs(Right.SAY_HOW_IT_WENT))
async def give_own(request: Asked, seat: TheSeat) -> Response[Any]:
    form = says_something(await read(request, FeedbackForm))
    if form.value is None:
        return await pages.own_page(seat, form)
    standing = await queries.standing(seat)
    try:
        await commands.give_feedback(seat.conference, standing.sitting, form.value, seat.role, by=seat.person.id)
    except Refused as no:
        return await pages.own_page(seat, form, problem=no.sentence)
    return go(f"{seat.root}/feedback")


@get("/conferences/{conference_id:uuid}/feedback/paper", opt=needs(Right.ENTER_FEEDBACK))
async def show_paper(request: Asked, seat: TheSeat) -> Page:
    return await pages.paper_page(seat, entered=request.query_params.get("entered") == "yes")


@post("/conferences/{conference_id:uuid}/feedback/paper", opt=needs(Right.ENTER_FEEDBACK))
async def enter_paper(request: Asked, seat: TheSeat) -> Response[Any]:
    form = says_something(await read(request, PaperForm))
    if form.value is None:
        return await pages.paper_page(seat, form)
    standing = await queries.standing(seat)
    try:
        await commands.enter_paper(seat.conference, standing.sitting, form.value, by=seat.person.id)
    except Refused as no:
        return await pages.paper_page(seat, form, problem=no.sentence)
    return go(f"{seat.root}/feedback/paper?entered=yes")


@get("/conferences/{conference_id:uuid}/feedback/sheets.pdf", opt=needs(Right.ENTER_FEEDBACK))
async def print_sheets(request: Asked, seat: TheSeat) -> Response[Any]:
    """One empty sheet of a voice in a language; or, where none is named, one for everybody whom no message of ours reaches."""
    voice, language = request.query_params.get("voice", ""), request.query_params.get("language", "")
    if not voice and not language:
        wanted = await queries.on_paper(seat.conference.id)
    else:
        wanted = [PaperFor("", language, Voice(voice))] if voice in set(Voice) and language in LANGUAGES else []
    if not wanted:
        raise NoSuchThing
    return await pages.sheets(wanted)


@get("/feedback", opt=needs(DeskRight.SEE_EFFECTS))
async def show_voices(request: Asked, visitor: TheVisitor) -> Page:
    fields = {name: [request.query_params.get(name, "")] for name in PeriodForm.__struct_fields__}
    return await pages.voices_page(visitor, Form(PeriodForm, fields))


routes = Router("/", route_handlers=[show_own, give_own, show_paper, enter_paper, print_sheets, show_voices])
