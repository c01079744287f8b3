"""What the coordinator types to keep people safe."""

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.kit import html
from app.kit.clock import today
from app.kit.fields import EARLIEST, LATEST, Email, Phone, Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.safety import Criterion, OtherWay
from app.practice.taking_part import Way

Place = Annotated[str, Meta(max_length=300)]
Yes = Literal["yes"]


class SlotForm(Struct, frozen=True):
    """A second meeting. The name is for the coordination alone."""

    name: Annotated[str, Meta(max_length=80)]
    day: date | None = None
    clock: time | None = None
    place: Place = ""
    edited: Version = 0


class SeparateForm(Struct, frozen=True):
    """How somebody comes: `meeting` is the common one, a slot's id, or in writing."""

    meeting: Annotated[str, Meta(max_length=40)]
    arrives_at: time | None = None
    arrives_where: Place = ""
    edited: Version = 0


class ApartForm(Struct, frozen=True):
    other: UUID


class ContactForm(Struct, frozen=True):
    """A hidden contact, changed where it is shown."""

    way: Way
    email: Email = ""
    phone: Phone = ""
    address: Annotated[str, Meta(max_length=500)] = ""


class WhyForm(Struct, frozen=True):
    why: Words


class ExclusionForm(Struct, frozen=True):
    criterion: Criterion
    why: Words
    until: date
    other_way: OtherWay
    other_words: Words = ""
    reads_plan: Yes | None = None


class SignForm(Struct, frozen=True):
    agreed: Literal["yes", "no"]


def look_at_the_slot(form: Form[SlotForm]) -> None:
    value = form.value
    if value is not None and value.day is not None and not EARLIEST <= value.day <= LATEST:
        form.wrong("day", _("Please choose a day, for example 24.03.2027."))


def look_at_the_way(form: Form[ContactForm]) -> None:
    value = form.value
    if value is None:
        return
    if value.way is Way.EMAIL and not value.email:
        form.wrong("email", _("To write an e-mail we need the address. Fill it in, or choose another way."))
    if value.way in {Way.TEXT, Way.PHONE} and not value.phone:
        form.wrong("phone", _("For a text message or a call we need the number. Fill it in, or choose another way."))


def look_at_the_end(form: Form[ExclusionForm], common_day: date | None) -> None:
    """`common_day`: of the meeting to which they would belong again, if it is set. They read its day and place from the end on."""
    if form.value is None:
        return
    if not today() <= form.value.until <= LATEST:
        form.wrong("until", _("Please choose a day, today or later. It ends by itself on it, and can be decided anew."))
    elif common_day is not None and today() <= common_day and form.value.until < common_day:
        told = _("The common meeting is on %(day)s. Please choose that day or a later one: else they read day and place before it.")
        form.wrong("until", told % {"day": html.day(common_day)})


class ProtectionForm(Struct, frozen=True):
    """Danger for a child, in plain words. Only what is needed: no more than whoever helps has to know."""

    child: Annotated[str, Meta(max_length=120)]
    seen: Words
    danger: Words
    informed: Words = ""
    done: Words = ""
    readers: list[UUID] = []


class MoreProtectionForm(Struct, frozen=True):
    """What came after: who was informed meanwhile, what was done."""

    informed: Words = ""
    done: Words = ""
    seen: Words = ""


class ReadersForm(Struct, frozen=True):
    readers: list[UUID]


def look_for_something(form: Form[MoreProtectionForm]) -> None:
    value = form.value
    if value is not None and not (value.informed or value.done or value.seen):
        form.wrong("done", _("Please fill this in."))
