"""Who belongs to a family and who comes: mother's and father's side, children, friends, those who come for their work."""

import random
from datetime import date, timedelta
from uuid import UUID, uuid4

from msgspec import Struct

from app.demo.history.names import ORIGINS, OTHERS, Origin
from app.practice.roles import FAMILY_GROUP, Role, Side
from app.practice.taking_part import ChildTakesPart, Way


class Seat(Struct):
    """Somebody, the part they play, and whether they come."""

    participant: UUID
    person: UUID
    name: str
    role: Role
    relation: str
    side: Side
    language: str
    custody: bool = False
    born: date | None = None
    way: Way = Way.PHONE
    comes: bool = True
    takes_part: ChildTakesPart | None = None

    @property
    def of_family(self) -> bool:
        return self.role in FAMILY_GROUP


class Circle(Struct):
    """A family, and everybody around it."""

    family_name: str
    language: str  # of those who speak another one than the office
    seats: list[Seat]

    @property
    def child(self) -> Seat:
        return next(each for each in self.seats if each.role is Role.CHILD)

    @property
    def family(self) -> list[Seat]:
        return [each for each in self.seats if each.of_family]

    @property
    def doers(self) -> list[Seat]:
        """Those of the family group who came, grown-ups first."""
        came = [each for each in self.family if each.comes] or self.family
        return sorted(came, key=lambda each: each.role is Role.CHILD)


#: Whom a family may bring: relation, side, is it a woman, how likely.
_RELATIVES = (
    ("Großmutter", Side.MOTHER, True, 0.62),
    ("Großvater", Side.MOTHER, False, 0.34),
    ("Tante", Side.MOTHER, True, 0.45),
    ("Onkel", Side.MOTHER, False, 0.28),
    ("Großmutter", Side.FATHER, True, 0.38),
    ("Großvater", Side.FATHER, False, 0.2),
    ("Tante", Side.FATHER, True, 0.26),
    ("Onkel", Side.FATHER, False, 0.3),
    ("Patentante", Side.FRIENDS, True, 0.24),
    ("Freundin der Mutter", Side.FRIENDS, True, 0.36),
    ("Freund des Vaters", Side.FRIENDS, False, 0.16),
    ("Nachbarin", Side.NEIGHBOURS, True, 0.3),
    ("Trainer", Side.SCHOOL, False, 0.12),
)
_FOR_WORK = (
    ("Klassenlehrerin", Side.SCHOOL, True, 0.36),
    ("Kinderarzt", Side.PROFESSIONAL, False, 0.16),
    ("Erzieherin", Side.SCHOOL, True, 0.2),
)
_CHILDS_WAYS = (ChildTakesPart.LETTER, ChildTakesPart.DRAWING, ChildTakesPart.RECORDING, ChildTakesPart.ADVOCATE)


def circle(chance: random.Random, day: date, trend: float, taken: set[str]) -> Circle:
    """The circle of a family that was asked about on `day`. The later in the history, the wider it is drawn.

    `taken`: names of families that an office has already; another of the same name only where there is none left.
    """
    for _try in range(12):
        origin = chance.choices(ORIGINS, [each.share for each in ORIGINS])[0]
        name = chance.choice(origin.families)
        if name not in taken:
            break
    taken.add(name)
    return _Gathering(chance, origin, name, day, trend).gather()


class _Gathering:
    def __init__(self, chance: random.Random, origin: Origin, family_name: str, day: date, trend: float) -> None:
        self.chance, self.origin, self.day, self.trend = chance, origin, day, trend
        self.family_name = family_name
        self.seats: list[Seat] = []
        self.names: set[str] = set()

    def gather(self) -> Circle:
        self._children()
        self._parents()
        for relation, side, woman, likely in _RELATIVES:
            if self.chance.random() < likely * (0.85 + 0.3 * self.trend):
                self._seat(self._name(woman, side), Role.FAMILY, relation, side)
        self._for_work()
        return Circle(f"Familie {self.family_name}", self.origin.language, self.seats)

    def _children(self) -> None:
        chance = self.chance
        for _each in range(chance.choices((1, 2, 3, 4), (50, 30, 14, 6))[0]):
            age = chance.choices(range(17), (3, 3, 3, 3, 3, 4, 5, 6, 6, 6, 6, 7, 8, 9, 9, 7, 5))[0]
            first = chance.choice(self.origin.girls if chance.random() < 0.49 else self.origin.boys)
            comes = age >= 4 and chance.random() < 0.5 + 0.2 * self.trend + (0.1 if age > 10 else 0)
            seat = self._seat(f"{first} {self.family_name}", Role.CHILD, "Kind", Side.BOTH, comes=comes)
            seat.born = self.day - timedelta(days=365 * age + chance.randrange(10, 350))
            if comes:
                seat.takes_part = ChildTakesPart.PART_OF_THE_TIME if chance.random() < 0.3 else ChildTakesPart.PRESENT
            elif chance.random() < 0.62 + 0.28 * self.trend:
                seat.takes_part = chance.choice(_CHILDS_WAYS)
        if any(each.takes_part is ChildTakesPart.ADVOCATE for each in self.seats):
            self._seat(self._name(True, Side.FRIENDS), Role.ADVOCATE, "Fürsprecherin", Side.PROFESSIONAL, language="de")

    def _parents(self) -> None:
        chance = self.chance
        mother = self._seat(f"{self._first(True)} {self.family_name}", Role.FAMILY, "Mutter", Side.MOTHER, comes=chance.random() < 0.96)
        mother.custody = chance.random() < 0.95
        if chance.random() < 0.72 + 0.12 * self.trend:
            same = chance.random() < 0.55
            family_name = self.family_name if same else chance.choice(self.origin.families)
            comes = chance.random() < 0.6 + 0.18 * self.trend
            father = self._seat(f"{self._first(False)} {family_name}", Role.FAMILY, "Vater", Side.FATHER, comes=comes)
            father.custody = same or chance.random() < 0.6

    def _for_work(self) -> None:
        chance = self.chance
        for relation, side, woman, likely in _FOR_WORK:
            if chance.random() < likely:
                self._seat(self._name(woman, Side.NEIGHBOURS), Role.INFORMATION_GIVER, relation, side, language="de")
        if self.origin.language != "de" and chance.random() < 0.62:
            name = self._name(True, Side.MOTHER)
            self._seat(name, Role.INTERPRETER, "Dolmetscherin", Side.PROFESSIONAL, language="de", comes=chance.random() < 0.93)

    def _seat(self, name: str, role: Role, relation: str, side: Side, *, language: str = "", comes: bool | None = None) -> Seat:
        chance = self.chance
        spoken = language or (self.origin.language if chance.random() < 0.66 else "de")
        seat = Seat(
            participant=uuid4(),
            person=uuid4(),
            name=name,
            role=role,
            relation=relation,
            side=side,
            language=spoken,
            way=chance.choice((Way.EMAIL, Way.EMAIL, Way.PHONE, Way.TEXT, Way.PAPER)),
            comes=chance.random() < 0.82 if comes is None else comes,
        )
        self.names.add(name)
        self.seats.append(seat)
        return seat

    def _first(self, woman: bool) -> str:
        return self.chance.choice(self.origin.women if woman else self.origin.men)

    def _name(self, woman: bool, side: Side) -> str:
        """Of the own people where it is family; else of any."""
        for _try in range(20):
            if side in {Side.MOTHER, Side.FATHER}:
                families = (self.family_name, *self.origin.families) if side is Side.FATHER else self.origin.families
                name = f"{self._first(woman)} {self.chance.choice(families)}"
            else:
                at_home = ORIGINS[0] if self.chance.random() < 0.6 else self.origin
                first = self.chance.choice(at_home.women if woman else at_home.men)
                name = f"{first} {self.chance.choice(OTHERS if at_home is ORIGINS[0] else at_home.families)}"
            if name not in self.names:
                return name
        return name
