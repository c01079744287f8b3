"""Telling good news, and taking one's own back."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.follow_up.forms import NewsForm
from app.follow_up.tables import GoodNews
from app.kit.errors import NoSuchThing


async def tell_good_news(conference: ConferenceLine, form: NewsForm, *, by: UUID) -> UUID:
    """It becomes no message: whoever opens their page, or their desk, finds it there. The same sentence twice is one."""
    async with all_or_nothing():
        await hold(conference)
        said = await GoodNews.select(GoodNews.id).where(
            GoodNews.conference == conference.id, GoodNews.by == by, GoodNews.words == form.words, GoodNews.shared == bool(form.shared)
        )
        if said:
            return UUID(str(said[0]["id"]))
        news = GoodNews(conference=conference.id, by=by, words=form.words, shared=bool(form.shared))
        await GoodNews.insert(news)
        await record("tell_good_news", who=by, office=conference.office, conference=conference.id, news=news.id)
    return UUID(str(news.id))


async def take_back_news(conference: ConferenceLine, news: UUID, *, by: UUID) -> None:
    """One's own only; nothing of it stays."""
    async with all_or_nothing():
        await hold(conference)
        gone = (
            await GoodNews.delete()
            .where(GoodNews.id == news, GoodNews.conference == conference.id, GoodNews.by == by)
            .returning(GoodNews.id)
        )
        if not gone:
            raise NoSuchThing
        await record("take_back_news", who=by, office=conference.office, conference=conference.id, news=news)
