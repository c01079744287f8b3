"""What the first page shows of life with the plan: the latest good news, whether we asked how it is, and whether feedback is given."""

from datetime import datetime

from msgspec import Struct

from app.conferences.seats import Seat
from app.database import row
from app.feedback.queries import opened_without
from app.follow_up.queries import SEEN_BY
from app.practice.rights import Right


class Lately(Struct, frozen=True):
    words: str = ""  # of the latest good news
    by_name: str = ""
    mine: bool = False
    at: datetime | None = None
    asked: bool = False  # how it is, and they have not said it yet
    given: bool = True  # feedback on the last meeting that they know of


_LATELY = f"""
    SELECT coalesce(n.words, '') AS words, coalesce(n.by_name, '') AS by_name, coalesce(n.mine, false) AS mine, n.at,
           EXISTS (SELECT 1 FROM scale_asked s WHERE s.conference = $1 AND s.person = $2
                   AND s.on = (SELECT max(l.on) FROM scale_asked l WHERE l.conference = $1 AND l.person = $2)
                   AND NOT EXISTS (SELECT 1 FROM how_it_is h WHERE h.conference = $1 AND h.person = $2 AND h.on >= s.on)) AS asked,
           EXISTS (SELECT 1 FROM feedback_given g WHERE g.conference = $1 AND g.person = $2 AND g.sitting = (
                       SELECT greatest(count(*) - $3::int, 1) FROM move m WHERE m.conference = $1 AND m.step = 'open_conference')) AS given
    FROM (VALUES (1)) one (row)
    LEFT JOIN LATERAL (SELECT n.words, p.name AS by_name, n.by = $2 AS mine, n.at FROM good_news n JOIN person p ON p.id = n.by
                       WHERE {SEEN_BY} ORDER BY n.at DESC, n.id LIMIT 1) n ON true
"""  # noqa: S608  # only our own constants are put together


async def lately(seat: Seat) -> Lately:
    """Nothing is asked of the database where nothing of it is shown."""
    if not seat.may(Right.GIVE_FEEDBACK):
        return Lately()
    found = await row(_LATELY, seat.conference.id, seat.person.id, int(opened_without(seat.phase, seat.conference.phase)))
    return Lately(**found) if found else Lately()
