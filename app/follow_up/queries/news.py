"""Good news: what the family tells one another, and as far as it wants, the office."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app.database import rows
from app.safety.queries.meetings import AT_THE_COMMON_TABLE


class News(Struct, frozen=True):
    id: UUID
    words: str
    by_name: str
    mine: bool
    shared: bool
    at: datetime


class SharedNews(Struct, frozen=True):
    """What a family tells its office."""

    conference: UUID
    family_name: str
    words: str
    by_name: str
    at: datetime


#: Good news of somebody whom the reader `$2` must not meet, or who has left, is not there for them.
SEEN_BY = """
    n.conference = $1
    AND (n.by = $2
         OR EXISTS (SELECT 1 FROM participant w WHERE w.conference = n.conference AND w.person = n.by AND w.left_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM unseen u WHERE u.conference = n.conference AND u.person = $2 AND u.other = n.by))
"""
_FOR = f"""
    SELECT n.id, n.words, p.name AS by_name, n.by = $2 AS mine, n.shared, n.at
    FROM good_news n JOIN person p ON p.id = n.by
    WHERE {SEEN_BY}
    ORDER BY n.at DESC, n.id LIMIT $3
"""  # noqa: S608  # only our own constants are put together
SHARED_NEWS = """
    SELECT n.conference, c.family_name, n.words, p.name AS by_name, n.at
    FROM good_news n JOIN conference c ON c.id = n.conference JOIN person p ON p.id = n.by
    WHERE n.shared AND {where}
    ORDER BY n.at DESC, n.id LIMIT {most}
"""
#: So long good news stands on the desk; and so much of it a review begins with.
FRESH, ON_THE_TABLE = timedelta(days=21), 8


async def good_news_for(conference: UUID, person: UUID, *, most: int = 100) -> list[News]:
    """For somebody of the family: the newest on top."""
    return [News(**dict(each)) for each in await rows(_FOR, conference, person, most)]


async def good_news_on_the_table(conference: UUID) -> list[SharedNews]:
    """With which a review begins: shared, and of people who sit at the common table."""
    where = f"n.conference = $1 AND n.by IN ({AT_THE_COMMON_TABLE})"
    return [SharedNews(**dict(each)) for each in await rows(SHARED_NEWS.format(where=where, most=ON_THE_TABLE), conference)]
