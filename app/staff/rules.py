"""Which passwords are too easy, and the table of rights in sentences."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from app.kit.i18n import gettext as _
from app.practice.phases import IN_ORDER, PHASE_NAMES, Phase
from app.practice.right_names import CHAPTERS
from app.practice.rights import RIGHTS, Right
from app.practice.roles import ROLE_NAMES, Role

_EVERYBODY_TRIES = ("password", "passwort", "kennwort", "familienrat", "jugendamt", "123456", "qwert", "willkommen", "welcome", "geheim")


class GrantLine(Struct, frozen=True):
    """Who, and when, as a reader's sentence."""

    who: str
    when: str


class RightLine(Struct, frozen=True):
    what: str
    grants: list[GrantLine]


class Chapter(Struct, frozen=True):
    title: str
    rights: list[RightLine]


def who_can_see_what() -> list[Chapter]:
    """The table of rights in the reader's language. Nothing is written here that the table does not say."""
    return [Chapter(_(title), [_right_line(right, name) for right, name in rights.items()]) for title, rights in CHAPTERS.items()]


def when(phases: Collection[Phase]) -> str:
    """A set of phases as people say it: "from the preparation to the follow-up, but not in private family time"."""
    if set(phases) == set(Phase):
        return _("always")
    spared = Phase.PRIVATE_TIME not in phases and {Phase.INFORMATION, Phase.AGREEING} <= set(phases)
    told = set(phases) | ({Phase.PRIVATE_TIME} if spared else set())
    if told == set(Phase):
        return _("always, but never in private family time")
    pieces = [_stretch(run) for run in _runs(told)]
    if Phase.ENDED_IN_PREPARATION in told:
        pieces.append(_("in “%(phase)s”") % {"phase": _(PHASE_NAMES[Phase.ENDED_IN_PREPARATION])})
    words = _("; ").join(pieces)
    return _("%(phases)s, but never in private family time") % {"phases": words} if spared else words


def too_easy(password: str, *, about: Iterable[str] = ()) -> bool:
    """A password that is guessed early: few different signs, a word that everybody tries, or the own name.

    Source: NIST SP 800-63B 5.1.1.2 (no rules about kinds of signs, but a list of what is guessed first).
    """
    small = password.casefold()
    own = [part for text in about for part in text.casefold().replace("@", " ").replace(".", " ").split() if len(part) >= 4]
    left = small
    for word in (*_EVERYBODY_TRIES, *own):
        left = left.replace(word, "")
    return len(set(small)) < 5 or (len(left) < 8 and left != small)


def _right_line(right: Right, name: str) -> RightLine:
    lines = [GrantLine(_names(grant.roles), when(grant.phases)) for grant in RIGHTS[right]]
    return RightLine(_(name), lines)


def _names(roles: Collection[Role]) -> str:
    return _(", ").join(_(ROLE_NAMES[role]) for role in Role if role in roles)


def _runs(phases: Collection[Phase]) -> list[list[Phase]]:
    """The phases in stretches without a gap, along the road of a conference."""
    runs: list[list[Phase]] = []
    follows = False
    for phase in IN_ORDER:
        if phase in phases and follows:
            runs[-1].append(phase)
        elif phase in phases:
            runs.append([phase])
        follows = phase in phases
    return runs


def _stretch(run: list[Phase]) -> str:
    first, last = _(PHASE_NAMES[run[0]]), _(PHASE_NAMES[run[-1]])
    if len(run) == 1:
        return _("in “%(phase)s”") % {"phase": first}
    if len(run) == 2:
        return _("in “%(first)s” and “%(last)s”") % {"first": first, "last": last}
    return _("from “%(first)s” to “%(last)s”") % {"first": first, "last": last}
