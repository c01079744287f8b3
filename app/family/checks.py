"""What I look after: does it work, and how did I notice? And reminders: off with one tap, and on again."""

from typing import Any, Literal
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath
from msgspec import Struct

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.family.plan import plan_of
from app.follow_up.commands import check_promise, take_back_check
from app.follow_up.forms import CheckForm, TakenBackForm
from app.kit.access import needs, shows_plan
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.plans.rules import Agreement
from app.practice.looking import Look
from app.practice.promises import PROGRESS_NAMES, WORKED_NAMES
from app.practice.reminders import DOES_NOT_WORK
from app.practice.rights import Right
from app.practice.roles import Role
from app.reminders.commands import remind_again, remind_me_not
from app.reminders.queries import Beside, Checked, beside_promises

Asked = Request[Any, Any, Any]
CHECKS = needs(Right.CHECK_PROMISES) | shows_plan(Look.PROGRESS)
SWITCH = needs(Right.STOP_REMINDERS)


class BackForm(Struct, frozen=True):
    """From which page reminders were switched."""

    back: Literal["promises", "checks"] = "promises"


@get("/my/checks", opt=CHECKS)
async def my_checks(seat: TheSeat) -> Page:
    return await checks_page(seat)


@post("/my/checks/{promise:uuid}", opt=CHECKS)
async def check(request: Asked, seat: TheSeat, promise: FromPath[UUID]) -> Response[Any]:
    form = await read(request, CheckForm)
    if form.value is None:
        return await checks_page(seat, form, promise)
    await check_promise(seat.conference, promise, form.value, sitting=seat.sitting, by=seat.person.id)
    return go(f"/my/checks#p-{promise}")


@post("/my/checks/{promise:uuid}/undo", opt=CHECKS)
async def undo(request: Asked, seat: TheSeat, promise: FromPath[UUID]) -> Response[Any]:
    form = await read(request, TakenBackForm)
    if form.value is None:
        return await checks_page(seat, Form(CheckForm, filled={}), promise)
    await take_back_check(seat.conference, promise, form.value.check, sitting=seat.sitting, by=seat.person.id)
    return go(f"/my/checks#p-{promise}")


async def checks_page(seat: Seat, form: Form[CheckForm] | None = None, wrong: UUID | None = None) -> Page:
    """What this person looks after: first what they were asked, or whose day has passed, and have not answered."""
    shown, beside = await plan_of(seat), await beside_of(seat)
    looked_after = [each for each in shown.plan.agreements if each.checker and each.checker.id == seat.person.id] if shown else []
    if wrong is not None and wrong not in {each.promise for each in looked_after}:
        raise NoSuchThing
    asked = {each.promise for each in looked_after if _waits(each, beside)}
    forms = {each.promise: form if form and each.promise == wrong else _as_it_is(beside.checks.get(each.promise)) for each in looked_after}
    return my_page(
        "checks", 422 if form else 200, seat=seat, at="/my/promises", shown=shown, forms=forms, beside=beside, asked=asked,
        looked_after=sorted(looked_after, key=lambda each: each.promise not in asked), notes=shown.progress if shown else {},
        names=PROGRESS_NAMES, worked=WORKED_NAMES, does_not_work=DOES_NOT_WORK, tab="/my/checks",
    )  # fmt: skip


async def beside_of(seat: Seat) -> Beside:
    return await beside_promises(seat.conference.id, seat.person.id, child=seat.role is Role.CHILD)


def _waits(agreement: Agreement, beside: Beside) -> bool:
    said = beside.checks.get(agreement.promise)
    if said is not None and said.mine:
        return False
    return agreement.promise in beside.asked or (agreement.due_on is not None and agreement.due_on < today())


def _as_it_is(said: Checked | None) -> Form[CheckForm]:
    if said is None or not said.mine:
        return Form(CheckForm, filled={})
    return Form(CheckForm, filled={"worked": said.worked, "words": said.words, "shared": ["yes"] if said.shared else []})


# Reminders


@post("/my/reminders/off", opt=SWITCH)
async def no_reminders(request: Asked, seat: TheSeat) -> Response[Any]:
    await remind_me_not(seat.conference, None, by=seat.person.id)
    return await _back(request, "reminders")


@post("/my/reminders/on", opt=SWITCH)
async def reminders_again(request: Asked, seat: TheSeat) -> Response[Any]:
    await remind_again(seat.conference, None, by=seat.person.id)
    return await _back(request, "reminders")


@post("/my/reminders/{promise:uuid}/off", opt=SWITCH)
async def not_of_this(request: Asked, seat: TheSeat, promise: FromPath[UUID]) -> Response[Any]:
    await remind_me_not(seat.conference, promise, by=seat.person.id)
    return await _back(request, f"p-{promise}")


@post("/my/reminders/{promise:uuid}/on", opt=SWITCH)
async def of_this_again(request: Asked, seat: TheSeat, promise: FromPath[UUID]) -> Response[Any]:
    await remind_again(seat.conference, promise, by=seat.person.id)
    return await _back(request, f"p-{promise}")


async def _back(request: Asked, place: str) -> Response[Any]:
    form = await read(request, BackForm)
    return go(f"/my/{form.value.back if form.value else 'promises'}#{place}")


handlers = [my_checks, check, undo, no_reminders, reminders_again, not_of_this, of_this_again]
