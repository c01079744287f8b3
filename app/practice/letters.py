"""What stands in a printed letter: a text for each part that somebody plays, and the pictures to choose from.

Inside the envelope, too, no office, no case and no family name is mentioned: letters lie about. What the
family writes itself stands beside it in the family's words.
"""

from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.roles import Role


class LetterText(NamedTuple):
    """`before` and `after` stand around day and place."""

    title: str
    before: tuple[str, ...]
    after: tuple[str, ...]


_ANSWER = _("Please say whether you can come: on your own page, or by a call.")
_NEEDS = _(
    "Do you need something to come? A lift, an interpreter, somebody who looks after the children: please say so, and it is arranged."
)
_SECRET = _("Please keep to yourself what you hear.")

LETTERS: dict[Role, LetterText] = {
    Role.FAMILY: LetterText(
        _("You are invited"),
        (_("as we have talked about: people who matter to one another come together. You are one of them."),),
        (_ANSWER, _NEEDS),
    ),
    Role.CHILD: LetterText(
        _("A letter for you"),
        (
            _("this letter is for you alone."),
            _("People who like you come together. They think about what is good for you. What you think counts."),
        ),
        (
            _("You choose: be there the whole time, or for a part of it. You can also send a letter, a picture or a recording."),
            _("You may bring somebody who stands by you. You may also stay away. Nobody will be cross with you."),
        ),
    ),
    Role.INFORMATION_GIVER: LetterText(
        _("You are asked to come"),
        (_("thank you for coming to say what you know. You are needed for the first part only, about half an hour."),),
        (_("Please write down beforehand what you will say, on your own page. Nothing new is said on the day."), _ANSWER, _SECRET),
    ),
    Role.INTERPRETER: LetterText(
        _("You are asked to interpret"),
        (_("thank you for interpreting. Please be there a quarter of an hour before it begins."),),
        (
            _("You say all that is said, and nothing else. Whether you are needed in the part without professionals, we tell you before."),
            _ANSWER,
            _SECRET,
        ),
    ),
    Role.ADVOCATE: LetterText(
        _("You are invited"),
        (_("thank you for standing by a child on this day. You say what the child wants to be said. Please talk with each other before."),),
        (_ANSWER, _SECRET),
    ),
    Role.SUPPORTER: LetterText(
        _("You are invited"),
        (_("somebody has chosen you to stay at their side on this day. You are there for them."),),
        (_ANSWER, _NEEDS, _SECRET),
    ),
}
#: For whoever takes part in writing: there is no day for them, and no word of one.
IN_WRITING = LetterText(
    _("You take part"),
    (_("as we have talked about: you say in your own way what matters to you. It is read out by somebody whom you trust."),),
    (_("Please write it on your own page, or say it in a call."),),
)


class WayIn(NamedTuple):
    """What goes with the picture for the camera and the code, and whom to ask: said to a child otherwise than to an adult."""

    hello: str
    scan: str
    type: str
    keep: str
    questions: str


WAY_IN = WayIn(
    _("Good day %(name)s,"),
    _("Point the camera of your phone at the picture. It opens your own page."),
    _("Or open this address and type the code:"),
    _("Please keep this sheet for yourself."),
    _("Do you have questions? Please call: %(name)s, %(phone)s."),
)
WAY_IN_OF_CHILD = WayIn(
    _("Hello %(name)s,"),
    _("Hold the camera of a phone to the picture. Then you see your own page."),
    _("Or open this address and type this code:"),
    _("This sheet is yours. Keep it in a good place."),
    _("Do you want to ask something? Call %(name)s: %(phone)s."),
)
QR_ALT = _("Picture for the camera of a phone. It leads to the page whose address and code stand beside it.")
FAMILY_WRITES = _("The family writes:")
BY_HAND = _("To be handed over in person")


class Picture(StrEnum):
    """The pictures of an invitation, drawn for it. Their files are static/img/invitation-<name>.svg."""

    TABLE = "table"
    TREE = "tree"
    HOUSE = "house"
    HANDS = "hands"
    BOAT = "boat"
    SUN = "sun"


PICTURE_NAMES = {
    Picture.TABLE: _("A table with many chairs"),
    Picture.TREE: _("A tree with birds"),
    Picture.HOUSE: _("A house with an open door"),
    Picture.HANDS: _("Hands in a circle"),
    Picture.BOAT: _("A boat on the water"),
    Picture.SUN: _("The sun above hills"),
}
