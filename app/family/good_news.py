"""Good news has a place of its own: told by anybody of the family, read by all of them, shown to the office only by a tick."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath

from app.conferences.seats import Seat, TheSeat
from app.family.pages import my_page
from app.follow_up.commands import take_back_news, tell_good_news
from app.follow_up.forms import NewsForm
from app.follow_up.queries import good_news_for
from app.kit.access import needs
from app.kit.forms import Form, read
from app.kit.pages import Page, go
from app.practice.rights import Right


@get("/my/good-news", opt=needs(Right.TELL_GOOD_NEWS))
async def see_good_news(seat: TheSeat) -> Page:
    return await _news_page(seat)


@post("/my/good-news", opt=needs(Right.TELL_GOOD_NEWS))
async def tell(request: Request[Any, Any, Any], seat: TheSeat) -> Response[Any]:
    form = await read(request, NewsForm)
    if form.value is None:
        return await _news_page(seat, form)
    news = await tell_good_news(seat.conference, form.value, by=seat.person.id)
    return go(f"/my/good-news#n-{news}")


@post("/my/good-news/{news:uuid}/take-back", opt=needs(Right.TELL_GOOD_NEWS))
async def take_back(seat: TheSeat, news: FromPath[UUID]) -> Response[Any]:
    await take_back_news(seat.conference, news, by=seat.person.id)
    return go("/my/good-news")


async def _news_page(seat: Seat, form: Form[NewsForm] | None = None) -> Page:
    news = await good_news_for(seat.conference.id, seat.person.id)
    return my_page("good_news", 422 if form else 200, seat=seat, at="/my", news=news, form=form or Form(NewsForm))
