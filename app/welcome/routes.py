"""Open to everybody: where one arrives, what is kept, who answers for it, and the videos in sign language."""

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any

from litestar import Request, Response, Router, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Stream

from app.conferences.seats import Visitor
from app.kit import csrf
from app.kit.access import anyone, asks_nobody, while_turned
from app.kit.errors import Refused
from app.kit.forms import read
from app.kit.pages import go, is_ours
from app.kit.ranges import Unsatisfiable, asked_range
from app.welcome import commands, pages
from app.welcome.forms import TellForm
from app.welcome.videos import File, Shelf

Asked = Request[Any, Any, Any]
_PIECE = 256 * 1024


@get("/", opt=anyone("whoever has no session reads what this is; everybody else goes to their own first page"))
async def front_door(request: Asked) -> Response[Any]:
    visitor: Visitor | None = request.scope.get("user")
    if visitor is None:
        return pages.start(request)
    return go("/my" if visitor.link else "/desk")


@get("/start", opt=anyone("what these pages are for, also for whoever is signed in"))
async def show_start(request: Asked) -> Response[Any]:
    return pages.start(request)


@get("/accessibility", opt=anyone("the accessibility statement is for everybody"))
async def show_accessibility(request: Asked) -> Response[Any]:
    return pages.accessibility(request, told="told" in request.query_params)


@post("/accessibility/tell", opt=anyone("whoever cannot use a page says so without a session; one mail goes to the operator"))
async def tell(request: Asked) -> Response[Any]:
    if not request.app.state.settings.responsible.email:
        raise NotFoundException
    form = await read(request, TellForm)
    if form.value is None:
        return pages.accessibility(request, form)
    try:
        await commands.tell(form.value, request.app.state.settings)
    except Refused as no:
        form.wrong("refused", no.sentence)
        return pages.accessibility(request, form)
    return go("/accessibility?told=1")


@get("/privacy", opt=anyone("what is kept about people, for everybody to read"))
async def show_privacy(request: Asked) -> Response[Any]:
    return pages.privacy(request)


@get("/imprint", opt=anyone("who runs this, for everybody to read"))
async def show_imprint(request: Asked) -> Response[Any]:
    return pages.imprint(request)


@get("/languages", opt=anyone("everybody reads in their own language"))
async def all_languages(request: Asked) -> Response[Any]:
    back = request.query_params.get("back", "/")
    return pages.languages(request, back if is_ours(back) else "/")


@get("/leaving", opt=anyone("what leaving quickly can and cannot do is for everybody to read"))
async def show_leaving(request: Asked) -> Response[Any]:
    return pages.leaving(request)


@get("/leave", opt=asks_nobody("leaving must never fail") | while_turned())
async def leave(request: Asked) -> Response[Any]:
    """Away from here at once, and the session is over: the one GET that ends something, since a plain link without scripts must do it.

    A picture or a link on another website must not sign anybody out: from there it leads away, and nothing else.
    """
    if csrf.not_from_elsewhere(request.headers):
        await commands.leave(request.cookies)
        return pages.away(request)
    return pages.away(request, nothing_ended=True)


@get("/videos/{name:str}", opt=anyone("the operator's videos in sign language, the same for everybody") | {"uncompressed": True})
async def show_video(request: Asked, name: FromPath[str]) -> Response[Any]:
    shelf: Shelf = request.app.state.shelf
    file = shelf.files.get(name)
    if file is None:
        raise NotFoundException
    headers = {"Accept-Ranges": "bytes", "ETag": f'"{file.mark}"', "Cache-Control": "private, max-age=86400"}
    try:
        part = asked_range(request.headers, file.size, headers["ETag"])
    except Unsatisfiable:
        return Response(b"", status_code=416, headers=headers | {"Content-Range": f"bytes */{file.size}"}, media_type=file.kind)
    first, last = part or (0, file.size - 1)
    headers["Content-Length"] = str(last - first + 1)
    if part is not None:
        headers["Content-Range"] = f"bytes {first}-{last}/{file.size}"
    status = HTTPStatus.PARTIAL_CONTENT if part else HTTPStatus.OK
    return Stream(_pieces(file, first, last), status_code=status, headers=headers, media_type=file.kind)


async def _pieces(file: File, first: int, last: int) -> AsyncIterator[bytes]:
    """Beside the loop, a piece at a time: nobody waits for a disk, and no film stands in memory."""
    opened = await asyncio.to_thread(file.path.open, "rb")
    try:
        await asyncio.to_thread(opened.seek, first)
        left = last - first + 1
        while left > 0 and (piece := await asyncio.to_thread(opened.read, min(_PIECE, left))):
            left -= len(piece)
            yield piece
    finally:
        opened.close()


routes = Router(
    "/",
    route_handlers=[
        front_door,
        show_start,
        show_accessibility,
        tell,
        show_privacy,
        show_imprint,
        all_languages,
        show_leaving,
        leave,
        show_video,
    ],
)
