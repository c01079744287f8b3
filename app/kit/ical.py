"""Calendar files (RFC 5545, 5546, 6047): one event, or a feed. They tell nobody who looks over a shoulder what it is about.

All times stand in UTC: every calendar shows them by its own clock, and no table of time zones has to be right.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import icalendar
from icalendar.prop import vCalAddress, vText
from msgspec import Struct

#: Who wrote the file; neutral, as everything in it.
PRODUCT = "-//Calendar//1.0//EN"
PUBLISH_EVERY = timedelta(hours=1)


class Method(StrEnum):
    """What a calendar is to do with it: note it, note it and answer, or take it out again."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class Status(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


class Event(Struct, frozen=True):
    """One event. `uid` stays the same for its whole life, `sequence` rises with every change of it.

    `starts` is a moment, or a day for an event that has no hour; None only for one that is called off.
    """

    uid: str
    sequence: int
    stamp: datetime
    summary: str
    starts: datetime | date | None
    lasts: timedelta = timedelta(hours=1)
    place: str = ""
    status: Status = Status.CONFIRMED
    free: bool = False  # does not take the time of whoever has it in the calendar


def one(event: Event, method: Method, *, organizer: str, attendee: str = "") -> bytes:
    """A file with one event. At most one attendee: its reader. Nobody learns from it who else comes."""
    if method is Method.REQUEST and not attendee:
        raise ValueError("a request is made to somebody")
    line = _line(event)
    line.add("organizer", _address(organizer))
    if attendee and method is not Method.PUBLISH:
        line.add("attendee", _address(attendee))
    return _calendar([line], method)


def feed(events: Iterable[Event], *, name: str) -> bytes:
    """Many events, for a calendar that looks again by itself."""
    return _calendar([_line(each) for each in events], None, name=name)


def content_type(method: Method | None) -> str:
    """RFC 6047: the method stands in the header as well, and both say the same. The answer itself adds `charset=utf-8`."""
    return "text/calendar" + (f"; method={method}; component=VEVENT" if method else "")


def _line(event: Event) -> icalendar.Event:
    line = icalendar.Event()
    line.add("uid", event.uid)
    line.add("dtstamp", event.stamp.astimezone(UTC))
    line.add("sequence", event.sequence)
    line.add("summary", _in_one_line(event.summary))
    line.add("status", event.status.value)
    line.add("class", "PRIVATE")
    line.add("transp", "TRANSPARENT" if event.free or event.status is Status.CANCELLED else "OPAQUE")
    if isinstance(event.starts, datetime):
        begins = event.starts.astimezone(UTC)
        line.add("dtstart", begins)
        line.add("dtend", begins + event.lasts)
    elif event.starts is not None:
        line.add("dtstart", event.starts)
        line.add("dtend", event.starts + timedelta(days=1))
    if place := _in_one_line(event.place):
        line.add("location", place)
    return line


def _in_one_line(text: str) -> str:
    """Some readers break a value at every kind of line end there is."""
    return " ".join(text.split())


def _address(email: str) -> vCalAddress:
    return vCalAddress(f"mailto:{email}")


def _calendar(lines: Iterable[icalendar.Event], method: Method | None, *, name: str = "") -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    if method is not None:
        calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", vText(name))
        calendar.add("refresh-interval", PUBLISH_EVERY, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vText("PT1H"))
    for line in lines:
        calendar.add_component(line)
    return bytes(calendar.to_ical())
