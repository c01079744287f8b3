"""Which passwords are too easy, and the table of rights in sentences."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from app.kit.i18n import gettext as _
from app.kit.i18n import lazy
from app.practice.phases import PHASE_NAMES, ROAD, Phase
from app.practice.rights import RIGHT_NAMES, RIGHTS, Right
from app.practice.roles import ROLE_NAMES, Role

_EVERYBODY_TRIES = ("password", "passwort", "kennwort", "familienrat", "jugendamt", "123456", "qwert", "willkommen", "welcome", "geheim")

#: The rights in the order in which a conference lives, under the words one looks for.
CHAPTERS: tuple[tuple[str, tuple[Right, ...]], ...] = (
    (
        lazy("The referral"),
        (
            Right.SEE_CONFERENCE,
            Right.SEE_REFERRAL,
            Right.WRITE_REFERRAL,
            Right.WITHDRAW_REFERRAL,
            Right.TAKE_ON,
            Right.ASSIGN,
            Right.CLARIFY,
        ),
    ),
    (
        lazy("The preparation"),
        (
            Right.BEGIN_PREPARATION,
            Right.PREPARE,
            Right.KEEP_NOTES,
            Right.KEEP_SAFE,
            Right.HAND_OVER,
            Right.PROMISE_START,
            Right.GIVE_LINK,
            Right.RECORD_CONSENT,
            Right.SET_DATE,
            Right.INVITE,
            Right.SEE_MESSAGES,
            Right.ARRANGE,
            Right.APPROVE_COSTS,
            Right.COUNT_HOURS,
            Right.GATHER_FACTS,
            Right.SEE_FACTS,
            Right.END_IN_PREPARATION,
        ),
    ),
    (lazy("The day"), (Right.LEAD_DAY, Right.OPEN_CONFERENCE, Right.START_PRIVATE_TIME, Right.CALL_BACK)),
    (
        lazy("The plan, and afterwards"),
        (
            Right.READ_PRESENTED_PLAN,
            Right.WRITE_PLAN,
            Right.RECORD_ASSENT,
            Right.DECIDE_PLAN,
            Right.GRANT_HELP,
            Right.KEEP_OFFICE_PROMISE,
            Right.SEE_PROGRESS,
            Right.HAND_OUT,
            Right.REOPEN_PLAN,
            Right.KEEP_PLAN,
            Right.CLOSE,
        ),
    ),
    (
        lazy("On the family's phone"),
        (
            Right.ENTER,
            Right.SEE_CONCERN,
            Right.SEE_OWN_INVITATION,
            Right.ANSWER_INVITATION,
            Right.ANSWER_DATES,
            Right.WRITE_INVITATION,
            Right.WISH_FOR_THE_DAY,
            Right.SEE_OWN_MAP,
            Right.PROPOSE_PEOPLE,
            Right.SAY_OWN_VIEW,
            Right.READ_FACTS,
            Right.WRITE_FACTS,
            Right.OPEN_SEALED_ROOM,
            Right.CALL_THE_OTHERS,
            Right.READ_PLAN,
            Right.WRITE_OUR_PLAN,
            Right.ANSWER_PLAN,
            Right.REPORT_PROGRESS,
            Right.WITHDRAW_CONSENT,
        ),
    ),
)


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
    return [Chapter(_(title), [_right_line(right) for right in rights]) for title, rights in CHAPTERS]


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


def _right_line(right: Right) -> RightLine:
    lines = [GrantLine(_names(grant.roles), when(grant.phases)) for grant in RIGHTS[right]]
    return RightLine(_(RIGHT_NAMES[right]), lines)


def _names(roles: Collection[Role]) -> str:
    return _(", ").join(_(ROLE_NAMES[role]) for role in Role if role in roles)


def _runs(phases: Collection[Phase]) -> list[list[Phase]]:
    """The phases in stretches without a gap, along the road of a conference."""
    runs: list[list[Phase]] = []
    follows = False
    for phase in ROAD:
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
