"""The life of a conference as a table of steps.

Source: the DACH process (Auftragsklärung, Vorbereitung, Informationsphase, Familienzeit,
Entscheidungsphase, Umsetzung, Abschluss). That a conference ends in preparation is as ordinary as
that it is held: in Dutch figures of 2023 one in six ended there with a plan.
"""

from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _


class Phase(StrEnum):
    ENQUIRY = "enquiry"
    CLARIFIED = "clarified"
    PREPARATION = "preparation"
    INFORMATION = "information"
    PRIVATE_TIME = "private_time"
    AGREEING = "agreeing"
    FOLLOW_UP = "follow_up"
    REVIEW = "review"  # the plan lives, and the family and the coordinator prepare to meet again
    CLOSED = "closed"
    ENDED_IN_PREPARATION = "ended_in_preparation"


ENDS = frozenset({Phase.CLOSED, Phase.ENDED_IN_PREPARATION})
OPEN = frozenset(Phase) - ENDS
#: A meeting is being prepared: the first one, or one that looks at the plan again.
PREPARING = frozenset({Phase.PREPARATION, Phase.REVIEW})
#: There is a plan, and it is in force.
LIVING = frozenset({Phase.FOLLOW_UP, Phase.REVIEW})
#: All phases of a conference that is held, in order.
IN_ORDER = (
    Phase.ENQUIRY,
    Phase.CLARIFIED,
    Phase.PREPARATION,
    Phase.INFORMATION,
    Phase.PRIVATE_TIME,
    Phase.AGREEING,
    Phase.FOLLOW_UP,
    Phase.REVIEW,
    Phase.CLOSED,
)
#: The way that every conference goes. A review turns back from its last stretch to the day, perhaps more than once.
ROAD = tuple(phase for phase in IN_ORDER if phase is not Phase.REVIEW)

PHASE_NAMES = {
    Phase.ENQUIRY: _("Enquiry"),
    Phase.CLARIFIED: _("Referral clarified"),
    Phase.PREPARATION: _("Preparation"),
    Phase.INFORMATION: _("Sharing information"),
    Phase.PRIVATE_TIME: _("Private family time"),
    Phase.AGREEING: _("Agreeing the plan"),
    Phase.FOLLOW_UP: _("The plan lives"),
    Phase.REVIEW: _("Preparing the review"),
    Phase.CLOSED: _("Closed"),
    Phase.ENDED_IN_PREPARATION: _("Ended in preparation"),
}


class Step(StrEnum):
    CLARIFY_REFERRAL = "clarify_referral"
    BEGIN_PREPARATION = "begin_preparation"
    OPEN_CONFERENCE = "open_conference"
    START_PRIVATE_TIME = "start_private_time"
    CALL_BACK = "call_back"
    ACCEPT_PLAN = "accept_plan"
    REOPEN_PLAN = "reopen_plan"
    KEEP_PLAN = "keep_plan"
    CONVENE_REVIEW = "convene_review"
    CALL_OFF_REVIEW = "call_off_review"
    CLOSE = "close"
    END_IN_PREPARATION = "end_in_preparation"


#: Each step as the history tells it, once it has been taken.
STEPS_TAKEN = {
    Step.CLARIFY_REFERRAL: _("Referral clarified"),
    Step.BEGIN_PREPARATION: _("Preparation begun"),
    Step.OPEN_CONFERENCE: _("Conference opened"),
    Step.START_PRIVATE_TIME: _("Private family time begun"),
    Step.CALL_BACK: _("The family has called us back"),
    Step.ACCEPT_PLAN: _("Plan accepted"),
    Step.REOPEN_PLAN: _("Plan opened for a change"),
    Step.KEEP_PLAN: _("Plan left as it was"),
    Step.CONVENE_REVIEW: _("Review begun to be prepared"),
    Step.CALL_OFF_REVIEW: _("Review called off, the plan goes on"),
    Step.CLOSE: _("Conference closed"),
    Step.END_IN_PREPARATION: _("Ended in preparation"),
}


class Move(NamedTuple):
    """From any of these phases to that one."""

    sources: frozenset[Phase]
    target: Phase


STEPS: dict[Step, Move] = {
    Step.CLARIFY_REFERRAL: Move(frozenset({Phase.ENQUIRY}), Phase.CLARIFIED),
    Step.BEGIN_PREPARATION: Move(frozenset({Phase.CLARIFIED}), Phase.PREPARATION),
    Step.OPEN_CONFERENCE: Move(PREPARING, Phase.INFORMATION),
    Step.START_PRIVATE_TIME: Move(frozenset({Phase.INFORMATION, Phase.AGREEING}), Phase.PRIVATE_TIME),
    Step.CALL_BACK: Move(frozenset({Phase.PRIVATE_TIME}), Phase.AGREEING),
    Step.ACCEPT_PLAN: Move(frozenset({Phase.AGREEING}), Phase.FOLLOW_UP),
    Step.REOPEN_PLAN: Move(frozenset({Phase.FOLLOW_UP}), Phase.AGREEING),
    Step.KEEP_PLAN: Move(frozenset({Phase.AGREEING}), Phase.FOLLOW_UP),
    Step.CONVENE_REVIEW: Move(frozenset({Phase.FOLLOW_UP}), Phase.REVIEW),
    Step.CALL_OFF_REVIEW: Move(frozenset({Phase.REVIEW}), Phase.FOLLOW_UP),
    Step.CLOSE: Move(frozenset({Phase.INFORMATION, Phase.AGREEING}) | LIVING, Phase.CLOSED),
    Step.END_IN_PREPARATION: Move(frozenset({Phase.ENQUIRY, Phase.CLARIFIED, Phase.PREPARATION}), Phase.ENDED_IN_PREPARATION),
}

#: Why a step cannot be taken now and what to do instead; said to the one who tried.
NOT_NOW = {
    Step.CLARIFY_REFERRAL: _("This referral has been clarified already. Go on with the preparation."),
    Step.BEGIN_PREPARATION: _("The preparation begins once the referral is clear, and only once."),
    Step.OPEN_CONFERENCE: _("The conference opens after the preparation, on its day. Look at what is still missing for the date."),
    Step.START_PRIVATE_TIME: _("Private family time follows the sharing of information. Open the conference first."),
    Step.CALL_BACK: _("The family is not in private time at the moment."),
    Step.ACCEPT_PLAN: _("The plan can be accepted when the family has presented it, after its private time."),
    Step.REOPEN_PLAN: _("Only a plan that is in force can be changed. Until then, change the draft."),
    Step.KEEP_PLAN: _("Only a plan that was opened for a change can be left as it was."),
    Step.CONVENE_REVIEW: _("A review looks at a plan that is in force. It can be prepared once the plan is accepted."),
    Step.CALL_OFF_REVIEW: _("No review is being prepared at the moment."),
    Step.CLOSE: _("A conference is closed after it was held. Before that, end it in preparation."),
    Step.END_IN_PREPARATION: _("The conference has begun already. It can be closed, but not ended in preparation."),
}


def after(step: Step, phase: Phase) -> Phase | None:
    """The phase that `step` leads to from `phase`, or None where it cannot be taken."""
    move = STEPS[step]
    return move.target if phase in move.sources else None


def open_steps(phase: Phase) -> list[Step]:
    return [step for step, move in STEPS.items() if phase in move.sources]
