"""The field's words as values. What stands here stands in the database and, translated, on the screen."""

from enum import StrEnum

from app.kit.i18n import lazy as _


class Role(StrEnum):
    """The part that somebody plays in one conference."""

    COORDINATOR = "coordinator"
    CASEWORKER = "caseworker"
    MANAGER = "manager"
    STANDBY = "standby"  # a coordinator of the office, of a referral that nobody has taken on yet
    FAMILY = "family"  # family and network
    CHILD = "child"
    INFORMATION_GIVER = "information_giver"
    INTERPRETER = "interpreter"
    ADVOCATE = "advocate"
    SUPPORTER = "supporter"  # somebody of the network whom a child or an adult has chosen, to stay at their side


PROFESSIONALS = frozenset({Role.COORDINATOR, Role.CASEWORKER, Role.MANAGER, Role.STANDBY})
FAMILY_GROUP = frozenset({Role.FAMILY, Role.CHILD})
#: Who comes for their work, and leaves before private family time unless the family wants it otherwise.
FOR_WORK = frozenset({Role.INFORMATION_GIVER, Role.INTERPRETER, Role.ADVOCATE})
#: They neither decide nor read the plan. A supporter stays with the family, but is there for one person only.
GUESTS = FOR_WORK | {Role.SUPPORTER}

ROLE_NAMES = {
    Role.COORDINATOR: _("Coordination"),
    Role.CASEWORKER: _("Caseworker"),
    Role.MANAGER: _("Service manager"),
    Role.STANDBY: _("Coordination, not yet taken on"),
    Role.FAMILY: _("Family and network"),
    Role.CHILD: _("Child or young person"),
    Role.INFORMATION_GIVER: _("Information-giver"),
    Role.INTERPRETER: _("Interpreter"),
    Role.ADVOCATE: _("Advocate of the child"),
    Role.SUPPORTER: _("Supporter of somebody"),
}


class StaffRole(StrEnum):
    COORDINATOR = "coordinator"
    CASEWORKER = "caseworker"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


STAFF_ROLE_NAMES = {
    StaffRole.COORDINATOR: _("Coordination"),
    StaffRole.CASEWORKER: _("Caseworker"),
    StaffRole.MANAGER: _("Service manager"),
    StaffRole.ADMINISTRATOR: _("Administration"),
}


class Gender(StrEnum):
    """Whom a family may wish for as its coordinator."""

    WOMAN = "woman"
    MAN = "man"


GENDER_WISHES = {
    Gender.WOMAN: _("a woman"),
    Gender.MAN: _("a man"),
}


class Side(StrEnum):
    """Which side of the family, or which part of the child's world, somebody belongs to."""

    MOTHER = "mother"
    FATHER = "father"
    BOTH = "both"
    FRIENDS = "friends"
    NEIGHBOURS = "neighbours"
    SCHOOL = "school"  # also a nursery, a club
    NETWORK = "network"
    PROFESSIONAL = "professional"


SIDE_NAMES = {
    Side.MOTHER: _("Mother's side"),
    Side.FATHER: _("Father's side"),
    Side.BOTH: _("Both sides"),
    Side.FRIENDS: _("Friends"),
    Side.NEIGHBOURS: _("Neighbours"),
    Side.SCHOOL: _("School, nursery, club"),
    Side.NETWORK: _("Others who matter"),
    Side.PROFESSIONAL: _("Professionals"),
}


def fits(role: Role, side: Side) -> bool:
    """May somebody who takes part in this way stand on that side?"""
    return side in {Side.PROFESSIONAL, Side.SCHOOL} if role in FOR_WORK else side is not Side.PROFESSIONAL


#: Of these the family is asked once more while nobody is there.
ASKED_ABOUT = (Side.MOTHER, Side.FATHER, Side.FRIENDS, Side.NEIGHBOURS)
WHOM_TO_ASK_FOR = {
    Side.MOTHER: _("Perhaps grandparents, aunts and uncles, a half-sister, somebody who has not been asked for a long time?"),
    Side.FATHER: _("Perhaps grandparents, aunts and uncles, a half-brother, somebody who lives far away and could join by video?"),
    Side.FRIENDS: _("Who would come in the middle of the night? A godparent, a friend of the mother or the father, a friend’s parents?"),
    Side.NEIGHBOURS: _("Who has a key to the flat? Who sees the child nearly every day?"),
}


class Way(StrEnum):
    """How somebody is reached."""

    EMAIL = "email"
    TEXT = "text"  # the coordinator sends the link from their own phone
    MESSENGER = "messenger"  # the coordinator shares it in an app on their own phone
    PAPER = "paper"  # a letter by post
    HAND = "hand"  # the same letter, handed over
    PHONE = "phone"


#: Who gets a printed letter.
ON_PAPER = frozenset({Way.PAPER, Way.HAND})

WAY_NAMES = {
    Way.EMAIL: _("E-mail"),
    Way.TEXT: _("Text message"),
    Way.MESSENGER: _("Message in an app of the coordinator's phone"),
    Way.PAPER: _("Letter by post"),
    Way.HAND: _("Letter handed over"),
    Way.PHONE: _("By a call"),
}


class NeedKind(StrEnum):
    """What somebody needs to come."""

    INTERPRETER = "interpreter"
    WHEELCHAIR = "wheelchair"
    CHILDCARE = "childcare"
    FOOD = "food"
    TRAVEL = "travel"
    PHONE_OR_VIDEO = "phone_or_video"
    COMPANION = "companion"
    OTHER = "other"


NEED_NAMES = {
    NeedKind.INTERPRETER: _("An interpreter"),
    NeedKind.WHEELCHAIR: _("A way in without steps, room for a wheelchair"),
    NeedKind.CHILDCARE: _("Somebody who looks after the small ones"),
    NeedKind.FOOD: _("Food of a certain kind"),
    NeedKind.TRAVEL: _("A lift, or the fare"),
    NeedKind.PHONE_OR_VIDEO: _("To be there by phone or video"),
    NeedKind.COMPANION: _("Somebody who comes along"),
    NeedKind.OTHER: _("Something else"),
}


class TalkHow(StrEnum):
    """How somebody was talked with beforehand."""

    VISIT = "visit"
    OFFICE = "office"
    PHONE = "phone"
    VIDEO = "video"
    ELSEWHERE = "elsewhere"


TALK_HOW_NAMES = {
    TalkHow.PHONE: _("By telephone"),
    TalkHow.VISIT: _("At their home"),
    TalkHow.OFFICE: _("With us"),
    TalkHow.VIDEO: _("On a screen"),
    TalkHow.ELSEWHERE: _("On a walk, or elsewhere"),
}


class ChildTakesPart(StrEnum):
    """How a child takes part. Each way is as good as another."""

    PRESENT = "present"
    PART_OF_THE_TIME = "part_of_the_time"
    LETTER = "letter"
    DRAWING = "drawing"
    RECORDING = "recording"
    ADVOCATE = "advocate"


CHILD_TAKES_PART_NAMES = {
    ChildTakesPart.PRESENT: _("Is there the whole time"),
    ChildTakesPart.PART_OF_THE_TIME: _("Is there part of the time"),
    ChildTakesPart.LETTER: _("Writes a letter"),
    ChildTakesPart.DRAWING: _("Draws or makes something"),
    ChildTakesPart.RECORDING: _("Records something"),
    ChildTakesPart.ADVOCATE: _("Somebody speaks for the child"),
}
#: The same as a child says it.
OWN_TAKES_PART_NAMES = {
    ChildTakesPart.PRESENT: _("I am there the whole time"),
    ChildTakesPart.PART_OF_THE_TIME: _("I am there for a part of it"),
    ChildTakesPart.LETTER: _("I write a letter"),
    ChildTakesPart.DRAWING: _("I draw or make something"),
    ChildTakesPart.RECORDING: _("I record something"),
    ChildTakesPart.ADVOCATE: _("Somebody speaks for me"),
}


class Invited(StrEnum):
    """What somebody answers to the invitation."""

    YES = "yes"
    NO = "no"
    ANOTHER_WAY = "another_way"


INVITED_NAMES = {
    Invited.YES: _("Yes, I am coming"),
    Invited.NO: _("No, I cannot come"),
    Invited.ANOTHER_WAY: _("I take part another way"),
}


class Says(StrEnum):
    """What somebody says to a day that is proposed."""

    YES = "yes"
    IF_NEED_BE = "if_need_be"
    NO = "no"


SAYS_NAMES = {
    Says.YES: _("Yes"),
    Says.IF_NEED_BE: _("If need be"),
    Says.NO: _("No"),
}


class ConsentHow(StrEnum):
    WRITTEN = "written"
    ORAL = "oral"
    ON_THE_PHONE = "on_the_phone"


CONSENT_HOW_NAMES = {
    ConsentHow.WRITTEN: _("In writing"),
    ConsentHow.ORAL: _("Said in person"),
    ConsentHow.ON_THE_PHONE: _("Said in a call"),
}


class Present(StrEnum):
    """How somebody is there."""

    IN_THE_ROOM = "in_the_room"
    PHONE = "phone"
    VIDEO = "video"


PRESENT_NAMES = {
    Present.IN_THE_ROOM: _("In the room"),
    Present.PHONE: _("By telephone"),
    Present.VIDEO: _("On a screen"),
}


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
