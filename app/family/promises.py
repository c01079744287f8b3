"""My promises, everyone's promises, and what the office promised us."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat
from app.family.checks import beside_of
from app.family.pages import my_page
from app.family.plan import plan_of
from app.family.queries import Note
from app.follow_up.commands import report_progress
from app.follow_up.forms import ProgressForm
from app.follow_up.rules import is_late, mark_of
from app.kit.access import needs, shows_plan
from app.kit.clock import today
from app.kit.errors import NoSuchThing
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.plans.rules import Agreement
from app.practice.looking import Look
from app.practice.promises import PROGRESS_NAMES, WORKED_NAMES, Progress
from app.practice.reminders import CALLS_FOR_HELP
from app.practice.rights import Right

PROMISES = needs(Right.REPORT_PROGRESS) | shows_plan(Look.PROGRESS)
TABS = {"promises": "/my/promises", "promises_everyone": "/my/promises/everyone", "promises_office": "/my/promises/office"}


@get("/my/promises", opt=PROMISES)
async def my_promises(seat: TheSeat) -> Page:
    return await promises_page(seat, "promises")


@get("/my/promises/everyone", opt=PROMISES)
async def everyones_promises(seat: TheSeat) -> Page:
    return await promises_page(seat, "promises_everyone")


@get("/my/promises/office", opt=PROMISES)
async def what_the_office_promised(seat: TheSeat) -> Page:
    return await promises_page(seat, "promises_office")


@post("/my/promises/{promise:uuid}", opt=PROMISES)
async def tap(request: Request[Any, Any, Any], seat: TheSeat, promise: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ProgressForm)
    if form.value is None:
        return await promises_page(seat, "promises", form, promise)
    said = form.value
    await report_progress(seat.conference, promise, said.state, said.words, bool(said.shared), by=seat.person.id, sitting=seat.sitting)
    return go(f"/my/promises#p-{promise}")


async def promises_page(seat: Seat, name: str, form: Form[ProgressForm] | None = None, wrong: UUID | None = None) -> Page:
    """One of the three lists. `form` is the tap of the promise `wrong` that could not be taken."""
    shown = await plan_of(seat)
    mine = [each for each in shown.plan.agreements if each.who and each.who.id == seat.person.id] if shown else []
    if wrong is not None and wrong not in {each.promise for each in mine}:
        raise NoSuchThing
    notes, promised = (shown.progress, shown.promised) if shown else ({}, {})
    forms = {each.promise: form if form and each.promise == wrong else _as_it_is(each, notes) for each in mine}
    late = {key for key, each in promised.items() if is_late(each.decision, each.promised_on, each.kept_on, today())}
    return my_page(
        name, 422 if form else 200, seat=seat, at="/my/promises", shown=shown, mine=mine, forms=forms, notes=notes, late=late,
        names=PROGRESS_NAMES, tab=TABS[name], beside=await beside_of(seat), worked=WORKED_NAMES,
        calls_for_help=CALLS_FOR_HELP, mark_of=mark_of,
    )  # fmt: skip


def _as_it_is(agreement: Agreement, notes: dict[UUID, Note]) -> Form[ProgressForm]:
    note = notes.get(agreement.promise, Note(Progress.OPEN))
    return Form(ProgressForm, filled={"state": note.state, "words": note.words, "shared": ["yes"] if note.shared else []})
