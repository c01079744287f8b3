"""Reading our plan, earlier versions of it, and saying yes, no or not yet."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat
from app.family import queries
from app.family.forms import AnswerForm
from app.family.pages import my_page
from app.family.queries import PlanPage
from app.follow_up.queries import over_time_for
from app.follow_up.timeline import picture
from app.kit import i18n
from app.kit.access import needs, shows_plan
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go
from app.paper.rules.reading import as_read_by
from app.plans import commands
from app.plans.comparing import side_by_side
from app.plans.rules import Plan, frame_changed
from app.practice.languages import LANGUAGES
from app.practice.looking import Look
from app.practice.phases import Phase
from app.practice.promises import OWN_ASSENT_NAMES, PROGRESS_NAMES, Assent, AssentHow
from app.practice.rights import Right
from app.practice.roles import Role

ANSWERING = needs(Right.ANSWER_PLAN) | shows_plan(Look.PLAN)


async def plan_of(seat: Seat, number: int | None = None) -> PlanPage | None:
    """The plan as this person may read it: a child's without concern and bottom lines."""
    ask = queries.plan_for_child if seat.role is Role.CHILD else queries.plan_for_family
    return await ask(reader(seat), number)


def reads(seat: Seat) -> str:
    """The language in which the plan's lines are shown: the page's, or the reader's own where pages are not there in it."""
    own = seat.person.language
    return i18n.language() if own in i18n.available() or i18n.language() != i18n.FALLBACK else own


def reader(seat: Seat) -> queries.Reader:
    return queries.Reader(seat.conference.id, seat.person.id, seat.sitting, seat.phase is Phase.AGREEING, reads(seat))


@get("/my/plan", opt=needs(Right.READ_PLAN) | shows_plan(Look.PLAN))
async def read_plan(seat: TheSeat) -> Page:
    return plan_page(seat, await plan_of(seat))


@get("/my/plan/changes", opt=needs(Right.READ_PLAN) | shows_plan(Look.VERSION))
async def see_changes(seat: TheSeat) -> Page:
    """The plan before the review and the one after it, side by side, and why."""
    shown = await plan_of(seat)
    if shown is None or shown.old is None:
        raise NoSuchThing
    return my_page(
        "plan_changes", seat=seat, at="/my/plan", shown=shown, sides=side_by_side(shown.old, shown.plan),
        old_frame_changed=frame_changed(shown.old, shown.plan),
    )  # fmt: skip


@get("/my/plan/{number:int}", opt=needs(Right.READ_PLAN) | shows_plan(Look.VERSION))
async def read_version(seat: TheSeat, number: FromPath[int]) -> Page:
    shown = await plan_of(seat, number) if 0 < number < queries.MOST_VERSIONS else None
    if shown is None:
        raise NoSuchThing
    return plan_page(seat, shown)


@get("/my/plan/over-time", opt=needs(Right.READ_PLAN) | shows_plan(Look.OVER_TIME))
async def plan_over_time(seat: TheSeat) -> Page:
    assert seat.meeting is not None  # noqa: S101  # whoever came by a link has one
    plan = await over_time_for(seat.conference, seat.person.id, seat.sitting, reads(seat))
    telling = plan.telling(reads(seat))
    together = not (seat.meeting.several_meetings or seat.meeting.apart)
    rtl = LANGUAGES[i18n.language()].dir == "rtl"
    drawn = picture(plan.said_in(telling), today=today(seat.meeting.zone), rtl=rtl, days_of_meetings=together)
    return my_page("over_time", seat=seat, at="/my/plan", drawn=drawn, telling=telling, about=plan.about)


def as_read(seat: Seat, shown: PlanPage) -> Plan:
    """On the phone and on paper. An earlier version says what it said."""
    assert seat.meeting is not None  # noqa: S101  # whoever came by a link has one
    agreed = shown.plan.review_on
    return as_read_by(shown.plan, seat.role, seat.meeting, seat.conference.looks_again_on(agreed) if shown.latest else agreed)


def plan_page(seat: Seat, shown: PlanPage | None) -> Page:
    plan = as_read(seat, shown) if shown else None
    return my_page("plan", seat=seat, at="/my/plan", shown=shown, plan=plan, names=PROGRESS_NAMES, answers=OWN_ASSENT_NAMES, today=today())


@get("/my/plan/answer", opt=ANSWERING)
async def ask_for_answer(seat: TheSeat) -> Page:
    return await answer_page(seat)


@post("/my/plan/answer", opt=ANSWERING)
async def answer(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, AnswerForm)
    said = form.value
    if said and said.answer is Assent.NO and not said.why:
        form.wrong("why", _("Please say why, in your own words."))
    if said is None or form.errors:
        return await answer_page(seat, form)
    try:
        await commands.answer_plan(
            seat.conference,
            person=seat.person.id,
            answer=said.answer,
            why=said.why,
            how=AssentHow.TAP,
            number=said.number,
            sitting=seat.sitting,
            by=seat.person.id,
        )
    except Refused as no:
        form.wrong("number", no.sentence)
        return await answer_page(seat, form)
    return go("/my/plan/answer")


async def answer_page(seat: Seat, form: Form[AnswerForm] | None = None) -> Page:
    """What this person says to the latest version. What they said before can be changed."""
    shown = await plan_of(seat)
    form = form or Form(AnswerForm, filled={"answer": shown.my_answer or "", "why": shown.my_why} if shown else {})
    return my_page("answer", 422 if form.errors else 200, seat=seat, at="/my/plan", shown=shown, form=form, answers=OWN_ASSENT_NAMES)
