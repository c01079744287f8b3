"""What is tapped when a promise is kept, or not yet; how it is now; good news."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.fields import Words
from app.practice.promises import Progress
from app.practice.scale import HIGHEST, LOWEST


class ProgressForm(Struct, frozen=True):
    """One tap. `shared` is a box that stands ticked: without it the office does not see this one."""

    state: Progress
    words: Words = ""
    shared: list[str] = []


Sentence = Annotated[str, Meta(max_length=500)]


class ScaleForm(Struct, frozen=True):
    """How it is now. Without a tick nobody else sees it."""

    number: Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
    words: Sentence = ""
    for_family: list[str] = []
    shared: list[str] = []


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
