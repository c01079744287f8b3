"""The referral: a new one, reading it, changing it until the invitations go, consents, and saying that it is clear."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.params import FromPath

from app.conferences import commands as conferences
from app.conferences.seats import TheSeat, TheVisitor
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import posted, read
from app.kit.pages import Page, go
from app.practice.rights import DeskRight, Right
from app.referrals import commands
from app.referrals.forms import ConsentForm, Sheet, look_at_day, one_with_custody
from app.referrals.pages import address, edit_page, new_page, referral_page

AnyRequest = Request[Any, Any, Any]


@get("/referrals/new", opt=needs(DeskRight.REFER))
async def ask_for_referral() -> Page:
    return new_page(Sheet())


@post("/referrals/new", opt=needs(DeskRight.REFER))
async def refer(request: AnyRequest, visitor: TheVisitor) -> Response[Any]:
    sheet = Sheet(await posted(request))
    if sheet.value is None:
        return new_page(sheet)
    conference = await commands.refer(sheet.value, office=visitor.office, by=visitor.id)
    return go(address(conference))


@get("/conferences/{conference_id:uuid}/referral", opt=needs(Right.SEE_REFERRAL))
async def show_referral(seat: TheSeat) -> Page:
    return await referral_page(seat)


@get("/conferences/{conference_id:uuid}/referral/edit", opt=needs(Right.WRITE_REFERRAL))
async def ask_for_changes(seat: TheSeat) -> Page:
    return await edit_page(seat)


@post("/conferences/{conference_id:uuid}/referral/edit", opt=needs(Right.WRITE_REFERRAL))
async def edit_referral(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    sheet = Sheet(await posted(request), with_people=False)
    if seat.conference.frozen_at is not None:
        return await edit_page(seat, sheet, overtaken=commands.frozen().sentence)
    if sheet.value is None:
        return await edit_page(seat, sheet)
    try:
        await commands.edit_referral(seat.conference, sheet.value.words, sheet.value.lines, by=seat.person.id)
    except Overtaken as problem:
        return await edit_page(seat, sheet, overtaken=problem.sentence)
    return go(f"{address(seat.conference.id)}/referral")


@post("/conferences/{conference_id:uuid}/referral/custody", opt=needs(Right.WRITE_REFERRAL))
async def add_with_custody(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    form = one_with_custody(await posted(request))
    if form.value is None:
        return await referral_page(seat, holder=form, status=422)
    await commands.add_with_custody(seat.conference, form.value, by=seat.person.id)
    return go(f"{address(seat.conference.id)}/referral#consents")


@post("/conferences/{conference_id:uuid}/consents", opt=needs(Right.RECORD_CONSENT))
async def record_consent(request: AnyRequest, seat: TheSeat) -> Response[Any]:
    form = await read(request, ConsentForm)
    look_at_day(form, "given_on", form.value.given_on if form.value else None)
    if form.value is None:
        return await referral_page(seat, consent=form, status=422)
    said = form.value
    await conferences.give_consent(seat.conference, said.participant, how=said.how, on=said.given_on, by=seat.person.id)
    return go(f"{address(seat.conference.id)}/referral#consents")


@post("/conferences/{conference_id:uuid}/consents/{participant_id:uuid}/withdraw", opt=needs(Right.RECORD_CONSENT))
async def withdraw_consent(seat: TheSeat, participant_id: FromPath[UUID]) -> Response[Any]:
    await conferences.withdraw_consent(seat.conference, participant_id, by=seat.person.id)
    return go(f"{address(seat.conference.id)}/referral#consents")


@post("/conferences/{conference_id:uuid}/clarify", opt=needs(Right.CLARIFY))
async def clarify(seat: TheSeat) -> Response[Any]:
    await commands.clarify(seat.conference, by=seat.person.id)
    return go(address(seat.conference.id))


routes = Router(
    "/",
    route_handlers=[
        ask_for_referral,
        refer,
        show_referral,
        ask_for_changes,
        edit_referral,
        add_with_custody,
        record_consent,
        withdraw_consent,
        clarify,
    ],
)
