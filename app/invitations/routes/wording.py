"""The family's own words and picture, on the coordinator's desk."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import TheSeat
from app.invitations import commands, pages
from app.invitations.forms import PictureForm, WordsForm
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import read
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@get("/invitations/words", opt=needs(Right.INVITE))
async def show_words(seat: TheSeat) -> Response[Any]:
    return await pages.words_page(seat)


@post("/invitations/words", opt=needs(Right.INVITE))
async def write_words(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, WordsForm)
    if form.value is None:
        return await pages.words_page(seat, typed=form)
    try:
        await commands.write_words(seat.conference, form.value, by=seat.person.id)
    except Refused as no:
        return await pages.words_page(seat, typed=form, problem=no.sentence)
    return go(f"{seat.root}/invitations/words")


@post("/invitations/words/picture", opt=needs(Right.INVITE))
async def choose_picture(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, PictureForm)
    if form.value is None:
        return await pages.words_page(seat, picture=form)
    try:
        await commands.choose_picture(seat.conference, form.value, by=seat.person.id)
    except Refused as no:
        return await pages.words_page(seat, picture=form, problem=no.sentence)
    return go(f"{seat.root}/invitations/words")
