"""Whom to invite and how, what somebody answered, the family's own words, and the sender on letters."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.fields import Version, Words
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.practice.languages import Spoken
from app.practice.letters import Picture
from app.practice.taking_part import Invited, Way

#: As much as stands on one page of a letter beside a second language.
MOST_WORDS = 900


class InviteForm(Struct, frozen=True):
    who: Annotated[list[UUID], Meta(max_length=200)]


class AnswerForm(Struct, frozen=True):
    answer: Invited
    words: Words = ""


class WayForm(Struct, frozen=True):
    way: Way
    language: Spoken


class WordsForm(Struct, frozen=True):
    """The family's invitation in one language. `edited` is 0 where nothing was written yet."""

    language: Spoken
    text: Annotated[str, Meta(max_length=MOST_WORDS)] = ""
    edited: Version = 0
    knowingly: list[str] = []

    @property
    def knows(self) -> bool:
        return bool(self.knowingly)


class PictureForm(Struct, frozen=True):
    picture: Picture | None = None
    knowingly: list[str] = []

    @property
    def knows(self) -> bool:
        return bool(self.knowingly)


class SenderForm(Struct, frozen=True):
    """`back`: the conference from whose letters one came."""

    sender: Annotated[str, Meta(max_length=90)] = ""
    back: Annotated[str, Meta(max_length=100)] = ""


#: Parts of words that tell who we are, or whom it is about. They stay away from the outside of an envelope.
_TELLING = ("amt ", "amt\n", "jugend", "famil", "kind", "sozial", "social", "child", "youth", "fürsorge", "fuersorge", "hilfe", "krise")


def tells_who_we_are(text: str) -> bool:
    return any(part in f"{text.casefold()}\n" for part in _TELLING)


def look_at_the_sender(form: Form[SenderForm]) -> None:
    if form.value is None:
        return
    if "\n" in form.value.sender:
        form.wrong("sender", _("Please write it in one line."))
    elif tells_who_we_are(form.value.sender):
        form.wrong("sender", _("Whoever sees the envelope would know what it is about. Please choose a name that says nothing."))
