"""Which day is best, what is to be known about a day, and when somebody is reminded. Pure."""

from app.dates.rules.best import Day, Standing, Voice, best_first, explained, standing
from app.dates.rules.clashing import Doubt, Taken, clashes, doubts, doubts_mark
from app.dates.rules.hints import Hint, HintKind, hints_of, school_holidays_known
from app.dates.rules.reminding import give_up_at, remind_at

__all__ = [
    "Day",
    "Doubt",
    "Hint",
    "HintKind",
    "Standing",
    "Taken",
    "Voice",
    "best_first",
    "clashes",
    "doubts",
    "doubts_mark",
    "explained",
    "give_up_at",
    "hints_of",
    "remind_at",
    "school_holidays_known",
    "standing",
]
