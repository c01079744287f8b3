"""What is written when a plan is told for a child: a picture, a sentence, who is there."""

from collections.abc import Mapping
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.fields import EARLIEST, Day, Name, Version
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.childs_words import OwnWords, TapKind
from app.practice.languages import Spoken
from app.practice.pictograms import Pictogram

#: One sentence. More is no sentence for a child.
LONGEST = 240
Sentence = Annotated[str, Meta(max_length=LONGEST)]
Key = Annotated[str, Meta(max_length=40)]
Mark = Annotated[str, Meta(max_length=64, pattern="^[0-9a-f]*$")]


class PromiseForm(Struct, frozen=True):
    """`sentence` names one of those proposed; `was` is what stood in the field. `mark`: the plan as its writer saw it."""

    pictogram: Pictogram
    edited: Version = 0
    sentence: Key = ""
    words: Sentence = ""
    was: Sentence = ""
    mark: Mark = ""
    left_out: list[str] = []


class PersonForm(Struct, frozen=True):
    """`who` is somebody of the circle, or nobody of it: a teacher, the dog."""

    name: Name
    pictogram: Pictogram
    who: Key = ""
    edited: Version = 0
    sentence: Key = ""
    words: Sentence = ""
    was: Sentence = ""


class OwnForm(Struct, frozen=True):
    about: OwnWords
    pictogram: Pictogram
    words: Sentence
    edited: Version = 0


class FrameForm(Struct, frozen=True):
    """In which language it is told, and when the child helped to write it."""

    language: Spoken
    edited: Version = 0
    with_child: list[str] = []
    with_child_on: Day | None = None


class MoveForm(Struct, frozen=True):
    direction: Literal["up", "down"]


class ShowForm(Struct, frozen=True):
    """`seen` marks what the page showed."""

    seen: Mark


class TapForm(Struct, frozen=True):
    what: TapKind


def sentence_in(form: PromiseForm | PersonForm, proposed: Mapping[str, str]) -> str:
    """What was typed; where nothing was typed anew, the sentence that was chosen."""
    if form.words == form.was and form.sentence in proposed:
        return proposed[form.sentence]
    return form.words


def look_again_at_frame(form: Form[FrameForm], *, today: Day) -> None:
    """The tick and its day belong together."""
    said = form.value
    if said is None:
        return
    if said.with_child and said.with_child_on is None:
        form.wrong("with_child_on", _("Please choose the day."))
    elif said.with_child_on is not None and not EARLIEST <= said.with_child_on <= today:
        form.wrong("with_child_on", _("Please choose today or a day before."))


def chosen_person(form: PersonForm) -> UUID | None:
    try:
        return UUID(form.who) if form.who else None
    except ValueError:
        return None
