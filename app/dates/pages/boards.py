"""The coordinator's board: proposed days side by side, who says what, which is best and why."""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from app.dates.queries import Apart, Poll, ProposalLine, Surroundings
from app.dates.rules import Day, Doubt, Hint, best_first, clashes, explained, hints_of, school_holidays_known
from app.dates.rules.clocks import Span, span
from app.kit.i18n import gettext as _
from app.practice.taking_part import Says

BEST = 3


class Column(Struct, frozen=True):
    """One proposed day, with what is to be known about it."""

    line: ProposalLine
    at: Span
    explained: str
    hints: list[Hint]
    clashes: list[Doubt]
    over: bool


class Cell(Struct, frozen=True):
    says: Says | None
    by_call: bool


class Line(Struct, frozen=True):
    """Somebody, or the room, with what they say to each day."""

    name: str
    href: str
    needed: bool
    cells: list[Cell]
    words: str = ""
    sees: str = ""


class Board(Struct, frozen=True):
    """The question about one meeting: the common one, or a second one."""

    slot: Apart | None
    columns: list[Column]
    lines: list[Line]
    best: list[Column]
    chosen: Column | None


def boards_of(poll: Poll, around: Surroundings, today: object, at: str) -> list[Board]:
    """The common meeting first. A second meeting has a board once days are proposed for it."""
    slots: list[Apart | None] = [None, *poll.slots]
    return [_board(poll, around, slot, today, at) for slot in slots if poll.of(slot.id if slot else None)]


def _board(poll: Poll, around: Surroundings, slot: Apart | None, today: object, at: str) -> Board:
    proposals = poll.of(slot.id if slot else None)
    days = {each.id: poll.day(each) for each in proposals}
    columns = {each.id: _column(each, days[each.id], around, today) for each in proposals}
    ranked = [columns[each] for each in best_first(days)]
    somebody_said = any(voice.says for day in days.values() for voice in day.voices)
    return Board(
        slot,
        list(columns.values()),
        _lines(poll, proposals, slot.id if slot else None, at),
        [each for each in ranked if not each.over][:BEST] if somebody_said else [],
        next((each for each in columns.values() if each.line.chosen), None),
    )


def _column(line: ProposalLine, day: Day, around: Surroundings, today: object) -> Column:
    hints = hints_of(line.day, line.starts, line.minutes, around.land, religious=around.hints)
    return Column(
        line,
        span(line.day, line.starts, line.minutes, line.zone),
        explained(day),
        hints,
        clashes(line.day, line.starts, line.minutes, line.zone, line.place, around.taken),
        line.day < today,  # type: ignore[operator]
    )


def _lines(poll: Poll, proposals: Sequence[ProposalLine], slot: UUID | None, at: str) -> list[Line]:
    """Those without whom it cannot be first, then the room, then the others."""
    people = [
        Line(
            each.name, f"{at}/answers/{each.participant}", each.needed, _cells(poll, proposals, "participant", each.participant), each.words
        )
        for each in poll.who(slot)
    ]
    caseworker = poll.caseworker
    people.append(
        Line(
            caseworker.name, f"{at}/caseworker", caseworker.needed, _cells(poll, proposals, "caseworker"), caseworker.words, _("Caseworker")
        )
    )
    room = Line(_("The room"), f"{at}/room", False, _cells(poll, proposals, "room"))
    return [*(each for each in people if each.needed), room, *(each for each in people if not each.needed)]


def _cells(poll: Poll, proposals: Sequence[ProposalLine], part: str, participant: UUID | None = None) -> list[Cell]:
    found = [poll.said(each.id, part, participant) for each in proposals]
    return [Cell(each.says, part != "room" and not each.himself) if each else Cell(None, False) for each in found]


def without_school_calendar(poll: Poll, land: str) -> list[int]:
    """Years of proposed days of which the school holidays are not known yet."""
    return sorted({each.day.year for each in poll.proposals if not school_holidays_known(land, each.day)})
