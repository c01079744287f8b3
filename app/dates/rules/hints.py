"""What is to be known about a day: holidays of the Land, school holidays, times of prayer and feasts.

Holidays and school holidays come out of the library `holidays`, Islamic days out of `hijridate`; nothing is
copied here. Feasts that follow the moon may differ by a day from place to place: it is a hint, not a rule.
"""

from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from typing import Any

from hijridate import Gregorian
from holidays.countries.germany import Germany
from holidays.countries.israel import Israel
from holidays.countries.romania import Romania
from msgspec import Struct

from app.kit import i18n
from app.kit.i18n import gettext as _
from app.kit.i18n import lazy


class HintKind(StrEnum):
    HOLIDAY = "holiday"
    SCHOOL = "school"
    RELIGION = "religion"


class Hint(Struct, frozen=True):
    kind: HintKind
    words: str


def hints_of(day: date, starts: time, minutes: int, land: str, *, religious: bool) -> list[Hint]:
    """What is to be known about this day, in the reader's language."""
    found = [Hint(HintKind.HOLIDAY, _named(_("Public holiday: %(name)s"), name)) for name in _public(land, day)]
    found += [Hint(HintKind.SCHOOL, _named(_("School holidays: %(name)s"), name)) for name in _school(land, day)]
    if day.weekday() == 6 and not found:
        found.append(Hint(HintKind.HOLIDAY, _("Sunday")))
    if religious:
        found += [Hint(HintKind.RELIGION, _(sentence)) for sentence in _religious(day, starts, minutes)]
    return found


def school_holidays_known(land: str, day: date) -> bool:
    """School holidays are fixed some years ahead; of later years nothing can be said."""
    return bool(_days(land, day.year, "school", "de"))


def _named(sentence: str, name: str) -> str:
    return sentence % {"name": f"\u2068{name}\u2069"}


@lru_cache(maxsize=400)
def _days(land: str, year: int, category: str, language: str) -> dict[date, str]:
    return dict(Germany(subdiv=land, years=year, categories=(category,), language=language))


def _public(land: str, day: date) -> Iterator[str]:
    if name := _days(land, day.year, "public", _language()).get(day):
        yield name


def _school(land: str, day: date) -> Iterator[str]:
    if name := _days(land, day.year, "school", _language()).get(day):
        yield name


def _language() -> str:
    """The library speaks German and English; the names of German holidays are known to whoever works here."""
    return "en_US" if i18n.language() == "en" else "de"


#: Months and days of the Islamic calendar.
RAMADAN, SHAWWAL, DHU_AL_HIJJA, MUHARRAM = 9, 10, 12, 1
_FEASTS = {
    **dict.fromkeys(
        [(SHAWWAL, day) for day in (1, 2, 3)], lazy("Feast of breaking the fast (Ramadan feast); it may be a day earlier or later")
    ),
    **dict.fromkeys([(DHU_AL_HIJJA, day) for day in (10, 11, 12, 13)], lazy("Feast of sacrifice; it may be a day earlier or later")),
    (MUHARRAM, 10): lazy("Ashura; it may be a day earlier or later"),
}
#: The library's English names begin so; Israel's days of the state are not feasts.
_JEWISH = {
    "Pesach": lazy("Passover (Pesach)"),
    "Seventh day of Pesach": lazy("Passover (Pesach)"),
    "Shavuot": lazy("Shavuot"),
    "Rosh Hashanah": lazy("Rosh Hashanah"),
    "Yom Kippur": lazy("Yom Kippur"),
    "Sukkot": lazy("Sukkot"),
    "Simchat Torah": lazy("Simchat Torah"),
}
_ORTHODOX = {"Good Friday": lazy("Orthodox Easter"), "Easter": lazy("Orthodox Easter"), "Pentecost": lazy("Orthodox Pentecost")}
_NOON, _AFTER_PRAYER, _SUNSET, _LATE = time(12), time(14, 30), time(16), time(22)


def _religious(day: date, starts: time, minutes: int) -> Iterator[str]:
    ends = _wall_end(starts, minutes)
    if day.weekday() == 4 and starts < _AFTER_PRAYER and ends > _NOON:
        yield lazy("Friday: the midday prayer of Muslims falls into this time")
    if (day.weekday() == 4 and ends > _SUNSET) or (day.weekday() == 5 and starts < _LATE):
        yield lazy("The Jewish Sabbath, from Friday evening to Saturday night")
    if day.weekday() == 6 and starts < _NOON:
        yield lazy("Sunday morning: the time of church services")
    yield from _islamic(day)
    yield from _jewish(day)
    yield from _orthodox(day)
    if (day.month, day.day) in {(3, 20), (3, 21)}:
        yield lazy("Nowruz")


def _wall_end(starts: time, minutes: int) -> time:
    end = starts.hour * 60 + starts.minute + minutes
    return time(end // 60, end % 60) if end < 24 * 60 else time(23, 59)


def _islamic(day: date) -> Iterator[str]:
    try:
        there = Gregorian.fromdate(day).to_hijri()
    except (OverflowError, ValueError):  # beyond the tables of the library
        return
    if there.month == RAMADAN:
        yield lazy("Ramadan: many fast until sunset")
    if feast := _FEASTS.get((there.month, there.day)):
        yield feast


def _jewish(day: date) -> Iterator[str]:
    name = _abroad(Israel, day.year).get(day, "")
    for begins, feast in _JEWISH.items():
        if name.startswith(begins):
            yield feast


def _orthodox(day: date) -> Iterator[str]:
    if feast := _ORTHODOX.get(_abroad(Romania, day.year).get(day, "")):
        yield feast
    if (day.month, day.day) in {(1, 6), (1, 7)}:
        yield lazy("Christmas of many Orthodox churches")


@lru_cache(maxsize=100)
def _abroad(country: Any, year: int) -> dict[date, str]:
    """The holidays of a country in which these feasts are holidays."""
    return dict(country(years=year, language="en_US"))
