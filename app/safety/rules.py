"""Where a plan of the day would bring people together who must not meet. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from msgspec import Struct

from app.conferences.rules import IN_WRITING
from app.practice.safety import Danger

#: Whoever arrives within this time of somebody else meets them at the door.
AT_THE_DOOR = timedelta(minutes=60)


class Coming(Struct, frozen=True):
    """Somebody, and how they come, as the warnings look at it."""

    participant: UUID
    name: str
    slot: UUID | None
    on: date | None
    at: time | None
    place: str
    arrives_at: time | None
    arrives_where: str
    takes_part: str
    mail: str = ""
    here: bool = False

    @property
    def where(self) -> str:
        return " ".join((self.arrives_where or self.place).casefold().split())

    @property
    def when(self) -> datetime | None:
        clock = self.arrives_at or self.at
        return datetime.combine(self.on, clock) if self.on and clock else None


class Warning(Struct, frozen=True):
    danger: Danger
    one: str
    other: str


def warnings(people: Mapping[UUID, Coming], pairs: Iterable[tuple[UUID, UUID]]) -> list[Warning]:
    """For each pair, everything that would bring the two together; the worst first."""
    found = [
        Warning(danger, people[one].name, people[other].name)
        for one, other in pairs
        if one in people and other in people
        for danger in _dangers(people[one], people[other])
    ]
    return sorted(found, key=lambda each: ([*Danger].index(each.danger), each.one, each.other))


def _dangers(one: Coming, other: Coming) -> list[Danger]:
    dangers = []
    if IN_WRITING not in {one.takes_part, other.takes_part}:
        if one.slot == other.slot:
            dangers.append(Danger.SAME_MEETING)
        if _at_the_same_door(one, other):
            dangers.append(Danger.SAME_ARRIVAL)
        elif one.slot != other.slot and one.on is not None and one.on == other.on and _same_house(one, other):
            dangers.append(Danger.SAME_HOUSE)
    if one.mail and one.mail.casefold() == other.mail.casefold():
        dangers.append(Danger.SAME_MAIL)
    if one.here and other.here:
        dangers.append(Danger.BOTH_HERE)
    return dangers


def _at_the_same_door(one: Coming, other: Coming) -> bool:
    if one.when is None or other.when is None or not one.where or one.where != other.where:
        return False
    return abs(one.when - other.when) < AT_THE_DOOR


def _same_house(one: Coming, other: Coming) -> bool:
    houses = {" ".join(each.place.casefold().split()) for each in (one, other)}
    return len(houses) == 1 and "" not in houses


def pair_of(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """The two in the order in which they stand in the database."""
    return (one, other) if one < other else (other, one)
