"""Asking for a translation, writing its lines, and noting that it was read back."""

import re
import zlib
from collections.abc import Container
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from app.kit.fields import Name, Words
from app.kit.forms import NOT_TEXT, Fields, clean, in_words
from app.kit.i18n import gettext as _
from app.practice.languages import Spoken

Tick = Literal["yes"] | None
_MARK = re.compile(r"([0-9a-f]{64})\.([0-9a-f]{8}|)", re.ASCII)


class AskForm(Struct, frozen=True):
    language: Spoken
    translator: UUID | None = None  # nobody: the coordinator writes it down herself
    ground: Tick = None


class ByWhomForm(Struct, frozen=True):
    """Who translated what the coordinator writes down."""

    by: Name


class ReadBackForm(Struct, frozen=True):
    on: date
    by: Name
    seen: Annotated[str, Meta(max_length=40_000)] = ""


class Entry(Struct, frozen=True):
    """One line as somebody sent it: its words now, and what stood there when the page was opened."""

    checksum: str
    words: str
    shown: str  # what stood there, in short
    confirmed: bool = False
    as_it_is: bool = False  # nothing was typed: the line stays as it was written
    wrong: str = ""

    @property
    def untouched(self) -> bool:
        return short(self.words) == self.shown and not self.as_it_is


def short(words: str) -> str:
    """Enough to see whether somebody touched a line. Nothing of nothing."""
    return f"{zlib.crc32(words.encode(errors='surrogatepass')):08x}" if words else ""


def mark(line: str, words: str) -> str:
    """What a page sends along with a line, so that nobody overwrites what they have not seen."""
    return f"{line}.{short(words)}"


def entries(fields: Fields) -> list[Entry]:
    """The lines of a form, each with its mark. What no page of ours sends is left out."""
    right, same = set(fields.get("right", ())), set(fields.get("same", ()))
    marks = [_MARK.fullmatch(each) for each in fields.get("line", ())]
    pairs = zip(marks, fields.get("words", ()), strict=False)
    return [_entry(seen[1], seen[2], typed, right, same) for seen, typed in pairs if seen]


def _entry(line: str, shown: str, typed: str, right: Container[str], same: Container[str]) -> Entry:
    words = clean(typed)
    as_it_is = not words and line in same
    return Entry(line, NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", words), shown, line in right, as_it_is, wrong_with(words))


def wrong_with(words: str) -> str:
    """Why these words cannot stand at a line, as a sentence; nothing where they can."""
    if NOT_TEXT.search(words):
        return _("There are characters in this that cannot be stored. Please type it again.")
    try:
        msgspec.convert(words, Words)
    except msgspec.ValidationError as problem:
        return in_words(str(problem))
    return ""


def as_typed(words: str) -> str:
    """Words that nobody typed, as a browser would send them: so an untouched line is known as one."""
    return clean("\n".join(words.splitlines()))
