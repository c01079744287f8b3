"""What people say before a review, and how it ends."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from msgspec import Struct, defstruct

from app.kit.fields import LATEST, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.reviews import End, Went


class WishForm(Struct, frozen=True):
    """Why somebody asks for the review earlier. Nobody has to say it."""

    words: Words = ""


class WentForm(Struct, frozen=True):
    """One tap at a promise."""

    went: Went
    words: Words = ""


class WordsForm(Struct, frozen=True):
    """What went well, and what should be different."""

    went_well: Words = ""
    different: Words = ""


class CallOffForm(Struct, frozen=True):
    why: Words = ""


class EndForm(Struct, frozen=True):
    """How a review ends. A plan that goes on as it is needs a day on which it is looked at again."""

    end: End
    review_on: date | None = None


def look_again(form: Form[EndForm], *, today: date) -> None:
    said = form.value
    if said is not None and said.end is End.GOES_ON and (said.review_on is None or not today < said.review_on <= LATEST):
        form.wrong("review_on", _("Choose a day on which you look at the plan together."))


def phone_form(promises: Iterable[UUID]) -> type[Struct]:
    """What somebody says in a call: promise by promise as far as they say something, and their own words."""
    fields: list[tuple[str, object, object]] = []
    for each in promises:
        fields += [(f"went_{each.hex}", Went | None, None), (f"words_{each.hex}", Words, "")]
    return defstruct("PhoneForm", [*fields, ("went_well", Words, ""), ("different", Words, "")], frozen=True)
