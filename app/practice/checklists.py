"""What is still to do in each phase: rules that take numbers and tell.

Sources: the preparation of the DACH process (speak with everybody alone, think of both sides of the family,
bottom lines known beforehand), and the four questions at the presentation of a plan (domain, 2.2).
"""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.facts import Facts
from app.practice.phases import Phase
from app.practice.roles import Role

BOTH = frozenset({Role.COORDINATOR, Role.CASEWORKER})
COORDINATOR = frozenset({Role.COORDINATOR})
CASEWORKER = frozenset({Role.CASEWORKER})


class Counts(StrEnum):
    """From where the days of a deadline are counted."""

    AFTER_BEGIN = "after_begin"
    BEFORE_MEETING = "before_meeting"


COUNTS_NAMES = {
    Counts.AFTER_BEGIN: _("days after this phase began"),
    Counts.BEFORE_MEETING: _("days before the meeting"),
}
#: An urgent conference meets within four days, and everything before it is due the next day.
#: Source: the quickest conferences in Dutch practice took four days from the request.
URGENT_DAYS = 1


def due_on(days: int | None, counts: Counts, *, began: date, meets: date | None, urgent: bool = False) -> date | None:
    """The day by which something is to be done; None where none was said, or it hangs on a meeting without a day."""
    if days is None:
        return None
    if urgent:
        return began + timedelta(days=min(days, URGENT_DAYS)) if counts is Counts.AFTER_BEGIN else meets
    if counts is Counts.AFTER_BEGIN:
        return began + timedelta(days=days)
    return meets - timedelta(days=days) if meets else None


class Item(NamedTuple):
    """`label` says how it is when it is done, `to_do` what to do; `where` is the page, behind the conference's address.

    `days` and `counts` say until when, unless the office says otherwise; `short`: it stands on the short list of an urgent conference.
    """

    key: str
    label: str
    to_do: str
    where: str
    done: Callable[[Facts], bool]
    roles: frozenset[Role] = COORDINATOR
    days: int | None = None
    counts: Counts = Counts.AFTER_BEGIN
    short: bool = True


CONSENTS = Item(
    "consents",
    _("Everybody with custody agrees"),
    _("Ask those with custody for their consent"),
    "/referral#consents",
    lambda f: f.custody > 0 and f.custody_without_consent == 0,
    BOTH,
    5,
)

WISHES = Item(
    "wishes",
    _("Every wish for help has an answer"),
    _("Answer the wishes for help"),
    "/plan/wishes",
    lambda f: f.wishes == 0,
    CASEWORKER,
    5,
)
PROMISES = Item(
    "promises",
    _("The office has kept its promises"),
    _("Keep what the office promised"),
    "/plan/wishes",
    lambda f: f.promises == 0,
    CASEWORKER,
)
CHILDREN = Item("told", _("What children were told holds"), _("Tell a child’s plan anew"), "/childs-plan", lambda f: f.to_tell_anew == 0)
DATE = Item("date", _("Place, day and time are set"), _("Set place, day and time"), "/date", lambda f: f.date, days=21)
INVITED = Item(
    "invited",
    _("Everybody is invited"),
    _("Invite everybody"),
    "/invitations",
    lambda f: f.not_invited == 0,
    days=14,
    counts=Counts.BEFORE_MEETING,
)
ANSWERED = Item(
    "answered",
    _("Everybody has answered"),
    _("Ask those who have not answered"),
    "/invitations",
    lambda f: f.not_invited == 0 and f.unanswered == 0,
    days=4,
    counts=Counts.BEFORE_MEETING,
    short=False,
)

CHECKLISTS: dict[Phase, tuple[Item, ...]] = {
    Phase.ENQUIRY: (
        Item("concern", _("What causes worry is said"), _("Say what causes worry"), "/referral", lambda f: f.concern, BOTH, 5),
        Item(
            "question",
            _("There is a question to the family"),
            _("Agree on the question to the family"),
            "/referral",
            lambda f: f.question,
            BOTH,
            5,
        ),
        Item(
            "bottom_lines",
            _("There is at least one bottom line"),
            _("Agree on the bottom lines"),
            "/referral",
            lambda f: f.bottom_lines > 0,
            BOTH,
            5,
        ),
        CONSENTS,
    ),
    Phase.CLARIFIED: (CONSENTS,),
    Phase.PREPARATION: (
        CONSENTS._replace(roles=COORDINATOR, days=7),
        Item(
            "circle", _("Family and friends are in the circle"), _("Widen the circle"), "/circle", lambda f: f.family > f.custody, days=14
        ),
        Item(
            "sides",
            _("Both sides of the family were thought of"),
            _("Think of both sides of the family"),
            "/circle",
            lambda f: f.mothers_side > 0 and f.fathers_side > 0,
            days=14,
            short=False,
        ),
        Item(
            "reach",
            _("We know how to reach everybody"),
            _("Find out how to reach everybody"),
            "/circle",
            lambda f: f.unreachable == 0,
            days=14,
        ),
        Item(
            "prepared",
            _("Everybody was spoken with"),
            _("Speak with everybody alone"),
            "/circle",
            lambda f: f.unprepared == 0,
            days=3,
            counts=Counts.BEFORE_MEETING,
            short=False,
        ),
        DATE,
        INVITED,
        ANSWERED,
    ),
    Phase.INFORMATION: (Item("here", _("It is noted who is here"), _("Note who is here"), "/day", lambda f: f.here > 0),),
    Phase.PRIVATE_TIME: (),
    Phase.AGREEING: (
        Item("agreements", _("The plan has agreements"), _("Write down what the family will do"), "/plan", lambda f: f.agreements > 0),
        Item(
            "doers",
            _("Each agreement says who does it"),
            _("Say for each agreement who does it"),
            "/plan",
            lambda f: f.agreements > 0 and f.without_doer == 0,
        ),
        Item(
            "contingency",
            _("The family has said what happens if it does not work"),
            _("Ask what happens if it does not work"),
            "/plan",
            lambda f: f.contingency,
        ),
        Item("review", _("There is a day for the review"), _("Set a day for the review"), "/plan", lambda f: f.review),
        Item("presented", _("The plan is presented"), _("Present the plan"), "/plan", lambda f: f.presented),
        Item(
            "answers",
            _("Everybody has said what they think of the plan"),
            _("Ask everybody what they think of the plan"),
            "/plan",
            lambda f: f.presented and f.answers_missing == 0 and f.owed == 0,
        ),
    ),
    Phase.FOLLOW_UP: (
        Item(
            "handed",
            _("Everybody has the plan in their hands"),
            _("Hand out the plan"),
            "/plan/hand-out",
            lambda f: f.not_handed_out == 0,
            days=5,
        ),
        Item("owed", _("Nobody still waits to be asked"), _("Ask those who could not answer yet"), "/plan", lambda f: f.owed == 0, days=14),
        CHILDREN,
        WISHES,
        PROMISES,
        Item(
            "review",
            _("For the review, all is done for now"),
            _("Prepare the review"),
            "/review/convene",
            lambda f: not f.review_due and f.review_wished == 0,
        ),
    ),
    Phase.REVIEW: (
        CONSENTS._replace(roles=COORDINATOR, days=5),
        Item(
            "looked_back",
            _("Everybody has said how the promises went"),
            _("Ask everybody how the promises went: five minutes on the phone"),
            "/review",
            lambda f: f.not_looked_back == 0,
            days=3,
            counts=Counts.BEFORE_MEETING,
        ),
        DATE._replace(days=10),
        INVITED._replace(days=10),
        ANSWERED._replace(days=3),
        Item(
            "room",
            _("The room is booked"),
            _("Book the room"),
            "/arrangements",
            lambda f: f.room,
            days=7,
            counts=Counts.BEFORE_MEETING,
            short=False,
        ),
        Item(
            "interpreting",
            _("Whoever needs an interpreter has one"),
            _("Find an interpreter"),
            "/arrangements",
            lambda f: f.interpreting == 0,
            days=7,
            counts=Counts.BEFORE_MEETING,
        ),
        Item(
            "facts",
            _("Whoever was asked for facts has been heard"),
            _("Show the family the facts that were asked for"),
            "/facts",
            lambda f: f.facts_waiting == 0,
            days=3,
            counts=Counts.BEFORE_MEETING,
            short=False,
        ),
        CHILDREN,
        WISHES,
        PROMISES._replace(
            label=_("The office can say that it has kept its promises"),
            to_do=_("Keep what the office promised, before you meet"),
            days=3,
            counts=Counts.BEFORE_MEETING,
        ),
    ),
    Phase.CLOSED: (),
    Phase.ENDED_IN_PREPARATION: (),
}


class Task(NamedTuple):
    key: str
    label: str
    to_do: str
    where: str
    done: bool


def checklist(role: Role, phase: Phase, facts: Facts) -> list[Task]:
    """What belongs to this phase for this part, with what is done already. In an urgent conference it is the short list."""
    return [
        Task(item.key, item.label, item.to_do, item.where, item.done(facts))
        for item in CHECKLISTS[phase]
        if role in item.roles and (item.short or not facts.urgent)
    ]


def missing(role: Role, phase: Phase, facts: Facts) -> list[Task]:
    return [task for task in checklist(role, phase, facts) if not task.done]
