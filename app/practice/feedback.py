"""What child, family and professionals say of a conference: three factors, six questions, three wordings.

The factors are those that research on fidelity uses (productive decision making, inclusion of the family group,
supportive professionals); the questions are our own. Each asks for one thing that somebody who was there can tell.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.roles import Role


class Voice(StrEnum):
    """In this order they stand beside each other: it is no order of weight."""

    CHILD = "child"
    FAMILY = "family"
    PROFESSIONAL = "professional"


VOICE_NAMES = {
    Voice.CHILD: _("Children and young people"),
    Voice.FAMILY: _("Family and network"),
    Voice.PROFESSIONAL: _("Professionals"),
}

#: A supporter is there for one of the family. Whoever comes for their work speaks as a professional, an advocate too.
VOICE_OF = {
    Role.CHILD: Voice.CHILD,
    Role.FAMILY: Voice.FAMILY,
    Role.SUPPORTER: Voice.FAMILY,
    Role.INFORMATION_GIVER: Voice.PROFESSIONAL,
    Role.INTERPRETER: Voice.PROFESSIONAL,
    Role.ADVOCATE: Voice.PROFESSIONAL,
    Role.COORDINATOR: Voice.PROFESSIONAL,
    Role.CASEWORKER: Voice.PROFESSIONAL,
}


class Factor(StrEnum):
    DECIDING = "deciding"
    BELONGING = "belonging"
    SUPPORT = "support"


FACTOR_NAMES = {
    Factor.DECIDING: _("The family could decide well"),
    Factor.BELONGING: _("The family group was part of it"),
    Factor.SUPPORT: _("The professionals supported it"),
}


class Item(NamedTuple):
    """One question. `key` is also the name of its little picture; `name` is for whoever reads what was said."""

    key: str
    factor: Factor
    name: str
    words: dict[Voice, str]


ITEMS = (
    Item(
        "time",
        Factor.DECIDING,
        _("Time on its own"),
        {
            Voice.CHILD: _("My family had enough time to talk on its own."),
            Voice.FAMILY: _("We had as much time among ourselves as we needed."),
            Voice.PROFESSIONAL: _("The family had as much time on its own as it needed."),
        },
    ),
    Item(
        "path",
        Factor.DECIDING,
        _("What comes next is clear"),
        {
            Voice.CHILD: _("I know what happens next."),
            Voice.FAMILY: _("At the end it was clear who does what, and by when."),
            Voice.PROFESSIONAL: _("At the end it was clear who does what, and by when, in the family and with us."),
        },
    ),
    Item(
        "people",
        Factor.BELONGING,
        _("The right people"),
        {
            Voice.CHILD: _("The people I like to have around me were there."),
            Voice.FAMILY: _("The people who matter to us were there, or were heard in another way."),
            Voice.PROFESSIONAL: _("The people who matter to the family were there, or were heard in another way."),
        },
    ),
    Item(
        "ear",
        Factor.BELONGING,
        _("Being heard"),
        {
            Voice.CHILD: _("The others listened to me."),
            Voice.FAMILY: _("What I said counted."),
            Voice.PROFESSIONAL: _("What the family said counted more than what we said."),
        },
    ),
    Item(
        "words",
        Factor.SUPPORT,
        _("Plain words"),
        {
            Voice.CHILD: _("The people from the office talked so that I could understand them."),
            Voice.FAMILY: _("The professionals spoke so that we could understand them."),
            Voice.PROFESSIONAL: _("We spoke so that everybody could understand us."),
        },
    ),
    Item(
        "trust",
        Factor.SUPPORT,
        _("Trust in the family"),
        {
            Voice.CHILD: _("The people from the office believed that my family can do it."),
            Voice.FAMILY: _("The professionals trusted us to find a good way."),
            Voice.PROFESSIONAL: _("We trusted the family to find a good way."),
        },
    ),
)
ITEM_OF = {item.key: item for item in ITEMS}

#: From "not at all" to "completely". Nought: cannot say; it counts in no mean.
VALUES = (1, 2, 3, 4, 5)
CANNOT_SAY = 0
VALUE_NAMES = {
    1: _("not at all"),
    2: _("a little"),
    3: _("partly"),
    4: _("mostly"),
    5: _("completely"),
    CANNOT_SAY: _("I cannot say"),
}

#: So many sheets of a voice are counted together. With fewer nothing is counted, and nothing shown.
TOGETHER = 5


class Asking(NamedTuple):
    """When we ask: so long after a meeting that it has settled, and not any more once it is far away."""

    after: timedelta
    until: timedelta


ASKED = Asking(after=timedelta(days=3), until=timedelta(days=30))


def quarter_of(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarters(until: date, number: int) -> list[str]:
    """The last so many quarters, the one of `until` at the end."""
    months = until.year * 12 + until.month - 1
    return [f"{each // 12}-Q{each % 12 // 3 + 1}" for each in range(months - 3 * (number - 1), months + 1, 3)]
