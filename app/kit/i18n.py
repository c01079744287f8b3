"""Languages: catalogues read at start, the reader's language kept in a context variable."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "en"  # the language in which the code is written
FALLBACK = "de"

_catalogues: dict[str, NullTranslations] = {SOURCE: NullTranslations()}
_language: ContextVar[str] = ContextVar("language", default=FALLBACK)


def load(locales: Path) -> None:
    for po in sorted(locales.glob("*/LC_MESSAGES/messages.po")):
        with po.open("rb") as text:
            catalogue = read_po(text)
        mo = BytesIO()
        write_mo(mo, catalogue)
        mo.seek(0)
        _catalogues[po.parts[-3]] = GNUTranslations(mo)


def available() -> list[str]:
    return sorted(_catalogues)


def language() -> str:
    return _language.get()


def closest(wished: str) -> str:
    """The catalogue for a wish such as `ar`, or German, the language of the office."""
    return wished if wished in _catalogues else FALLBACK


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
    return _catalogues.get(_language.get(), _catalogues[SOURCE])


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
    return format_list([f"\u2068{name}\u2069" for name in names], locale=Locale.parse(language().partition("_")[0]))
