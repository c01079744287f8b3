"""What time it is, and which day it is where a conference meets."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

HOME = "Europe/Berlin"


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today(zone: str = HOME) -> date:
    return now().astimezone(ZoneInfo(zone)).date()


def moment_of(day: date, clock: time, zone: str = HOME) -> datetime:
    """The moment in UTC at which the wall clock in `zone` shows `clock` on `day`.

    Appointments keep the wall time: a clock that is set forward or back does not move them.
    """
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
