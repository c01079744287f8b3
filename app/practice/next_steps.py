"""The one next step of a conference, for coordinator and caseworker."""

from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.checklists import missing
from app.practice.facts import Facts
from app.practice.phases import Phase
from app.practice.roles import Role


class Next(NamedTuple):
    """The one next step: a link, or with `sends` a button that does it, or with neither only a sentence."""

    label: str
    where: str = ""
    sends: bool = False


_COORDINATOR_NEXT = {
    Phase.ENQUIRY: Next(_("The referral is clear"), "/clarify", sends=True),
    Phase.CLARIFIED: Next(_("Begin the preparation"), "/begin", sends=True),
    Phase.PREPARATION: Next(_("Open the conference on its day"), "/day"),
    Phase.INFORMATION: Next(_("To the run sheet"), "/day"),
    Phase.PRIVATE_TIME: Next(_("The family is among itself.")),
    Phase.AGREEING: Next(_("The plan is with the caseworker.")),
    Phase.FOLLOW_UP: Next(_("All is done for now. The family follows its plan.")),
    Phase.REVIEW: Next(_("Open the conference on its day"), "/day"),
    Phase.CLOSED: Next(_("This conference is closed.")),
    Phase.ENDED_IN_PREPARATION: Next(_("This conference ended in preparation.")),
}
_CASEWORKER_NEXT = {
    Phase.ENQUIRY: Next(_("The coordination looks at your referral and comes back to you.")),
    Phase.CLARIFIED: Next(_("The referral is clear. The coordination begins the preparation.")),
    Phase.PREPARATION: Next(_("The coordination prepares the conference with the family.")),
    Phase.INFORMATION: Next(_("You are asked to tell the family what causes worry, in plain words."), "/referral"),
    Phase.PRIVATE_TIME: Next(_("The family is among itself.")),
    Phase.AGREEING: Next(_("The family is writing its plan. You are told when it is presented.")),
    Phase.FOLLOW_UP: Next(_("All is done for now. The family follows its plan.")),
    Phase.REVIEW: Next(_("The coordination prepares the review with the family.")),
    Phase.CLOSED: Next(_("This conference is closed.")),
    Phase.ENDED_IN_PREPARATION: Next(_("This conference ended in preparation.")),
}
_NOBODY_YET = Next(_("Nobody has taken this referral on yet. You are told as soon as somebody does."))
_TIME_TO_LOOK_AGAIN = Next(_("It is time to look at the plan again. The coordination prepares the review."))
_DECIDE = Next(_("Read the plan and answer"), "/plan/decision")


def next_step(role: Role, phase: Phase, facts: Facts) -> Next:
    """The one thing to do now. What is missing comes before what moves the conference on."""
    if role is Role.CASEWORKER and phase is Phase.AGREEING and facts.presented:
        return _DECIDE
    open_tasks = missing(role, phase, facts)
    if open_tasks:
        return Next(open_tasks[0].to_do, open_tasks[0].where)
    if role is Role.CASEWORKER and phase is Phase.ENQUIRY and not facts.coordinator:
        return _NOBODY_YET
    if role is Role.CASEWORKER and phase is Phase.FOLLOW_UP and (facts.review_due or facts.review_wished):
        return _TIME_TO_LOOK_AGAIN
    return (_CASEWORKER_NEXT if role is Role.CASEWORKER else _COORDINATOR_NEXT)[phase]
