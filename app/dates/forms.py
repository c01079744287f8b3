"""Day, time and place; proposals; answers to them."""

from collections.abc import Iterable
from datetime import date, time
from typing import Annotated, Any
from uuid import UUID

from msgspec import Meta, Struct, defstruct

from app.kit.clock import today
from app.kit.fields import LATEST, Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.clocks import CLOCKS
from app.practice.taking_part import Says

Place = Annotated[str, Meta(max_length=300)]
Minutes = Annotated[int, Meta(ge=15, le=1_440)]
#: So many days can be proposed at once.
ROWS = range(1, 7)
LENGTHS = (60, 90, 120, 150, 180, 210, 240, 300, 360, 420, 480)


class DateForm(Struct, frozen=True):
    """Wall time: what the clock at the place will show."""

    day: date
    clock: time
    place: Place
    minutes: Minutes | None = None  # none: as long as before
    slot: UUID | None = None
    edited: Version = 0


#: One time, length and place for all days, and a few days; a day may have a time of its own.
ProposeForm = defstruct(
    "ProposeForm",
    [
        ("clock", time | None, None),
        ("minutes", Minutes, 180),
        ("place", Place, ""),
        ("online", list[str], []),
        ("slot", UUID | None, None),
        *((f"day_{row}", date | None, None) for row in ROWS),
        *((f"clock_{row}", time | None, None) for row in ROWS),
    ],
    frozen=True,
)


class NeededForm(Struct, frozen=True):
    who: Annotated[list[UUID], Meta(max_length=200)] = []
    caseworker: list[str] = []


class ChooseForm(Struct, frozen=True):
    """`seen`: the mark of what speaks against this day, as it was read before."""

    edited: Version
    seen: Annotated[str, Meta(max_length=32)] = ""


class ZoneForm(Struct, frozen=True):
    zone: Annotated[str, Meta(max_length=40)] = ""


def look_at_the_day(form: Form[DateForm], zone: str) -> None:
    if form.value is None:
        return
    if not today(zone) <= form.value.day <= LATEST:
        form.wrong("day", _("This day is over. Please choose one that is still to come."))
    elif form.value.clock.tzinfo is not None:
        form.wrong("clock", _("Please choose a time, for example 15:30."))


def by_the_clock(value: DateForm) -> time:
    """To the minute, as people agree on it."""
    return to_the_minute(value.clock)


def to_the_minute(clock: time) -> time:
    return clock.replace(second=0, microsecond=0, tzinfo=None)


def look_at_the_proposals(form: Form[Any], zone: str) -> list[tuple[date, time]]:
    """The days with their times, once all is well; what is not is marked in the form."""
    if form.value is None:
        return []
    value, found = form.value, dict[tuple[date, time], None]()
    for row in ROWS:
        day, clock = getattr(value, f"day_{row}"), getattr(value, f"clock_{row}") or value.clock
        if day is None:
            continue
        if not today(zone) <= day <= LATEST:
            form.wrong(f"day_{row}", _("This day is over. Please choose one that is still to come."))
        elif clock is None:
            form.wrong("clock", _("Please choose a time, for example 15:30."))
        elif clock.tzinfo is not None:
            form.wrong(f"clock_{row}", _("Please choose a time, for example 15:30."))
        else:
            found[day, to_the_minute(clock)] = None
    if not found and not form.errors:
        form.wrong("day_1", _("Please choose at least one day."))
    return [] if form.errors else list(found)


def field_of(proposal: UUID) -> str:
    """How the answer to this proposal is called in a form."""
    return f"d_{proposal.hex}"


def answers_form(proposals: Iterable[UUID]) -> type[Struct]:
    """One answer for each day; a day may be left out."""
    return defstruct("AnswersForm", [*((field_of(each), Says | None, None) for each in proposals), ("words", Words, "")], frozen=True)


def answers_in(form: Form[Any], proposals: Iterable[UUID]) -> dict[UUID, Says]:
    """What was answered; nothing at all is marked in the form."""
    if form.value is None:
        return {}
    proposals = list(proposals)
    found = {each: says for each in proposals if (says := getattr(form.value, field_of(each))) is not None}
    if not found and proposals:
        form.wrong(field_of(proposals[0]), _("Please choose an answer for at least one day."))
    return found


def look_at_the_zone(form: Form[ZoneForm]) -> None:
    if form.value is not None and form.value.zone not in {"", *CLOCKS}:
        form.wrong("zone", _("Please choose one of the answers."))
