"""What a Familienrat is, in eight pictures: one short sentence each, for grown-ups and for children.

It is shown to everybody, before anything is known of them, and says nothing of any family.
"""

from typing import NamedTuple

from app.kit.i18n import lazy as _


class Scene(NamedTuple):
    """`key` names the drawing; one that goes in a direction is turned round where one reads from the right."""

    key: str
    title: str
    grown_ups: str
    children: str
    turns: bool = False


SCENES = (
    Scene(
        "invite",
        _("The invitation"),
        _("You invite everybody who matters to you."),
        _("Your family invites people who matter to you."),
        turns=True,
    ),
    Scene("come", _("Coming together"), _("Everybody comes together on one day."), _("On one day everybody comes together."), turns=True),
    Scene("hear", _("Listening"), _("Everybody hears what it is about and may ask."), _("Everybody says what is good and what is hard.")),
    Scene(
        "leave",
        _("The professionals go"),
        _("Then the professionals leave the room."),
        _("Then the people from the office go out."),
        turns=True,
    ),
    Scene(
        "family",
        _("Family time"),
        _("Your family is on its own. There is something to eat."),
        _("Now only your family is there. You eat together."),
    ),
    Scene("plan", _("The plan"), _("You make your own plan together."), _("Your family makes a plan. You may help.")),
    Scene(
        "yes",
        _("The yes of the office"),
        _("The office says yes when the plan keeps everybody safe."),
        _("The office looks whether the plan is good for you."),
    ),
    Scene(
        "again",
        _("Looking again"),
        _("Some weeks later you look together whether it works."),
        _("Later everybody looks again: is it better now?"),
    ),
)

#: What stands above and below the pictures.
FOR_GROWN_UPS = (
    _("Your family meets. Your family decides what will help."),
    _("You need not come. Nobody may force you."),
)
FOR_CHILDREN = (
    _("Your family meets. They talk about how you will be well."),
    _("Somebody can stay at your side all day. You may take a break at any time."),
)
