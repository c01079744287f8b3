"""The caseworker's board: what is due today, in which order it is told, and when somebody is to be called.

Source: of 21 requests at one service, 7 led to a council and 4 to a review: plans are made more often than carried
out, and what the office promised is forgotten first. So the office's own duties come first, and a family of whom
nobody has heard is called, not judged.
"""

from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _


class Due(StrEnum):
    """What may stand on the board, in the order in which it stands there."""

    PROMISE = "promise"
    DECIDE = "decide"
    WISH = "wish"
    HELP = "help"
    CHECK = "check"
    QUIET = "quiet"
    REVIEW = "review"
    DAYS = "days"
    OWED = "owed"


class Group(NamedTuple):
    """How a group is headed, what it asks for, and where that is done, behind the conference's address."""

    title: str
    what_to_do: str
    where: str


GROUPS: dict[Due, Group] = {
    Due.PROMISE: Group(
        _("What the office promised"), _("One press notes that it is done, and the family sees it at once."), "/plan/wishes"
    ),
    Due.DECIDE: Group(_("Plans to read"), _("The family has presented its plan. Please read it and answer today."), "/plan/decision"),
    Due.WISH: Group(_("Wishes for help"), _("The family asks for help and waits for an answer."), "/plan/wishes"),
    Due.HELP: Group(_("Asks for help"), _("Somebody cannot do it yet and asks for help."), "/progress"),
    Due.CHECK: Group(
        _("To look after"),
        _("The day has come, and nobody has told the office how it went. Ask kindly; nobody has to answer."),
        "/progress",
    ),
    Due.QUIET: Group(
        _("Nobody has heard from them"),
        _("Please call and ask how they are. That they are quiet says nothing about the plan."),
        "/progress",
    ),
    Due.REVIEW: Group(_("Reviews"), _("The family looks at its plan again."), ""),
    Due.DAYS: Group(_("Proposed days"), _("Days are proposed. Please say which are possible for you."), "/dates"),
    Due.OWED: Group(_("To ask again"), _("Could not answer yet. You promised to ask again."), "/plan"),
}

#: What can be late: duties of the office alone, and the review. What a family promised never is.
CAN_BE_LATE = frozenset({Due.PROMISE, Due.REVIEW})
#: The office's promises of so many days ahead stand open; those of later days are folded away.
PROMISES_AHEAD = timedelta(days=7)
#: A review stands on the board so long before its day.
REVIEW_AHEAD = timedelta(days=14)
#: After so long without a sign of life that the family shares, somebody calls.
QUIET_AFTER = timedelta(weeks=4)
#: So many families one board holds. Nobody carries more; if somebody does, the board says so.
MOST_FAMILIES = 150
