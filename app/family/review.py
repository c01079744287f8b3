"""Before a review, and on its day: asking for it earlier, how each promise went, what lies on the table, what was said last time."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.family.plan import plan_of, reads
from app.follow_up.queries import ON_THE_TABLE, good_news_for
from app.invitations.rules import reads_words
from app.kit.access import needs, shows_plan
from app.kit.errors import NoSuchThing
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.looking import Look
from app.practice.phases import Phase
from app.practice.reviews import WENT_NAMES
from app.practice.rights import Right
from app.reviews import commands, queries
from app.reviews.forms import WentForm, WishForm, WordsForm
from app.reviews.pages import on_the_table, words_for_past

Asked = Request[Any, Any, Any]
LOOKING = needs(Right.LOOK_AT_PROMISES) | shows_plan(Look.PROGRESS)
THE_DAY = frozenset({Phase.INFORMATION, Phase.PRIVATE_TIME, Phase.AGREEING})


@get("/my/review", opt=needs(Right.ASK_FOR_REVIEW))
async def earlier(seat: TheSeat) -> Page:
    return await _earlier_page(seat)


@post("/my/review", opt=needs(Right.ASK_FOR_REVIEW))
async def ask_earlier(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, WishForm)
    if form.value is None:
        return await _earlier_page(seat, form)
    await commands.ask_earlier(seat.conference, seat.person.id, form.value.words)
    return go("/my/review")


@post("/my/review/take-back", opt=needs(Right.ASK_FOR_REVIEW))
async def no_longer_earlier(seat: TheSeat) -> Response[Any]:
    await commands.no_longer_earlier(seat.conference, seat.person.id)
    return go("/my/review")


async def _earlier_page(seat: Seat, form: Form[WishForm] | None = None) -> Page:
    wish = await queries.own_wish(seat.conference.id, seat.person.id)
    return my_page("review", 422 if form else 200, seat=seat, wish=wish, form=form or Form(WishForm))


@get("/my/review/promises", opt=LOOKING)
async def look_back(seat: TheSeat) -> Page:
    return await _promises_page(seat)


@post("/my/review/promises/{promise:uuid}", opt=LOOKING)
async def say_how_it_went(request: Asked, seat: TheSeat, promise: FromPath[UUID]) -> Response[Any]:
    form = await read(request, WentForm)
    if form.value is None:
        return await _promises_page(seat, tapped=(promise, form))
    shown = await plan_of(seat)
    known = {each.promise for each in shown.plan.agreements} if shown else set()
    said = form.value
    await commands.say_how_it_went(seat.conference, seat.person.id, promise, said.went, said.words, known=known, by=seat.person.id)
    return go(f"/my/review/promises#p-{promise}")


@post("/my/review/words", opt=LOOKING)
async def finish(request: Asked, seat: TheSeat) -> Response[Any]:
    form = await read(request, WordsForm)
    if form.value is None:
        return await _promises_page(seat, words=form)
    await commands.finish(seat.conference, seat.person.id, form.value.went_well, form.value.different, by=seat.person.id)
    return go("/my/review/promises#finished")


async def _promises_page(seat: Seat, *, tapped: tuple[UUID, Form[WentForm]] | None = None, words: Form[WordsForm] | None = None) -> Page:
    """Each promise with one tap; `tapped` is the one whose tap could not be taken."""
    shown = await plan_of(seat)
    own = await queries.own_look(seat.conference, seat.person.id)
    agreements = shown.plan.agreements if shown else []
    forms = {each.promise: Form(WentForm, filled=_said(own, each.promise)) for each in agreements}
    if tapped and tapped[0] not in forms:
        raise NoSuchThing
    return my_page(
        "review_promises", 422 if tapped or words else 200, seat=seat, agreements=agreements, own=own,
        telling=shown.telling if shown else None,
        forms=forms | dict([tapped] if tapped else []), wrong=tapped[0] if tapped else None,
        words=words or Form(WordsForm, filled={"went_well": own.went_well, "different": own.different}),
        names=WENT_NAMES,
    )  # fmt: skip


def _said(own: queries.OwnLook, promise: UUID) -> dict[str, Any]:
    said = own.answers.get(promise)
    return {"went": said.went, "words": said.words} if said else {}


@get("/my/review/day", opt=needs(Right.READ_PLAN) | shows_plan(Look.PROGRESS))
async def on_the_day(seat: TheSeat) -> Page:
    """What lies on the table, as far as this person may know it. Beforehand everybody sees only their own."""
    if seat.sitting == 1 or seat.phase not in THE_DAY:
        raise NoSuchThing
    table = await queries.table_for(seat.conference, seat.person.id, reads(seat))
    news = await good_news_for(seat.conference.id, seat.person.id, most=ON_THE_TABLE)
    return my_page(
        "review_day", seat=seat, table=table, telling=table.telling(reads(seat)) if table else None, news=news, **on_the_table(table)
    )


@get("/my/review/before", opt=needs(Right.SEE_OWN_INVITATION))
async def said_before(seat: TheSeat) -> Page:
    """What somebody said themselves for the meetings before."""
    spoken_to = seat.meeting is not None and reads_words(seat.role, seat.meeting)
    past = await queries.past_of_one(seat.conference.id, seat.person.id, reads_words=spoken_to)
    return my_page("review_before", seat=seat, past=past, **words_for_past())
