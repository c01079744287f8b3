"""The invitation in the family's own words: who sits at the common table may write it, and choose its picture."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.invitations import commands, queries
from app.invitations.forms import PictureForm, WordsForm
from app.invitations.pages import about_words
from app.kit.access import needs
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("/my/invitation/words", opt=needs(Right.WRITE_INVITATION))
async def see_words(seat: TheSeat) -> Page:
    return await _words_page(seat)


@post("/my/invitation/words", opt=needs(Right.WRITE_INVITATION))
async def write_words(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, WordsForm)
    if form.value is None:
        return await _words_page(seat, typed=form)
    try:
        await commands.write_words(_common(seat).conference, form.value, by=seat.person.id)
    except Refused as no:
        return await _words_page(seat, typed=form, problem=no.sentence)
    return go("/my/invitation/words")


@post("/my/invitation/words/picture", opt=needs(Right.WRITE_INVITATION))
async def choose_picture(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, PictureForm)
    if form.value is None:
        return await _words_page(seat, picture=form)
    try:
        await commands.choose_picture(_common(seat).conference, form.value, by=seat.person.id)
    except Refused as no:
        return await _words_page(seat, picture=form, problem=no.sentence)
    return go("/my/invitation/words")


async def _words_page(
    seat: Seat, *, typed: Form[WordsForm] | None = None, picture: Form[PictureForm] | None = None, problem: str = ""
) -> Page:
    wording = await queries.wording_of(_common(seat).conference.id)
    wrong = 409 if problem else 422 if (typed and typed.errors) or (picture and picture.errors) else 200
    about = about_words(wording, seat.person.language, typed=typed, picture=picture, problem=problem)
    return my_page("words", wrong, seat=seat, at="/my", **about)


def _common(seat: Seat) -> Seat:
    """Whoever comes another way neither reads nor writes the words of the common table."""
    if seat.meeting is not None and seat.meeting.apart:
        raise NoSuchThing
    return seat
