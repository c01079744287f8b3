"""The languages of families: their own names and directions, out of locales/languages.toml. Those with a catalogue can be chosen."""

import tomllib
from pathlib import Path
from typing import Annotated, NamedTuple

from msgspec import Meta

from app.kit import i18n

TABLE = Path(__file__).parents[2] / "locales" / "languages.toml"


class Language(NamedTuple):
    """`tag` is what stands in a page's `lang`; `checked_by` is empty until somebody who speaks it has read every sentence."""

    code: str
    name: str  # as its speakers write it
    english: str
    dir: str
    staff: bool = False  # the staff's side is there in it as well
    also: tuple[str, ...] = ()  # other codes by which devices ask for it
    checked_by: str = ""

    @property
    def tag(self) -> str:
        return self.code.replace("_", "-")


LANGUAGES = {code: Language(code, **about) for code, about in tomllib.loads(TABLE.read_text()).items()}
#: prs (Dari) -> fa, kmr (Kurmanji) -> ku …
DIALECTS = {other: code for code, language in LANGUAGES.items() for other in language.also}
STAFF_LANGUAGES = frozenset(code for code, language in LANGUAGES.items() if language.staff)

#: A language that somebody speaks, in a form.
Spoken = Annotated[str, Meta(max_length=12, pattern=f"^({'|'.join(LANGUAGES)})$")]


def called(code: str) -> str:
    """A language as the reader calls it. Easy German, which no list of names knows, by its own name for whoever reads German."""
    language = LANGUAGES[code]
    ours = code.partition("_")[0] == i18n.language().partition("_")[0]
    return str(i18n.locale().languages.get(code) or (language.name if ours else language.english))


def called_by_both(code: str) -> str:
    """A language as the reader calls it, and as its speakers write it."""
    return " – ".join(dict.fromkeys((called(code), LANGUAGES[code].name)))
