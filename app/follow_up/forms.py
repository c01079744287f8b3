"""What is tapped when a promise is kept, or not yet; how it is now; good news."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from msgspec import DecodeError, Meta, Struct, json, structs

from app.kit.fields import EARLIEST, Day, Words
from app.kit.forms import NOT_TEXT, Form, clean
from app.kit.i18n import gettext as _
from app.practice.keeping import MOST_TICKS
from app.practice.promises import Progress, Worked
from app.practice.scale import HIGHEST, LOWEST

#: What is older by the phone's clock waited very long, or that clock was put: it counts as so old.
LONGEST_AGO = 60 * 24 * 3600


class ProgressForm(Struct, frozen=True):
    """One tap. `shared` is a box that stands ticked: without it the office does not see this one."""

    state: Progress
    words: Words = ""
    shared: list[str] = []


class TickForm(Struct, frozen=True):
    """The same as it was noted on a phone without a connection. `ago`: seconds by the phone's own clock, which may be wrong."""

    id: UUID
    promise: UUID
    state: Progress
    seen: Annotated[str, Meta(max_length=16)]  # the mark of the promise as it was read there
    ago: Annotated[float, Meta(ge=0)]
    words: Words = ""
    shared: bool = False


_ticks = json.Decoder(list[TickForm])


def ticks_in(text: str) -> list[TickForm] | None:
    """What was noted on a phone; None for anything else."""
    try:
        ticks = _ticks.decode(text)
    except (DecodeError, UnicodeEncodeError, RecursionError):
        return None
    if len(ticks) > MOST_TICKS or any(NOT_TEXT.search(each.words) for each in ticks):
        return None
    return [structs.replace(each, words=clean(each.words), ago=min(each.ago, LONGEST_AGO)) for each in ticks]


class CheckForm(Struct, frozen=True):
    """Whether it worked, and how one noticed. It is about somebody else's promise: without a tick the office does not see it."""

    worked: Worked
    words: Words = ""
    shared: list[str] = []


class OfficeCheckForm(Struct, frozen=True):
    """The same by the caseworker, where the family has asked for it: the family reads it, and there is nothing to share."""

    worked: Worked
    words: Words = ""

    def for_everybody(self) -> CheckForm:
        return CheckForm(self.worked, self.words, ["yes"])


class TakenBackForm(Struct, frozen=True):
    """`check`: the answer that is taken back, so that a second tap does not take the one before it."""

    check: UUID


Sentence = Annotated[str, Meta(max_length=500)]


class ScaleForm(Struct, frozen=True):
    """How it is now. Without a tick nobody else sees it."""

    number: Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
    words: Sentence = ""
    for_family: list[str] = []
    shared: list[str] = []


class AskMeForm(Struct, frozen=True):
    """Whether somebody wants to be asked how it is."""

    wanted: Literal["yes", "no"]


class PhonedForm(Struct, frozen=True):
    """The same as somebody says it on the phone: the number, and who may see it."""

    person: UUID
    number: Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
    for_family: list[str] = []
    shared: list[str] = []


class NewsForm(Struct, frozen=True):
    """One sentence, for the family or also for the office."""

    words: Annotated[str, Meta(min_length=2, max_length=500)]
    shared: list[str] = []


class DoneForm(Struct, frozen=True):
    """Something is done: today, or on the day that was chosen instead."""

    on: Day | None = None


def look_again_at_done(form: Form[DoneForm], *, today: date) -> None:
    if form.value is not None and form.value.on is not None and not EARLIEST <= form.value.on <= today:
        form.wrong("on", _("Please choose the day on which it happened, today or before."))
