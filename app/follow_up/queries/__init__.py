"""What lives on after the meeting: how the promises stand, how it is now, good news."""

from app.follow_up.queries.checks import OfficeLine, seen_by_office
from app.follow_up.queries.keeping import may_go_on, phones_of
from app.follow_up.queries.news import (
    FRESH,
    ON_THE_TABLE,
    SEEN_BY,
    News,
    SharedNews,
    good_news_for,
    good_news_on_the_table,
)
from app.follow_up.queries.over_time import OverTime, over_time_for, over_time_shared
from app.follow_up.queries.promises import (
    IN_FORCE,
    OfficePromise,
    PromiseLine,
    SharedLine,
    office_promises_of,
    open_promises_of_caseworker,
    progress_of,
    shared_progress_of,
    shared_with_caseworker,
)
from app.follow_up.queries.scale import Curve, Said, ToAsk, asks, how_it_is_for, people_to_ask, scale_shared
from app.follow_up.queries.together import Together, shown_together

__all__ = [
    "FRESH",
    "IN_FORCE",
    "ON_THE_TABLE",
    "SEEN_BY",
    "Curve",
    "News",
    "OfficeLine",
    "OfficePromise",
    "OverTime",
    "PromiseLine",
    "Said",
    "SharedLine",
    "SharedNews",
    "ToAsk",
    "Together",
    "asks",
    "good_news_for",
    "good_news_on_the_table",
    "how_it_is_for",
    "may_go_on",
    "office_promises_of",
    "open_promises_of_caseworker",
    "over_time_for",
    "over_time_shared",
    "people_to_ask",
    "phones_of",
    "progress_of",
    "scale_shared",
    "seen_by_office",
    "shared_progress_of",
    "shared_with_caseworker",
    "shown_together",
]
