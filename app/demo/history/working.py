"""What a conference cost, as rows: the coordinator's hours, room, food, interpreting."""

import random
from datetime import date, timedelta
from uuid import UUID

from app.demo.history.conferences import Told
from app.demo.history.ledger import Ledger
from app.practice.arrangements import CostKind, InPrivateTime, Interpreting, Work
from app.practice.phases import Phase, Step
from app.practice.roles import Role

#: What is spent on preparing: work, how often at most, quarters of an hour. Whoever counts hours does so once in a few days.
_PREPARING = ((Work.TALKS, 4, (8, 12, 14, 16, 20)), (Work.TRAVEL, 2, (4, 6, 8)), (Work.ORGANISING, 2, (4, 6, 8)))


def write_work(chance: random.Random, told: Told, ledger: Ledger) -> None:
    course = told.course
    clarified = course.when(Step.CLARIFY_REFERRAL)
    if clarified:
        _spent(told, clarified.date(), Phase.CLARIFIED, Work.TALKS, chance.randrange(4, 9), ledger)
    if begun := course.when(Step.BEGIN_PREPARATION):
        _preparation(chance, told, begun.date(), ledger)
    for sitting in course.sittings:
        quarters = chance.randrange(16, 26) if sitting.number == 1 else chance.randrange(10, 15)
        _spent(told, sitting.on, Phase.INFORMATION, Work.MEETING, quarters, ledger)
        if sitting.handed_out:
            _spent(told, sitting.handed_out.date(), Phase.FOLLOW_UP, Work.WRITING, chance.randrange(3, 9), ledger)
        _costs(chance, told, sitting.on, first=sitting.number == 1, ledger=ledger)


def _preparation(chance: random.Random, told: Told, begun: date, ledger: Ledger) -> None:
    end = told.course.sittings[0].on if told.course.sittings else min(told.until.date(), begun + timedelta(weeks=8))
    span = max((end - begun).days, 1)
    share = min(span / 28, 1)
    for work, most, quarters in _PREPARING:
        for _each in range(max(1, round(chance.randrange(most // 2, most + 1) * share))):
            _spent(told, begun + timedelta(days=chance.randrange(0, span)), Phase.PREPARATION, work, chance.choice(quarters), ledger)


def _spent(told: Told, day: date, phase: Phase, work: Work, quarters: int, ledger: Ledger) -> None:
    if day <= told.now.date():
        ledger.write("hours", told.id, told.coordinator, day, phase, work, 15 * quarters, told.now)


def _costs(chance: random.Random, told: Told, on: date, *, first: bool, ledger: Ledger) -> None:
    """In cents; what costs more than an office lets pass was approved by its manager."""
    people = len(told.circle.family)
    _cost(told, CostKind.FOOD, "Essen und Getränke", people * chance.randrange(450, 1100, 50), on, ledger)
    if chance.random() < 0.55:
        _cost(told, CostKind.ROOM, "Raummiete", chance.choice((3500, 4500, 5000, 6000, 8000)), on, ledger)
    if any(each.role is Role.INTERPRETER and each.comes for each in told.circle.seats):
        _cost(told, CostKind.INTERPRETING, "Dolmetschen", chance.randrange(14000, 27000, 500) if first else 12000, on, ledger)
    if first and chance.random() < 0.25:
        _cost(told, CostKind.CHILDCARE, "Betreuung der Kleinen", chance.randrange(6000, 14000, 500), on, ledger)
    if first and chance.random() < 0.3:
        _cost(told, CostKind.TRAVEL, "Fahrkarten", chance.randrange(900, 6500, 100), on, ledger)


def _cost(told: Told, kind: CostKind, what: str, cents: int, on: date, ledger: Ledger) -> None:
    approved = (cents, told.manager, told.course.sittings[0].opened) if cents > 100_00 else (None, None, None)
    paid = on + timedelta(days=21)
    made = told.course.sittings[0].opened
    ledger.write("cost", told.id, kind, what, cents, cents, paid if paid <= told.now.date() else None, *approved, told.coordinator, made)


def write_interpreting(chance: random.Random, told: Told, interpreters: dict[str, UUID], ledger: Ledger) -> None:
    """Who came to interpret, from the office's list; or that nobody was found."""
    language, course = told.circle.language, told.course
    seat = next((each for each in told.circle.seats if each.role is Role.INTERPRETER), None)
    if course.invited is None or language == "de":
        return
    day, by = course.invited.date(), told.coordinator
    if seat is not None:
        private = chance.choice((InPrivateTime.YES, InPrivateTime.NO))
        sworn = (Interpreting.CONFIRMED, day, by, day, private, seat.participant, by, course.invited)
        ledger.write("interpreting_booking", told.office, told.id, language, interpreters[language], *sworn)
    elif chance.random() < 0.12:
        missing = (Interpreting.NOT_FOUND, None, None, None, InPrivateTime.OPEN, None, by, course.invited)
        ledger.write("interpreting_booking", told.office, told.id, language, None, *missing)
