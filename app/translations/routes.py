"""The coordinator has the plan translated: asks, looks how far it is, writes lines down, notes that it was read back."""

from typing import Any

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs, shows_plan
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import posted, read
from app.kit.i18n import gettext as _
from app.kit.pages import go
from app.practice.looking import Look
from app.practice.rights import Right
from app.translations import commands, pages
from app.translations.commands import ByWhom
from app.translations.forms import AskForm, ByWhomForm, ReadBackForm, entries
from app.translations.machine import machine, offered

Asked = Request[Any, Any, Any]
OVERVIEW = needs(Right.HAVE_TRANSLATED)
LINES = OVERVIEW | shows_plan(Look.TRANSLATION)


@get("", opt=OVERVIEW)
async def show_languages(seat: TheSeat) -> Response[Any]:
    return await pages.overview(seat)


@post("", opt=OVERVIEW)
async def ask(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, AskForm)
    if form.value is None:
        return await pages.overview(seat, form)
    try:
        await commands.ask(seat.conference, form.value, by=seat.person.id)
    except NoSuchThing:
        form.wrong("translator", _("Please choose an interpreter of the circle."))
        return await pages.overview(seat, form)
    return go(pages.root(seat) if form.value.translator else f"{pages.root(seat)}/{form.value.language}")


@get("/{language:str}", opt=LINES)
async def show_lines(seat: TheSeat, language: FromPath[str]) -> Response[Any]:
    return await pages.lines_page(seat, await pages.work_of(seat, language))


@post("/{language:str}", opt=LINES)
async def write_down(request: Asked, seat: TheSeat, language: FromPath[str]) -> Response[Any]:
    """What was dictated, or stands on paper, with the name of whoever translated it."""
    work, whose = await pages.work_of(seat, language), await read(request, ByWhomForm)
    sent = entries(await posted(request))
    if whose.value is None:
        typed = frozenset(each.checksum for each in sent if not each.untouched or each.confirmed)
        return await pages.lines_page(seat, work, sent=sent, overtaken=typed, whose=whose, status=422)
    name = whose.value.by
    by_whom = ByWhom(name, work.translator_person if name == work.translator_name else None)
    overtaken = await commands.write_lines(seat.conference, work, sent, by_whom, by=seat.person.id)
    status = pages.status_of(sent, overtaken, pages.not_kept(work, sent))
    if status != 200:
        work = await pages.work_of(seat, language)
        return await pages.lines_page(seat, work, sent=sent, overtaken=overtaken, whose=whose, status=status)
    return go(f"{pages.root(seat)}/{language}")


@post("/{language:str}/read-back", opt=LINES)
async def note_read_back(request: Asked, seat: TheSeat, language: FromPath[str]) -> Response[Any]:
    form, work = await read(request, ReadBackForm), await pages.work_of(seat, language)
    if form.value is None:
        return await pages.lines_page(seat, work, reading=form, status=422)
    try:
        await commands.read_back(seat.conference, language, form.value, by=seat.person.id)
    except Refused as no:
        return await pages.lines_page(seat, await pages.work_of(seat, language), reading=form, notice=no.sentence, status=409)
    return go(f"{pages.root(seat)}/{language}")


@post("/{language:str}/take-back", opt=OVERVIEW)
async def take_back(seat: TheSeat, language: FromPath[str]) -> Response[Any]:
    await commands.take_back(seat.conference, language, by=seat.person.id)
    return go(pages.root(seat))


@post("/{language:str}/draft", opt=LINES)
async def draft(seat: TheSeat, language: FromPath[str]) -> Response[Any]:
    work, service = await pages.work_of(seat, language), machine()
    if service is None or not offered(language) or not work.ordered:
        raise NoSuchThing
    try:
        await commands.draft(seat.conference, work, service, by=seat.person.id)
    except Refused as no:
        return await pages.lines_page(seat, await pages.work_of(seat, language), notice=no.sentence, status=409)
    return go(f"{pages.root(seat)}/{language}")


routes = Router(
    "/conferences/{conference_id:uuid}/translations",
    route_handlers=[show_languages, ask, show_lines, write_down, note_read_back, take_back, draft],
)
