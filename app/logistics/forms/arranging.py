"""What the coordinator types while arranging one conference."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.fields import EARLIEST, LATEST, Name, Short, Version
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.logistics.forms.office import look_at_day
from app.practice.arrangements import INTERPRETED, Booking, Doing, InPrivateTime, Interpreting, Thing
from app.practice.roles import Gender

Remark = Annotated[str, Meta(max_length=500)]
Code = Annotated[str, Meta(max_length=12)]


class ChooseRoomForm(Struct, frozen=True):
    venue: UUID


class RoomForm(Struct, frozen=True):
    state: Booking
    until: date | None = None
    words: Remark = ""
    edited: Version = 0


class InterpretingForm(Struct, frozen=True):
    language: Code
    state: Interpreting | None = None
    interpreter: UUID | None = None
    dialect: Name = ""
    gender: Gender | None = None
    until: date | None = None
    independent: Literal["yes"] | None = None
    secrecy_on: date | None = None
    in_private_time: InPrivateTime = InPrivateTime.OPEN
    words: Remark = ""
    edited: Version = 0


class ThingForm(Struct, frozen=True):
    what: Short
    thing: Thing = Thing.OTHER
    state: Doing = Doing.OPEN
    who: Name = ""
    until: date | None = None
    edited: Version = 0


class TickForm(Struct, frozen=True):
    state: Doing


class SuggestedForm(Struct, frozen=True):
    pick: list[Annotated[str, Meta(max_length=60)]]


def look_at_until(form: Form[RoomForm] | Form[InterpretingForm] | Form[ThingForm]) -> None:
    day = form.value.until if form.value else None
    if day is not None and not EARLIEST <= day <= LATEST:
        form.wrong("until", _("Please choose a day, for example 24.03.2027."))


def look_at_interpreting(form: Form[InterpretingForm]) -> None:
    """What no field can know of itself alone. That nobody confirms somebody who was not looked at is said by the command as well."""
    look_at_until(form)
    look_at_day(form, "secrecy_on")
    value = form.value
    if value is None:
        return
    if value.language not in INTERPRETED:
        form.wrong("language", _("Please choose one of the answers."))
    elif value.state in {Interpreting.ASKED, Interpreting.CONFIRMED} and value.interpreter is None:
        form.wrong("interpreter", _("Please choose whom you have asked."))
    elif value.state is Interpreting.CONFIRMED and value.independent is None:
        form.wrong("independent", _("Before somebody is confirmed, please check that they are independent of the family."))
