"""What is known of the day of a conference: what is set, what is proposed and answered, and what else is on that day."""

from app.dates.queries.calendars import feed_by_handle, feed_of
from app.dates.queries.own import NOTHING, OwnDates, OwnProposal, caseworkers_dates, own_dates
from app.dates.queries.poll import AnswerLine, Apart, Poll, ProposalLine, Somebody, open_proposals, poll_of
from app.dates.queries.setting import SetDate, date_of
from app.dates.queries.taken import Surroundings, surroundings_of

__all__ = [
    "NOTHING",
    "AnswerLine",
    "Apart",
    "OwnDates",
    "OwnProposal",
    "Poll",
    "ProposalLine",
    "SetDate",
    "Somebody",
    "Surroundings",
    "caseworkers_dates",
    "date_of",
    "feed_by_handle",
    "feed_of",
    "open_proposals",
    "own_dates",
    "poll_of",
    "surroundings_of",
]
