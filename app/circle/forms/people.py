"""What the coordinator writes about somebody of the circle."""

from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from app.kit.clock import today
from app.kit.fields import EARLIEST, Email, Name, Phone, Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.languages import LANGUAGES
from app.practice.roles import FOR_WORK, Role, Side, fits
from app.practice.taking_part import ConsentHow, Way

Yes = Literal["yes"]
#: The parts that somebody of the circle may play.
PartOfAnInvited = Literal["family", "child", "information_giver", "interpreter", "advocate", "supporter"]


class ParticipantForm(Struct, frozen=True):
    name: Name
    role: PartOfAnInvited
    side: Side
    language: Annotated[str, Meta(max_length=12)]
    way: Way
    relation: Annotated[str, Meta(max_length=80)] = ""
    born: date | None = None
    custody: Yes | None = None
    email: Email = ""
    phone: Phone = ""
    address: Annotated[str, Meta(max_length=500)] = ""
    hidden: Literal["yes", "kept"] | None = None  # kept: it was hidden already, and email, phone and address are not in this form
    safety: Words = ""
    edited: Version = 0


class PreparedForm(Struct, frozen=True):
    prepared: Literal["yes", "no"]


class ConsentForm(Struct, frozen=True):
    how: ConsentHow
    on: date


class PinForm(Struct, frozen=True):
    """Four to eight digits. Left empty, the PIN is taken away."""

    pin: Annotated[str, Meta(max_length=40)]


def look_closer(form: Form[ParticipantForm]) -> None:
    """What no field can know of itself alone."""
    value = form.value
    if value is None:
        return
    role = Role(value.role)
    if value.language not in LANGUAGES:
        form.wrong("language", _("Please choose one of the answers."))
    if value.born is not None and not EARLIEST <= value.born <= today():
        form.wrong("born", _("A birthday lies in the past. Please look at the year."))
    if not fits(role, value.side):
        form.wrong("side", not_on_this_side(role))
    if role is not Role.FAMILY and value.custody:
        form.wrong("custody", _("Custody is with somebody of the family. Choose “Family and network”, or leave this empty."))
    if value.hidden == "kept":
        return
    if value.way is Way.EMAIL and not value.email:
        form.wrong("email", _("To write an e-mail we need the address. Fill it in, or choose another way."))
    if value.way in {Way.TEXT, Way.PHONE} and not value.phone:
        form.wrong("phone", _("For a text message or a call we need the number. Fill it in, or choose another way."))


def not_on_this_side(role: Role) -> str:
    if role in FOR_WORK:
        return _("Whoever comes for work belongs to the professionals.")
    return _("Please choose the side of the family, or friends and others.")


def look_at_the_day(form: Form[ConsentForm]) -> None:
    if form.value is not None and not EARLIEST <= form.value.on <= today():
        form.wrong("on", _("Consent was given today or before. Please look at the day."))


def look_at_the_pin(form: Form[PinForm]) -> None:
    """Digits only, and it is not shown again: not even when it was wrong."""
    typed, form.typed["pin"] = form.typed.get("pin", ""), ""
    if form.errors or not (typed.isascii() and typed.isdigit() and 4 <= len(typed) <= 8):
        form.wrong("pin", _("A PIN has four to eight digits, for example a day that only the two of you think of."))


def participant_fields(value: ParticipantForm) -> dict[str, Any]:
    """As it stands in the table of participants."""
    return {
        "role": value.role,
        "side": value.side,
        "relation": value.relation,
        "born": value.born,
        "custody": value.custody == "yes",
    }


def contact_fields(value: ParticipantForm) -> dict[str, Any]:
    return {
        "email": value.email,
        "phone": value.phone,
        "address": value.address,
        "hidden": value.hidden is not None,
        "way": value.way,
        "safety": value.safety,
    }
