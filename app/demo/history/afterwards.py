"""What came after the plan, as rows: how promises went, how it is, good news, what is said before a review."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from app.demo.history.conferences import Told
from app.demo.history.ledger import Ledger
from app.demo.history.plans import Version
from app.demo.history.words import GOOD_NEWS, HELP_WORDS, KEPT_WORDS, OVER_WORDS, PARTLY_WORDS
from app.plans.rules import Agreement
from app.practice.promises import Progress, Worked
from app.practice.roles import Role

_WORDS = {
    Progress.DONE: KEPT_WORDS,
    Progress.PARTLY: PARTLY_WORDS,
    Progress.NEEDS_HELP: HELP_WORDS,
    Progress.NO_LONGER_NEEDED: OVER_WORDS,
    Progress.OPEN: ("",),
}
#: How a promise stands in the end: most are kept, some in part. What is still open nobody has spoken of.
_ENDS = ((Progress.DONE, 58), (Progress.PARTLY, 20), (Progress.NO_LONGER_NEEDED, 9), (Progress.NEEDS_HELP, 5), (Progress.OPEN, 8))
_WORKED = {Progress.DONE: Worked.YES, Progress.PARTLY: Worked.PARTLY, Progress.NEEDS_HELP: Worked.NO, Progress.OPEN: Worked.UNKNOWN}
_SAID_BEFORE = {
    Progress.DONE: "worked",
    Progress.PARTLY: "partly",
    Progress.NEEDS_HELP: "not",
    Progress.OPEN: "not",
    Progress.NO_LONGER_NEEDED: "no_longer_needed",
}


def write_afterwards(chance: random.Random, told: Told, versions: list[Version], ledger: Ledger) -> None:
    stands: dict[UUID, Progress] = {}
    for promise, since in _promises(versions):
        end = chance.choices([each for each, _share in _ENDS], [share for _each, share in _ENDS])[0]
        stands[promise.promise] = end
        _progress(chance, told, promise, since, end, ledger)
    accepted = next((each.accepted for each in versions if each.accepted), None)
    if accepted is not None:
        _how_it_is(chance, told, accepted, ledger)
        _good_news(chance, told, accepted, ledger)
    if told.course.convened:
        _before_the_review(chance, told, stands, ledger)


def _promises(versions: list[Version]) -> Iterator[tuple[Agreement, datetime]]:
    """Each promise that was ever in force, with the moment from which on."""
    seen = set()
    for version in versions:
        for each in version.plan.agreements if version.accepted else ():
            if each.promise not in seen and version.accepted:
                seen.add(each.promise)
                yield each, version.accepted


def _progress(chance: random.Random, told: Told, promise: Agreement, since: datetime, end: Progress, ledger: Ledger) -> None:
    """One or two taps of the one who does it; a look of the one who checks."""
    assert promise.who is not None  # noqa: S101  # nothing is promised by nobody
    days = max((promise.due_on - since.date()).days, 1) if promise.due_on else chance.randrange(14, 50)
    said: list[tuple[int, Progress]] = [] if end is Progress.OPEN else [(days + chance.randrange(0, 6), end)]
    if chance.random() < 0.35:
        said.insert(0, (max(days // 2, 1), Progress.PARTLY if end is not Progress.PARTLY else Progress.NEEDS_HELP))
    for after, state in said:
        at = since + timedelta(days=after, hours=chance.randrange(0, 8))
        if at <= told.until:
            words, shared = chance.choice(_WORDS[state]), chance.random() < 0.85
            ledger.write("progress_note", told.id, promise.promise, promise.who.id, state, words, shared, at)
    at = since + timedelta(days=days + 7, hours=chance.randrange(0, 8))
    if promise.checker is not None and end in _WORKED and at <= told.until and chance.random() < 0.6:
        words = chance.choice(KEPT_WORDS) if end is Progress.DONE else ""
        ledger.write("promise_check", told.id, promise.promise, promise.checker.id, _WORKED[end], words, chance.random() < 0.8, at)


def _how_it_is(chance: random.Random, told: Told, accepted: datetime, ledger: Ledger) -> None:
    """A few people, every four weeks: it goes up and down, and mostly up."""
    for seat in told.circle.doers[:3]:
        if chance.random() < 0.5:
            continue
        number = chance.randrange(2, 7)
        at = accepted + timedelta(days=3, hours=chance.randrange(0, 5))
        for _time in range(5):
            if at > told.until:
                break
            ledger.write("how_it_is", told.id, seat.person, at.date(), number, chance.random() < 0.8, chance.random() < 0.6, at)
            number = min(max(number + chance.choice((-1, 0, 0, 1, 1, 2)), 0), 10)
            at += timedelta(weeks=4, days=chance.randrange(-2, 3))


def _good_news(chance: random.Random, told: Told, accepted: datetime, ledger: Ledger) -> None:
    for words in chance.sample(GOOD_NEWS, chance.choice((0, 0, 1, 1, 2))):
        at = accepted + timedelta(days=chance.randrange(8, 80), hours=chance.randrange(0, 6))
        if at <= told.until:
            ledger.write("good_news", told.id, chance.choice(told.circle.doers).person, words, chance.random() < 0.7, at)


def _before_the_review(chance: random.Random, told: Told, stands: dict[UUID, Progress], ledger: Ledger) -> None:
    """Five minutes on the phone: one or two people say how each promise went."""
    assert told.course.convened is not None  # noqa: S101  # asked for only then
    for seat in [each for each in told.circle.doers if each.role is not Role.CHILD][:2]:
        at = told.course.convened + timedelta(days=chance.randrange(4, 12))
        if at > told.until or chance.random() < 0.35:
            continue
        for promise, state in stands.items():
            ledger.write("review_answer", told.id, 2, promise, seat.person, _SAID_BEFORE[state], "", seat.person, at)
