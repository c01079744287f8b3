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


def today(zone: str = HOME) -> date:
    return now().astimezone(ZoneInfo(zone)).date()


def moment_of(day: date, clock: time, zone: str = HOME) -> datetime:
    """The moment in UTC at which the wall clock in `zone` shows `clock` on `day`.

    Appointments keep the wall time: a clock that is set forward or back does not move them.
    """
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
