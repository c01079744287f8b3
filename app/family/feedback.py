"""How was it for you? Six taps, and nobody learns whose they were. Then, where there is enough, what others say."""

from contextlib import suppress
from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.feedback import commands, queries
from app.feedback.forms import FeedbackForm, says_something
from app.feedback.pages import SHEET, VOICES_SHOWN, what_others_say
from app.kit.access import needs
from app.kit.errors import Refused
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.feedback import VOICE_OF
from app.practice.rights import Right


@get("/my/feedback", opt=needs(Right.GIVE_FEEDBACK))
async def see_feedback(seat: TheSeat) -> Page:
    return await _feedback_page(seat)


@post("/my/feedback", opt=needs(Right.GIVE_FEEDBACK))
async def give(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = says_something(await read(request, FeedbackForm))
    if form.value is None:
        return await _feedback_page(seat, form)
    standing = await queries.standing(seat)
    with suppress(Refused):  # a tap twice: the page says thank you
        await commands.give_feedback(seat.conference, standing.sitting, form.value, seat.role, by=seat.person.id)
    return go("/my/feedback")


async def _feedback_page(seat: Seat, form: Form[FeedbackForm] | None = None) -> Page:
    standing = await queries.standing(seat)
    others = await what_others_say(seat.conference.office)
    return my_page(
        "feedback", 422 if form else 200, seat=seat, at="/my", standing=standing, form=form or Form(FeedbackForm), others=others,
        voice=VOICE_OF[seat.role], **SHEET, **VOICES_SHOWN,
    )  # fmt: skip
