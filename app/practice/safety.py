"""Keeping people safe: why somebody may take part in another way, which ways there are, and what needs two people.

The criteria follow the Sussex procedures on excluding family members, by analogy: prejudice to the child,
violence or intoxication, the child's wish, keeping another from speaking freely, domestic abuse. Taking part
in another way is never a punishment, lasts as short as it can, is recorded, and can be objected to.
"""

from enum import StrEnum

from app.kit.i18n import lazy as _

#: What everybody may ring in an emergency, all over Europe.
EMERGENCY = "112"


class Criterion(StrEnum):
    CHILD_HARMED = "child_harmed"
    VIOLENCE = "violence"
    COURT_ORDER = "court_order"
    CHILD_WISH = "child_wish"
    NOT_FREE = "not_free"
    INTOXICATED = "intoxicated"


CRITERION_NAMES = {
    Criterion.CHILD_HARMED: _("Being together there would harm the child"),
    Criterion.VIOLENCE: _("There was violence or a threat, and it may happen again"),
    Criterion.COURT_ORDER: _("A court order forbids the contact"),
    Criterion.CHILD_WISH: _("The child does not want to meet this person there"),
    Criterion.NOT_FREE: _("Somebody else could not speak freely in their presence"),
    Criterion.INTOXICATED: _("Alcohol or drugs would make talking impossible"),
}


class OtherWay(StrEnum):
    """How somebody takes part who does not come to the common meeting. There always is one."""

    OWN_MEETING = "own_meeting"
    LETTER = "letter"
    RECORDING = "recording"
    CALL = "call"
    SPEAKER = "speaker"


OTHER_WAY_NAMES = {
    OtherWay.OWN_MEETING: _("A meeting of their own"),
    OtherWay.LETTER: _("A letter that is read out"),
    OtherWay.RECORDING: _("A recording that is played"),
    OtherWay.CALL: _("A talk beforehand; the coordination tells what was said"),
    OtherWay.SPEAKER: _("Somebody whom they trust speaks for them"),
}
#: The same to whom it concerns, in their language.
TO_THEM = {
    OtherWay.OWN_MEETING: _("You come to a meeting of your own."),
    OtherWay.LETTER: _("You write a letter. It is read out as you wrote it."),
    OtherWay.RECORDING: _("You record what you want to say. It is played as you said it."),
    OtherWay.CALL: _("Your coordinator talks with you beforehand and passes on what you want to say."),
    OtherWay.SPEAKER: _("Somebody whom you trust speaks for you."),
}


class SecondDeed(StrEnum):
    """What one person asks for and a second one signs."""

    SHOW_AGAIN = "show_again"
    EXCLUDE = "exclude"
    CLOSE = "close"  # a conference whose plan is in force, without a review


SECOND_DEED_NAMES = {
    SecondDeed.SHOW_AGAIN: _("Stop hiding how somebody is reached"),
    SecondDeed.EXCLUDE: _("Somebody takes part in another way"),
    SecondDeed.CLOSE: _("Close a conference without a review"),
}


class Danger(StrEnum):
    """Where a plan of the day would bring two people together who must not meet."""

    SAME_MEETING = "same_meeting"
    SAME_ARRIVAL = "same_arrival"
    SAME_HOUSE = "same_house"
    SAME_MAIL = "same_mail"
    BOTH_HERE = "both_here"


DANGER_SENTENCES = {
    Danger.SAME_MEETING: _("%(one)s and %(other)s come to the same meeting."),
    Danger.SAME_ARRIVAL: _("%(one)s and %(other)s arrive at the same place at nearly the same time."),
    Danger.SAME_HOUSE: _("%(one)s and %(other)s are in the same house on the same day."),
    Danger.SAME_MAIL: _("%(one)s and %(other)s are written to at the same e-mail address."),
    Danger.BOTH_HERE: _("%(one)s and %(other)s are both noted down as being there."),
}
DANGER_WAYS_OUT = {
    Danger.SAME_MEETING: _("Give one of them a meeting of their own, or let one take part in writing."),
    Danger.SAME_ARRIVAL: _("Give one of them another hour or another door."),
    Danger.SAME_HOUSE: _("Choose another day or another house for one of the meetings."),
    Danger.SAME_MAIL: _("Ask one of them for another address, or hand the invitation over."),
    Danger.BOTH_HERE: _("Please look at once whether they can meet."),
}
