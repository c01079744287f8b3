"""In which letters something is written: what tells languages apart where nobody has said which it is."""

import unicodedata

from app.practice.languages import LANGUAGES


def script_of(text: str) -> str:
    """LATIN, ARABIC …: of the first letter; nothing where there is none."""
    letter = next(filter(str.isalpha, text), "")
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def script_written_in(language: str) -> str:
    """The script of a language, by its own name."""
    return script_of(LANGUAGES[language].name) if language in LANGUAGES else "LATIN"
