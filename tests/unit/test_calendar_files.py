"""Calendar files, read by a second library: what was written is what another program understands."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from app.dates.rules.clocks import span
from app.kit import ical
from app.kit.clock import moment_of
from app.kit.ical import Event, Method, Status
from app.practice.clocks import CLOCKS

STAMP = datetime(2026, 11, 22, 6, tzinfo=UTC)
STARTS = datetime(2027, 3, 24, 14, 30, tzinfo=UTC)


def an_event(**more):
    about = {"uid": "abc", "sequence": 0, "stamp": STAMP, "summary": "Termin", "starts": STARTS, "lasts": timedelta(hours=3)}
    return Event(**about | more)


def read(file: bytes):
    """As a strict reader does: whole, in UTF-8, every line ended and short enough."""
    text = file.decode("utf-8")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    return calendar


def test_it_is_as_the_norm_wants_it():
    file = ical.one(an_event(), Method.PUBLISH, organizer="termine@amt.test")
    calendar = read(file)
    event = calendar.vevent
    assert (calendar.version.value, calendar.method.value, calendar.calscale.value) == ("2.0", "PUBLISH", "GREGORIAN")
    assert (event.uid.value, event.sequence.value, event.status.value) == ("abc", "0", "CONFIRMED")
    assert event.contents["class"][0].value == "PRIVATE"
    assert (event.dtstart.value, event.dtend.value, event.dtstamp.value) == (STARTS, STARTS + timedelta(hours=3), STAMP)
    assert event.organizer.value == "mailto:termine@amt.test"
    assert not hasattr(event, "attendee"), "RFC 5546: what is published names nobody who comes"
    assert not hasattr(event, "location")
    assert b"VTIMEZONE" not in file and b"Familienrat" not in file  # noqa: PT018
    assert ical.content_type(Method.PUBLISH) == "text/calendar; method=PUBLISH; component=VEVENT"


def test_a_request_is_made_to_one_and_taken_back_by_the_same_name():
    asked = read(ical.one(an_event(), Method.REQUEST, organizer="a@amt.test", attendee="ayse@familie.test")).vevent
    off = read(ical.one(an_event(sequence=1, status=Status.CANCELLED), Method.CANCEL, organizer="a@amt.test", attendee="ayse@familie.test"))
    assert [each.value for each in asked.contents["attendee"]] == ["mailto:ayse@familie.test"]
    assert (off.method.value, off.vevent.status.value, off.vevent.uid.value) == ("CANCEL", "CANCELLED", asked.uid.value)
    assert int(off.vevent.sequence.value) > int(asked.sequence.value)
    assert off.vevent.transp.value == "TRANSPARENT"
    with pytest.raises(ValueError, match="somebody"):
        ical.one(an_event(), Method.REQUEST, organizer="a@amt.test")


def test_a_day_without_an_hour_and_one_that_is_only_called_off():
    event = read(ical.one(an_event(starts=date(2027, 3, 24)), Method.PUBLISH, organizer="a@amt.test")).vevent
    assert (event.dtstart.value, event.dtend.value) == (date(2027, 3, 24), date(2027, 3, 25))
    off = read(ical.one(an_event(starts=None, status=Status.CANCELLED), Method.CANCEL, organizer="a@amt.test")).vevent
    assert not hasattr(off, "dtstart")


def test_a_feed_has_many_and_no_method():
    calendar = read(ical.feed([an_event(uid="a"), an_event(uid="b", status=Status.TENTATIVE, free=True)], name="Termine"))
    assert not hasattr(calendar, "method")
    assert [(each.uid.value, each.status.value, each.transp.value) for each in calendar.vevent_list] == [
        ("a", "CONFIRMED", "OPAQUE"),
        ("b", "TENTATIVE", "TRANSPARENT"),
    ]
    assert read(ical.feed([], name="Termine")).prodid.value == ical.PRODUCT


def test_whatever_stands_in_a_place_stays_one_place():
    nasty = "Haus; 1, \\n „Saal“\nHinterhof\r\nBEGIN:VALARM\r\rATTENDEE:mailto:evil@test \u2028 قاعة ١ 🏠" * 3
    event = read(ical.one(an_event(place=nasty), Method.PUBLISH, organizer="a@amt.test")).vevent
    assert event.location.value == " ".join(nasty.split())
    assert not hasattr(event, "attendee")


# Over all zones, and the nights on which clocks are set

_DAYS = some.dates(date(2024, 1, 1), date(2035, 12, 31)) | some.sampled_from(
    [date(2027, 3, 28), date(2027, 10, 31), date(2026, 3, 8), date(2026, 11, 1), date(2027, 4, 4), date(2027, 10, 3)]
)
_TEXT = some.text(some.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@settings(max_examples=1_000, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    day=_DAYS,
    clock=some.times().map(lambda each: each.replace(second=0, microsecond=0)),
    zone=some.sampled_from(sorted(available_timezones())) | some.sampled_from(CLOCKS),
    reader=some.sampled_from(CLOCKS),
    minutes=some.integers(15, 1_440),
    place=_TEXT,
    sequence=some.integers(0, 10_000),
)
def test_what_the_reader_s_calendar_shows_is_the_clock_at_the_place(day, clock, zone, reader, minutes, place, sequence):
    event = an_event(starts=moment_of(day, clock, zone), lasts=timedelta(minutes=minutes), place=place, sequence=sequence)

    shown = read(ical.one(event, Method.PUBLISH, organizer="a@amt.test")).vevent

    there = shown.dtstart.value.astimezone(ZoneInfo(zone))
    exists = datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone)).time() == clock
    assert (there.date(), there.time()) == (day, clock) or not exists, "an hour that a clock leaves out is shown after it"
    assert shown.dtend.value - shown.dtstart.value == timedelta(minutes=minutes)
    assert int(shown.sequence.value) == sequence
    assert (shown.location.value if hasattr(shown, "location") else "") == " ".join(place.split())
    by_their_clock = shown.dtstart.value.astimezone(ZoneInfo(reader))
    told = span(day, clock, minutes, zone, reader)
    assert (told.day, told.begins) == (by_their_clock.date(), by_their_clock.time()), "page and calendar say the same"


def test_the_night_on_which_clocks_are_set():
    assert moment_of(date(2027, 3, 28), time(2, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert moment_of(date(2027, 10, 31), time(2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert moment_of(date(2027, 3, 28), time(10)) - moment_of(date(2027, 3, 27), time(10)) == timedelta(hours=23)
