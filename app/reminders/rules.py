"""Is it time? By the clock on the reader's wall, and never at night. Pure."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.outbox.quiet import QuietHours, quiet_until


def is_time(on: date, until: date, hours: QuietHours, now: datetime) -> bool:
    """On this day or later, while it still makes sense, and while nobody is woken by it."""
    return on <= now.astimezone(ZoneInfo(hours.zone)).date() < until and quiet_until(hours, now) is None
