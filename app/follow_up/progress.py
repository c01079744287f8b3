"""How the promises stand, for the office: what the family shares, and what it asked the caseworker to look after."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat
from app.follow_up import queries
from app.follow_up.commands import check_promise
from app.follow_up.forms import OfficeCheckForm
from app.follow_up.queries import OfficeLine
from app.kit.access import needs, shows_plan
from app.kit.errors import NoSuchThing
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go, page
from app.practice.looking import Look
from app.practice.promises import PROGRESS_NAMES, WORKED_NAMES
from app.practice.reminders import CALLS_FOR_HELP
from app.practice.rights import Right


@get("/", opt=needs(Right.SEE_PROGRESS) | shows_plan(Look.PROGRESS))
async def show_progress(seat: TheSeat) -> Page:
    return await progress_page(seat)


@post("/{promise:uuid}/check", opt=needs(Right.CHECK_PROMISES) | shows_plan(Look.PROGRESS))
async def check(request: Request[Any, Any, Any], seat: TheSeat, promise: FromPath[UUID]) -> Response[Any]:
    form = await read(request, OfficeCheckForm)
    if form.value is None:
        return await progress_page(seat, form, promise)
    await check_promise(seat.conference, promise, form.value.for_everybody(), by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}/progress#p-{promise}")


async def progress_page(seat: Seat, form: Form[OfficeCheckForm] | None = None, wrong: UUID | None = None) -> Page:
    lines, news = await queries.seen_by_office(seat.conference.id, seat.person.id)
    mine = {each.promise: each for each in lines if each.mine}
    if wrong is not None and wrong not in mine:
        raise NoSuchThing
    return page(
        "follow_up/progress",
        422 if form else 200,
        seat=seat,
        here=f"/conferences/{seat.conference.id}",
        lines=lines,
        forms={key: form if form and key == wrong else _as_it_is(each) for key, each in mine.items()},
        may_check=seat.may(Right.CHECK_PROMISES),
        names=PROGRESS_NAMES,
        worked=WORKED_NAMES,
        worked_options=[(each, _(name)) for each, name in WORKED_NAMES.items()],
        calls_for_help=CALLS_FOR_HELP,
        good_news=news,
    )


def _as_it_is(line: OfficeLine) -> Form[OfficeCheckForm]:
    return Form(OfficeCheckForm, filled={"worked": line.worked, "words": line.check_words} if line.worked else {})
