"""Before a laptop is turned towards a family: everything is covered, until it is turned back.

Turning back asks for no code. The cover is against glances, Back and other tabs while one sits side by side; a code from
an app at every turn would be so much in the way that nobody would cover anything. Whoever leaves the room signs out.
"""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from msgspec import Struct

from app.conferences.seats import TheVisitor
from app.kit.access import needs, while_turned
from app.kit.forms import read
from app.kit.pages import Page, go, page
from app.people import sessions
from app.practice.rights import DeskRight

ANYBODY_OF_STAFF = needs(DeskRight.SEE_DESK)


class TurnForm(Struct, frozen=True):
    """`conference`: where one was, so that its plan can be shown."""

    conference: UUID | None = None


@post("/turned", opt=ANYBODY_OF_STAFF | while_turned())
async def turn(request: Request[Any, Any, Any], visitor: TheVisitor) -> Response[Any]:
    form = await read(request, TurnForm)
    if not visitor.turned:
        await sessions.turn(visitor.shown.id_hash, form.value.conference if form.value else None)
    answer = go("/turned")
    answer.headers["Clear-Site-Data"] = '"cache"'  # also pages that the browser keeps ready for "Back"
    return answer


@get("/turned", opt=ANYBODY_OF_STAFF | while_turned())
async def covered(visitor: TheVisitor) -> Page | Response[Any]:
    if not visitor.turned:
        return go("/desk")
    return page("turned", conference=visitor.turned_from)


@post("/turned/back", opt=ANYBODY_OF_STAFF | while_turned())
async def turn_back(visitor: TheVisitor) -> Response[Any]:
    await sessions.turn_back(visitor.shown.id_hash)
    return go(f"/conferences/{visitor.turned_from}" if visitor.turned_from else "/desk")


handlers = [turn, covered, turn_back]
