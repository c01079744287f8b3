"""Our plan, the emergency card and an empty plan as PDF: what the phone shows, on paper."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get

from app.conferences.seats import Seat, TheSeat
from app.family.childs_plan import plan_for
from app.family.plan import as_read, plan_of
from app.family.queries import PlanPage
from app.kit import i18n
from app.kit.access import needs, shows_plan
from app.kit.clock import day_of
from app.kit.errors import NoSuchThing
from app.paper import pages
from app.paper.forms import SheetsForm
from app.paper.pages import Answer, OnPaper
from app.paper.rules.reading import knows_days
from app.practice.looking import Look
from app.practice.rights import Right
from app.practice.roles import Role

READING = needs(Right.READ_PLAN) | shows_plan(Look.PRINT)


@get("/my/plan.pdf", opt=READING)
async def plan_on_paper(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    """`beside=de`: with German beside one's own language, to look at it together with somebody."""
    beside = i18n.FALLBACK if request.query_params.get("beside") == i18n.FALLBACK else ""
    return await pages.plans([await _own(seat, beside)])


@get("/my/card.pdf", opt=READING)
async def card_on_paper(seat: TheSeat) -> Response[Any]:
    return await pages.cards([await _own(seat)])


@get("/my/childs-plan.pdf", opt=needs(Right.READ_CHILDS_PLAN) | shows_plan(Look.PRINT))
async def childs_plan_on_paper(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    """A child's own; a grown-up says whose."""
    child = seat.person.id if seat.role is Role.CHILD else _named(request.query_params.get("child", ""))
    plan = await plan_for(seat, child)
    return await pages.childs_plans(seat, [plan] if plan else [])


def _named(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        raise NoSuchThing from None


@get("/my/sheet.pdf", opt=needs(Right.CALL_THE_OTHERS))
async def empty_plan() -> Response[Any]:
    return await pages.empty_plans(SheetsForm([i18n.language()]))


async def _own(seat: Seat, beside: str = "") -> OnPaper:
    """The plan as this person reads it on the phone."""
    shown = await plan_of(seat)
    if shown is None or seat.meeting is None:
        raise NoSuchThing
    return OnPaper(
        plan=as_read(seat, shown),
        answers=_answers(shown),
        language=i18n.language(),
        telling=shown.telling,
        presented_on=day_of(shown.presented_at) if knows_days(seat.meeting) else None,
        calls=pages.calls(seat),
        beside=beside,
    )


def _answers(shown: PlanPage) -> dict[Any, Answer]:
    return {
        request: Answer(each.decision, each.promised_on, each.words, each.kept_on, each.helper) for request, each in shown.promised.items()
    }


handlers = [plan_on_paper, card_on_paper, childs_plan_on_paper, empty_plan]
