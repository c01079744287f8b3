"""The plan, for staff: write it with the family, present it, decide on it, promise help, hand it out."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath
from msgspec.structs import asdict

from app.conferences.seats import TheSeat
from app.kit.access import needs, shows_plan
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Refused
from app.kit.forms import read
from app.kit.pages import go
from app.plans import commands, forms, queries
from app.plans.commands import EditedMeanwhile
from app.plans.comparing import changed_sides
from app.plans.forms import (
    AgreementForm,
    AssentForm,
    ChangedAgreementForm,
    FrameForm,
    HandOutForm,
    KeptForm,
    MoveForm,
    PresentForm,
    ServiceForm,
    WishForm,
)
from app.plans.pages import (
    address,
    agreement_page,
    decision_page,
    hand_out_page,
    plan_page,
    presented,
    refused,
    verdicts_in,
    version_page,
    wishes_page,
    writing_page,
)
from app.practice.looking import Look
from app.practice.rights import Right

AnyRequest = Request[Any, Any, Any]
Answer = Response[Any]
WRITING = needs(Right.WRITE_PLAN) | shows_plan(Look.DRAFT)
DECIDING = needs(Right.DECIDE_PLAN) | shows_plan(Look.DECISION)
GRANTING = needs(Right.GRANT_HELP) | shows_plan(Look.WISHES)


@get("/", opt=needs(Right.READ_PRESENTED_PLAN) | shows_plan(Look.PLAN))
async def show_plan(request: AnyRequest, seat: TheSeat) -> Answer:
    return await plan_page(seat, request.query_params.get("page", ""))


@post("/draft", opt=WRITING)
async def start_draft(seat: TheSeat) -> Answer:
    await commands.start_draft(seat.conference, by=seat.person.id)
    return go(address(seat))


@post("/draft/discard", opt=WRITING)
async def discard_draft(seat: TheSeat) -> Answer:
    await commands.discard_draft(seat.conference, by=seat.person.id)
    return go(address(seat))


@post("/agreements", opt=WRITING)
async def add_agreement(request: AnyRequest, seat: TheSeat) -> Answer:
    form = await read(request, AgreementForm)
    forms.look_again(form)
    if form.value is None:
        return await writing_page(seat, adding=form)
    try:
        added = await commands.add_agreement(seat.conference, form.value, by=seat.person.id)
    except Refused as problem:
        refused(form, problem)
        return await writing_page(seat, adding=form)
    return go(f"{address(seat)}#agreement-{added}")


@get("/agreements/{agreement_id:uuid}", opt=WRITING)
async def show_agreement(seat: TheSeat, agreement_id: FromPath[UUID]) -> Answer:
    return await agreement_page(seat, agreement_id)


@post("/agreements/{agreement_id:uuid}", opt=WRITING)
async def change_agreement(request: AnyRequest, seat: TheSeat, agreement_id: FromPath[UUID]) -> Answer:
    form = await read(request, ChangedAgreementForm)
    forms.look_again(form)
    if form.value is None:
        return await agreement_page(seat, agreement_id, form)
    try:
        await commands.change_agreement(seat.conference, agreement_id, form.value, by=seat.person.id)
    except (EditedMeanwhile, NoSuchThing):
        return await agreement_page(seat, agreement_id, form, meanwhile=True)
    except Refused as problem:
        refused(form, problem)
        return await agreement_page(seat, agreement_id, form)
    return go(f"{address(seat)}#agreement-{agreement_id}")


@post("/agreements/{agreement_id:uuid}/remove", opt=WRITING)
async def remove_agreement(seat: TheSeat, agreement_id: FromPath[UUID]) -> Answer:
    await commands.remove_agreement(seat.conference, agreement_id, by=seat.person.id)
    return go(address(seat))


@post("/agreements/{agreement_id:uuid}/move", opt=WRITING)
async def move_agreement(request: AnyRequest, seat: TheSeat, agreement_id: FromPath[UUID]) -> Answer:
    form = await read(request, MoveForm)
    if form.value is None:
        return await writing_page(seat, other=form)
    await commands.move_agreement(seat.conference, agreement_id, form.value.direction, by=seat.person.id)
    return go(f"{address(seat)}#agreement-{agreement_id}")


@post("/services", opt=WRITING)
async def add_service(request: AnyRequest, seat: TheSeat) -> Answer:
    form = await read(request, ServiceForm)
    if form.value is None:
        return await writing_page(seat, wishing=form)
    try:
        await commands.add_service(seat.conference, form.value, by=seat.person.id)
    except Refused as problem:
        refused(form, problem)
        return await writing_page(seat, wishing=form)
    return go(f"{address(seat)}#wishes")


@post("/services/{service_id:uuid}/remove", opt=WRITING)
async def remove_service(seat: TheSeat, service_id: FromPath[UUID]) -> Answer:
    await commands.remove_service(seat.conference, service_id, by=seat.person.id)
    return go(f"{address(seat)}#wishes")


@post("/frame", opt=WRITING)
async def set_frame(request: AnyRequest, seat: TheSeat) -> Answer:
    form = await read(request, FrameForm)
    forms.look_again(form)
    if form.value is None:
        return await writing_page(seat, frame=form)
    try:
        await commands.set_frame(seat.conference, form.value, by=seat.person.id)
    except EditedMeanwhile:
        return await writing_page(seat, frame=form, changed_meanwhile=True)
    except Refused as problem:
        refused(form, problem)
        return await writing_page(seat, frame=form)
    return go(f"{address(seat)}#frame")


@post("/reasons", opt=WRITING)
async def say_reasons(request: AnyRequest, seat: TheSeat) -> Answer:
    writing = await queries.writing_of(seat.conference.id)
    promises = [each.promise for each in changed_sides(writing)]
    form = await read(request, forms.reasons_form(promises))
    if form.value is None:
        return await writing_page(seat, reasons=form)
    await commands.say_reasons(seat.conference, forms.reasons_in(form, promises), by=seat.person.id)
    return go(f"{address(seat)}#reasons")


@post("/present", opt=WRITING)
async def present(request: AnyRequest, seat: TheSeat) -> Answer:
    form = await read(request, PresentForm)
    if form.value is None:
        return await writing_page(seat, other=form)
    await commands.present(seat.conference, seen=form.value.seen, by=seat.person.id)
    return go(address(seat))


@get("/versions/{number:int}", opt=needs(Right.READ_PRESENTED_PLAN) | shows_plan(Look.VERSION))
async def show_version(seat: TheSeat, number: FromPath[int]) -> Answer:
    return version_page(seat, await presented(seat, number))


@post("/assents", opt=needs(Right.RECORD_ASSENT) | shows_plan(Look.VERSION))
async def record_assent(request: AnyRequest, seat: TheSeat) -> Answer:
    form = await read(request, AssentForm)
    forms.look_again_at_answer(form)
    if form.value is None:
        return version_page(seat, await presented(seat, typed_number(form.typed["number"])), form)
    try:
        await commands.answer_plan(seat.conference, **asdict(form.value), by=seat.person.id)
    except Refused as problem:
        refused(form, problem)
        return version_page(seat, await presented(seat), form)
    return go(f"{address(seat)}/versions/{form.value.number}#assents")


@get("/decision", opt=DECIDING)
async def show_decision(seat: TheSeat) -> Answer:
    return decision_page(seat, await presented(seat))


@post("/decision", opt=DECIDING)
async def decide(request: AnyRequest, seat: TheSeat) -> Answer:
    plan = await presented(seat)
    form = await read(request, forms.decision_form(plan.numbers))
    verdicts = verdicts_in(form, plan.numbers)
    if verdicts is None:
        return decision_page(seat, plan, form)
    try:
        accepted = await commands.decide(seat.conference, verdicts, by=seat.person.id)
    except Refused as problem:
        refused(form, problem)
        return decision_page(seat, await presented(seat), form)
    return go(f"{address(seat)}/wishes" if accepted and plan.plan.services else f"{address(seat)}/versions/{plan.number}")


@get("/wishes", opt=GRANTING)
async def show_wishes(seat: TheSeat) -> Answer:
    return await wishes_page(seat)


@post("/wishes/{request_id:uuid}", opt=GRANTING)
async def answer_wish(request: AnyRequest, seat: TheSeat, request_id: FromPath[UUID]) -> Answer:
    form = await read(request, WishForm)
    forms.look_again_at_wish(form, today=today(seat.conference.zone))
    if form.value is None:
        return await wishes_page(seat, about=request_id, form=form)
    try:
        await commands.answer_wish(seat.conference, request_id, form.value, by=seat.person.id)
    except Refused as problem:
        refused(form, problem)
        return await wishes_page(seat, about=request_id, form=form)
    return go(f"{address(seat)}/wishes")


@post("/wishes/{request_id:uuid}/kept", opt=needs(Right.KEEP_OFFICE_PROMISE) | shows_plan(Look.WISHES))
async def keep_office_promise(request: AnyRequest, seat: TheSeat, request_id: FromPath[UUID]) -> Answer:
    form = await read(request, KeptForm)
    forms.look_again_at_kept(form, today=today(seat.conference.zone))
    if form.value is None:
        return await wishes_page(seat, about=request_id, kept=form)
    await commands.keep_office_promise(seat.conference, request_id, form.value.kept_on, by=seat.person.id)
    return go(f"{address(seat)}/wishes")


@get("/hand-out", opt=needs(Right.HAND_OUT))
async def show_hand_out(seat: TheSeat) -> Answer:
    return await hand_out_page(seat)


@post("/hand-out", opt=needs(Right.HAND_OUT))
async def hand_out(request: AnyRequest, seat: TheSeat) -> Answer:
    form = await read(request, HandOutForm)
    if form.value is None:
        return await hand_out_page(seat, form)
    try:
        await commands.hand_out(seat.conference, form.value.person, form.value.way, by=seat.person.id)
    except Refused as problem:
        refused(form, problem)
        return await hand_out_page(seat, form)
    return go(f"{address(seat)}/hand-out")


@post("/hand-out/all", opt=needs(Right.HAND_OUT))
async def hand_out_to_all(seat: TheSeat) -> Answer:
    await commands.hand_out_to_all(seat.conference, by=seat.person.id)
    return go(f"{address(seat)}/hand-out")


@post("/reopen", opt=needs(Right.REOPEN_PLAN))
async def reopen(seat: TheSeat) -> Answer:
    await commands.reopen(seat.conference, by=seat.person.id)
    return go(address(seat))


@post("/keep", opt=needs(Right.KEEP_PLAN))
async def keep_plan(seat: TheSeat) -> Answer:
    await commands.keep_plan(seat.conference, by=seat.person.id)
    return go(address(seat))


def typed_number(typed: str) -> int | None:
    """The version that a form was about, as far as it can be read."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None


routes = Router(
    "/conferences/{conference_id:uuid}/plan",
    route_handlers=[
        show_plan, start_draft, discard_draft,
        add_agreement, show_agreement, change_agreement, remove_agreement, move_agreement,
        add_service, remove_service, set_frame, say_reasons, present,
        show_version, record_assent, show_decision, decide,
        show_wishes, answer_wish, keep_office_promise,
        show_hand_out, hand_out, hand_out_to_all, reopen, keep_plan,
    ],
)  # fmt: skip
