"""Questions about a plan: what is missing before it can be presented, is it accepted, what has changed."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.kit.i18n import lazy as _

#: A review later than this is worth a second look (field: six weeks to three months).
LATE_REVIEW = timedelta(days=183)
QUESTION = 0  # the number under which an agreement answers the question itself


class Named(Struct, frozen=True):
    """Somebody, by name."""

    id: UUID
    name: str


class BottomLine(Struct, frozen=True):
    id: UUID
    number: int
    text: str


class Agreement(Struct, frozen=True):
    """What somebody will do: the family's own words and, beside them, the clarified text."""

    promise: UUID
    own_words: str
    what: str
    who: Named | None
    due_on: date | None
    due_words: str
    helper: Named | None
    checker: Named | None
    sign: str
    plan_b: str
    answers: list[int]


class Wish(Struct, frozen=True):
    """Help that the family asks services for."""

    request: UUID
    what: str
    from_whom: str


class Escalation(Struct, frozen=True):
    """Whom to call when, as the family agrees. Nobody else is called, and nothing calls by itself."""

    whom: Named | None = None
    words: str = ""

    def __bool__(self) -> bool:
        return self.whom is not None or bool(self.words)


class Reason(Struct, frozen=True):
    """Why a promise is another than before, is new, or is gone: in the family's words."""

    promise: UUID
    why: str


class Plan(Struct, frozen=True):
    """A plan as it is presented and frozen: what every reader of this version sees."""

    family: str
    number: int
    concern: str
    good: str
    question: str
    bottom_lines: list[BottomLine]
    agreements: list[Agreement]
    services: list[Wish]
    contingency: str
    no_contingency: bool
    guardian: Named | None
    review_on: date | None
    escalation: Escalation = Escalation()  # versions of earlier days lack it
    reasons: list[Reason] = []  # and these


def canonical(content: Any) -> str:
    """The one way to write a plan as JSON: sorted keys, no spaces, every script as itself."""
    return json.dumps(msgspec.to_builtins(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def checksum(content: Any) -> str:
    """SHA-256, in hex, of the canonical JSON. The same for the plan and for its JSON read back."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


class Gap(StrEnum):
    """What has to be there before a plan can be presented."""

    NO_AGREEMENT = "no_agreement"
    NO_DOER = "no_doer"
    NO_CONTINGENCY = "no_contingency"
    NO_REVIEW = "no_review"
    PAST_REVIEW = "past_review"


class Hint(StrEnum):
    """What is worth a second look, and stops nobody."""

    NO_GUARDIAN = "no_guardian"
    LATE_REVIEW = "late_review"
    UNANSWERED = "unanswered"
    PAST_DAY = "past_day"
    NO_DAY = "no_day"


GAP_SENTENCES = {
    Gap.NO_AGREEMENT: _("Write down at least one agreement."),
    Gap.NO_DOER: _("Every agreement needs somebody who does it."),
    Gap.NO_CONTINGENCY: _("Say what happens when something goes wrong, or that you do not want an emergency plan."),
    Gap.NO_REVIEW: _("Choose a day on which you look at the plan together."),
    Gap.PAST_REVIEW: _("The day on which you look at the plan together has passed. Choose one that is still to come."),
}

HINT_SENTENCES = {
    Hint.NO_GUARDIAN: _("It helps when somebody in the family keeps an eye on the plan. Who could that be?"),
    Hint.LATE_REVIEW: _("The review is far away. Most families look at their plan after six to twelve weeks."),
    Hint.UNANSWERED: _("Nothing answers this yet:"),
    Hint.PAST_DAY: _("The day for this has passed:"),
    Hint.NO_DAY: _("It is not said until when:"),
}


class Missing(Struct, frozen=True):
    """A gap, and the agreement that has it."""

    gap: Gap
    promise: UUID | None = None


class Advice(Struct, frozen=True):
    """A hint, and the words that it is about."""

    hint: Hint
    about: str = ""


def missing(plan: Plan, *, family: Collection[UUID], today: date) -> list[Missing]:
    """What must be there before this plan can be presented. `family`: who is at the table and can do things."""
    found: list[Missing] = []
    if not plan.agreements:
        found.append(Missing(Gap.NO_AGREEMENT))
    found += [Missing(Gap.NO_DOER, each.promise) for each in plan.agreements if each.who is None or each.who.id not in family]
    if not plan.contingency and not plan.no_contingency:
        found.append(Missing(Gap.NO_CONTINGENCY))
    if plan.review_on is None:
        found.append(Missing(Gap.NO_REVIEW))
    elif plan.review_on <= today:
        found.append(Missing(Gap.PAST_REVIEW))
    return found


def advice(plan: Plan, *, today: date, latest: date | None = None) -> list[Advice]:
    """What the family may want to look at again. Nobody is stopped by it. `latest`: by when the office wants a review to be."""
    found = [Advice(Hint.UNANSWERED, line.text) for line in unanswered(plan.bottom_lines, plan.agreements)]
    if plan.question and not any(QUESTION in each.answers for each in plan.agreements):
        found.append(Advice(Hint.UNANSWERED, plan.question))
    for each in plan.agreements:
        if each.due_on is not None and each.due_on < today:
            found.append(Advice(Hint.PAST_DAY, in_short(each)))
        elif each.due_on is None and not each.due_words:
            found.append(Advice(Hint.NO_DAY, in_short(each)))
    if plan.guardian is None:
        found.append(Advice(Hint.NO_GUARDIAN))
    if plan.review_on is not None and plan.review_on > (latest or today + LATE_REVIEW):
        found.append(Advice(Hint.LATE_REVIEW))
    return found


def unanswered(bottom_lines: Iterable[BottomLine], agreements: Sequence[Agreement]) -> list[BottomLine]:
    """The bottom lines that no agreement answers, in the order in which they were set."""
    answered = {number for each in agreements for number in each.answers}
    return [line for line in bottom_lines if line.number not in answered]


def in_short(agreement: Agreement) -> str:
    return agreement.what or agreement.own_words


class Point(Struct, frozen=True):
    """Yes, or no and why."""

    yes: bool
    why: str = ""


class Verdicts(Struct, frozen=True):
    """What the caseworker says to version `number`; `lines` by the numbers of the bottom lines."""

    number: int
    clear: Point
    safe: Point
    lawful: Point
    lines: dict[int, Point]

    def points(self) -> list[Point]:
        return [self.clear, self.safe, self.lawful, *self.lines.values()]


def accepted(verdicts: Verdicts) -> bool:
    """Only when it is clear, safe and lawful, and every bottom line is met."""
    return all(point.yes for point in verdicts.points())


def unexplained(verdicts: Verdicts) -> list[Point]:
    """Every no that comes without a reason."""
    return [point for point in verdicts.points() if not point.yes and not point.why]


class Changed(StrEnum):
    ADDED = "added"
    TAKEN_OUT = "taken_out"
    CHANGED = "changed"


class Change(Struct, frozen=True):
    """One agreement or wish that is different from the version before. `before` and `after`: in short."""

    how: Changed
    before: str
    after: str


def changes(before: Plan, after: Plan) -> list[Change]:
    """What is different between two versions, agreements first; in the order of the newer one."""
    promises = ({each.promise: (each, in_short(each)) for each in plan.agreements} for plan in (before, after))
    wishes = ({each.request: (each, each.what) for each in plan.services} for plan in (before, after))
    return [*_changes(*promises), *_changes(*wishes)]


def frame_changed(before: Plan, after: Plan) -> bool:
    """Is what stands round the agreements different: the emergency plan, whom to call, who keeps an eye on it, the review?"""
    return _frame(before) != _frame(after)


def _frame(plan: Plan) -> tuple[object, ...]:
    whom = plan.escalation.whom
    return (
        plan.contingency,
        plan.no_contingency,
        plan.guardian and plan.guardian.id,
        plan.review_on,
        whom and whom.id,
        plan.escalation.words,
    )


def _changes(before: dict[UUID, tuple[Any, str]], after: dict[UUID, tuple[Any, str]]) -> list[Change]:
    found = []
    for key, (thing, words) in after.items():
        if key not in before:
            found.append(Change(Changed.ADDED, "", words))
        elif before[key][0] != thing:
            found.append(Change(Changed.CHANGED, before[key][1], words))
    return found + [Change(Changed.TAKEN_OUT, words, "") for key, (_thing, words) in before.items() if key not in after]
