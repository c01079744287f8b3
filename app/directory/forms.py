"""What an office writes about a service or partner."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta, Struct, structs

from app.kit.fields import EARLIEST, LATEST, Email, Name, Phone, Short, Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.directory import TALKS, PartnerKind

Yes = Literal["yes"]


class PartnerForm(Struct, frozen=True):
    name: Name
    kind: PartnerKind
    offers: Words
    for_whom: Short = ""
    languages: list[Annotated[str, Meta(max_length=12)]] = []
    phone: Phone = ""
    email: Email = ""
    address: Short = ""
    hours: Short = ""
    crisis: Yes | None = None
    crisis_phone: Phone = ""
    crisis_hours: Short = ""
    contact: Name = ""
    contact_phone: Phone = ""
    contact_email: Email = ""
    agreed: Words = ""
    renew_on: date | None = None
    renewer: UUID | None = None
    edited: Version = 0


class RenewForm(Struct, frozen=True):
    """What was agreed still holds: until when, and who looks again."""

    renew_on: date


def look_closer(form: Form[PartnerForm]) -> None:
    """What no field can know of itself alone."""
    value = form.value
    if value is None:
        return
    if not set(value.languages) <= TALKS.keys():
        form.wrong("languages", _("Please choose one of the answers."))
    if not any((value.phone, value.email, value.address, value.contact_phone, value.contact_email)):
        form.wrong("phone", _("How are they reached? Please write a telephone, an e-mail address or an address."))
    if value.crisis and not value.crisis_phone:
        form.wrong("crisis_phone", _("In a crisis one needs a number. Please write it here, also when it is the same as above."))
    if value.crisis and not value.crisis_hours:
        form.wrong("crisis_hours", _("At which hours? For example: day and night."))
    if value.agreed and value.renew_on is None:
        form.wrong("renew_on", _("By when do you look at it together again? What nobody looks at is soon forgotten."))
    if value.renew_on is not None and not EARLIEST <= value.renew_on <= LATEST:
        form.wrong("renew_on", _("Please choose a day, for example 24.03.2027."))


def look_at_renewal(form: Form[RenewForm], *, today: date) -> None:
    if form.value is not None and not today < form.value.renew_on <= LATEST:
        form.wrong("renew_on", _("Please choose a day that is still to come."))


def partner_fields(value: PartnerForm) -> dict[str, Any]:
    """As it stands in the table. Without the tick, what was typed about a crisis is not kept: nobody rings a number that is not meant."""
    values = structs.asdict(value)
    del values["edited"]
    crisis = value.crisis == "yes"
    return values | {
        "name": " ".join(value.name.split()),
        "languages": list(dict.fromkeys(value.languages)),
        "crisis": crisis,
        "crisis_phone": value.crisis_phone if crisis else "",
        "crisis_hours": value.crisis_hours if crisis else "",
    }
