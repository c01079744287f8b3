"""What time it is, and which day it is where a conference meets."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HOME = "Europe/Berlin"


_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """This moment, in UTC."""
    return _pretended.get() or datetime.now(UTC)


@contextmanager
def pretending(moment: datetime) -> Iterator[None]:
    """For the demo, whose families have a past: inside, it is this moment."""
    before = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(before)


def day_of(moment: datetime, zone: str = HOME) -> date:
    """The day that a calendar on the wall in `zone` shows at this moment: in UTC another one may still be on."""
    return moment.astimezone(ZoneInfo(zone)).date()


def today(zone: str = HOME) -> date:
    return day_of(now(), zone)


def moment_of(day: date, clock: time, zone: str = HOME) -> datetime:
    """The moment in UTC at which the wall clock in `zone` shows `clock` on `day`.

    Appointments keep the wall time: a clock that is set forward or back does not move them.
    """
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
