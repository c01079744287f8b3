"""What a family is asked, what it agrees, how promises stand, how a conference ends: the field's words as values."""

from enum import StrEnum

from app.kit.i18n import lazy as _


class LineKind(StrEnum):
    QUESTION = "question"
    BOTTOM_LINE = "bottom_line"


class Assent(StrEnum):
    """What somebody says to the plan. The third answer leaves a debt: somebody asks again."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


ASSENT_NAMES = {
    Assent.YES: _("Yes, I agree"),
    Assent.NO: _("No, I do not agree"),
    Assent.NOT_YET: _("Could not answer yet"),
}


#: The same as somebody says it of themselves.
OWN_ASSENT_NAMES = ASSENT_NAMES | {Assent.NOT_YET: _("I cannot answer yet")}


class AssentHow(StrEnum):
    TAP = "tap"
    PAPER = "paper"
    ORAL = "oral"


ASSENT_HOW_NAMES = {
    AssentHow.TAP: _("By a tap on the phone"),
    AssentHow.PAPER: _("Signed on paper"),
    AssentHow.ORAL: _("Said before a witness"),
}


class Progress(StrEnum):
    """How a promise stands. Nobody has to lie: what cannot be done yet has a name, and a tap can be taken back."""

    OPEN = "open"
    DONE = "done"
    PARTLY = "partly"
    NEEDS_HELP = "needs_help"
    NO_LONGER_NEEDED = "no_longer_needed"


PROGRESS_NAMES = {
    Progress.OPEN: _("Still ahead"),
    Progress.DONE: _("Done"),
    Progress.PARTLY: _("Partly done"),
    Progress.NEEDS_HELP: _("Cannot be done yet, we need help"),
    Progress.NO_LONGER_NEEDED: _("No longer needed"),
}


class Worked(StrEnum):
    """What whoever looks after a promise says of it: not of the one who gave it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


WORKED_NAMES = {
    Worked.YES: _("It works"),
    Worked.PARTLY: _("It works in part"),
    Worked.NO: _("It does not work yet"),
    Worked.UNKNOWN: _("Cannot be said yet"),
}


class HelpDecision(StrEnum):
    GRANTED = "granted"
    REFUSED = "refused"


class Outcome(StrEnum):
    """How a conference ended. Ending in preparation is an ordinary end."""

    WITH_PLAN = "with_plan"
    WITHOUT_PLAN = "without_plan"
    WITHDRAWN = "withdrawn"
    FULFILLED = "fulfilled"
    OTHER_HELP = "other_help"
    TAKEN_BACK = "taken_back"  # by the caseworker, before anything was clarified


#: How a conference may end before it is held, and how after.
ENDS_IN_PREPARATION = (Outcome.WITH_PLAN, Outcome.WITHOUT_PLAN, Outcome.WITHDRAWN)


WAYS_TO_CLOSE = (Outcome.FULFILLED, Outcome.OTHER_HELP, Outcome.WITHOUT_PLAN, Outcome.WITHDRAWN)


OUTCOME_NAMES = {
    Outcome.WITH_PLAN: _("Ended in preparation: the family has made a plan of its own"),
    Outcome.WITHOUT_PLAN: _("Ended without a plan"),
    Outcome.WITHDRAWN: _("The family has withdrawn its consent"),
    Outcome.FULFILLED: _("The plan is fulfilled"),
    Outcome.OTHER_HELP: _("Help of another kind goes on"),
    Outcome.TAKEN_BACK: _("The referral was taken back"),
}
