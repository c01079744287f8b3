"""Money and hours: what must be approved, and how much it comes to."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct

from app.practice.arrangements import Approval
from app.practice.phases import Phase


class Amounts(Protocol):
    """The amounts of one cost, in cents."""

    @property
    def planned_cents(self) -> int | None: ...
    @property
    def actual_cents(self) -> int | None: ...
    @property
    def approved_cents(self) -> int | None: ...
    @property
    def refused_cents(self) -> int | None: ...


def amount_of(cost: Amounts) -> int:
    """What it comes to: the actual amount once it is known, until then the planned one."""
    return cost.planned_cents or 0 if cost.actual_cents is None else cost.actual_cents


def approval_of(cost: Amounts, approve_above: int) -> Approval:
    """Whether it may be spent. An approval is for an amount: what costs more than was approved is asked about again.

    What was refused stays refused until it costs less than that.
    """
    amount = amount_of(cost)
    if cost.approved_cents is not None and amount <= cost.approved_cents:
        return Approval.APPROVED
    if cost.refused_cents is not None and amount >= cost.refused_cents:
        return Approval.REFUSED
    return Approval.WAITING if amount > approve_above else Approval.FREE


class Month(Struct, frozen=True):
    """One month of hours. `end` is the first day after it."""

    first: date
    end: date

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def before(self) -> str:
        return f"{self.first - timedelta(days=1):%Y-%m}"

    @property
    def after(self) -> str:
        return f"{self.end:%Y-%m}"


def month_of(typed: str, today: date) -> Month:
    """The month that an address names (2026-11); this month for anything else. Between 2000 and 2199: no sheet needs another."""
    found = re.fullmatch(r"(2[01]\d\d)-(0[1-9]|1[0-2])", typed, re.ASCII)
    first = date(int(found[1]), int(found[2]), 1) if found else today.replace(day=1)
    return Month(first, (first + timedelta(days=31)).replace(day=1))


def by_phase(minutes: Iterable[tuple[Phase, int]]) -> list[tuple[Phase, int]]:
    """Minutes in each phase that has some, in the order in which a conference lives."""
    sums = dict.fromkeys(Phase, 0)
    for phase, spent in minutes:
        sums[phase] += spent
    return [(phase, spent) for phase, spent in sums.items() if spent]


def cents_for(minutes: int, hour_cents: int) -> int:
    """What so many minutes cost, rounded to the cent as an invoice does it."""
    return (2 * minutes * hour_cents + 60) // 120
