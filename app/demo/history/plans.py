"""The plan of a conference as rows: versions with the very content that is presented, what everybody said, what the office promised."""

import random
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from msgspec import Struct

from app.demo.history.circles import Seat
from app.demo.history.conferences import Told
from app.demo.history.courses import Sitting
from app.demo.history.ledger import Ledger
from app.demo.history.words import MORE_WORDS, NOT_SAFE_YET, REFUSED_WORDS, WEEKLY, Said
from app.plans.rules import Agreement, BottomLine, Escalation, Named, Plan, Wish, canonical, checksum
from app.practice.promises import Assent, AssentHow, HelpDecision
from app.practice.roles import Role
from app.practice.taking_part import Way


class Version(Struct, frozen=True):
    """A version that was presented, and when it was accepted, if it was."""

    id: UUID
    plan: Plan
    presented: datetime
    accepted: datetime | None


def write_plans(chance: random.Random, told: Told, ledger: Ledger) -> list[Version]:
    """All presented versions, the oldest first."""
    writing = _Writing(chance, told, ledger)
    for sitting in told.course.sittings:
        for at, decided in zip(sitting.presented, [*sitting.decided, *[None] * len(sitting.presented)], strict=False):
            writing.present(sitting, at, decided)
    return writing.versions


class _Writing:
    def __init__(self, chance: random.Random, told: Told, ledger: Ledger) -> None:
        self.chance, self.told, self.ledger = chance, told, ledger
        self.versions: list[Version] = []

    def present(self, sitting: Sitting, at: datetime, decided: datetime | None) -> None:
        plan = self._first(sitting) if not self.versions else self._next(sitting)
        accepted = decided is not None and decided == sitting.decided[-1] and at == sitting.presented[-1]
        version = Version(uuid4(), plan, at, decided if accepted else None)
        self.versions.append(version)
        self._write(version, sitting)
        self._said(version)
        if decided is not None:
            self._decided(version, decided, accepted)
        if accepted and sitting.handed_out:
            self._hand_out(version, sitting.handed_out)

    # -- what stands in it

    def _first(self, sitting: Sitting) -> Plan:
        told, chance = self.told, self.chance
        doers = told.circle.doers
        some = chance.sample(told.theme.promises, chance.randrange(3, len(told.theme.promises) + 1))
        agreements = [self._agreement(number, each, doers, sitting) for number, each in enumerate(some)]
        wishes = [Wish(uuid4(), told.said(what), whom) for what, whom in told.theme.wishes if chance.random() < 0.75]
        whom = _named(chance.choice(doers[:3]))
        return Plan(
            family=told.circle.family_name,
            number=1,
            concern=told.said(told.theme.concern),
            good=told.said(told.theme.good),
            question=told.said(told.theme.question),
            bottom_lines=[BottomLine(told.lines[index], index, text) for index, text in enumerate(told.bottom_lines, start=1)],
            agreements=agreements,
            services=wishes,
            contingency=told.said(told.theme.contingency),
            no_contingency=False,
            guardian=_named(chance.choice(doers[:4])) if chance.random() < 0.86 else None,
            review_on=sitting.review_on or sitting.on + timedelta(weeks=8),
            escalation=Escalation(whom, "Wenn es zweimal nacheinander nicht klappt.") if chance.random() < 0.3 else Escalation(),
        )

    def _next(self, sitting: Sitting) -> Plan:
        """What has been kept goes on or falls away, and something is added."""
        before, chance = self.versions[-1].plan, self.chance
        doers = self.told.circle.doers
        kept = list(before.agreements) if sitting.number == 1 else list(before.agreements[: max(2, len(before.agreements) - 1)])
        more = MORE_WORDS if sitting.number == 1 else chance.choice(WEEKLY)
        added = Agreement(uuid4(), more, "", _named(doers[0]), None, "jede Woche", None, None, "", "", [0, 1])
        return Plan(
            **{name: getattr(before, name) for name in Plan.__struct_fields__}
            | {"number": before.number + 1, "agreements": [*kept, added], "review_on": sitting.review_on or sitting.on + timedelta(weeks=8)}
        )

    def _agreement(self, number: int, said: Said, doers: list[Seat], sitting: Sitting) -> Agreement:
        chance = self.chance
        who, *others = chance.sample(doers, min(len(doers), 3))
        due = None if said.days is None else sitting.on + timedelta(days=said.days)
        checker = _named(others[-1]) if others and chance.random() < 0.8 else None
        helper = _named(others[0]) if len(others) > 1 and chance.random() < 0.2 else None
        answers = sorted({number % 3, chance.randrange(0, 3)})
        words = self.told.said(said.own_words)
        return Agreement(
            uuid4(), words, "", _named(who), due, "" if due else "jede Woche", helper, checker, self.told.said(said.sign), "", answers
        )

    # -- as rows

    def _write(self, version: Version, sitting: Sitting) -> None:
        told, plan, number = self.told, version.plan, version.plan.number
        by, guardian, whom = told.coordinator, plan.guardian, plan.escalation.whom
        made = version.presented - timedelta(minutes=20)
        head = (version.id, told.id, number, sitting.number, plan.contingency, guardian and guardian.id, plan.review_on)
        call = (whom and whom.id, plan.escalation.words)
        self.ledger.of_version(number, "plan_version", *head, *call, made, by, canonical(plan), checksum(plan))
        for position, each in enumerate(plan.agreements):
            agreement = uuid4()
            people = (each.helper and each.helper.id, each.checker and each.checker.id)
            what = (each.own_words, each.who and each.who.id, each.due_on, each.due_words, *people, each.sign)
            self.ledger.of_version(number, "agreement", agreement, version.id, each.promise, position, *what)
            for line in each.answers:
                self.ledger.of_version(number, "agreement_line", agreement, told.lines[line])
        for position, wish in enumerate(plan.services):
            self.ledger.of_version(number, "requested_service", version.id, wish.request, position, wish.what, wish.from_whom)
        self.ledger.present(number, version.id, version.presented, (guardian or plan.agreements[0].who or _named(told.circle.child)).id)

    def _said(self, version: Version) -> None:
        chance, told = self.chance, self.told
        for seat in told.circle.doers:
            if seat.role is Role.CHILD and seat.born and (version.presented.date() - seat.born).days < 365 * 8:
                continue
            yes = chance.random() < 0.96
            answer, owed = (Assent.YES, None) if yes else (Assent.NOT_YET, told.coordinator)
            how = AssentHow.TAP if seat.way in {Way.EMAIL, Way.TEXT} else AssentHow.PAPER
            by = seat.person if how is AssentHow.TAP else told.coordinator
            self.ledger.write(
                "assent_given", version.id, seat.person, answer, "", how, "", owed, by, version.presented + timedelta(minutes=9)
            )

    def _decided(self, version: Version, at: datetime, accepted: bool) -> None:
        decision, told = uuid4(), self.told
        why = "" if accepted else NOT_SAFE_YET
        self.ledger.write("decision", decision, version.id, accepted, True, accepted, why, True, told.caseworker, at)
        for line in told.lines[1:]:
            self.ledger.write("line_verdict", decision, line, True)
        if accepted:
            for wish in version.plan.services:
                self._promise(wish, at)

    def _promise(self, wish: Wish, at: datetime) -> None:
        """Once: a request keeps its answer through all versions. Kept in time, kept late, still open, or refused with words."""
        chance, told = self.chance, self.told
        if any(each.accepted and wish in each.plan.services for each in self.versions[:-1]):
            return
        head = (wish.request, told.id, wish.what)
        if chance.random() < 0.08:
            words = chance.choice(REFUSED_WORDS)
            self.ledger.write("promised_help", *head, HelpDecision.REFUSED, None, words, told.caseworker, at, None, None)
            return
        promised = at.date() + timedelta(days=chance.choice((14, 21, 21, 28, 28, 42)))
        in_time = chance.random() < 0.66 + 0.16 * told.course.trend
        kept = promised + timedelta(days=chance.randrange(-12, 1) if in_time else chance.randrange(2, 40))
        by = told.caseworker if kept <= told.until.date() and chance.random() > 0.05 else None
        self.ledger.write("promised_help", *head, HelpDecision.GRANTED, promised, "", told.caseworker, at, kept if by else None, by)

    def _hand_out(self, version: Version, at: datetime) -> None:
        for seat in self.told.circle.family:
            if seat.comes or self.chance.random() < 0.4:
                way = Way.PAPER if seat.way is Way.PHONE else seat.way
                self.ledger.write("handed_out", version.id, seat.person, way, seat.language, self.told.coordinator, at)


def _named(seat: Seat) -> Named:
    return Named(seat.person, seat.name)
