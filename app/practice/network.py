"""The network map's own words: how near somebody is, what a tie is like, how people are bound, how they are drawn."""

from enum import StrEnum

from app.kit.i18n import lazy as _
from app.practice.roles import Side

NEARNESS_NAMES = {
    1: _("Very near"),
    2: _("Near"),
    3: _("Farther away"),
}


class Tie(StrEnum):
    """What it is like between somebody and the child. Only the coordinator sees it."""

    PLAIN = ""
    STRONG = "strong"
    STRAINED = "strained"
    BROKEN = "broken"


TIE_NAMES = {
    Tie.PLAIN: _("Nothing special noted"),
    Tie.STRONG: _("Gives strength"),
    Tie.STRAINED: _("Difficult at the moment"),
    Tie.BROKEN: _("No contact"),
}


class BondKind(StrEnum):
    PARENT = "parent"
    COUPLE = "couple"
    SEPARATED = "separated"


BOND_NAMES = {
    BondKind.PARENT: _("is a parent of"),
    BondKind.COUPLE: _("is a couple with"),
    BondKind.SEPARATED: _("is separated from"),
}


class Drawn(StrEnum):
    """The standard symbols of a genogram: a circle, a square, a diamond."""

    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


DRAWN_NAMES = {
    Drawn.WOMAN: _("woman or girl (circle)"),
    Drawn.MAN: _("man or boy (square)"),
    Drawn.UNKNOWN: _("not said, or neither (diamond)"),
}

#: Round the child, clockwise from the top: the family above, its world below.
ROUND_THE_CHILD = (
    Side.BOTH,
    Side.MOTHER,
    Side.FRIENDS,
    Side.NEIGHBOURS,
    Side.NETWORK,
    Side.SCHOOL,
    Side.PROFESSIONAL,
    Side.FATHER,
)
