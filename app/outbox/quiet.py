"""Never at night: until when a message to a family waits. Pure.

The office says from when to when nobody is to be woken, by the wall clock; the clock is that of the reader,
where it is known, so that it is right on the nights in which clocks are set forward or back. What somebody pressed on the
same day, in an urgent conference, goes at once: that is their decision, and a night may be all the time there is.
"""

from datetime import datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.kit.clock import HOME, moment_of
from app.outbox.numbers import zone_of
from app.practice.mail import AUTOMATIC, RULES, Kind


class QuietHours(NamedTuple):
    begin: time
    end: time
    zone: str = HOME


def clock_on_the_wall(own_zone: str, phone: str) -> str:
    """The reader's zone: as the coordinator wrote it down, as their number tells, or as at home."""
    return own_zone if _is_zone(own_zone) else zone_of(phone)


@cache
def _is_zone(name: str) -> bool:
    """What cannot be read must not stop the messages to others."""
    try:
        return bool(name and ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def quiet_until(hours: QuietHours, now: datetime) -> datetime | None:
    """When the quiet hours end in which `now` lies, or None when it lies in none. From and until the same hour: there are none."""
    local = now.astimezone(ZoneInfo(hours.zone))
    clock = local.time()
    if hours.begin <= hours.end:
        quiet, tomorrow = hours.begin <= clock < hours.end, False
    else:
        quiet, tomorrow = clock >= hours.begin or clock < hours.end, clock >= hours.begin
    if not quiet:
        return None
    until = moment_of(local.date() + timedelta(days=tomorrow), hours.end, hours.zone)
    return until if until > now else None  # in the hour that comes twice, the end has come already


def waits_until(kind: Kind, hours: QuietHours, *, urgent: bool, made_at: datetime, now: datetime) -> datetime | None:
    """Until when this message waits for people to be awake, or None when it may go now."""
    if not RULES[kind].to_family:
        return None
    zone = ZoneInfo(hours.zone)
    if urgent and kind not in AUTOMATIC and made_at.astimezone(zone).date() == now.astimezone(zone).date():
        return None
    return quiet_until(hours, now)
