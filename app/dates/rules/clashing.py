"""What speaks against a day at the moment of choosing it."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from msgspec import Struct

from app.dates.rules.best import Day
from app.kit.clock import moment_of
from app.kit.i18n import gettext as _
from app.kit.i18n import listed, ngettext
from app.practice.taking_part import Says


class Taken(Struct, frozen=True):
    """A meeting of another conference of the office. `reference` is empty for one that the asker does not coordinate."""

    conference: UUID
    reference: str
    day: date
    starts: time
    minutes: int
    zone: str
    place: str
    mine: bool  # the same coordinator
    settled: bool = True  # the day is set; else it is only proposed


class Doubt(Struct, frozen=True):
    """Why one should think twice. `key` knows it again: what was seen is not asked again."""

    key: str
    sentence: str


def _span(day: date, starts: time, minutes: int, zone: str) -> tuple[datetime, datetime]:
    begins = moment_of(day, starts, zone)
    return begins, begins + timedelta(minutes=minutes)


def same_place(one: str, other: str) -> bool:
    """The same words, whatever the capitals, accents, commas and spaces."""
    return bool(_plain(one)) and _plain(one) == _plain(other)


def _plain(place: str) -> str:
    bare = "".join(each for each in unicodedata.normalize("NFKD", place.casefold()) if not unicodedata.combining(each))
    return re.sub(r"[\W_]+", " ", bare).strip()


def clashes(day: date, starts: time, minutes: int, zone: str, place: str, taken: Iterable[Taken]) -> list[Doubt]:
    """Other meetings at the same time: of the same coordinator, or at the same place."""
    begins, ends = _span(day, starts, minutes, zone)
    found = []
    for each in taken:
        others_begin, others_end = _span(each.day, each.starts, each.minutes, each.zone)
        if not (begins < others_end and others_begin < ends):
            continue
        if each.mine:
            sentence = (
                _("At this time you are in another conference: %(reference)s.")
                if each.settled
                else _("This time is also proposed in another conference of yours: %(reference)s.")
            )
            found.append(Doubt(f"mine:{each.conference}", sentence % {"reference": f"\u2068{each.reference}\u2069"}))
        elif each.settled and same_place(place, each.place):
            found.append(Doubt(f"place:{each.conference}", _("Another conference of your office meets at this place at this time.")))
    return list(dict.fromkeys(found))


def doubts(day: Day, clashing: Sequence[Doubt]) -> list[Doubt]:
    """Everything that somebody should know before this day is chosen."""
    refused = [each.name for each in day.voices if each.needed and each.says is Says.NO]
    silent = [each.name for each in day.voices if each.needed and each.says is None]
    found = []
    if refused:
        sentence = ngettext("%(names)s must be there and cannot.", "%(names)s must be there and cannot.", len(refused))
        found.append(Doubt("no:" + ",".join(sorted(refused)), sentence % {"names": listed(refused)}))
    if silent:
        sentence = ngettext(
            "%(names)s must be there and has not answered yet.", "%(names)s must be there and have not answered yet.", len(silent)
        )
        found.append(Doubt("silent:" + ",".join(sorted(silent)), sentence % {"names": listed(silent)}))
    if day.room is Says.NO:
        found.append(Doubt("room", _("The room is not free.")))
    return [*found, *clashing]


def doubts_mark(found: Sequence[Doubt]) -> str:
    """A short mark of these doubts: whoever sends it along has seen them. Empty when there are none."""
    keys = "|".join(sorted(each.key for each in found))
    return hashlib.sha256(keys.encode("utf-8", "surrogatepass")).hexdigest()[:16] if keys else ""
