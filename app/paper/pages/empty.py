"""The empty plan for private family time on paper: in the family's language, small German beside it for whoever types it in."""

from typing import Any

from app.kit import i18n
from app.kit.i18n import gettext as _
from app.kit.i18n import lazy
from app.paper.forms import Layout
from app.paper.pages.saying import Said, dir_of, ours, tag_of

#: What each box asks, and how many lines there are to write on.
_BOX = (
    (lazy("What do we do?"), 2),
    (lazy("Who does it?"), 1),
    (lazy("Until when?"), 1),
    (lazy("Who helps?"), 1),
    (lazy("Who checks whether it works?"), 1),
    (lazy("What if it does not work?"), 1),
)
_AROUND = (
    (lazy("Help that we ask for:"), 5),
    (lazy("If something goes wrong:"), 6),
    (lazy("Whom to call"), 3),
    (lazy("Who keeps an eye on the plan:"), 2),
    (lazy("We look at it together again on:"), 2),
)
_COLUMNS = (lazy("What worries us"), lazy("What goes well"), lazy("What we plan"))
_TITLE, _HOW = lazy("Our plan"), lazy("Write in your own words, and in your own language.")


def empty(language: str, layout: Layout) -> dict[str, Any]:
    """The data of one empty plan, as templates/letters/form.typ reads it: each sentence with the same in German, where that is another."""
    language = i18n.closest(language)
    return {
        "lang": tag_of(language),
        "dir": dir_of(language),
        "layout": layout.value,
        "title": _twice(_TITLE, language),
        "how": _twice(_HOW, language),
        "box": [(_twice(words, language), lines) for words, lines in _BOX],
        "around": [(_twice(words, language), lines) for words, lines in _AROUND],
        "columns": [_twice(words, language) for words in _COLUMNS],
    }


def _twice(words: str, language: str) -> list[Said]:
    """In the family's language and, where that is another, in German."""
    said = []
    for each in [language] if tag_of(language) == i18n.FALLBACK else [language, i18n.FALLBACK]:
        with i18n.speaking(each):
            said.append(ours(_(words)))
    return said
