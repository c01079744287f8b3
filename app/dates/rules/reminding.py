"""When somebody is reminded, and how long a message about the day is worth sending."""

from datetime import datetime, timedelta

from app.outbox.quiet import QuietHours, quiet_until
from app.practice.waits import PHONE_INSTEAD, REMIND_AFTER

#: A message at short notice is tried at least this long before somebody phones.
AT_LEAST = timedelta(hours=1)


def give_up_at(meets: datetime, asked: datetime) -> datetime:
    """From when on a call is better than a message: a day before, but after at least an hour of trying, and never after it began."""
    return max(meets - PHONE_INSTEAD, min(asked + AT_LEAST, meets))


def remind_at(asked: datetime, hours: QuietHours) -> datetime:
    """Two days after they were asked, or when the night that lies there has passed."""
    return awake(asked + REMIND_AFTER, hours)


def awake(moment: datetime, hours: QuietHours) -> datetime:
    """This moment, or the end of the quiet hours in which it lies."""
    return quiet_until(hours, moment) or moment
