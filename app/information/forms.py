"""What is asked of information-givers, what they write, and what the family remarks."""

from typing import Annotated

from msgspec import Meta, Struct

from app.kit.fields import Clock, Version, Words

Minutes = Annotated[int, Meta(ge=1, le=240)]


class AskForm(Struct, frozen=True):
    question: Words
    speaks_at: Clock | None = None
    minutes: Minutes | None = None


class FactsForm(Struct, frozen=True):
    text: Words
    edited: Version = 0


class RemarkForm(Struct, frozen=True):
    words: Words
