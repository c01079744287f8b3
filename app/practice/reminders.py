"""Who is reminded of what, when, and how often: the one table. What does not stand here, nobody is reminded of.

Sources: families say that a reminder helps when it comes before the day, once, in their own language, and can be
switched off; whether something worked is asked of the one whom the family chose for it. What a family promised is
its own: nobody else is told. What the office promised is a duty with a day.
"""

from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.mail import Kind
from app.practice.promises import Progress, Worked


class Reminder(StrEnum):
    BEFORE_THE_DAY = "before_the_day"
    DID_IT_WORK = "did_it_work"
    HOW_DOES_IT_GO = "how_does_it_go"
    HOW_DO_YOU_GET_ON = "how_do_you_get_on"
    OFFICE_SOON = "office_soon"
    OFFICE_LATE = "office_late"


class To(StrEnum):
    DOER = "doer"
    CHECKER = "checker"
    CASEWORKER = "caseworker"


class Of(StrEnum):
    """What it is about, and from which day it is counted."""

    PROMISE_WITH_DAY = "promise_with_day"  # of the family: its day
    PROMISE_WITHOUT_DAY = "promise_without_day"  # of the family: the middle between acceptance and review
    HELP_OF_THE_OFFICE = "help_of_the_office"  # granted and not kept: the day that was promised


class Rule(NamedTuple):
    of: Of
    to: To
    days: int  # after that day; before it, less than nothing
    until: int  # days after that day; from then on it is better not said any more
    times: int
    every: int  # days from one time to the next
    kind: Kind
    silent_when: frozenset[Progress]  # how the promise stands, so that nothing needs to be said
    only_without_checker: bool = False


_SETTLED = frozenset({Progress.DONE, Progress.NO_LONGER_NEEDED, Progress.NEEDS_HELP})
_NOT_NEEDED = frozenset({Progress.NO_LONGER_NEEDED})

RULES: dict[Reminder, Rule] = {
    # The doer, two days before. Whoever has said that it cannot be done yet is not reminded: help is what they need.
    Reminder.BEFORE_THE_DAY: Rule(Of.PROMISE_WITH_DAY, To.DOER, -2, 0, 1, 0, Kind.PROMISE_REMINDER, _SETTLED),
    # Whoever looks after it, the day after. Also when the doer says that it is done: done is not yet whether it works.
    Reminder.DID_IT_WORK: Rule(Of.PROMISE_WITH_DAY, To.CHECKER, 1, 15, 1, 0, Kind.CHECK_QUESTION, _NOT_NEEDED),
    # What has no day, "every school day": one gentle question in the middle, to the one who looks after it …
    Reminder.HOW_DOES_IT_GO: Rule(Of.PROMISE_WITHOUT_DAY, To.CHECKER, 0, 15, 1, 0, Kind.CHECK_QUESTION, _NOT_NEEDED),
    # … or, where nobody does, to the doer.
    Reminder.HOW_DO_YOU_GET_ON: Rule(
        Of.PROMISE_WITHOUT_DAY, To.DOER, 0, 15, 1, 0, Kind.PROMISE_REMINDER, _SETTLED, only_without_checker=True
    ),
    # The office, of its own duties: beforehand, and each week while it is late.
    Reminder.OFFICE_SOON: Rule(Of.HELP_OF_THE_OFFICE, To.CASEWORKER, -3, 0, 1, 0, Kind.DESK_NEWS, frozenset()),
    Reminder.OFFICE_LATE: Rule(Of.HELP_OF_THE_OFFICE, To.CASEWORKER, 1, 30, 4, 7, Kind.DESK_NEWS, frozenset()),
}

#: Those that go to somebody of the family, and that a tap switches off.
OF_THE_FAMILY = tuple(each for each, rule in RULES.items() if rule.of is not Of.HELP_OF_THE_OFFICE)

#: Those that are settled when the one who looks after it has answered.
CHECKED_BY_ANSWER = tuple(each for each, rule in RULES.items() if rule.kind is Kind.CHECK_QUESTION)

#: Why somebody is phoned, as the coordinator reads it.
REASONS = {
    Reminder.BEFORE_THE_DAY: _("Remind them of what they have promised:"),
    Reminder.DID_IT_WORK: _("Ask them whether it worked, and how they noticed:"),
    Reminder.HOW_DOES_IT_GO: _("Ask them whether it works, and how they notice:"),
    Reminder.HOW_DO_YOU_GET_ON: _("Ask them how they get on with it:"),
}


class LateIsSeenBy(NamedTuple):
    """From how many days after the promised day on somebody sees that the office is late."""

    family: int = 1
    caseworker: int = 1
    manager: int = 8  # a week after the family: that the office is late, and since when; not what the family asked for


LATE_IS_SEEN_BY = LateIsSeenBy()

#: "Whom to call when" is shown to whoever says so: of their own promise, or of one that they look after. Nobody else is told by it.
CALLS_FOR_HELP = frozenset({Progress.NEEDS_HELP})
DOES_NOT_WORK = frozenset({Worked.NO})
