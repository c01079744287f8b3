"""Languages: catalogues read when they are first spoken, the reader's language kept in a context variable.

A sentence that a catalogue does not have is said in German, and noted in `missed`: tests look there whether
a family ever meets a sentence that was left for staff.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "en"  # the language in which the code is written
FALLBACK = "de"

#: (language, sentence) of what had no translation since this process began.
missed: set[tuple[str, str]] = set()

_files: dict[str, Path] = {}
_language: ContextVar[str] = ContextVar("language", default=FALLBACK)


class _InGerman(NullTranslations):
    """Stands behind a catalogue, for what it does not have."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    def _missing(self, message: str) -> NullTranslations:
        missed.add((self.code, message))
        return NullTranslations() if self.code == FALLBACK else _catalogue(FALLBACK)

    def gettext(self, message: str) -> str:
        return self._missing(message).gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._missing(msgid1).ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        return self._missing(message).pgettext(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._missing(msgid1).npgettext(context, msgid1, msgid2, n)


def load(locales: Path) -> None:
    _catalogue.cache_clear()
    _files.clear()
    _files.update({po.parts[-3]: po for po in sorted(locales.glob("*/LC_MESSAGES/messages.po"))})


@cache
def _catalogue(code: str) -> NullTranslations:
    if code not in _files:
        return NullTranslations()
    with _files[code].open("rb") as text:
        catalogue = read_po(text, locale=_babel(code))
    mo = BytesIO()
    write_mo(mo, catalogue)
    mo.seek(0)
    spoken = GNUTranslations(mo)
    spoken.add_fallback(_InGerman(code))
    return spoken


def available() -> list[str]:
    return sorted({SOURCE, *_files})


def language() -> str:
    return _language.get()


def locale() -> Locale:
    """The conventions of the reader's language. Easy German has those of German: Babel knows no `simple`."""
    return Locale.parse(_babel(language()))


def _babel(code: str) -> str:
    """English is read in Europe here: 8 December, 17:00."""
    return "en_GB" if code == SOURCE else code.partition("_")[0]


def closest(wished: str) -> str:
    """The catalogue for a wish such as `ar`, or German, the language of the office."""
    return wished if wished == SOURCE or wished in _files else FALLBACK


def speak(wished: str) -> None:
    """Speak this language until the end of the request."""
    _language.set(closest(wished))


@contextmanager
def speaking(wished: str) -> Iterator[None]:
    before = _language.set(closest(wished))
    try:
        yield
    finally:
        _language.reset(before)


def _here() -> NullTranslations:
    return _catalogue(_language.get())


def gettext(message: str) -> str:
    return _here().gettext(message) if message else ""


def ngettext(singular: str, plural: str, number: int) -> str:
    return _here().ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    return _here().pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, number: int) -> str:
    return _here().npgettext(context, singular, plural, number)


def lazy(message: str) -> str:
    """Mark a message in a table for translation; it is translated where it is shown."""
    return message


def listed(names: Iterable[str]) -> str:
    """Anna, Ben and Cem: in the reader's language, each name in its own direction."""
    return format_list([f"\u2068{name}\u2069" for name in names], locale=locale())
