"""Which day is best and why; hints beside a day; clashes; when somebody is reminded."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from app.dates.rules import Day, HintKind, Taken, Voice, best_first, clashes, doubts, doubts_mark, explained, hints_of, remind_at
from app.dates.rules.clashing import same_place
from app.dates.rules.clocks import Span, elsewhere, span
from app.dates.rules.needing import is_needed
from app.kit import i18n
from app.outbox.quiet import QuietHours
from app.practice.roles import Role
from app.practice.taking_part import Says

YES, HARDLY, NO = Says
NIGHT = QuietHours(time(19), time(9))


@pytest.fixture(autouse=True)
def in_english():
    i18n.speak("en")


def a_day(room=None, **said):
    """Capital letters: who must be there."""
    return Day([Voice(name.capitalize(), says, needed=name.isupper()) for name, says in said.items()], room)


def without_marks(text):
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (a_day(MUM=YES, ali=YES), "Everybody can."),
        (a_day(MUM=YES, ali=NO), "Everyone who must be there can; only Ali cannot."),
        (a_day(MUM=YES, ali=NO, ben=NO), "Everyone who must be there can; Ali and Ben cannot."),
        (a_day(MUM=HARDLY, ali=YES), "Everybody can. Mum can come if need be."),
        (a_day(MUM=YES, ali=None), "Everyone who must be there can. Ali has not answered yet."),
        (a_day(MUM=YES, a=None, b=None, c=None, d=None), "Everyone who must be there can. 4 people have not answered yet."),
        (a_day(MUM=NO, ali=YES), "Mum must be there and cannot."),
        (a_day(MUM=NO, DAD=None, ali=NO), "Mum must be there and cannot. Dad must be there and has not answered yet. Ali cannot."),
        (a_day(NO, MUM=YES), "Everybody can. The room is not free."),
        (a_day(ali=NO, ben=YES), "Ali cannot."),
        (Day([]), ""),
    ],
)
def test_a_day_is_explained_in_words(day, words):
    assert without_marks(explained(day)) == words


def test_losing_nobody_who_must_be_there_comes_before_winning_many():
    days = {
        "mum cannot": a_day(MUM=NO, ali=YES, ben=YES),
        "mum is silent": a_day(MUM=None, ali=YES, ben=YES),
        "no room": a_day(NO, MUM=YES, ali=YES, ben=YES),
        "ali cannot": a_day(MUM=YES, ali=NO, ben=YES),
        "ali hardly": a_day(MUM=YES, ali=HARDLY, ben=YES),
        "all": a_day(YES, MUM=YES, ali=YES, ben=YES),
        "all, room unknown": a_day(MUM=YES, ali=YES, ben=YES),
        "the same once more": a_day(MUM=YES, ali=YES, ben=YES),
    }
    assert best_first(days) == [
        "all", "all, room unknown", "the same once more", "ali hardly", "ali cannot", "mum is silent", "no room", "mum cannot",
    ]  # fmt: skip


def test_without_whom_it_cannot_be():
    assert [is_needed(Role.FAMILY, True, None), is_needed(Role.INTERPRETER, False, None), is_needed(Role.FAMILY, False, None)] == [
        True, True, False,
    ]  # fmt: skip
    assert [is_needed(Role.FAMILY, True, False), is_needed(Role.FAMILY, False, True)] == [False, True]


def test_what_speaks_against_a_day_is_known_again():
    nothing, refused = a_day(MUM=YES, ali=NO), a_day(MUM=NO, DAD=None)
    assert (doubts(nothing, []), doubts_mark([])) == ([], "")
    found = doubts(refused, [])
    assert [without_marks(each.sentence) for each in found] == [
        "Mum must be there and cannot.", "Dad must be there and has not answered yet.",
    ]  # fmt: skip
    assert doubts_mark(found) == doubts_mark(list(reversed(found))) != doubts_mark(found[:1])


@pytest.mark.parametrize(
    ("day", "starts", "minutes", "mine", "place", "settled", "clash"),
    [
        (0, time(15), 180, True, "", True, "in another conference"),
        (0, time(15), 180, True, "", False, "also proposed"),
        (0, time(15), 30, True, "", True, ""),
        (0, time(18, 30), 60, True, "", True, ""),
        (0, time(18, 29), 60, True, "", True, "in another conference"),
        (1, time(15), 180, True, "", True, ""),
        (0, time(15), 180, False, "bürgerhaus  Hemelingen, Saal!", True, "at this place"),
        (0, time(15), 180, False, "Gemeindehaus", True, ""),
        (0, time(15), 180, False, "Bürgerhaus Hemelingen (Saal)", False, ""),
    ],
)
def test_clashes(day, starts, minutes, mine, place, settled, clash):
    at = date(2027, 3, 24)
    other = Taken(uuid4(), "HB-2", at + timedelta(days=day), starts, minutes, "Europe/Berlin", place, mine, settled)
    found = clashes(at, time(15, 30), 180, "Europe/Berlin", "Bürgerhaus Hemelingen, Saal", [other])
    assert (len(found), clash in (found[0].sentence if found else "")) == (1 if clash else 0, True)


def test_no_place_is_no_place_in_common():
    assert not same_place("", "")
    assert not same_place(" - ", "…")


@pytest.mark.parametrize(
    ("day", "starts", "kinds", "words"),
    [
        (date(2027, 3, 24), time(15), {HintKind.SCHOOL}, "Easter"),
        (date(2027, 3, 26), time(12), {HintKind.HOLIDAY, HintKind.SCHOOL, HintKind.RELIGION}, "Good Friday"),
        (date(2027, 4, 13), time(15), set(), ""),
        (date(2027, 4, 16), time(12, 30), {HintKind.RELIGION}, "midday prayer"),
        (date(2027, 4, 16), time(9), set(), ""),
        (date(2027, 4, 17), time(10), {HintKind.RELIGION}, "Sabbath"),
        (date(2027, 4, 18), time(15), {HintKind.HOLIDAY}, "Sunday"),
        (date(2027, 2, 10), time(15), {HintKind.RELIGION}, "Ramadan"),
        (date(2027, 3, 10), time(15), {HintKind.RELIGION}, "Ramadan feast"),
        (date(2027, 5, 2), time(15), {HintKind.HOLIDAY, HintKind.RELIGION}, "Orthodox Easter"),
        (date(2027, 10, 11), time(15), {HintKind.RELIGION}, "Yom Kippur"),
        (date(2199, 12, 31), time(15), set(), ""),
    ],
)
def test_hints_beside_a_day(day, starts, kinds, words):
    found = hints_of(day, starts, 120, "HB", religious=True)
    assert ({each.kind for each in found}, words in " ".join(each.words for each in found)) == (kinds, True)
    assert all(each.kind is not HintKind.RELIGION for each in hints_of(day, starts, 120, "HB", religious=False))


def test_holidays_are_those_of_the_land():
    of = {land: hints_of(date(2027, 11, 1), time(15), 60, land, religious=False) for land in ("HB", "BY")}
    assert ([each.words for each in of["HB"]], len(of["BY"])) == ([], 1)


@pytest.mark.parametrize(
    ("asked", "reminded"),
    [
        (datetime(2027, 1, 11, 10, tzinfo=UTC), datetime(2027, 1, 13, 10, tzinfo=UTC)),
        (datetime(2027, 1, 11, 20, tzinfo=UTC), datetime(2027, 1, 14, 8, tzinfo=UTC)),  # 21:00 here: the morning after
        (datetime(2027, 1, 11, 5, tzinfo=UTC), datetime(2027, 1, 13, 8, tzinfo=UTC)),
        (datetime(2027, 3, 26, 7, 30, tzinfo=UTC), datetime(2027, 3, 28, 7, 30, tzinfo=UTC)),  # 8:30 when asked, 9:30 by the new clock
        (datetime(2027, 3, 26, 20, tzinfo=UTC), datetime(2027, 3, 29, 7, tzinfo=UTC)),
        (datetime(2027, 10, 29, 7, 30, tzinfo=UTC), datetime(2027, 10, 31, 8, tzinfo=UTC)),  # 8:30 by the clock set back
    ],
)
def test_nobody_is_reminded_at_night(asked, reminded):
    assert remind_at(asked, NIGHT) == reminded


def test_two_clocks():
    here = span(date(2027, 3, 26), time(22), 180, "Europe/Berlin")
    assert here == Span(date(2027, 3, 26), time(22), time(1))
    assert elsewhere(date(2027, 3, 26), time(22), 180, "Europe/Berlin", "Asia/Kabul") == Span(date(2027, 3, 27), time(1, 30), time(4, 30))
    assert elsewhere(date(2027, 3, 26), time(22), 180, "Europe/Berlin", "Europe/Berlin") is None
    assert elsewhere(date(2027, 3, 26), time(22), 180, "Europe/Berlin", "") is None
