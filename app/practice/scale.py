"""How is it now? A number from 0 to 10 that somebody gives for themselves: when we ask for it."""

from datetime import date, timedelta
from enum import StrEnum

from app.kit.i18n import lazy as _

LOWEST, HIGHEST = 0, 10
NUMBERS = tuple(range(LOWEST, HIGHEST + 1))
ENDS = {LOWEST: _("very hard"), HIGHEST: _("very good")}


class Occasion(StrEnum):
    ACCEPTED = "accepted"  # the plan has just begun
    NOW_AND_THEN = "now_and_then"
    BEFORE_REVIEW = "before_review"


#: Some days after the plan was accepted; then every few weeks; once before the review.
AFTER_ACCEPTANCE = timedelta(days=3)
EVERY = timedelta(weeks=4)
BEFORE_THE_REVIEW = timedelta(days=7)
#: Two questions are never nearer to each other than this, and one that was not put within it is not put any more.
APART = timedelta(days=10)


def asked_on(accepted: date, review: date | None, today: date) -> tuple[Occasion, date] | None:
    """The question whose day came last, or None before the first one."""
    days = [(Occasion.ACCEPTED, accepted + AFTER_ACCEPTANCE)]
    every = (today - accepted) // EVERY
    if every >= 1:
        days.append((Occasion.NOW_AND_THEN, accepted + every * EVERY))
    if review is not None and review > accepted:
        days.append((Occasion.BEFORE_REVIEW, review - BEFORE_THE_REVIEW))
    past = [each for each in days if each[1] <= today]
    return max(past, key=lambda each: each[1]) if past else None
