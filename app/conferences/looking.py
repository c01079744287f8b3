"""That somebody looked at a plan is written down before the page leaves the house; a page that cannot be written down does not leave."""

from http import HTTPStatus

from litestar.types import Message, Scope

from app.audit.commands import looked
from app.conferences.seats import Seat

#: A page, or the page again with what was wrong in a form. Everything else shows no plan.
SHOWN = frozenset({HTTPStatus.OK, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY})


async def write_down_who_looks(message: Message, scope: Scope) -> None:
    """For `before_send`: of every route that says `shows_plan(…)`. Which version it was stands in the path, if one was asked for."""
    if message["type"] != "http.response.start" or message["status"] not in SHOWN:
        return
    handler = scope.get("route_handler")
    deed = handler.opt.get("shows_plan") if handler is not None else None
    seat: Seat | None = scope["state"].get("seat")
    if deed is None or seat is None:
        return
    number = scope["path_params"].get("number")
    about = {} if number is None else {"version": number}
    await looked(deed, who=seat.person.id, office=seat.conference.office, conference=seat.conference.id, **about)
