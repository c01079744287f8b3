"""What several pages of learning show: names of things, months, and what was caught in a text."""

from datetime import date
from typing import Any

from msgspec import Struct

from app.kit.forms import Form
from app.kit.html import month
from app.kit.i18n import gettext as _
from app.learning.queries import StillNamed
from app.learning.queries.names import Piece
from app.practice.learning import INSTEAD, LEVEL_HINTS, LEVEL_NAMES, NOTED_NAMES, WHOSE_NAMES, Level, Noted, Whose
from app.practice.phases import IN_ORDER, PHASE_NAMES, Phase

Options = list[tuple[str, str]]


class Caught(Struct, frozen=True):
    """A text in which somebody could be recognised, what was found marked, and what to write instead."""

    pieces: list[Piece]
    instead: list[str]


def caught(no: StillNamed | None) -> list[Caught]:
    if no is None:
        return []
    return [
        Caught(pieces, [_(INSTEAD[trace]) for trace in dict.fromkeys(piece.trace for piece in pieces) if trace])
        for pieces in no.caught.values()
    ]


def mark(form: Form[Any], no: StillNamed) -> None:
    for field in no.caught:
        form.wrong(field, _("Somebody could be recognised here."))


def names() -> dict[str, Any]:
    """Words for what entries hold, for the templates."""
    return {
        "level_names": {level: _(words) for level, words in LEVEL_NAMES.items()},
        "noted_names": {noted: _(words) for noted, words in NOTED_NAMES.items()},
        "whose_names": {whose: _(words) for whose, words in WHOSE_NAMES.items()},
        "phase_names": {phase: _(words) for phase, words in PHASE_NAMES.items()},
        "noted_tones": {Noted.SUCCESS: "good", Noted.MISTAKE: "info", Noted.NEAR_MISS: "soft"},
    }


def levels() -> Options:
    return [(level.value, f"{_(LEVEL_NAMES[level])} ({_(LEVEL_HINTS[level])})") for level in Level]


def plain_levels() -> Options:
    return [(level.value, _(LEVEL_NAMES[level])) for level in Level]


def phases() -> Options:
    return [(phase.value, _(PHASE_NAMES[phase])) for phase in (*IN_ORDER, Phase.ENDED_IN_PREPARATION)]


def parts() -> Options:
    return [(whose.value, _(WHOSE_NAMES[whose])) for whose in Whose]


def months(some: list[date]) -> Options:
    return [(each.isoformat(), month(each)) for each in some]
