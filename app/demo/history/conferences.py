"""One conference as rows: who was there and when, until the plan."""

import json
import random
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from app.demo.history.circles import Circle, Seat
from app.demo.history.courses import Course, Sitting, at_work
from app.demo.history.ledger import Ledger
from app.demo.history.words import PLACES, THEMES, VIEWS, WHY_ENDED, Theme
from app.practice.phases import ENDS, Phase, Step
from app.practice.promises import LineKind, Outcome
from app.practice.roles import Role
from app.practice.taking_part import ConsentHow, Invited, Present, TalkHow, Way

#: What is said of a family's steps by whom: the caseworker accepts, the rest is the coordinator's.
_BY_CASEWORKER = frozenset({Step.ACCEPT_PLAN})


class Told(Struct):
    """One conference of the history: its way, its people, who works for it, and its words."""

    id: UUID
    office: UUID
    reference: str
    course: Course
    circle: Circle
    theme: Theme
    coordinator: UUID
    caseworker: UUID
    manager: UUID
    lines: list[UUID]  # the question, then the bottom lines
    now: datetime

    def said(self, words: str) -> str:
        """With the child's name in it."""
        return words.replace("{child}", self.circle.child.name.split()[0])

    @property
    def until(self) -> datetime:
        """The last moment at which something can have happened: the end, or now."""
        return self.course.since if self.course.phase in ENDS else self.now

    @property
    def bottom_lines(self) -> list[str]:
        return [self.said(each) for each in self.theme.bottom_lines]


def a_theme(chance: random.Random) -> Theme:
    return chance.choice(THEMES)


def write_conference(chance: random.Random, told: Told, ledger: Ledger) -> None:
    course, circle = told.course, told.circle
    meets_on, meets_at = course.meets or (None, None)
    ledger.write(
        "conference",
        told.id,
        told.office,
        told.reference,
        circle.family_name,
        course.phase,
        course.urgent,
        told.caseworker,
        told.coordinator,
        circle.language if circle.language != "de" and chance.random() < 0.5 else "",
        meets_on,
        meets_at,
        chance.choice(PLACES) if course.meets else "",
        course.review_on,
        course.sitting,
        course.convened,
        course.outcome,
        course.began,
        course.since,
    )
    ledger.write("referral", told.id, told.said(told.theme.concern), told.said(told.theme.good), course.began)
    ledger.write("line", told.lines[0], told.id, LineKind.QUESTION, 0, told.said(told.theme.question))
    for number, text in enumerate(told.bottom_lines, start=1):
        ledger.write("line", told.lines[number], told.id, LineKind.BOTTOM_LINE, number, text)
    if course.invited:
        ledger.freeze(told.id, course.invited)
    _moves(chance, told, ledger)
    for seat in circle.seats:
        _seat(chance, told, seat, ledger)
    for sitting in course.sittings:
        _sitting(chance, told, sitting, ledger)


def _moves(chance: random.Random, told: Told, ledger: Ledger) -> None:
    outcome = told.course.outcome
    for each in told.course.moves:
        why = ""
        if each.step is Step.END_IN_PREPARATION:
            why = chance.choice(WHY_ENDED[outcome])
        elif each.step is Step.CLOSE:
            why = chance.choice(WHY_ENDED[_reason(told.course)])
        by = told.caseworker if each.step in _BY_CASEWORKER else told.coordinator
        ledger.write("move", told.id, each.step, by, each.at, why)
    if told.course.phase is Phase.CLOSED and told.course.when(Step.ACCEPT_PLAN) and not told.course.reviewed:
        closed = told.course.since
        asked = closed - timedelta(hours=chance.randrange(1, 4))
        why = chance.choice(WHY_ENDED["no_review"])
        ledger.write(
            "second_look", told.office, told.id, "close", outcome, why, told.coordinator, asked, told.manager, closed, True, closed
        )


def _reason(course: Course) -> str:
    if course.outcome is Outcome.WITHOUT_PLAN:
        return "no_plan"
    return "left" if course.outcome is Outcome.WITHDRAWN else course.outcome


def _seat(chance: random.Random, told: Told, seat: Seat, ledger: Ledger) -> None:
    course = told.course
    known = seat.custody or seat.role is Role.CHILD
    begun = course.when(Step.BEGIN_PREPARATION)
    if not known and (begun is None or (course.invited is None and chance.random() < 0.6)):
        return  # nobody has thought of them yet
    made = course.began if known or begun is None else begun + timedelta(days=3)
    spoken = course.invited is not None and (seat.comes or not seat.of_family or chance.random() < 0.5)
    ledger.write("person", seat.person, told.office, seat.name, seat.language, made)
    ledger.write(
        "participant",
        seat.participant,
        told.office,
        told.id,
        seat.person,
        seat.role,
        seat.relation,
        seat.side,
        seat.custody,
        seat.born,
        course.invited_to.get(course.sitting) if spoken else None,
        made,
    )
    ledger.write("contact", seat.participant, seat.way)
    if begun is not None and seat.of_family and (spoken or known):
        _talk(chance, told, seat, begun, ledger)
    _own_part(chance, told, seat, ledger)
    _invitations(chance, told, seat, ledger)


def _talk(chance: random.Random, told: Told, seat: Seat, begun: datetime, ledger: Ledger) -> None:
    """They were spoken with, and agreed to take part. With the parents first."""
    if seat.custody:
        at = at_work(chance, told.course.claimed.date() + timedelta(days=chance.choice((1, 1, 2, 2, 3, 4, 4, 5, 7, 9))))
    else:
        at = at_work(chance, begun.date() + timedelta(days=chance.randrange(2, 20)))
    if at > min(told.until, told.course.invited or told.until):
        return
    if seat.custody or chance.random() < 0.4:
        how = chance.choice((TalkHow.VISIT, TalkHow.VISIT, TalkHow.PHONE, TalkHow.OFFICE, TalkHow.VIDEO))
        ledger.write("talk", seat.participant, at, how, chance.choice((20, 30, 45, 60, 75)), told.coordinator)
    how_said = ConsentHow.WRITTEN if seat.custody else chance.choice((ConsentHow.ORAL, ConsentHow.ON_THE_PHONE))
    ledger.write("consent", seat.participant, how_said, at.date(), told.coordinator, at)


def _own_part(chance: random.Random, told: Told, seat: Seat, ledger: Ledger) -> None:
    """How a child took part, and what somebody who could not come wanted read out. After the meeting both are put away."""
    course = told.course
    if course.invited is None:
        return
    past = course.convened is not None
    if seat.takes_part:
        if past:
            content = json.dumps({"how": seat.takes_part, "words": "", "advocate": None})
            ledger.write("put_away", told.id, seat.participant, 1, "childs_part", content, course.convened)
        else:
            ledger.write("childs_part", seat.participant, seat.takes_part)
    if seat.of_family and not seat.comes and chance.random() < 0.35 + 0.3 * course.trend:
        words, at = chance.choice(VIEWS), course.invited + timedelta(days=2)
        if past:
            content = json.dumps({"words": words, "wished_reader": "", "reader": None, "only_coordinator": False, "at": at.isoformat()})
            ledger.write("put_away", told.id, seat.participant, 1, "view", content, course.convened)
        else:
            ledger.write("own_view", seat.participant, words, at)


def _invitations(chance: random.Random, told: Told, seat: Seat, ledger: Ledger) -> None:
    """Who comes has said yes; a few said nothing, or came all the same. The answers to earlier meetings are put away."""
    for sitting, at in told.course.invited_to.items():
        answer, answered = _answered(chance, seat, at)
        if sitting < told.course.sitting:
            ledger.write("past_invitation", told.id, seat.participant, sitting, seat.way, at, answer, answered)
            continue
        by = None if answered is None else seat.person
        given = at if seat.way is not Way.EMAIL else None
        ledger.write("invitation", seat.participant, seat.way, told.coordinator, at, given, answer, by, answered)


def _answered(chance: random.Random, seat: Seat, at: datetime) -> tuple[str, datetime | None]:
    if not seat.comes:
        answer = chance.choice((Invited.NO, Invited.NO, Invited.ANOTHER_WAY, ""))
    else:
        answer = Invited.YES if chance.random() < 0.93 else ""
    return answer, at + timedelta(hours=chance.randrange(3, 90)) if answer else None


def _sitting(chance: random.Random, told: Told, sitting: Sitting, ledger: Ledger) -> None:
    """Presence before and after private time, never within; to a review fewer people come."""
    if sitting.began_private:
        ledger.write(
            "private_time", told.id, sitting.began_private, sitting.ended_private, sitting.plan_made if sitting.ended_private else None
        )
    for seat in told.circle.seats:
        if not seat.comes or (sitting.number > 1 and chance.random() < (0.2 if seat.of_family else 0.6)):
            continue
        way = chance.choices((Present.IN_THE_ROOM, Present.VIDEO, Present.PHONE), (88, 8, 4))[0]
        ledger.write("presence", seat.participant, Phase.INFORMATION, way, sitting.opened, sitting.number)
        stays = seat.of_family or seat.role is Role.INTERPRETER or chance.random() < 0.3
        if sitting.ended_private and stays:
            ledger.write("presence", seat.participant, Phase.AGREEING, way, sitting.ended_private, sitting.number)
