"""The plan over time, for the office; and the plan on a screen that is turned towards the family."""

from litestar import get

from app.conferences.seats import TheSeat
from app.follow_up import queries
from app.follow_up.timeline import picture
from app.kit import i18n
from app.kit.access import needs, shows_plan, while_turned
from app.kit.clock import today
from app.kit.pages import Page, page
from app.practice.languages import LANGUAGES
from app.practice.looking import Look
from app.practice.promises import PROGRESS_NAMES
from app.practice.rights import Right


@get("/over-time", opt=needs(Right.SEE_OVER_TIME) | shows_plan(Look.OVER_TIME))
async def show_over_time(seat: TheSeat) -> Page:
    plan = await queries.over_time_shared(seat.conference)
    rtl = LANGUAGES[i18n.language()].dir == "rtl"
    drawn = picture(plan, today=today(seat.conference.zone), rtl=rtl)
    return page("follow_up/over_time", seat=seat, here=f"/conferences/{seat.conference.id}", drawn=drawn)


@get("/together", opt=needs(Right.SHOW_THE_FAMILY) | shows_plan(Look.TOGETHER) | while_turned("its_conference"))
async def look_together(seat: TheSeat) -> Page:
    shown = await queries.shown_together(seat.conference.id)
    return page("follow_up/together", shown=shown, names=PROGRESS_NAMES, today=today(seat.conference.zone))
