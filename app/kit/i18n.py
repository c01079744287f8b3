"""Languages: catalogues read when they are first spoken, the reader's language kept in a context variable.

A sentence that a catalogue does not have is said in German, and noted in `missed`: tests look there whether
a family ever meets a sentence that was left for staff. What a catalogue says to a child in another way than to
everybody stands in it a second time, with the context `child`: to a child that one is said. No page asks which.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "en"  # the language in which the code is written
FALLBACK = "de"
CHILD = "child"

#: (language, sentence) of what had no translation since this process began.
missed: set[tuple[str, str]] = set()

_files: dict[str, Path] = {}
_language: ContextVar[str] = ContextVar("language", default=FALLBACK)
_to_a_child: ContextVar[bool] = ContextVar("to_a_child", default=False)


class _InGerman(NullTranslations):
    """Stands behind a catalogue, for what it does not have."""

    def __init__(self, code: str, *, to_a_child: bool) -> None:
        super().__init__()
        self.code, self.to_a_child = code, to_a_child

    def _missing(self, message: str) -> NullTranslations:
        missed.add((self.code, message))
        return NullTranslations() if self.code == FALLBACK else _catalogue(FALLBACK, self.to_a_child)

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
def _catalogue(code: str, to_a_child: bool) -> NullTranslations:
    if code not in _files:
        return NullTranslations()
    with _files[code].open("rb") as text:
        catalogue = read_po(text, locale=_babel(code))
    if to_a_child:
        _say_as_to_a_child(catalogue)
    mo = BytesIO()
    write_mo(mo, catalogue)
    mo.seek(0)
    spoken = GNUTranslations(mo)
    spoken.add_fallback(_InGerman(code, to_a_child=to_a_child))
    return spoken


def _say_as_to_a_child(catalogue: Catalog) -> None:
    for own in [each for each in catalogue if each.context == CHILD]:
        to_everybody = catalogue.get(own.id)
        if to_everybody is not None:
            to_everybody.string = own.string


def available() -> list[str]:
    return sorted({SOURCE, *_files})


def language() -> str:
    return _language.get()


def locale() -> Locale:
    """The conventions of the reader's language. Easy German has those of German: Babel knows no `simple`."""
    return _locale(language())


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(_babel(code))


def _babel(code: str) -> str:
    """English is read in Europe here: 8 December, 17:00."""
    return "en_GB" if code == SOURCE else code.partition("_")[0]


def closest(wished: str) -> str:
    """The catalogue for a wish such as `ar`, or German, the language of the office."""
    return wished if wished == SOURCE or wished in _files else FALLBACK


def speak(wished: str, *, to_a_child: bool = False) -> None:
    """Speak this language until the end of the request."""
    _language.set(closest(wished))
    _to_a_child.set(to_a_child)


@contextmanager
def speaking(wished: str, *, to_a_child: bool | None = None) -> Iterator[None]:
    """Speak this language for a while; to a child or not as before, where nothing is said of it."""
    before = _language.set(closest(wished))
    to_whom_before = _to_a_child.set(_to_a_child.get() if to_a_child is None else to_a_child)
    try:
        yield
    finally:
        _language.reset(before)
        _to_a_child.reset(to_whom_before)


def _here() -> NullTranslations:
    return _catalogue(_language.get(), _to_a_child.get())


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


def names_of(table: Mapping[Any, str]) -> dict[str, str]:
    """What one can answer, by the word that a form sends, and how the reader calls it."""
    return {answer.value: gettext(name) for answer, name in table.items()}


def listed(names: Iterable[str]) -> str:
    """Anna, Ben and Cem: in the reader's language, each name in its own direction."""
    return format_list([f"\u2068{name}\u2069" for name in names], locale=locale())
