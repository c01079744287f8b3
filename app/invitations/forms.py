"""Day and place, whom to invite, what somebody answered, and who is there."""

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.clock import today
from app.kit.fields import LATEST, Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.vocabulary import Invited


class DateForm(Struct, frozen=True):
    """Wall time: what the clock at the place will show."""

    day: date
    clock: time
    place: Annotated[str, Meta(max_length=300)]
    edited: Version = 0


class InviteForm(Struct, frozen=True):
    who: Annotated[list[UUID], Meta(max_length=200)]


class AnswerForm(Struct, frozen=True):
    answer: Invited
    words: Words = ""


class PresenceForm(Struct, frozen=True):
    participant: UUID
    way: Literal["in_the_room", "phone", "video", "away"]


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
