"""Whom the family proposes, and the sides on which nobody stands."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.params import FromPath

from app.circle import commands, pages, queries
from app.circle.forms import TakeForm, ThoughtForm
from app.circle.pages.many import usual_language
from app.conferences.seats import TheSeat
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import read
from app.kit.i18n import gettext as _
from app.kit.pages import go
from app.practice.rights import Right

Asked = Request[Any, Any, Any]


@post("/circle/proposals/{proposed_id:uuid}/take", opt=needs(Right.PREPARE))
async def take_proposed(request: Asked, seat: TheSeat, proposed_id: FromPath[UUID]) -> Response[Any]:
    form = await read(request, TakeForm)
    if form.value is None:
        raise Refused(_("Please choose the side of the family first, then take this person into the circle."))
    language = usual_language((await queries.around(seat.conference.id)).languages)
    added = await commands.take_proposed(seat.conference, proposed_id, form.value.side, language, by=seat.person.id)
    return go(f"{pages.home(seat)}/{added}")


@post("/circle/proposals/{proposed_id:uuid}/leave", opt=needs(Right.PREPARE))
async def leave_proposed(seat: TheSeat, proposed_id: FromPath[UUID]) -> Response[Any]:
    await commands.leave_proposed(seat.conference, proposed_id, by=seat.person.id)
    return go(pages.home(seat))


@post("/circle/thought-of", opt=needs(Right.PREPARE))
async def think_of(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, ThoughtForm)
    if form.value is not None:
        change = commands.ask_again if form.value.again else commands.think_of
        await change(seat.conference, form.value.side, by=seat.person.id)
    return go(pages.home(seat))
