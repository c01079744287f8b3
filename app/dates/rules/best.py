"""Which of the proposed days is best, and why, in words."""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from app.kit.i18n import gettext as _
from app.kit.i18n import listed, ngettext
from app.practice.taking_part import Says

Key = TypeVar("Key")


class Voice(Struct, frozen=True):
    """Somebody, and what they say to one day; None as long as they have said nothing."""

    name: str
    says: Says | None
    needed: bool = False


class Day(Struct, frozen=True):
    """A day, with what everybody says to it, and the coordinator for the room."""

    voices: Sequence[Voice]
    room: Says | None = None


class Standing(NamedTuple):
    """How a day stands. Compared from left to right: losing nobody who must be there comes before winning many."""

    needed_refused: int
    needed_silent: int
    refused: int
    needed_if_need_be: int
    if_need_be: int
    silent: int
    room_unknown: int


def standing(day: Day) -> Standing:
    def count(says: Says | None, *, needed: bool) -> int:
        return sum(each.says is says and each.needed is needed for each in day.voices)

    return Standing(
        count(Says.NO, needed=True) + (day.room is Says.NO),
        count(None, needed=True),
        count(Says.NO, needed=False),
        count(Says.IF_NEED_BE, needed=True) + (day.room is Says.IF_NEED_BE),
        count(Says.IF_NEED_BE, needed=False),
        count(None, needed=False),
        day.room is None,
    )


def best_first(days: dict[Key, Day]) -> list[Key]:
    """The best day first; those that stand alike keep their order."""
    return sorted(days, key=lambda each: standing(days[each]))


def explained(day: Day) -> str:
    """How a day stands, as somebody would say it."""
    return " ".join([*_those_needed(day), *_the_others(day), *_the_room(day)])


def _names(day: Day, says: Says | None, *, needed: bool | None = None) -> list[str]:
    return [each.name for each in day.voices if each.says is says and (needed is None or each.needed is needed)]


def _those_needed(day: Day) -> list[str]:
    """The bad news of those without whom it cannot be."""
    refused, silent = _names(day, Says.NO, needed=True), _names(day, None, needed=True)
    sentences = []
    if refused:
        sentences.append(
            _said(ngettext("%(names)s must be there and cannot.", "%(names)s must be there and cannot.", len(refused)), refused)
        )
    if silent:
        sentences.append(
            _said(
                ngettext(
                    "%(names)s must be there and has not answered yet.", "%(names)s must be there and have not answered yet.", len(silent)
                ),
                silent,
            )
        )
    return sentences


def _the_others(day: Day) -> list[str]:
    """The good news, and whoever cannot, can hardly, or has said nothing yet."""
    missing, silent = _names(day, Says.NO, needed=False), _names(day, None, needed=False)
    hard = _names(day, Says.IF_NEED_BE)
    whole = not _names(day, Says.NO, needed=True) and not _names(day, None, needed=True)
    somebody_needed = any(each.needed for each in day.voices)
    sentences = []
    if whole and not missing and not silent and day.voices:
        sentences.append(_("Everybody can."))
    elif whole and missing and somebody_needed:
        sentence = ngettext(
            "Everyone who must be there can; only %(names)s cannot.", "Everyone who must be there can; %(names)s cannot.", len(missing)
        )
        sentences.append(_said(sentence, missing))
    elif whole and somebody_needed:
        sentences.append(_("Everyone who must be there can."))
    elif missing:
        sentences.append(_said(ngettext("%(names)s cannot.", "%(names)s cannot.", len(missing)), missing))
    if hard:
        sentences.append(_said(ngettext("%(names)s can come if need be.", "%(names)s can come if need be.", len(hard)), hard))
    if silent:
        sentence = ngettext("%(names)s has not answered yet.", "%(names)s have not answered yet.", len(silent))
        sentences.append(_said(sentence, silent) if len(silent) <= MOST_NAMES else _n_silent(len(silent)))
    return sentences


#: More names than these make no sentence.
MOST_NAMES = 3


def _n_silent(number: int) -> str:
    return ngettext("%(num)s person has not answered yet.", "%(num)s people have not answered yet.", number) % {"num": number}


def _the_room(day: Day) -> list[str]:
    if day.room is Says.NO:
        return [_("The room is not free.")]
    if day.room is Says.IF_NEED_BE:
        return [_("The room can be had if need be.")]
    return []


def _said(sentence: str, names: Sequence[Any]) -> str:
    return sentence % {"names": listed(names)}
