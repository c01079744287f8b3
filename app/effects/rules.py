"""Quarters, what adds up to what, and middle values."""

import re
from collections.abc import Iterable
from datetime import date
from statistics import median
from typing import NamedTuple

from app.practice.languages import LANGUAGES


class Quarter(NamedTuple):
    """Written 2026-Q1; in order of time."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def begins(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_as(text: str) -> Quarter | None:
    """What somebody wrote as 2026-Q1."""
    found = re.fullmatch(r"(20\d\d)-Q([1-4])", text)
    return Quarter(int(found[1]), int(found[2])) if found else None


def quarters(since: Quarter, until: Quarter) -> list[Quarter]:
    found = []
    while since <= until:
        found.append(since)
        since = since.next
    return found


#: A quarter, or the year of this number.
Time = Quarter | int


def told_together(since: Quarter, until: Quarter) -> list[Time]:
    """A span as years, where it holds all of one, and quarters: as few as possible."""
    found: list[Time] = []
    while since <= until:
        if since.number == 1 and Quarter(since.year, 4) <= until:
            found.append(since.year)
            since = Quarter(since.year + 1, 1)
        else:
            found.append(since)
            since = since.next
    return found


class Parts(NamedTuple):
    """What adds up to what. Where `all_of_it` is false there is a rest, which no page prints but anybody could work out."""

    whole: str
    parts: tuple[str, ...]
    all_of_it: bool = True


#: Not printed: conferences with the father's side there, alone or not.
FATHERS_SIDE = "fathers_side"
_FOUR_OF_A_PLAN = ("plan_who_when", "plan_contingency", "plan_review", "plan_checked")
_SOME_OF_THE_HELD = ("accepted_same_day", "private_time", "independent", "more_family", "interpreted", "not_interpreted")
_PROMISES = ("promises_kept", "promises_partly", "promises_open", "promises_help", "promises_gone", "promises_unknown")
PARTS = (
    Parts("ended_early", ("ended_with_plan", "ended_without_plan", "ended_withdrawn", "ended_taken_back")),
    Parts("closed", ("closed_fulfilled", "closed_other_help", "closed_without_plan", "closed_withdrawn")),
    Parts("accepted", ("days_to_yes",)),
    *(Parts("held", (each,)) for each in ("days_to_meeting", "family_there", "professionals_there")),
    Parts("held", ("side_both", "side_mother", "side_father", "side_neither")),
    Parts(FATHERS_SIDE, ("side_both", "side_father")),
    Parts(FATHERS_SIDE, ("father_came",), all_of_it=False),
    *(Parts("held", (each,), all_of_it=False) for each in _SOME_OF_THE_HELD),
    Parts("private_time", ("private_minutes",)),
    Parts("private_time", ("three_phases",), all_of_it=False),
    Parts("invited", ("came", "absent")),
    Parts("absent", ("views_brought",), all_of_it=False),
    Parts("children", ("children_there", "children_partly", "children_sent", "children_advocate", "children_unknown")),
    *(Parts("plan_accepted", (each,), all_of_it=False) for each in ("accepted_same_day", *_FOUR_OF_A_PLAN)),
    *(Parts(each, ("plan_complete",), all_of_it=False) for each in _FOUR_OF_A_PLAN),
    Parts("copies", tuple(f"copies_{code}" for code in LANGUAGES)),
    Parts("reviewed", ("days_to_review",), all_of_it=False),
    Parts("promises", _PROMISES),
    Parts("help_due", ("help_on_time", "help_late", "help_open")),
    *(Parts("closed", (each,), all_of_it=False) for each in ("hours_each", "cost_each")),
)


def families_of_keys(parts: Iterable[Parts], keys: Iterable[str]) -> list[list[str]]:
    """The keys that hang together by adding up: what is hidden in one family says nothing of another."""
    home = {key: {key} for key in keys}
    for whole, several, _ in parts:
        together = set().union(*(home.setdefault(key, {key}) for key in (whole, *several)))
        home |= dict.fromkeys(together, together)
    return [sorted(each) for each in {id(each): each for each in home.values()}.values()]


def middle(values: list[int]) -> float:
    """Half of them are smaller, half are larger."""
    return float(median(values))
