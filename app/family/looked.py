"""Who looked at our plan: who of the staff, and when oneself."""

from datetime import date
from typing import Any

from litestar import Request, get

from app.conferences.seats import TheSeat
from app.family.pages import my_page
from app.kit.access import needs
from app.kit.pages import Page
from app.plans.queries import looks_of
from app.practice.looking import LOOKS
from app.practice.rights import Right
from app.practice.roles import PARTS_IN_PLAIN_WORDS


@get("/my/looked", opt=needs(Right.SEE_WHO_LOOKED))
async def who_looked(request: Request[Any, Any, Any], seat: TheSeat) -> Page:
    assert seat.meeting is not None  # noqa: S101  # whoever came by a link has one
    before = _day(request.query_params.get("before", ""))
    found = await looks_of(seat.conference.id, seat.person.id, seat.meeting, before=before)
    return my_page("looked", seat=seat, at="/my/plan", looks=found, later=before is not None, what=LOOKS, parts_of=PARTS_IN_PLAIN_WORDS)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if len(typed) == len("2027-03-24") else None
    except ValueError:
        return None
