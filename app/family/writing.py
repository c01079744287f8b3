"""Writing our plan on the phone, after private family time."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath
from msgspec import structs

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.kit.access import needs, shows_plan
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.plans import commands, forms, queries, rules
from app.plans.commands import EditedMeanwhile
from app.plans.comparing import changed_sides
from app.plans.forms import AgreementForm, ChangedAgreementForm, FrameForm, PresentForm, ServiceForm
from app.plans.pages.writing import frame_of, reasons_as_kept
from app.plans.queries import DraftAgreement, Writing
from app.practice.looking import Look
from app.practice.rights import Right
from app.safety.queries import unseen_by

WRITE = "/my/plan/write"
MAY_WRITE = needs(Right.WRITE_OUR_PLAN)
READS_TOO = MAY_WRITE | shows_plan(Look.DRAFT)


@get(WRITE, opt=READS_TOO)
async def our_draft(seat: TheSeat) -> Page:
    return await draft_page(seat)


@post(f"{WRITE}/start", opt=MAY_WRITE)
async def begin(seat: TheSeat) -> Response[Any]:
    await commands.start_draft(seat.conference, by=seat.person.id)
    return go(WRITE)


@post(f"{WRITE}/present", opt=READS_TOO)
async def present(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, PresentForm)
    try:
        await commands.present(seat.conference, seen=form.value.seen if form.value else "", by=seat.person.id)
    except Refused as no:
        form.wrong("seen", no.sentence)
        return await draft_page(seat, form)
    return go("/my/plan")


async def draft_page(seat: Seat, form: Form[PresentForm] | None = None) -> Page:
    """All that is written so far, what is still missing, and the way to present it."""
    writing = await queries.writing_of(seat.conference.id)
    plan = writing.as_plan()
    gaps = rules.missing(plan, family={each.id for each in writing.people}, today=today(seat.conference.zone))
    return my_page(
        "write", 409 if form else 200, seat=seat, at="/my/plan", writing=writing, gaps=[*dict.fromkeys(each.gap for each in gaps)],
        sides=changed_sides(writing),
        sentences=rules.GAP_SENTENCES, unanswered=rules.unanswered(plan.bottom_lines, plan.agreements), seen=rules.checksum(plan),
        form=form or Form(PresentForm),
    )  # fmt: skip


# An agreement


@get(f"{WRITE}/agreement", opt=MAY_WRITE)
async def new_agreement(seat: TheSeat) -> Page:
    return await agreement_page(seat, Form(AgreementForm))


@post(f"{WRITE}/agreement", opt=MAY_WRITE)
async def add_agreement(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, AgreementForm)
    forms.look_again(form)
    if form.value is None:
        return await agreement_page(seat, form)
    try:
        await commands.add_agreement(seat.conference, form.value, by=seat.person.id)
    except Refused as no:
        form.wrong("all", no.sentence)
        return await agreement_page(seat, form)
    return go(WRITE)


@get(f"{WRITE}/agreement/{{agreement:uuid}}", opt=READS_TOO)
async def see_agreement(seat: TheSeat, agreement: FromPath[UUID]) -> Page:
    return await agreement_page(seat, None, agreement)


@post(f"{WRITE}/agreement/{{agreement:uuid}}", opt=READS_TOO)
async def change_agreement(request: Request[Any, Any, Any], seat: TheSeat, agreement: FromPath[UUID]) -> Response[Any]:
    form = await read(request, ChangedAgreementForm)
    forms.look_again(form)
    if form.value is None:
        return await agreement_page(seat, form, agreement)
    try:
        await commands.change_agreement(seat.conference, agreement, form.value, by=seat.person.id)
    except Refused as no:
        form.wrong("all", no.sentence)
        return await agreement_page(seat, form, agreement, meanwhile=isinstance(no, EditedMeanwhile))
    return go(WRITE)


@post(f"{WRITE}/agreement/{{agreement:uuid}}/remove", opt=MAY_WRITE)
async def remove_agreement(seat: TheSeat, agreement: FromPath[UUID]) -> Response[Any]:
    await commands.remove_agreement(seat.conference, agreement, by=seat.person.id)
    return go(WRITE)


async def agreement_page(seat: Seat, form: Form[Any] | None, agreement: UUID | None = None, *, meanwhile: bool = False) -> Page:
    """A new agreement, or one of the draft. `meanwhile`: somebody else was quicker; both texts are shown."""
    writing = await _before(seat)
    here = _found(writing, agreement) if agreement else None
    if form is None and here is not None:
        form = Form(ChangedAgreementForm, filled=_filled(here))
    if meanwhile and form is not None and here is not None:
        form.typed["edited"] = str(here.edited)
    return my_page(
        "agreement", (409 if meanwhile else 422) if form and form.errors else 200, seat=seat, at="/my/plan", writing=writing, here=here,
        form=form, meanwhile=meanwhile,
    )  # fmt: skip


async def _before(seat: Seat) -> Writing:
    """What lies on the table; to choose from, only people of whom this one may know, and who stand in the draft already."""
    writing = await queries.writing_of(seat.conference.id)
    unseen = await unseen_by(seat.conference.id, seat.person.id) - _named_in(writing)
    return structs.replace(writing, people=[each for each in writing.people if each.id not in unseen])


def _named_in(writing: Writing) -> set[UUID]:
    draft = writing.draft
    if draft is None:
        return set()
    doing = (who for each in draft.agreements for who in (each.who, each.helper, each.checker))
    named = [draft.guardian, draft.escalation.whom, *doing]
    return {each.id for each in named if each}


def _found(writing: Writing, agreement: UUID) -> DraftAgreement:
    found = next((each for each in writing.draft.agreements if each.id == agreement), None) if writing.draft else None
    if found is None:
        raise NoSuchThing
    return found


def _filled(here: DraftAgreement) -> dict[str, Any]:
    named = {name: value.id if (value := getattr(here, name)) else None for name in ("who", "helper", "checker")}
    return structs.asdict(here) | named


# Help that we ask for


@get(f"{WRITE}/wish", opt=MAY_WRITE)
async def new_wish(seat: TheSeat) -> Page:
    return wish_page(seat, Form(ServiceForm))


@post(f"{WRITE}/wish", opt=MAY_WRITE)
async def add_wish(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, ServiceForm)
    if form.value is None:
        return wish_page(seat, form)
    try:
        await commands.add_service(seat.conference, form.value, by=seat.person.id)
    except Refused as no:
        form.wrong("all", no.sentence)
        return wish_page(seat, form)
    return go(WRITE)


@post(f"{WRITE}/wish/{{wish:uuid}}/remove", opt=MAY_WRITE)
async def remove_wish(seat: TheSeat, wish: FromPath[UUID]) -> Response[Any]:
    await commands.remove_service(seat.conference, wish, by=seat.person.id)
    return go(WRITE)


def wish_page(seat: Seat, form: Form[ServiceForm]) -> Page:
    return my_page("wish", 422 if form.errors else 200, seat=seat, at="/my/plan", form=form)


# What stands round the agreements


@get(f"{WRITE}/frame", opt=READS_TOO)
async def see_frame(seat: TheSeat) -> Page:
    return await frame_page(seat, None)


@post(f"{WRITE}/frame", opt=READS_TOO)
async def set_frame(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, FrameForm)
    forms.look_again(form)
    if form.value is None:
        return await frame_page(seat, form)
    try:
        await commands.set_frame(seat.conference, form.value, by=seat.person.id)
    except Refused as no:
        form.wrong("all", no.sentence)
        return await frame_page(seat, form, meanwhile=isinstance(no, EditedMeanwhile))
    return go(WRITE)


async def frame_page(seat: Seat, form: Form[FrameForm] | None, *, meanwhile: bool = False) -> Page:
    writing = await _before(seat)
    if form is None:
        form = Form(FrameForm, filled=frame_of(writing, today(seat.conference.zone)))
    if meanwhile and writing.draft:
        form.typed["edited"] = str(writing.draft.edited)
    status = (409 if meanwhile else 422) if form.errors else 200
    return my_page("frame", status, seat=seat, at="/my/plan", writing=writing, form=form, meanwhile=meanwhile)


# Why something is other than before the review


@get(f"{WRITE}/reasons", opt=READS_TOO)
async def see_reasons(seat: TheSeat) -> Page:
    return await reasons_page(seat)


@post(f"{WRITE}/reasons", opt=READS_TOO)
async def say_reasons(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    promises = [each.promise for each in changed_sides(await queries.writing_of(seat.conference.id))]
    form = await read(request, forms.reasons_form(promises))
    if form.value is None:
        return await reasons_page(seat, form)
    await commands.say_reasons(seat.conference, forms.reasons_in(form, promises), by=seat.person.id)
    return go(WRITE)


async def reasons_page(seat: Seat, form: Form[Any] | None = None) -> Page:
    writing = await queries.writing_of(seat.conference.id)
    sides = changed_sides(writing)
    if not sides:
        raise NoSuchThing
    return my_page("reasons", 422 if form else 200, seat=seat, at="/my/plan", sides=sides, form=form or reasons_as_kept(writing))
