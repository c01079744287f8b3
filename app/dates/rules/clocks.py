"""One moment by two clocks: the office's, and that of somebody far away."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from app.kit.clock import moment_of

_NIGHT_IS_OVER, _DAY = 4 * 60, 24 * 60


class Span(Struct, frozen=True):
    """From when to when, as a clock on the wall shows it."""

    day: date
    begins: time
    ends: time


def span(day: date, starts: time, minutes: int, zone: str, by: str = "") -> Span:
    """By the wall clock of the zone `by`; by that of the meeting where none is named."""
    if not by or by == zone:
        minute = starts.hour * 60 + starts.minute
        if minute >= _NIGHT_IS_OVER and minute + minutes < _DAY:  # no clock is set in these hours
            return Span(day, starts, time(*divmod(minute + minutes, 60)))
    begins: datetime = moment_of(day, starts, zone)
    there = ZoneInfo(by or zone)
    first, last = begins.astimezone(there), (begins + timedelta(minutes=minutes)).astimezone(there)
    return Span(first.date(), first.time(), last.time())


def elsewhere(day: date, starts: time, minutes: int, zone: str, by: str) -> Span | None:
    """The same by somebody's own clock, where it shows another time."""
    if not by or by == zone:
        return None
    here, there = span(day, starts, minutes, zone), span(day, starts, minutes, zone, by)
    return there if there != here else None
