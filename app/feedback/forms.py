"""The sheet: one tap for each question."""

from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.feedback import CANNOT_SAY, VALUES, Voice

AnyFeedback = TypeVar("AnyFeedback", bound="FeedbackForm")
Value = Annotated[int, Meta(ge=CANNOT_SAY, le=VALUES[-1])]


class FeedbackForm(Struct, frozen=True):
    """A field for each question of practice.feedback.ITEMS. What is left out is as "cannot say"."""

    time: Value = CANNOT_SAY
    path: Value = CANNOT_SAY
    people: Value = CANNOT_SAY
    ear: Value = CANNOT_SAY
    words: Value = CANNOT_SAY
    trust: Value = CANNOT_SAY

    @property
    def values(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in FeedbackForm.__struct_fields__}

    @property
    def says_something(self) -> bool:
        return any(value != CANNOT_SAY for value in self.values.values())


class PaperForm(FeedbackForm, frozen=True, kw_only=True):
    """The same from a sheet of paper: of a voice, of nobody."""

    voice: Voice


class PeriodForm(Struct, frozen=True):
    """Which quarters are shown."""

    since: str = ""
    until: str = ""


def says_something(form: Form[AnyFeedback]) -> Form[AnyFeedback]:
    """A sheet that says nothing is none."""
    if form.value is not None and not form.value.says_something:
        form.wrong("time", _("Please tap an answer in at least one line."))
    return form
