"""Letters for many: chosen, made beside the requests, fetched once by whoever began them."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import TheSeat, TheVisitor
from app.invitations.forms import InviteForm
from app.kit.access import fresh, needs
from app.kit.errors import NoSuchThing
from app.kit.forms import read
from app.kit.pages import go, pdf_file
from app.paper.commands import printing as commands
from app.paper.forms import LettersForm
from app.paper.pages import printing as pages
from app.practice.rights import DeskRight, Right

Asked = Request[Any, Any, Any]
PRINTING = needs(DeskRight.PRINT_LETTERS)


@get("/letters", opt=PRINTING)
async def show_letters(visitor: TheVisitor) -> Response[Any]:
    return await pages.letters_page(visitor)


@post("/letters", opt=PRINTING | fresh())
async def begin(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form = await read(request, LettersForm)
    if form.value is None:
        return await pages.letters_page(visitor, form)
    return go(f"/print/{await pages.begin_for_families(visitor, form.value.conference, request.app.state.address)}")


@post("/paper/letters", opt=needs(Right.INVITE))
async def begin_in_conference(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, InviteForm)
    if form.value is None:
        raise NoSuchThing
    return go(f"/print/{await pages.begin_for_people(seat, form.value.who, request.app.state.address)}")


@get("/print/{job_id:uuid}", opt=PRINTING)
async def show_job(request: Asked, visitor: TheVisitor, job_id: FromPath[UUID]) -> Response[Any]:
    return await pages.job_page(visitor, job_id, piece="piece" in request.query_params)


@post("/print/{job_id:uuid}/file", opt=PRINTING | {"uncompressed": True})
async def fetch(visitor: TheVisitor, job_id: FromPath[UUID]) -> Response[Any]:
    """A POST: with it the letters are gone from here."""
    return pdf_file(await commands.fetch(job_id, by=visitor.id), "Briefe")


@post("/print/{job_id:uuid}/give-up", opt=PRINTING)
async def give_up(visitor: TheVisitor, job_id: FromPath[UUID]) -> Response[Any]:
    await commands.give_up(job_id, by=visitor.id)
    return go("/letters")


at_the_desk = [show_letters, begin, show_job, fetch, give_up]
