"""What the family shares of its promises, for coordinator and caseworker."""

from litestar import Router, get

from app.conferences.seats import TheSeat
from app.follow_up import queries
from app.kit.access import needs, shows_plan
from app.kit.pages import Page, page
from app.practice.looking import Look
from app.practice.promises import PROGRESS_NAMES
from app.practice.rights import Right


@get("/", opt=needs(Right.SEE_PROGRESS) | shows_plan(Look.PROGRESS))
async def show_progress(seat: TheSeat) -> Page:
    return page(
        "follow_up/progress",
        seat=seat,
        here=f"/conferences/{seat.conference.id}",
        shared=await queries.shared_progress_of(seat.conference.id),
        names=PROGRESS_NAMES,
    )


routes = Router("/conferences/{conference_id:uuid}/progress", route_handlers=[show_progress])
