"""Day, time and place of a conference."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.clock import today
from app.kit.fields import LATEST, Version
from app.kit.forms import Form
from app.kit.i18n import gettext as _


class DateForm(Struct, frozen=True):
    """Wall time: what the clock at the place will show."""

    day: date
    clock: time
    place: Annotated[str, Meta(max_length=300)]
    minutes: Annotated[int, Meta(ge=15, le=1_440)] = 180
    slot: UUID | None = None
    edited: Version = 0


def look_at_the_day(form: Form[DateForm], zone: str) -> None:
    if form.value is None:
        return
    if not today(zone) <= form.value.day <= LATEST:
        form.wrong("day", _("This day is over. Please choose one that is still to come."))
    elif form.value.clock.tzinfo is not None:
        form.wrong("clock", _("Please choose a time, for example 15:30."))


def by_the_clock(value: DateForm) -> time:
    """To the minute, as people agree on it."""
    return value.clock.replace(second=0, microsecond=0, tzinfo=None)
