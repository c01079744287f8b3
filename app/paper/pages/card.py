"""The emergency card: what to do if something goes wrong, and whom to call. Folded it is as large as a bank card.

Outside nothing says what it is: "Important numbers", and the number that everybody knows.
"""

from typing import Any

from app.kit import i18n
from app.kit.i18n import gettext as _
from app.paper.pages.plan import Call, OnPaper
from app.paper.pages.saying import Line, Said, dir_of, ours, tag_of, theirs, words


def card(one: OnPaper) -> dict[str, Any]:
    """The data of one card, as templates/letters/card.typ reads it. The name stands beside it where several are printed."""
    language = one.languages[0]
    with i18n.speaking(language):
        agreed = one.plan.escalation
        return {
            "lang": tag_of(language),
            "dir": dir_of(language),
            "title": _("Important numbers"),
            "whose": theirs(one.name) if one.name else None,
            "how": [_("Cut along the outer line."), _("Fold it in the middle, then once more.")],
            "trouble": _("If something goes wrong"),
            "steps": _steps(one),
            "rest": _("The rest stands in our plan."),
            "call": _("Whom to call"),
            "whom": theirs(agreed.whom.name) if agreed.whom else None,
            "when": _words(agreed.words, one) if agreed.words else None,
            "numbers": [_number(each) for each in one.calls],
            "own": _("My own numbers"),
        }


def _number(call: Call) -> tuple[Said, str]:
    """Whoever finds the card learns a name from it, not what somebody coordinates."""
    return theirs(call.name) if call.name else ours(_(call.label)), call.number


def _steps(one: OnPaper) -> Line:
    """What the family has written for it; where it wants no emergency plan there is room for words of one's own."""
    return _words(one.plan.contingency, one) if one.plan.contingency else Line(Said("", tag_of(i18n.language()), dir_of(i18n.language())))


def _words(text: str, one: OnPaper) -> Line:
    return words(text, one.telling, original=False)
