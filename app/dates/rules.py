"""How long a message about the day is worth sending."""

from datetime import datetime, timedelta

from app.practice.waits import PHONE_INSTEAD

#: A message at short notice is tried at least this long before somebody phones.
AT_LEAST = timedelta(hours=1)


def give_up_at(meets: datetime, asked: datetime) -> datetime:
    """From when on a call is better than a message: a day before, but after at least an hour of trying, and never after it began."""
    return max(meets - PHONE_INSTEAD, min(asked + AT_LEAST, meets))
