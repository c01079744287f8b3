"""From paper back: the coordinator photographs the family's plan and sees it beside the form."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat
from app.kit.access import needs, shows_plan, waits_for_files
from app.kit.errors import Refused
from app.kit.forms import files_in, posted
from app.kit.i18n import gettext as _
from app.kit.pages import go
from app.paper.commands import photos as commands
from app.paper.pages import photos as pages
from app.paper.rules.unreadable import LARGEST_SENDING, NO_SENTENCES, PATIENCE, Unreadable
from app.practice.looking import Look
from app.practice.rights import Right

Asked = Request[Any, Any, Any]
_KEEPING = needs(Right.KEEP_PAPER_PLAN)
_PATH = "/conferences/{conference_id:uuid}/plan/paper"


@get(_PATH, opt=_KEEPING)
async def show_photos(seat: TheSeat) -> Response[Any]:
    return await pages.photos_page(seat)


@post(_PATH, opt=_KEEPING | waits_for_files(PATIENCE), request_max_body_size=LARGEST_SENDING)
async def keep_photos(request: Asked, seat: TheSeat) -> Response[Any]:
    files = [*await files_in(request, "taken"), *await files_in(request, "files")]
    try:
        await commands.keep_photos(seat.conference, files, by=seat.person.id)
    except Unreadable as problem:
        return await pages.photos_page(seat, no=_(NO_SENTENCES[problem.why]))
    return go(_at(seat, "/paper#pages"))


@get(f"{_PATH}/{{photo_id:uuid}}", opt=_KEEPING | shows_plan(Look.PAPER) | {"uncompressed": True})
async def show_photo(seat: TheSeat, photo_id: FromPath[UUID]) -> Response[Any]:
    return await pages.picture(seat, photo_id)


@post(f"{_PATH}/{{photo_id:uuid}}/turn", opt=_KEEPING)
async def turn_photo(request: Asked, seat: TheSeat, photo_id: FromPath[UUID]) -> Response[Any]:
    try:
        await commands.turn_photo(seat.conference, photo_id)
    except Unreadable as problem:
        raise Refused(_(NO_SENTENCES[problem.why])) from problem
    beside = (await posted(request)).get("back") == ["plan"]
    return go(_at(seat, f"?page={photo_id}#paper" if beside else f"/paper#p-{photo_id}"))


@post(f"{_PATH}/{{photo_id:uuid}}/remove", opt=_KEEPING)
async def remove_photo(seat: TheSeat, photo_id: FromPath[UUID]) -> Response[Any]:
    await commands.remove_photo(seat.conference, photo_id, by=seat.person.id)
    return go(_at(seat, "/paper"))


def _at(seat: TheSeat, rest: str) -> str:
    return f"/conferences/{seat.conference.id}/plan{rest}"


handlers = [show_photos, keep_photos, show_photo, turn_photo, remove_photo]
