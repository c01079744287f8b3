"""What a child wants to say, in three houses (after the Three Houses of Nicki Weld and Maggie Greening): worries, what is good, wishes."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from app.kit.i18n import lazy as _
from app.practice.pictograms import PICTOGRAMS
from app.practice.pictograms import Pictogram as P


class House(StrEnum):
    GOOD = "good"
    WORRY = "worry"
    WISH = "wish"


class Built(NamedTuple):
    """How a house is called, and the pictures that can be tapped in it."""

    label: str
    pictures: tuple[P, ...]


#: What is good comes first: it is the easiest to say.
HOUSES: dict[House, Built] = {
    House.GOOD: Built(
        _("What is good"), (P.HAPPY, P.FAMILY, P.GRANDPARENTS, P.FRIEND, P.PET, P.SCHOOL, P.PLAY, P.SPORT, P.MUSIC, P.HUG, P.FOOD, P.HOME)
    ),
    House.WORRY: Built(
        _("What worries me"),
        (P.SAD, P.AFRAID, P.ANGRY, P.FAMILY, P.SCHOOL, P.HOMEWORK, P.SLEEP, P.NIGHT, P.MEDICINE, P.MONEY, P.TWO_HOMES, P.OFFICE),
    ),
    House.WISH: Built(
        _("What I wish"), (P.TALK, P.LISTEN, P.VISIT, P.PHONE, P.OUTING, P.PLAY, P.SLEEP, P.HOME, P.SAFE_PERSON, P.HELP, P.STOP, P.SAFE)
    ),
}


class Picture(NamedTuple):
    key: P
    label: str


class Room(NamedTuple):
    """A house as it is shown."""

    label: str
    pictures: list[Picture]
    words: str


class Furnished(Struct, frozen=True):
    """What a child has put into one house."""

    pictures: list[str] = []
    words: str = ""


class Houses(Struct, frozen=True):
    good: Furnished = Furnished()
    worry: Furnished = Furnished()
    wish: Furnished = Furnished()
    more: str = ""  # what fits into no house

    def rooms(self) -> list[Room]:
        """The houses in which something stands."""
        inside = [(each, getattr(self, house)) for house, each in HOUSES.items()]
        return [Room(each.label, _pictures(put.pictures), put.words) for each, put in inside if put != Furnished()]


def _pictures(keys: list[str]) -> list[Picture]:
    return [Picture(P(key), PICTOGRAMS[P(key)].label) for key in keys if key in set(P)]
