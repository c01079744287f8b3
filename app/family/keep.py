"""The plan kept on one's own phone: the choice, what opens without a connection, and the notes that come back from there.

What is kept are the pages /my/plan and /my/promises as they are, put together and sealed by the phone itself (static/keep).
The id of a phone that keeps it opens nothing: it only asks whether it may go on, and says that it does not any more.
"""

from typing import Any
from uuid import UUID

from litestar import MediaType, Request, Response, get, post
from litestar.exceptions import ClientException

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.follow_up import commands, queries
from app.follow_up.forms import ticks_in
from app.kit import assets
from app.kit.access import anyone, needs
from app.kit.forms import posted
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go, page
from app.practice.keeping import LASTS, MOST_TRIES, ROUNDS, SHORTEST_PIN, TOLD
from app.practice.rights import Right

Asked = Request[Any, Any, Any]
_FIGURES = {"days": LASTS.days, "tries": MOST_TRIES, "rounds": ROUNDS, "shortest": SHORTEST_PIN}


@get("/my/keep", opt=needs(Right.KEEP_ON_PHONE))
async def about_keeping(seat: TheSeat) -> Page:
    phones, asked = await queries.phones_of(_link(seat), seat.conference.id, seat.person.id)
    return my_page("keep", seat=seat, at="/my", phones=phones, asked=asked, **_FIGURES)


@post("/my/keep", opt=needs(Right.KEEP_ON_PHONE), status_code=200, media_type=MediaType.JSON)
async def keep(seat: TheSeat) -> dict[str, str]:
    return {"id": str(await commands.keep_on_phone(seat.conference, link=_link(seat), by=seat.person.id))}


@post("/my/keep/no", opt=needs(Right.KEEP_ON_PHONE))
async def keep_nothing(seat: TheSeat) -> Response[Any]:
    await commands.say_no_to_keeping(seat.conference, by=seat.person.id)
    return go("/my")


@post("/my/keep/end", opt=needs(Right.KEEP_ON_PHONE))
async def remove_from_all(seat: TheSeat) -> Response[Any]:
    await commands.remove_from_all(seat.conference, link=_link(seat), by=seat.person.id)
    return go("/my/keep")


@post("/my/kept/ticks", opt=needs(Right.REPORT_PROGRESS), status_code=200, media_type=MediaType.JSON)
async def take_in_ticks(request: Asked, seat: TheSeat) -> Response[Any]:
    ticks = ticks_in((await posted(request)).get("ticks", [""])[0])
    if ticks is None:
        return Response({}, status_code=422)
    told = await commands.take_in_ticks(seat.conference, ticks, sitting=seat.sitting, by=seat.person.id)
    return Response({str(each): _(TOLD[became]) if TOLD[became] else "" for each, became in told.items()})


@get("/my/kept", opt=anyone("the same page for everybody, in neutral words; what is kept stands sealed in the browser"))
async def what_is_kept() -> Page:
    return page("family/kept", here="/my/kept", office_name="", person=None, tries=MOST_TRIES)


@get("/my/kept/worker.js", opt=anyone("lets that page open without a connection"), media_type="text/javascript")
async def worker() -> Response[bytes]:
    return Response(assets.built("keep-worker.js"), headers={"Service-Worker-Allowed": "/my"}, media_type="text/javascript")


@post("/my/kept/still", opt=anyone("a phone that keeps the plan asks by its id whether it may go on"))
async def still(request: Asked) -> Response[Any]:
    return Response(None, status_code=204 if await queries.may_go_on(await _phone(request)) else 410)


@post("/my/kept/end", opt=anyone("a phone that has thrown the plan away says so by its id"))
async def end(request: Asked) -> Response[Any]:
    await commands.keep_no_more(await _phone(request))
    return Response(None, status_code=204)


async def _phone(request: Asked) -> UUID:
    try:
        return UUID((await posted(request)).get("id", [""])[0])
    except ValueError as problem:
        raise ClientException("no phone of ours") from problem


def _link(seat: Seat) -> UUID:
    assert seat.person.link is not None  # noqa: S101  # whoever is let in here came by one
    return seat.person.link


handlers = [about_keeping, keep, keep_nothing, remove_from_all, take_in_ticks, what_is_kept, worker, still, end]
