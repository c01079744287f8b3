"""Never at night, by the reader's own clock, also on the two nights in which it is set."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.outbox.quiet import QuietHours, quiet_until, waits_until
from app.practice.mail import RULES, Kind
from app.practice.zones import ZONES

USUAL = QuietHours(time(19), time(9))
BERLIN = ZoneInfo("Europe/Berlin")


def berlin(*when: int) -> datetime:
    return datetime(*when, tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (berlin(2027, 3, 10, 18, 59), None),
        (berlin(2027, 3, 10, 19, 0), berlin(2027, 3, 11, 9)),
        (berlin(2027, 3, 11, 0, 30), berlin(2027, 3, 11, 9)),
        (berlin(2027, 3, 11, 8, 59), berlin(2027, 3, 11, 9)),
        (berlin(2027, 3, 11, 9, 0), None),
    ],
)
def test_when_it_waits_and_until_when(now, until):
    assert quiet_until(USUAL, now) == until


def test_the_nights_in_which_clocks_are_set():
    """In spring the night has 13 hours from seven to nine, in autumn 15; at nine by the wall it is over in both."""
    spring, autumn = berlin(2027, 3, 27, 19), berlin(2027, 10, 30, 19)
    assert [quiet_until(USUAL, each) - each for each in (spring, autumn)] == [timedelta(hours=13), timedelta(hours=15)]
    assert [quiet_until(USUAL, each).astimezone(BERLIN).time() for each in (spring, autumn)] == [time(9), time(9)]


def test_the_hour_that_comes_twice_and_the_one_that_does_not_come():
    short = QuietHours(time(0), time(2, 30))
    first = datetime(2027, 10, 31, 0, 15, tzinfo=UTC)  # 02:15, for the first time
    assert quiet_until(short, first) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert quiet_until(short, first + timedelta(hours=1)) is None  # for the second time
    before = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)  # 01:30; there is no 02:30 in this night
    assert quiet_until(short, before) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_hours_in_the_day_and_none_at_all():
    nap = QuietHours(time(13), time(15))
    assert quiet_until(nap, berlin(2027, 5, 1, 14)) == berlin(2027, 5, 1, 15)
    assert quiet_until(nap, berlin(2027, 5, 1, 23)) is None
    assert quiet_until(QuietHours(time(0), time(0)), berlin(2027, 5, 1, 3)) is None


@given(
    st.integers(0, 4 * 365 * 24 * 60),
    st.times(),
    st.times(),
    st.sampled_from(["Europe/Berlin", *ZONES.values(), "America/St_Johns", "Australia/Lord_Howe"]),
)
def test_whenever_and_wherever_it_ends_within_a_day_and_not_in_the_past(minutes, begin, end, zone):
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    until = quiet_until(QuietHours(begin, end, zone), now)
    assert until is None or now < until <= now + timedelta(hours=25)
    assert until is None or begin != end


def test_a_relative_abroad_is_not_woken_by_our_clock():
    """At four in the afternoon in Bremen it is night in Dhaka."""
    now = berlin(2027, 3, 10, 16)
    assert quiet_until(USUAL._replace(zone="Asia/Dhaka"), now) == datetime(2027, 3, 11, 3, tzinfo=UTC)


@pytest.mark.parametrize("kind", Kind)
def test_staff_are_not_spared_and_families_are(kind):
    now = berlin(2027, 3, 10, 22)
    waits = waits_until(kind, USUAL, urgent=False, made_at=now, now=now)
    assert (waits is not None) is RULES[kind].to_family


def test_what_was_pressed_today_in_an_urgent_conference_goes_at_once():
    now = berlin(2027, 3, 10, 22)
    yesterday = berlin(2027, 3, 9, 22)
    assert waits_until(Kind.INVITATION, USUAL, urgent=True, made_at=now, now=now) is None
    assert waits_until(Kind.INVITATION, USUAL, urgent=True, made_at=yesterday, now=now) == berlin(2027, 3, 11, 9)
    assert waits_until(Kind.DATES_REMINDER, USUAL, urgent=True, made_at=now, now=now) == berlin(2027, 3, 11, 9)
