"""Who may do what, and when: the one table. What is not granted here is refused.

It can be read aloud to a social worker. Sources: the standards of Husum and Bern (no professional in
private family time; the coordinator is independent of the office), § 65 SGB VIII (what is entrusted
stays), and the matrix of who sees what in docs/architecture.md.
"""

from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.phases import OPEN, Phase
from app.practice.roles import FAMILY_GROUP, GUESTS, Role, StaffRole


class Right(StrEnum):
    """What a route may ask for, in one conference."""

    SEE_CONFERENCE = "see_conference"
    SEE_REFERRAL = "see_referral"
    WRITE_REFERRAL = "write_referral"
    WITHDRAW_REFERRAL = "withdraw_referral"
    TAKE_ON = "take_on"
    ASSIGN = "assign"
    CLARIFY = "clarify"
    BEGIN_PREPARATION = "begin_preparation"
    PREPARE = "prepare"
    KEEP_NOTES = "keep_notes"
    KEEP_SAFE = "keep_safe"
    HAND_OVER = "hand_over"
    PROMISE_START = "promise_start"
    ARRANGE = "arrange"
    APPROVE_COSTS = "approve_costs"
    COUNT_HOURS = "count_hours"
    GATHER_FACTS = "gather_facts"
    SEE_FACTS = "see_facts"
    GIVE_LINK = "give_link"
    RECORD_CONSENT = "record_consent"
    SET_DATE = "set_date"
    INVITE = "invite"
    SEE_MESSAGES = "see_messages"
    LEAD_DAY = "lead_day"
    OPEN_CONFERENCE = "open_conference"
    START_PRIVATE_TIME = "start_private_time"
    CALL_BACK = "call_back"
    READ_PRESENTED_PLAN = "read_presented_plan"
    WRITE_PLAN = "write_plan"
    RECORD_ASSENT = "record_assent"
    DECIDE_PLAN = "decide_plan"
    GRANT_HELP = "grant_help"
    KEEP_OFFICE_PROMISE = "keep_office_promise"
    SEE_PROGRESS = "see_progress"
    HAND_OUT = "hand_out"
    REOPEN_PLAN = "reopen_plan"
    KEEP_PLAN = "keep_plan"
    CLOSE = "close"
    END_IN_PREPARATION = "end_in_preparation"
    # on the family's phone
    ENTER = "enter"
    SEE_CONCERN = "see_concern"
    SEE_OWN_INVITATION = "see_own_invitation"
    ANSWER_INVITATION = "answer_invitation"
    CALL_THE_OTHERS = "call_the_others"
    READ_PLAN = "read_plan"
    WRITE_OUR_PLAN = "write_our_plan"
    ANSWER_PLAN = "answer_plan"
    REPORT_PROGRESS = "report_progress"
    WITHDRAW_CONSENT = "withdraw_consent"
    SEE_OWN_MAP = "see_own_map"
    PROPOSE_PEOPLE = "propose_people"
    SAY_OWN_VIEW = "say_own_view"
    ANSWER_DATES = "answer_dates"
    WRITE_INVITATION = "write_invitation"
    WISH_FOR_THE_DAY = "wish_for_the_day"
    READ_FACTS = "read_facts"
    WRITE_FACTS = "write_facts"
    OPEN_SEALED_ROOM = "open_sealed_room"


class Grant(NamedTuple):
    roles: frozenset[Role]
    phases: frozenset[Phase]


def _to(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


def _in(*phases: Phase) -> frozenset[Phase]:
    return frozenset(phases)


COORDINATOR, CASEWORKER = _to(Role.COORDINATOR), _to(Role.CASEWORKER)
MANAGER, STANDBY, FAMILY = _to(Role.MANAGER), _to(Role.STANDBY), _to(Role.FAMILY)
#: A supporter comes of their own will, not for work: they too say what they need, and may take their consent back.
OF_FREE_WILL = FAMILY_GROUP | {Role.SUPPORTER}
ANYONE_INVITED = FAMILY_GROUP | GUESTS

EVER = frozenset(Phase)
#: From the start of private family time until the family calls back, no professional reads or writes anything.
NOT_IN_PRIVATE_TIME = EVER - {Phase.PRIVATE_TIME}
OPEN_NOT_PRIVATE = OPEN - {Phase.PRIVATE_TIME}
BEFORE_THE_DAY = _in(Phase.ENQUIRY, Phase.CLARIFIED, Phase.PREPARATION)
SINCE_TAKEN_ON = OPEN_NOT_PRIVATE - {Phase.ENQUIRY}
AROUND_THE_TABLE = _in(Phase.INFORMATION, Phase.AGREEING)
ONCE_PRESENTED = _in(Phase.AGREEING, Phase.FOLLOW_UP, Phase.CLOSED)

RIGHTS: dict[Right, tuple[Grant, ...]] = {
    Right.SEE_CONFERENCE: (Grant(COORDINATOR | CASEWORKER | MANAGER, EVER), Grant(STANDBY, _in(Phase.ENQUIRY))),
    Right.SEE_REFERRAL: (Grant(COORDINATOR | CASEWORKER, NOT_IN_PRIVATE_TIME),),
    Right.WRITE_REFERRAL: (Grant(CASEWORKER, BEFORE_THE_DAY),),
    Right.WITHDRAW_REFERRAL: (Grant(CASEWORKER, _in(Phase.ENQUIRY)),),
    Right.TAKE_ON: (Grant(STANDBY, _in(Phase.ENQUIRY)),),
    Right.ASSIGN: (Grant(MANAGER, OPEN_NOT_PRIVATE),),
    Right.CLARIFY: (Grant(COORDINATOR, _in(Phase.ENQUIRY)),),
    Right.BEGIN_PREPARATION: (Grant(COORDINATOR, _in(Phase.CLARIFIED)),),
    Right.PREPARE: (Grant(COORDINATOR, SINCE_TAKEN_ON),),
    Right.KEEP_NOTES: (Grant(COORDINATOR, OPEN_NOT_PRIVATE),),
    Right.KEEP_SAFE: (Grant(COORDINATOR, SINCE_TAKEN_ON),),
    Right.HAND_OVER: (Grant(COORDINATOR, OPEN_NOT_PRIVATE),),
    Right.PROMISE_START: (Grant(MANAGER, _in(Phase.ENQUIRY)),),
    Right.ARRANGE: (Grant(COORDINATOR, SINCE_TAKEN_ON),),
    Right.APPROVE_COSTS: (Grant(MANAGER, OPEN_NOT_PRIVATE),),
    Right.COUNT_HOURS: (Grant(COORDINATOR, NOT_IN_PRIVATE_TIME),),
    Right.GATHER_FACTS: (Grant(COORDINATOR, _in(Phase.CLARIFIED, Phase.PREPARATION)),),
    Right.SEE_FACTS: (Grant(COORDINATOR | CASEWORKER, _in(Phase.PREPARATION) | AROUND_THE_TABLE | _in(Phase.FOLLOW_UP)),),
    Right.GIVE_LINK: (Grant(COORDINATOR, SINCE_TAKEN_ON),),
    Right.RECORD_CONSENT: (Grant(COORDINATOR, OPEN_NOT_PRIVATE), Grant(CASEWORKER, _in(Phase.ENQUIRY, Phase.CLARIFIED))),
    Right.SET_DATE: (Grant(COORDINATOR, _in(Phase.PREPARATION)),),
    Right.INVITE: (Grant(COORDINATOR, _in(Phase.PREPARATION)),),
    Right.SEE_MESSAGES: (Grant(COORDINATOR, NOT_IN_PRIVATE_TIME),),
    Right.LEAD_DAY: (Grant(COORDINATOR, _in(Phase.PREPARATION) | AROUND_THE_TABLE),),
    Right.OPEN_CONFERENCE: (Grant(COORDINATOR, _in(Phase.PREPARATION)),),
    Right.START_PRIVATE_TIME: (Grant(COORDINATOR, AROUND_THE_TABLE),),
    Right.CALL_BACK: (Grant(COORDINATOR, _in(Phase.PRIVATE_TIME)),),
    Right.READ_PRESENTED_PLAN: (Grant(COORDINATOR | CASEWORKER, ONCE_PRESENTED),),
    Right.WRITE_PLAN: (Grant(COORDINATOR, _in(Phase.AGREEING)),),
    Right.RECORD_ASSENT: (Grant(COORDINATOR, _in(Phase.AGREEING, Phase.FOLLOW_UP)),),
    Right.DECIDE_PLAN: (Grant(CASEWORKER, _in(Phase.AGREEING)),),
    Right.GRANT_HELP: (Grant(CASEWORKER, _in(Phase.AGREEING, Phase.FOLLOW_UP)),),
    Right.KEEP_OFFICE_PROMISE: (Grant(CASEWORKER, _in(Phase.FOLLOW_UP)),),
    Right.SEE_PROGRESS: (Grant(COORDINATOR | CASEWORKER, _in(Phase.FOLLOW_UP, Phase.CLOSED)),),
    Right.HAND_OUT: (Grant(COORDINATOR, _in(Phase.FOLLOW_UP)),),
    Right.REOPEN_PLAN: (Grant(COORDINATOR, _in(Phase.FOLLOW_UP)),),
    Right.KEEP_PLAN: (Grant(COORDINATOR, _in(Phase.AGREEING)),),
    Right.CLOSE: (Grant(COORDINATOR, _in(Phase.INFORMATION, Phase.AGREEING, Phase.FOLLOW_UP)),),
    Right.END_IN_PREPARATION: (Grant(COORDINATOR, BEFORE_THE_DAY),),
    Right.ENTER: (Grant(ANYONE_INVITED, EVER),),
    Right.SEE_CONCERN: (Grant(FAMILY, EVER - _in(Phase.ENQUIRY, Phase.CLARIFIED, Phase.ENDED_IN_PREPARATION)),),
    Right.SEE_OWN_INVITATION: (Grant(ANYONE_INVITED, _in(Phase.PREPARATION) | AROUND_THE_TABLE),),
    Right.ANSWER_INVITATION: (Grant(ANYONE_INVITED, _in(Phase.PREPARATION)),),
    Right.CALL_THE_OTHERS: (Grant(FAMILY, _in(Phase.PRIVATE_TIME)),),
    Right.READ_PLAN: (Grant(FAMILY_GROUP, ONCE_PRESENTED | _in(Phase.PRIVATE_TIME)),),
    Right.WRITE_OUR_PLAN: (Grant(FAMILY, _in(Phase.AGREEING)),),
    Right.ANSWER_PLAN: (Grant(FAMILY_GROUP, _in(Phase.AGREEING, Phase.FOLLOW_UP)),),
    Right.REPORT_PROGRESS: (Grant(FAMILY_GROUP, _in(Phase.FOLLOW_UP)),),
    Right.WITHDRAW_CONSENT: (Grant(OF_FREE_WILL, OPEN_NOT_PRIVATE),),
    Right.SEE_OWN_MAP: (Grant(FAMILY, SINCE_TAKEN_ON),),
    Right.PROPOSE_PEOPLE: (Grant(FAMILY_GROUP, _in(Phase.CLARIFIED, Phase.PREPARATION)),),
    Right.SAY_OWN_VIEW: (Grant(OF_FREE_WILL, _in(Phase.PREPARATION)),),
    Right.ANSWER_DATES: (Grant(ANYONE_INVITED, _in(Phase.PREPARATION)), Grant(CASEWORKER, _in(Phase.PREPARATION))),
    Right.WRITE_INVITATION: (Grant(FAMILY, _in(Phase.PREPARATION)),),
    Right.WISH_FOR_THE_DAY: (Grant(FAMILY_GROUP, _in(Phase.PREPARATION)),),
    Right.READ_FACTS: (Grant(FAMILY, _in(Phase.PREPARATION, Phase.PRIVATE_TIME) | AROUND_THE_TABLE | _in(Phase.FOLLOW_UP)),),
    Right.WRITE_FACTS: (Grant(_to(Role.INFORMATION_GIVER), _in(Phase.PREPARATION)),),
    Right.OPEN_SEALED_ROOM: (Grant(FAMILY, _in(Phase.PRIVATE_TIME)),),
}


def may(role: Role, right: Right, phase: Phase) -> bool:
    return any(role in grant.roles and phase in grant.phases for grant in RIGHTS[right])


class DeskRight(StrEnum):
    """What a route may ask for outside any one conference; it is a matter of the office alone."""

    SEE_DESK = "see_desk"
    REFER = "refer"
    SEE_OVERVIEW = "see_overview"
    RUN_OFFICE = "run_office"
    KEEP_CALENDAR = "keep_calendar"
    KEEP_ADDRESSES = "keep_addresses"
    SHAPE_PRACTICE = "shape_practice"
    SIGN_AS_SECOND = "sign_as_second"
    PROTECT = "protect"
    EXPORT_HOURS = "export_hours"


DESK_RIGHTS: dict[DeskRight, frozenset[StaffRole]] = {
    DeskRight.SEE_DESK: frozenset(StaffRole),
    DeskRight.REFER: frozenset({StaffRole.CASEWORKER}),
    DeskRight.SEE_OVERVIEW: frozenset({StaffRole.MANAGER}),
    DeskRight.RUN_OFFICE: frozenset({StaffRole.ADMINISTRATOR}),
    DeskRight.KEEP_CALENDAR: frozenset({StaffRole.COORDINATOR}),
    DeskRight.KEEP_ADDRESSES: frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER}),
    DeskRight.SHAPE_PRACTICE: frozenset({StaffRole.MANAGER}),
    DeskRight.SIGN_AS_SECOND: frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER}),
    DeskRight.PROTECT: frozenset({StaffRole.COORDINATOR, StaffRole.CASEWORKER}),
    DeskRight.EXPORT_HOURS: frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER}),
}

RIGHT_NAMES: dict[Right, str] = {
    Right.SEE_CONFERENCE: _("See that there is a conference and in which phase it is"),
    Right.SEE_REFERRAL: _("Read the concern, the question and the bottom lines"),
    Right.WRITE_REFERRAL: _("Write the concern, the question and the bottom lines, until the invitations go"),
    Right.WITHDRAW_REFERRAL: _("Take the referral back"),
    Right.TAKE_ON: _("Take on a referral"),
    Right.ASSIGN: _("Choose the coordinator"),
    Right.CLARIFY: _("Say that the referral is clear"),
    Right.BEGIN_PREPARATION: _("Begin the preparation"),
    Right.PREPARE: _("See and write who takes part, how they are reached and what they need"),
    Right.KEEP_NOTES: _("Keep private notes of the coordination"),
    Right.KEEP_SAFE: _("Keep people safe: hide how they are reached, part those who must not meet, have somebody take part another way"),
    Right.HAND_OVER: _("Prepare the hand-over to a colleague, and choose which notes go along"),
    Right.PROMISE_START: _("Tell the caseworker when the work can begin"),
    Right.ARRANGE: _("Arrange room, interpreting, food, childcare and travel"),
    Right.APPROVE_COSTS: _("Approve costs"),
    Right.COUNT_HOURS: _("Write down hours"),
    Right.GATHER_FACTS: _("Ask information-givers for facts, and show them to the family"),
    Right.SEE_FACTS: _("Read the facts that information-givers wrote"),
    Right.GIVE_LINK: _("Give, replace and withdraw personal links"),
    Right.RECORD_CONSENT: _("Record and withdraw consent"),
    Right.SET_DATE: _("Set place, day and time"),
    Right.INVITE: _("Invite, and record answers"),
    Right.SEE_MESSAGES: _("See which messages were sent"),
    Right.LEAD_DAY: _("Lead the day: run sheet and who is here"),
    Right.OPEN_CONFERENCE: _("Open the conference"),
    Right.START_PRIVATE_TIME: _("Start private family time"),
    Right.CALL_BACK: _("Say that the family has called back"),
    Right.READ_PRESENTED_PLAN: _("Read the plan that the family has presented"),
    Right.WRITE_PLAN: _("Write down the plan with the family"),
    Right.RECORD_ASSENT: _("Record who agrees, on paper or orally"),
    Right.DECIDE_PLAN: _("Accept the plan, or say point by point why not"),
    Right.GRANT_HELP: _("Promise the help that the family asks for, with a date"),
    Right.KEEP_OFFICE_PROMISE: _("Mark a promise of the office as kept"),
    Right.SEE_PROGRESS: _("See the progress that the family shares"),
    Right.HAND_OUT: _("Hand out the plan and record who received it"),
    Right.REOPEN_PLAN: _("Open the plan for a change"),
    Right.KEEP_PLAN: _("Leave the plan in force as it is"),
    Right.CLOSE: _("Close the conference"),
    Right.END_IN_PREPARATION: _("End the conference in preparation"),
    Right.ENTER: _("Open the own page by a personal link"),
    Right.SEE_CONCERN: _("Read what causes worry, and the bottom lines"),
    Right.SEE_OWN_INVITATION: _("See the own invitation"),
    Right.ANSWER_INVITATION: _("Answer the own invitation"),
    Right.CALL_THE_OTHERS: _("Call the others back after private family time"),
    Right.READ_PLAN: _("Read the family's plan"),
    Right.WRITE_OUR_PLAN: _("Write the family's plan"),
    Right.ANSWER_PLAN: _("Say yes, no or not yet to the plan"),
    Right.REPORT_PROGRESS: _("Mark how a promise stands"),
    Right.WITHDRAW_CONSENT: _("Withdraw the own consent"),
    Right.SEE_OWN_MAP: _("See the own network map"),
    Right.PROPOSE_PEOPLE: _("Propose somebody for the circle"),
    Right.SAY_OWN_VIEW: _("Write what is to be read out, and what one needs to come"),
    Right.ANSWER_DATES: _("Say which of the proposed days are possible"),
    Right.WRITE_INVITATION: _("Write the words of the family's invitation"),
    Right.WISH_FOR_THE_DAY: _("Say wishes for the day: food, opening, rules"),
    Right.READ_FACTS: _("Read beforehand what information-givers will say"),
    Right.WRITE_FACTS: _("Write down facts before the day"),
    Right.OPEN_SEALED_ROOM: _("Open the family's sealed room"),
}
