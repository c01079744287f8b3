"""How somebody is reached, what they need, and how they take part: the field's words as values."""

from enum import StrEnum

from app.kit.i18n import lazy as _


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
