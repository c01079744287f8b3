"""What every sheet is made of: words with their language and direction, so that no sign of them comes out the wrong way round."""

import re
import unicodedata

from msgspec import Struct

from app.kit import i18n
from app.practice.languages import LANGUAGES
from app.practice.scripts import script_of, script_written_in
from app.translations.rules import Telling

RTL, LTR = "rtl", "ltr"
_FROM_LEFT, _POP = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
#: A number in groups, as one writes telephones. Between words that run from the right its groups would change places.
_GROUPED = re.compile(r"\+?\d[\d ()/\-]{3,}\d")
#: By the script of somebody's words: as which language they are read out where nothing else is known.
_OF_SCRIPT = {"ARABIC": "ar", "CYRILLIC": "ru", "ETHIOPIC": "ti"}


class Said(Struct, frozen=True):
    """Words, the language in which they are read out, and their direction."""

    text: str
    lang: str
    dir: str


class Line(Struct, frozen=True):
    """Somebody's words; `original` where they are a translation."""

    said: Said
    label: str = ""
    original: Said | None = None
    strong: bool = False


class Fact(Struct, frozen=True):
    """Who, when: a label and a few words."""

    label: str
    said: Said


class Cell(Struct, frozen=True):
    """A piece of a sheet in one language. Beside it may stand the same piece in another."""

    lang: str
    dir: str
    head: str = ""
    lines: list[Line] = []
    facts: list[Fact] = []


class Block(Struct, frozen=True):
    """A piece of a sheet, kept whole, with a cell for each of its languages."""

    kind: str  # section, entry, plain
    cells: list[Cell]
    number: int = 0


def tag_of(language: str) -> str:
    """The language as PDF and typesetter know it: easy German is German."""
    return language.partition("_")[0]


def dir_of(language: str) -> str:
    return LANGUAGES[language].dir if language in LANGUAGES else LTR


def ours(text: str) -> Said:
    """A sentence of ours, in the language that is spoken."""
    return Said(text, tag_of(i18n.language()), dir_of(i18n.language()))


def theirs(text: str, language: str = "") -> Said:
    """Somebody's words, in `language` if that is known; else as their letters look, the reader's language first."""
    script = script_of(text)
    in_their_letters = script != "LATIN" and script == script_written_in(i18n.language())
    lang = tag_of(language or (i18n.language() if in_their_letters else _OF_SCRIPT.get(script, i18n.FALLBACK)))
    runs = direction(text)
    return Said(_GROUPED.sub(rf"{_FROM_LEFT}\g<0>{_POP}", text) if runs == RTL else text, lang, runs)


def direction(text: str) -> str:
    """The direction of the first letter that has one. A number runs from left to right in every language."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in {"R", "AL"}:
            return RTL
        if kind == "L":
            return LTR
    return LTR


def words(text: str, telling: Telling, *, original: bool = True, strong: bool = False, label: str = "") -> Line:
    """Words of the plan in the reader's language as far as somebody translated them; `original`: what was said stands below."""
    told = telling.get(text)
    if told is None:
        return Line(theirs(text), label, strong=strong)
    return Line(theirs(told.text, told.language), label, theirs(text, telling.original(text)) if original else None, strong)
