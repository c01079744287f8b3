"""That somebody looked at a plan is written down before the page leaves the house; a page that cannot be written down does not leave.

In private family time nobody from the office can look, and of what the family does then nothing is written down.
"""

from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

from litestar import Response
from litestar.types import Scope

from app.audit.commands import looked
from app.practice.phases import Phase

#: A page, or the page again with what was wrong in a form. Everything else shows no plan.
SHOWN = frozenset({None, HTTPStatus.OK, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY})
_asked: ContextVar[Scope | None] = ContextVar("asked", default=None)


def remember(scope: Scope) -> None:
    """Which request this is: what follows sees only its answer."""
    _asked.set(scope)


async def write_down_who_looks(answer: Response[Any]) -> Response[Any]:
    """For `after_request`: of every route that says `shows_plan(…)`. Which version it was stands in the path, if one was asked for."""
    scope = _asked.get()
    deed = scope["route_handler"].opt.get("shows_plan") if scope is not None else None
    seat = scope["state"].get("seat") if scope is not None else None
    if scope is None or deed is None or seat is None or answer.status_code not in SHOWN:
        return answer
    if seat.phase is Phase.PRIVATE_TIME:
        return answer
    number = scope["path_params"].get("number")
    about = {} if number is None else {"version": number}
    await looked(deed, who=seat.person.id, office=seat.conference.office, conference=seat.conference.id, **about)
    return answer
