"""The sealed room as phones reach it: the application's files, and boxes in and out for whoever shows that they hold the key."""

import hashlib
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from litestar import MediaType, Request, Response, Router, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from app.kit.access import families_only
from app.kit.forms import body_of
from app.people import guesses
from app.sealed_room import commands, files, forms, listening, queries
from app.sealed_room.commands import No, NotWritten
from app.sealed_room.rules import (
    LONGEST_BODY,
    LONGEST_BOX,
    LOOKUP,
    MOST_IN_AN_ENTRY,
    SHORTEST_ENTRY,
    TOKEN,
    b64,
    room_in,
    unb64,
)  # fmt: skip

Asked = Request[Any, Any, Any]
T = TypeVar("T", bound=msgspec.Struct)

AS_IT_IS = {"uncompressed": True}  # packed beforehand, or to be sent at once
WITH_KEY = families_only("whoever holds the key of a room shows it here; somebody without it learns nothing")
#: Of what cannot be read nothing is said but its kind.
STATUS = {
    No.LEFT_OUT: HTTPStatus.FORBIDDEN,
    No.NOT_THE_NEXT: HTTPStatus.CONFLICT,
    No.FULL: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    No.TOO_FAST: HTTPStatus.TOO_MANY_REQUESTS,
}


class Unreadable(Exception):
    """What was sent is not what a phone of ours sends."""

    def __init__(self, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY) -> None:
        self.status = status


def say_unreadable(_request: Asked, problem: Unreadable) -> Response[Any]:
    return told(problem.status, {"full": True} if problem.status is HTTPStatus.REQUEST_ENTITY_TOO_LARGE else {})


# The application


@get("/", opt=families_only("the room's application is the same for everybody; without a key it shows nothing") | AS_IT_IS)
async def application(request: Asked) -> Response[bytes]:
    return the_file(request, files.PAGE)


@get("/{name:str}", opt=families_only("the files of the room's application") | AS_IT_IS)
async def application_file(request: Asked, name: FromPath[str]) -> Response[bytes]:
    return the_file(request, name)


def the_file(request: Asked, name: str) -> Response[bytes]:
    file = files.file(name)
    if file is None:
        raise NotFoundException
    accepted = {part.split(";")[0].strip() for part in request.headers.get("accept-encoding", "").split(",")}
    encoding = next(each for each in file.packed if each in accepted or not each)
    headers = {"ETag": f'"{file.hash[:32]}"', "Vary": "Accept-Encoding"} | files.HEADERS
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(
        file.packed[encoding], media_type=file.media_type, headers=headers | ({"Content-Encoding": encoding} if encoding else {})
    )


# Coming in


@post("/api/{room:str}/begin", opt=families_only("the first phone, with the ticket from the family's own page"))
async def begin(request: Asked, room: FromPath[str]) -> Response[Any]:
    said = await sent(request, forms.Begin)
    begun = await commands.begin(the_room(room), said.ticket, hash_of(said.access))
    if begun is None:
        raise NotFoundException
    return told(HTTPStatus.CREATED if begun else HTTPStatus.CONFLICT, {})


@post("/api/find", opt=families_only("eight spoken words lead to a room; tries are counted"))
async def find(request: Asked) -> Response[Any]:
    lookup = exactly(LOOKUP, (await sent(request, forms.Find)).lookup)
    found = await queries.found_by(lookup)
    subject = f"words|{lookup.hex()}"
    if not await guesses.allowed(subject, shared_budget=found is None, of_nobody=True) or found is None:
        raise NotFoundException
    await guesses.forget(subject)
    return told(HTTPStatus.OK, {"room": b64(found[0].bytes), "box": b64(found[1])})


@post("/api/{room:str}/words", opt=WITH_KEY)
async def keep_words(request: Asked, room: FromPath[str]) -> Response[Any]:
    said = await sent(request, forms.KeepWords)
    box = unb64(said.box)
    if box is None or not 0 < len(box) <= LONGEST_BOX:
        raise Unreadable
    refused = await commands.keep_words(the_room(room), token(request), exactly(LOOKUP, said.lookup), box)
    return not_written(refused) if refused else told(HTTPStatus.CREATED, {})


# Entries


@get("/api/{room:str}/entries", opt=WITH_KEY)
async def entries(request: Asked, room: FromPath[str], after: FromQuery[str] = "0") -> Response[Any]:
    news = await queries.entries_since(the_room(room), token(request), position(after))
    if news is None:
        raise NotFoundException
    return told(HTTPStatus.OK, news)


@post("/api/{room:str}/entries", opt=WITH_KEY)
async def append(request: Asked, room: FromPath[str]) -> Response[Any]:
    said = await sent(request, forms.Append)
    return written(await commands.append(the_room(room), token(request), said.after, entry(said.entry)))


@post("/api/{room:str}/rekey", opt=WITH_KEY)
async def rekey(request: Asked, room: FromPath[str]) -> Response[Any]:
    said = await sent(request, forms.Rekey)
    return written(await commands.rekey(the_room(room), token(request), said.after, entry(said.entry), hash_of(said.access)))


@get("/api/{room:str}/events", opt=WITH_KEY | AS_IT_IS)
async def events(request: Asked, room: FromPath[str], after: FromQuery[str] = "0") -> Response[Any]:
    try:
        stream = await listening.ear().stream(the_room(room), token(request), position(after))
    except listening.TooManyPhones:
        return told(HTTPStatus.TOO_MANY_REQUESTS, {"wait": 30})
    if stream is None:
        raise NotFoundException
    return Stream(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})


# Reading what was sent


async def sent(request: Asked, shape: type[T]) -> T:
    """The body as this shape. Raises Unreadable."""
    body = await body_of(request)
    if len(body) > LONGEST_BODY:
        raise Unreadable(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise Unreadable from problem


def token(request: Asked) -> bytes:
    """The hash of the token that the phone shows. There is no room for whoever shows none."""
    kind, _, shown = request.headers.get("authorization", "").partition(" ")
    data = unb64(shown) if kind == "Room" else None
    if data is None or len(data) != TOKEN:
        raise NotFoundException
    return hashlib.sha256(data).digest()


def hash_of(access: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(exactly(TOKEN, access)).digest()


def exactly(length: int, text: str) -> bytes:
    data = unb64(text)
    if data is None or len(data) != length:
        raise Unreadable
    return data


def entry(text: str) -> bytes:
    data = unb64(text)
    if data is None or len(data) < SHORTEST_ENTRY:
        raise Unreadable
    if len(data) > MOST_IN_AN_ENTRY:
        raise Unreadable(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return data


def position(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise Unreadable
    return int(text)


def the_room(text: str) -> UUID:
    room = room_in(text)
    if room is None:
        raise NotFoundException
    return room


# Answers


def written(done: commands.Written | NotWritten) -> Response[Any]:
    if isinstance(done, NotWritten):
        return not_written(done)
    return told(HTTPStatus.CREATED, {"position": done.position})


def not_written(refused: NotWritten) -> Response[Any]:
    if refused.why is No.NOWHERE:
        raise NotFoundException
    about: dict[No, dict[str, Any]] = {
        No.LEFT_OUT: {"left_out": True},
        No.NOT_THE_NEXT: {"count": refused.count},
        No.FULL: {"full": True},
        No.TOO_FAST: {"wait": round(refused.wait, 1), "count": refused.count},
    }
    return told(STATUS[refused.why], about[refused.why])


def told(status: int, content: Any) -> Response[Any]:
    return Response(content, status_code=status, media_type=MediaType.JSON)


routes = Router(
    "/room",
    route_handlers=[application, application_file, begin, find, keep_words, entries, append, rekey, events],
    exception_handlers={Unreadable: say_unreadable},
)
