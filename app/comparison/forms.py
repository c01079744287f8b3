"""What is typed about a comparison."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from app.kit.fields import Version
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.sheets import is_dangerous

Comment = Annotated[str, Meta(max_length=2_000)]


class GiveOutForm(Struct, frozen=True):
    """Our figures, to be given to others."""

    period: Annotated[str, Meta(max_length=7)]
    municipality: Annotated[str, Meta(max_length=80)]
    kind: Literal["json", "csv"]
    comment: Comment = ""


class HeardForm(Struct, frozen=True):
    """Somebody has read the fingerprint out, and it was the same."""

    heard: Literal["yes"]


class CommentForm(Struct, frozen=True):
    comment: Comment = ""
    edited: Version = 0


def look_closer(form: Form[GiveOutForm], periods: list[str]) -> None:
    value = form.value
    if value is None:
        return
    if value.period not in periods:
        form.wrong("period", _("Please choose one of the answers."))
    if "\n" in value.municipality:
        form.wrong("municipality", _("Please write this in one line."))
    for name in ("municipality", "comment"):
        if is_dangerous(getattr(value, name)):
            form.wrong(name, _("Please begin with a letter: spreadsheet programs take a text that begins like this for a formula."))
