"""Which messages there are, and when one may go. No message holds a word about the case."""

from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.phases import ENDS, LIVING, OPEN, PREPARING, Phase


class Kind(StrEnum):
    STAFF_INVITATION = "staff_invitation"
    STAFF_RESET = "staff_reset"
    DESK_NEWS = "desk_news"  # something waits on the desk of a coordinator, caseworker or manager
    INVITATION = "invitation"
    CHANGED = "changed"  # day or place are different now
    CANCELLED = "cancelled"
    PLAN_NEWS = "plan_news"  # there is something new about the plan
    DATES = "dates"  # days are proposed: which are possible?
    DATES_REMINDER = "dates_reminder"  # once, to whom has not answered
    DATE_CHOSEN = "date_chosen"  # the day is set
    FACTS_WANTED = "facts_wanted"  # an information-giver is asked for facts beforehand
    PROMISE_REMINDER = "promise_reminder"  # to whoever promised something, before its day
    CHECK_QUESTION = "check_question"  # to whoever looks whether it works
    HOW_IS_IT = "how_is_it"  # a number from 0 to 10
    LOOK_BACK = "look_back"  # before a review: how did each promise go?
    FEEDBACK_WANTED = "feedback_wanted"  # three questions about the conference
    TRANSLATION_WANTED = "translation_wanted"  # an interpreter is asked to translate something


class Rule(NamedTuple):
    to_family: bool
    phases: frozenset[Phase]  # in which the message still makes sense; empty: it hangs on no conference
    before_the_day: bool = False  # given up a day before the conference, so that there is time to phone


RULES: dict[Kind, Rule] = {
    Kind.STAFF_INVITATION: Rule(False, frozenset()),
    Kind.STAFF_RESET: Rule(False, frozenset()),
    Kind.DESK_NEWS: Rule(False, frozenset(Phase)),
    Kind.INVITATION: Rule(True, PREPARING, before_the_day=True),
    Kind.CHANGED: Rule(True, PREPARING, before_the_day=True),
    Kind.CANCELLED: Rule(True, ENDS | {Phase.FOLLOW_UP}),  # a review that is called off: the plan goes on
    Kind.DATES: Rule(True, PREPARING),
    Kind.DATES_REMINDER: Rule(True, PREPARING),
    Kind.DATE_CHOSEN: Rule(True, PREPARING, before_the_day=True),
    Kind.FACTS_WANTED: Rule(True, PREPARING, before_the_day=True),
    Kind.PROMISE_REMINDER: Rule(True, LIVING),
    Kind.CHECK_QUESTION: Rule(True, LIVING),
    Kind.HOW_IS_IT: Rule(True, LIVING),
    Kind.LOOK_BACK: Rule(True, frozenset({Phase.REVIEW})),
    Kind.FEEDBACK_WANTED: Rule(True, LIVING | ENDS),
    Kind.TRANSLATION_WANTED: Rule(True, LIVING | {Phase.AGREEING}),
    Kind.PLAN_NEWS: Rule(True, OPEN - {Phase.ENQUIRY, Phase.CLARIFIED, Phase.PRIVATE_TIME}),
}

#: Nobody presses anything for these: they are written when their time has come.
AUTOMATIC = frozenset(
    {Kind.DATES_REMINDER, Kind.PROMISE_REMINDER, Kind.CHECK_QUESTION, Kind.HOW_IS_IT, Kind.LOOK_BACK, Kind.FEEDBACK_WANTED}
)

KIND_NAMES = {
    Kind.STAFF_INVITATION: _("Invitation to a colleague"),
    Kind.STAFF_RESET: _("New password"),
    Kind.DESK_NEWS: _("News on the desk"),
    Kind.INVITATION: _("Invitation"),
    Kind.CHANGED: _("Day or place have changed"),
    Kind.CANCELLED: _("Does not take place"),
    Kind.PLAN_NEWS: _("News about the plan"),
    Kind.DATES: _("Question about days"),
    Kind.DATES_REMINDER: _("Reminder about days"),
    Kind.DATE_CHOSEN: _("The day is set"),
    Kind.FACTS_WANTED: _("Request for facts"),
    Kind.PROMISE_REMINDER: _("Reminder of a promise"),
    Kind.CHECK_QUESTION: _("Question whether it worked"),
    Kind.HOW_IS_IT: _("Question how it is now"),
    Kind.LOOK_BACK: _("Question before the review"),
    Kind.FEEDBACK_WANTED: _("Question how the conference was"),
    Kind.TRANSLATION_WANTED: _("Request for a translation"),
}


#: A text message is one of these sentences and the personal link: as neutral as an e-mail, and no longer than two text messages.
SOMETHING_NEW = _("There is something new for you:")
TEXTS = {
    Kind.INVITATION: _("A message for you, with a question:"),
    Kind.CHANGED: _("Something has changed:"),
    Kind.CANCELLED: _("Something is called off. Please read:"),
    Kind.DATES: _("A question for you:"),
    Kind.DATES_REMINDER: _("A question still waits for you:"),
    Kind.HOW_IS_IT: _("A question for you:"),
    Kind.FEEDBACK_WANTED: _("A question for you:"),
    Kind.PROMISE_REMINDER: _("A friendly reminder:"),
    Kind.CHECK_QUESTION: _("A short question for you:"),
    Kind.TRANSLATION_WANTED: _("A question for you:"),
}


class State(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    WITHHELD = "withheld"
    GIVEN_UP = "given_up"
    BOUNCED = "bounced"  # it was handed over, and came back


STATE_NAMES = {
    State.WAITING: _("Waiting"),
    State.SENT: _("Sent"),
    State.WITHHELD: _("Held back"),
    State.GIVEN_UP: _("Not delivered, please phone"),
    State.BOUNCED: _("Came back, please phone"),
}
#: It did not go, or it came back.
NOT_ARRIVED = frozenset({State.WITHHELD, State.GIVEN_UP, State.BOUNCED})


class Status(StrEnum):
    """How somebody stands with what was written to them, in one word. Nobody can know whether it was read, or arrived."""

    NOTHING = "nothing"
    WAITING = "waiting"
    HANDED = "handed"
    TEXTED = "texted"
    SLOW = "slow"
    BOUNCED = "bounced"
    GIVEN_UP = "given_up"
    NO_EMAIL = "no_email"
    HELD_BACK = "held_back"
    TOLD = "told"
    PHONED = "phoned"
    ANSWERED = "answered"


STATUS_NAMES = {
    Status.NOTHING: _("Nothing was written yet"),
    Status.WAITING: _("Waiting"),
    Status.HANDED: _("Handed to the mail server"),
    Status.TEXTED: _("Handed to the text message service"),
    Status.SLOW: _("Handed over, but the other mail server is slow"),
    Status.BOUNCED: _("Came back: please phone"),
    Status.GIVEN_UP: _("Given up: please phone"),
    Status.NO_EMAIL: _("Wants no e-mail"),
    Status.HELD_BACK: _("Held back"),
    Status.TOLD: _("Told by you"),
    Status.PHONED: _("Phoned"),
    Status.ANSWERED: _("Has answered"),
}


class Problem(StrEnum):
    NONE = ""
    UNREACHABLE = "unreachable"  # our own mail server
    LATER = "later"  # the other side asks to try again
    REFUSED = "refused"  # the address does not exist or does not want it
    UNKNOWN = "unknown"  # the answer was lost: it may have arrived
    TOO_LATE = "too_late"
    NO_ADDRESS = "no_address"
    NO_CONSENT = "no_consent"
    NO_LINK = "no_link"
    NOT_NOW = "not_now"
    LEFT = "left"
    BOUNCED = "bounced"  # it was handed over, and came back
    SLOW = "slow"  # it was handed over, and the other side is still trying
    NO_EMAIL = "no_email"  # this person wants no more e-mail
    QUIET = "quiet"  # it is night where it would ring


PROBLEM_NAMES = {
    Problem.NONE: "",
    Problem.UNREACHABLE: _("The mail server cannot be reached. It is tried again."),
    Problem.LATER: _("The other mail server asks for patience. It is tried again."),
    Problem.REFUSED: _("The address does not accept mail. Please phone and check the address."),
    Problem.UNKNOWN: _("The answer of the mail server was lost. It may have arrived; it is tried again."),
    Problem.TOO_LATE: _("It could not be delivered in time. Please phone."),
    Problem.NO_ADDRESS: _("There is no e-mail address. Please phone."),
    Problem.NO_CONSENT: _("Consent was withdrawn, so nothing is sent."),
    Problem.NO_LINK: _("The personal link was withdrawn or replaced, so nothing is sent."),
    Problem.NOT_NOW: _("It is no longer needed."),
    Problem.LEFT: _("This person does not take part any more."),
    Problem.BOUNCED: _("It came back: the address does not take mail. Please phone and check the address."),
    Problem.SLOW: _("The other mail server has not taken it yet, and is still trying."),
    Problem.NO_EMAIL: _("This person wants no e-mail any more. Please phone."),
    Problem.QUIET: _("It waits until nobody is woken by it."),
}
