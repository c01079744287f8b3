"""Finding the day: proposing, asking, answering, choosing, telling, reminding."""

from app.dates.commands.answering import answer, answer_as_caseworker, answer_for_room, set_zone
from app.dates.commands.choosing import Doubtful, choose, doubts_about, set_date
from app.dates.commands.feeds import end_feed, new_feed
from app.dates.commands.past import put_away
from app.dates.commands.proposing import Proposed, ask, propose, say_who_is_needed, take_back
from app.dates.commands.reminding import remind_now, remind_those_due
from app.dates.commands.telling import confirm, tell_the_day, told_by_invitation

__all__ = [
    "Doubtful",
    "Proposed",
    "answer",
    "answer_as_caseworker",
    "answer_for_room",
    "ask",
    "choose",
    "confirm",
    "doubts_about",
    "end_feed",
    "new_feed",
    "propose",
    "put_away",
    "remind_now",
    "remind_those_due",
    "say_who_is_needed",
    "set_date",
    "set_zone",
    "take_back",
    "tell_the_day",
    "told_by_invitation",
]
