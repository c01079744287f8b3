"""How conferences of a small service go: which way each takes and when. Nothing in here knows the database.

The chances follow what services have published: of the families asked about one in four to three ends in preparation, many of
them with a plan of their own; nearly every meeting ends with a plan; reviews are held for somewhat more than half of the plans.
They become a little better over the two years, so that there is something to see.
"""

import random
from bisect import bisect
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from msgspec import Struct, field

from app.kit.clock import moment_of
from app.practice.phases import Phase, Step, after
from app.practice.promises import Outcome

#: How many referrals a month has, beside others: few in the summer, few before Christmas.
_MONTHS = (1.0, 1.05, 1.1, 1.0, 1.0, 0.9, 0.5, 0.55, 1.1, 1.15, 1.15, 0.6)
_ENDS = ((Outcome.WITH_PLAN, 44), (Outcome.WITHOUT_PLAN, 30), (Outcome.WITHDRAWN, 26))
_CLOSED = ((Outcome.FULFILLED, 70), (Outcome.OTHER_HELP, 24), (Outcome.WITHDRAWN, 6))


class Taken(Struct, frozen=True):
    """A step that was taken."""

    step: Step
    at: datetime


class Sitting(Struct):
    """One meeting: the first, or a review."""

    number: int
    on: date
    at: time
    opened: datetime
    began_private: datetime | None = None
    ended_private: datetime | None = None
    plan_made: bool = True
    presented: list[datetime] = field(default_factory=list)
    decided: list[datetime] = field(default_factory=list)  # one for each version; the last is a yes
    handed_out: datetime | None = None
    review_on: date | None = None
    kept_as_it_was: bool = False


class Course(Struct):
    """What has become of one conference by now."""

    trend: float  # 0 at the beginning of the history, 1 at its end
    began: datetime
    urgent: bool
    claimed: datetime
    phase: Phase = Phase.ENQUIRY
    moves: list[Taken] = field(default_factory=list)
    invited_to: dict[int, datetime] = field(default_factory=dict)  # to which meeting: when
    sittings: list[Sitting] = field(default_factory=list)
    convened: datetime | None = None
    meets: tuple[date, time] | None = None  # as everybody was told last
    review_on: date | None = None
    outcome: str = ""
    reviewed: bool = False

    def when(self, step: Step) -> datetime | None:
        return next((each.at for each in self.moves if each.step is step), None)

    @property
    def sitting(self) -> int:
        """The meeting that is prepared, or was held last."""
        return 1 + sum(each.step is Step.CONVENE_REVIEW for each in self.moves)

    @property
    def invited(self) -> datetime | None:
        """From then on the concern is frozen."""
        return self.invited_to.get(1)

    @property
    def since(self) -> datetime:
        return self.moves[-1].at if self.moves else self.began


class Stop(Exception):  # nothing is wrong: the rest is still to come
    """Today is reached."""


def beginnings(chance: random.Random, number: int, first: date, last: date) -> list[date]:
    """Days on which so many families were asked about: working days, more of them each month, few in the summer."""
    days = [first + timedelta(days=each) for each in range((last - first).days)]
    span = max(len(days), 1)
    weights = (_MONTHS[day.month - 1] * (0.7 + 0.6 * index / span) * (day.weekday() < 5) for index, day in enumerate(days))
    sums = list(accumulate(weights))
    return sorted(days[bisect(sums, chance.random() * sums[-1])] for _each in range(number))


def course(chance: random.Random, began: date, trend: float, now: datetime) -> Course:
    """The way of one family from `began` until now."""
    urgent = chance.random() < 0.08
    asked = at_work(chance, began)
    going = Course(trend=trend, began=min(asked, now), urgent=urgent, claimed=asked)
    with suppress(Stop):
        _Going(chance, going, now).go()
    for sitting in going.sittings:
        _forget_what_is_to_come(sitting, now)
    return going


def _forget_what_is_to_come(sitting: Sitting, now: datetime) -> None:
    sitting.presented = [at for at in sitting.presented if at <= now]
    sitting.decided = [at for at in sitting.decided if at <= now]
    sitting.began_private, sitting.ended_private, sitting.handed_out = (
        at if at and at <= now else None for at in (sitting.began_private, sitting.ended_private, sitting.handed_out)
    )


def at_work(chance: random.Random, day: date) -> datetime:
    """A moment of that day at which offices work; of the next working day, if it is none."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    return moment_of(day, time(chance.randrange(8, 17), chance.randrange(0, 60, 5)))


def drawn(chance: random.Random, shares: tuple[tuple[Outcome, int], ...]) -> Outcome:
    return chance.choices([each for each, _share in shares], [share for _each, share in shares])[0]


class _Going:
    """One course, step by step. Stops where today is."""

    def __init__(self, chance: random.Random, course: Course, now: datetime) -> None:
        self.chance, self.course, self.now = chance, course, now

    def go(self) -> None:
        course, chance = self.course, self.chance
        day = course.began.date()
        course.claimed = max(self._not_yet(at_work(chance, day + timedelta(days=chance.choice((0, 0, 1, 1, 2, 3, 6))))), course.began)
        if chance.random() < 0.02:
            self._end(course.claimed.date() + timedelta(days=3), Outcome.TAKEN_BACK)
            return
        day = course.claimed.date() + timedelta(days=1 if course.urgent else chance.choice((2, 3, 4, 4, 5, 5, 6, 7, 8, 12)))
        self._take(Step.CLARIFY_REFERRAL, at_work(chance, day))
        self._take(Step.BEGIN_PREPARATION, at_work(chance, self.day + timedelta(days=chance.choice((1, 1, 1, 2, 4)))))
        if chance.random() < 0.36 - 0.10 * course.trend:
            self._end(self.day + timedelta(days=chance.randrange(9, 60)), drawn(chance, _ENDS))
            return
        weeks = chance.choice((1, 2)) if course.urgent else chance.choice((3, 4, 5, 5, 6, 6, 6, 7, 7, 8, 9, 11))
        meeting = self.day + timedelta(days=7 * weeks + chance.randrange(-2, 3))
        course.invited_to[1] = self._not_yet(at_work(chance, meeting - timedelta(days=min(16, 4 * weeks))))
        if self._meet(self._told(meeting)):
            self._live()

    def _told(self, on: date) -> tuple[date, time]:
        """The day as everybody is told: no Sunday, mostly in the afternoon."""
        clock = time(self.chance.choice((10, 13, 14, 14, 15, 15, 15, 16, 16)), self.chance.choice((0, 0, 30)))
        self.course.meets = (on + timedelta(days=on.weekday() == 6), clock)
        return self.course.meets

    def _meet(self, told: tuple[date, time]) -> bool:
        """The day, up to a plan in force; False where it ends without one."""
        course, chance = self.course, self.chance
        first = not course.sittings
        on, clock = told
        opens = self._not_yet(moment_of(on, clock) + timedelta(minutes=chance.randrange(0, 25)))
        course.sittings.append(sitting := Sitting(number=len(course.sittings) + 1, on=on, at=clock, opened=opens))
        self._take(Step.OPEN_CONFERENCE, opens)
        if first and chance.random() < 0.02:  # somebody had to leave: nothing could begin
            self._close(on, Outcome.WITHOUT_PLAN)
            return False
        sitting.began_private = opens + timedelta(minutes=chance.randrange(30, 75, 5) if first else chance.randrange(15, 40, 5))
        self._take(Step.START_PRIVATE_TIME, sitting.began_private)
        length = chance.triangular(60, 180, 100) if first else chance.triangular(25, 80, 40)
        sitting.ended_private = sitting.began_private + timedelta(minutes=int(length))
        sitting.plan_made = not first or chance.random() > 0.05
        self._take(Step.CALL_BACK, sitting.ended_private)
        if not sitting.plan_made:
            self._close(on + timedelta(days=chance.randrange(1, 20)), Outcome.WITHOUT_PLAN)
            return False
        self._agree(sitting)
        return True

    def _agree(self, sitting: Sitting) -> None:
        """Presented and accepted: the same day, some days later, or only the second version."""
        chance, course = self.chance, self.course
        assert sitting.ended_private is not None  # noqa: S101  # they have come back
        presented = sitting.ended_private + timedelta(minutes=chance.randrange(15, 45, 5))
        if sitting.number > 1 and chance.random() < 0.4:
            sitting.kept_as_it_was = True
            self._take(Step.KEEP_PLAN, presented)
            course.review_on = sitting.review_on = sitting.on + timedelta(weeks=chance.choice((8, 10, 12)))
            return
        sitting.presented.append(presented)
        if chance.random() < 0.72 + 0.14 * course.trend or sitting.number > 1:
            decided = presented + timedelta(minutes=chance.randrange(15, 40, 5))
        else:
            decided = self._another_day(sitting, presented)
        sitting.decided.append(decided)
        self._take(Step.ACCEPT_PLAN, decided)
        sitting.review_on = sitting.on + timedelta(weeks=chance.choice((6, 8, 8, 8, 10, 12, 12)), days=chance.randrange(0, 3))
        course.review_on = sitting.review_on
        sitting.handed_out = at_work(chance, decided.date() + timedelta(days=chance.choice((1, 1, 2, 2, 3, 5, 8))))

    def _another_day(self, sitting: Sitting, presented: datetime) -> datetime:
        chance = self.chance
        if chance.random() < 0.5:
            return at_work(chance, presented.date() + timedelta(days=chance.randrange(1, 9)))
        sitting.decided.append(self._not_yet(presented + timedelta(minutes=30)))
        again = self._not_yet(at_work(chance, presented.date() + timedelta(days=chance.randrange(2, 8))))
        sitting.presented.append(again)
        return again + timedelta(hours=1)

    def _live(self) -> None:
        course, chance = self.course, self.chance
        for review in (1, 2):
            if chance.random() > (0.55 + 0.2 * course.trend if review == 1 else 0.12):
                break
            assert course.review_on is not None  # noqa: S101  # every plan has one
            meets = max(course.review_on + timedelta(days=chance.choice((-7, -3, 0, 0, 2, 5, 9, 14))), self.day + timedelta(days=14))
            course.convened = self._take(
                Step.CONVENE_REVIEW, at_work(chance, max(self.day, meets - timedelta(days=21)) + timedelta(days=1))
            )
            course.meets = None
            course.invited_to[course.sitting] = self._not_yet(course.convened + timedelta(days=2))
            self._meet(self._told(meets))
            course.reviewed = True
        assert course.review_on is not None  # noqa: S101
        self._close(max(course.review_on, self.day) + timedelta(days=chance.randrange(5, 110)), drawn(chance, _CLOSED))

    def _end(self, day: date, outcome: Outcome) -> None:
        self._take(Step.END_IN_PREPARATION, at_work(self.chance, day))
        self.course.outcome = outcome

    def _close(self, day: date, outcome: Outcome) -> None:
        self._take(Step.CLOSE, at_work(self.chance, day + timedelta(days=1)))
        self.course.outcome = outcome

    def _take(self, step: Step, at: datetime) -> datetime:
        target = after(step, self.course.phase)
        assert target is not None, (step, self.course.phase)  # noqa: S101  # the practice's own table is the judge
        self.course.moves.append(Taken(step, self._not_yet(at)))
        self.course.phase = target
        return at

    def _not_yet(self, at: datetime) -> datetime:
        if at > self.now:
            raise Stop
        return at

    @property
    def day(self) -> date:
        return self.course.since.date()
