"""What an office writes about its rooms and interpreters."""

from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from app.kit.clock import today
from app.kit.fields import EARLIEST, Email, Name, Phone, Short, Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.money import cents_in
from app.practice.arrangements import INTERPRETED
from app.practice.roles import Gender

Yes = Literal["yes"]
Typed = Annotated[str, Meta(max_length=20)]


class VenueForm(Struct, frozen=True):
    name: Name
    address: Annotated[str, Meta(max_length=170)] = ""
    accessible: Yes | None = None
    second_room: Yes | None = None
    kitchen: Yes | None = None
    bus: Short = ""
    contact: Name = ""
    phone: Phone = ""
    email: Email = ""
    cost: Typed = ""
    notes: Words = ""
    edited: Version = 0


class InterpreterForm(Struct, frozen=True):
    name: Name
    languages: list[str]
    dialects: Short = ""
    gender: Gender | None = None
    phone: Phone = ""
    email: Email = ""
    secrecy_on: date | None = None
    rate: Typed = ""
    notes: Words = ""
    edited: Version = 0


def look_at_money(form: Form[Any], *names: str) -> None:
    """Amounts, as people write them."""
    value = form.value
    for name in names:
        typed = getattr(value, name, "")
        if typed and cents_in(typed) is None:
            form.wrong(name, _("Please write an amount in euros, for example 12,50."))


def look_at_day(form: Form[Any], name: str) -> None:
    """A day on which something has happened."""
    day: date | None = getattr(form.value, name, None)
    if day is not None and not EARLIEST <= day <= today():
        form.wrong(name, _("This was today or before. Please look at the day."))


def look_at_venue(form: Form[VenueForm]) -> None:
    look_at_money(form, "cost")


def look_at_interpreter(form: Form[InterpreterForm]) -> None:
    value = form.value
    if value is None:
        return
    look_at_money(form, "rate")
    look_at_day(form, "secrecy_on")
    if not set(value.languages) <= INTERPRETED.keys():
        form.wrong("languages", _("Please choose one of the answers."))
    if not value.phone and not value.email:
        form.wrong("phone", _("How is this person reached? Please write a telephone or an e-mail address."))


def venue_fields(value: VenueForm) -> dict[str, Any]:
    """As it stands in the table."""
    return {
        "name": value.name,
        "address": value.address,
        "accessible": value.accessible == "yes",
        "second_room": value.second_room == "yes",
        "kitchen": value.kitchen == "yes",
        "bus": value.bus,
        "contact": value.contact,
        "phone": value.phone,
        "email": value.email,
        "cost_cents": cents_in(value.cost) if value.cost else None,
        "notes": value.notes,
    }


def interpreter_fields(value: InterpreterForm) -> dict[str, Any]:
    return {
        "name": value.name,
        "languages": list(dict.fromkeys(value.languages)),
        "dialects": value.dialects,
        "gender": value.gender or "",
        "phone": value.phone,
        "email": value.email,
        "secrecy_on": value.secrecy_on,
        "rate_cents": cents_in(value.rate) if value.rate else None,
        "notes": value.notes,
    }
