"""Who may do what, and when: the one table. What is not granted here is refused.

It can be read aloud to a social worker. Sources: the standards of Husum and Bern (no professional in
private family time; the coordinator is independent of the office), § 65 SGB VIII (what is entrusted
stays), and the matrix of who sees what in docs/architecture.md.
"""

from enum import StrEnum
from typing import NamedTuple

from app.practice.phases import LIVING, OPEN, PREPARING, Phase
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
    NOTE_A_CALL = "note_a_call"
    HAND_OUT = "hand_out"
    REOPEN_PLAN = "reopen_plan"
    KEEP_PLAN = "keep_plan"
    CLOSE = "close"
    END_IN_PREPARATION = "end_in_preparation"
    CONVENE_REVIEW = "convene_review"
    CALL_OFF_REVIEW = "call_off_review"
    SEE_OVER_TIME = "see_over_time"
    NOTE_HOW_IT_IS = "note_how_it_is"
    REMIND_BY_PHONE = "remind_by_phone"
    SHOW_THE_FAMILY = "show_the_family"
    SAY_HOW_IT_WENT = "say_how_it_went"
    ENTER_FEEDBACK = "enter_feedback"
    SEE_FIDELITY = "see_fidelity"
    LOOK_BACK_AND_LEARN = "look_back_and_learn"
    HAVE_TRANSLATED = "have_translated"
    PRINT_FORMS = "print_forms"
    KEEP_PAPER_PLAN = "keep_paper_plan"
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
    CHECK_PROMISES = "check_promises"
    STOP_REMINDERS = "stop_reminders"
    SAY_HOW_IT_IS = "say_how_it_is"
    TELL_GOOD_NEWS = "tell_good_news"
    SEE_WHO_LOOKED = "see_who_looked"
    ASK_FOR_REVIEW = "ask_for_review"
    LOOK_AT_PROMISES = "look_at_promises"
    GIVE_FEEDBACK = "give_feedback"
    TRANSLATE_PLAN = "translate_plan"
    READ_CHILDS_PLAN = "read_childs_plan"
    WRITE_CHILDS_PLAN = "write_childs_plan"
    KEEP_ON_PHONE = "keep_on_phone"


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
#: From the information phase on: where the conference looks at a plan again, that plan lies on the table.
ONCE_PRESENTED = AROUND_THE_TABLE | LIVING | _in(Phase.CLOSED)
AFTERWARDS = LIVING | _in(Phase.CLOSED)
#: A conference may also have ended before it was held.
ONCE_OVER = AFTERWARDS | _in(Phase.ENDED_IN_PREPARATION)

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
    Right.GATHER_FACTS: (Grant(COORDINATOR, _in(Phase.CLARIFIED) | PREPARING),),
    Right.SEE_FACTS: (Grant(COORDINATOR | CASEWORKER, PREPARING | AROUND_THE_TABLE | LIVING),),
    Right.GIVE_LINK: (Grant(COORDINATOR, SINCE_TAKEN_ON),),
    Right.RECORD_CONSENT: (Grant(COORDINATOR, OPEN_NOT_PRIVATE), Grant(CASEWORKER, _in(Phase.ENQUIRY, Phase.CLARIFIED))),
    Right.SET_DATE: (Grant(COORDINATOR, PREPARING),),
    Right.INVITE: (Grant(COORDINATOR, PREPARING),),
    Right.SEE_MESSAGES: (Grant(COORDINATOR, NOT_IN_PRIVATE_TIME),),
    Right.LEAD_DAY: (Grant(COORDINATOR, PREPARING | AROUND_THE_TABLE),),
    Right.OPEN_CONFERENCE: (Grant(COORDINATOR, PREPARING),),
    Right.START_PRIVATE_TIME: (Grant(COORDINATOR, AROUND_THE_TABLE),),
    Right.CALL_BACK: (Grant(COORDINATOR, _in(Phase.PRIVATE_TIME)),),
    Right.READ_PRESENTED_PLAN: (Grant(COORDINATOR | CASEWORKER, ONCE_PRESENTED),),
    Right.WRITE_PLAN: (Grant(COORDINATOR, _in(Phase.AGREEING)),),
    Right.RECORD_ASSENT: (Grant(COORDINATOR, _in(Phase.AGREEING) | LIVING),),
    Right.DECIDE_PLAN: (Grant(CASEWORKER, _in(Phase.AGREEING)),),
    Right.GRANT_HELP: (Grant(CASEWORKER, _in(Phase.AGREEING) | LIVING),),
    Right.KEEP_OFFICE_PROMISE: (Grant(CASEWORKER, _in(Phase.AGREEING) | LIVING),),
    Right.SEE_PROGRESS: (Grant(COORDINATOR | CASEWORKER, ONCE_PRESENTED),),
    Right.NOTE_A_CALL: (Grant(CASEWORKER, LIVING),),
    Right.HAND_OUT: (Grant(COORDINATOR, LIVING),),
    Right.REOPEN_PLAN: (Grant(COORDINATOR, _in(Phase.FOLLOW_UP)),),
    Right.KEEP_PLAN: (Grant(COORDINATOR, _in(Phase.AGREEING)),),
    Right.CLOSE: (Grant(COORDINATOR, AROUND_THE_TABLE | LIVING),),
    Right.END_IN_PREPARATION: (Grant(COORDINATOR, BEFORE_THE_DAY),),
    Right.ENTER: (Grant(ANYONE_INVITED, EVER),),
    Right.SEE_CONCERN: (Grant(FAMILY, EVER - _in(Phase.ENQUIRY, Phase.CLARIFIED, Phase.ENDED_IN_PREPARATION)),),
    Right.SEE_OWN_INVITATION: (Grant(ANYONE_INVITED, PREPARING | AROUND_THE_TABLE),),
    Right.ANSWER_INVITATION: (Grant(ANYONE_INVITED, PREPARING),),
    Right.CALL_THE_OTHERS: (Grant(FAMILY, _in(Phase.PRIVATE_TIME)),),
    Right.READ_PLAN: (Grant(FAMILY_GROUP, ONCE_PRESENTED | _in(Phase.PRIVATE_TIME)),),
    Right.WRITE_OUR_PLAN: (Grant(FAMILY, _in(Phase.AGREEING)),),
    Right.ANSWER_PLAN: (Grant(FAMILY_GROUP, _in(Phase.AGREEING) | LIVING),),
    Right.REPORT_PROGRESS: (Grant(FAMILY_GROUP, LIVING),),
    Right.WITHDRAW_CONSENT: (Grant(OF_FREE_WILL, OPEN_NOT_PRIVATE),),
    Right.SEE_OWN_MAP: (Grant(FAMILY, SINCE_TAKEN_ON),),
    Right.PROPOSE_PEOPLE: (Grant(FAMILY_GROUP, _in(Phase.CLARIFIED) | PREPARING),),
    Right.SAY_OWN_VIEW: (Grant(OF_FREE_WILL, PREPARING),),
    Right.ANSWER_DATES: (Grant(ANYONE_INVITED | CASEWORKER, PREPARING),),
    Right.WRITE_INVITATION: (Grant(FAMILY, PREPARING),),
    Right.WISH_FOR_THE_DAY: (Grant(FAMILY_GROUP, PREPARING),),
    Right.READ_FACTS: (Grant(FAMILY, PREPARING | _in(Phase.PRIVATE_TIME) | AROUND_THE_TABLE | LIVING),),
    Right.WRITE_FACTS: (Grant(_to(Role.INFORMATION_GIVER), PREPARING),),
    Right.OPEN_SEALED_ROOM: (Grant(FAMILY, _in(Phase.PRIVATE_TIME)),),
    Right.CONVENE_REVIEW: (Grant(COORDINATOR, _in(Phase.FOLLOW_UP)),),
    Right.CALL_OFF_REVIEW: (Grant(COORDINATOR, _in(Phase.REVIEW)),),
    Right.SEE_OVER_TIME: (Grant(COORDINATOR | CASEWORKER, ONCE_PRESENTED),),
    Right.REMIND_BY_PHONE: (Grant(COORDINATOR, LIVING),),
    Right.NOTE_HOW_IT_IS: (Grant(COORDINATOR, LIVING),),
    Right.SHOW_THE_FAMILY: (Grant(COORDINATOR | CASEWORKER, ONCE_PRESENTED),),
    Right.SAY_HOW_IT_WENT: (Grant(COORDINATOR | CASEWORKER, ONCE_OVER),),
    Right.ENTER_FEEDBACK: (Grant(COORDINATOR, ONCE_OVER),),
    Right.SEE_FIDELITY: (Grant(COORDINATOR | MANAGER, ONCE_OVER),),
    Right.LOOK_BACK_AND_LEARN: (Grant(COORDINATOR | CASEWORKER, ONCE_OVER),),
    Right.HAVE_TRANSLATED: (Grant(COORDINATOR, _in(Phase.AGREEING) | LIVING),),
    Right.PRINT_FORMS: (Grant(COORDINATOR, SINCE_TAKEN_ON),),
    Right.KEEP_PAPER_PLAN: (Grant(COORDINATOR, _in(Phase.AGREEING) | LIVING),),  # afterwards to look, or to delete
    Right.TRANSLATE_PLAN: (Grant(_to(Role.INTERPRETER), _in(Phase.AGREEING) | LIVING),),
    Right.READ_CHILDS_PLAN: (Grant(FAMILY_GROUP | COORDINATOR, _in(Phase.AGREEING, Phase.CLOSED) | LIVING),),
    Right.WRITE_CHILDS_PLAN: (Grant(FAMILY | COORDINATOR, _in(Phase.AGREEING) | LIVING),),
    Right.KEEP_ON_PHONE: (Grant(FAMILY_GROUP, LIVING),),
    Right.CHECK_PROMISES: (Grant(FAMILY_GROUP | CASEWORKER, LIVING),),  # the plan may name the caseworker for it
    Right.STOP_REMINDERS: (Grant(FAMILY_GROUP, LIVING),),
    Right.SAY_HOW_IT_IS: (Grant(FAMILY_GROUP, LIVING),),
    Right.TELL_GOOD_NEWS: (Grant(FAMILY_GROUP, LIVING),),
    Right.SEE_WHO_LOOKED: (Grant(FAMILY, ONCE_PRESENTED),),
    Right.ASK_FOR_REVIEW: (Grant(FAMILY_GROUP, _in(Phase.FOLLOW_UP)),),
    Right.LOOK_AT_PROMISES: (Grant(FAMILY_GROUP, _in(Phase.REVIEW)),),
    Right.GIVE_FEEDBACK: (Grant(ANYONE_INVITED, ONCE_OVER),),
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
    SEE_EFFECTS = "see_effects"
    WRITE_INTENTIONS = "write_intentions"
    COMPARE_OFFICES = "compare_offices"
    LEARN = "learn"
    KEEP_LEARNING = "keep_learning"
    SEE_DIRECTORY = "see_directory"
    KEEP_DIRECTORY = "keep_directory"
    PRINT_LETTERS = "print_letters"


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
    DeskRight.SEE_EFFECTS: frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER}),
    DeskRight.WRITE_INTENTIONS: frozenset({StaffRole.MANAGER}),
    DeskRight.COMPARE_OFFICES: frozenset({StaffRole.MANAGER}),
    DeskRight.LEARN: frozenset({StaffRole.COORDINATOR, StaffRole.CASEWORKER, StaffRole.MANAGER}),
    DeskRight.KEEP_LEARNING: frozenset({StaffRole.MANAGER}),
    DeskRight.SEE_DIRECTORY: frozenset({StaffRole.COORDINATOR, StaffRole.CASEWORKER, StaffRole.MANAGER}),
    DeskRight.KEEP_DIRECTORY: frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER}),
    DeskRight.PRINT_LETTERS: frozenset({StaffRole.COORDINATOR}),
}
