"""How somebody stands with what was written to them: one word for the coordinator, from what is known. Pure.

We know what we handed over, what came back, and who answered. We do not know, and never say, that something
was read, or that it arrived.
"""

from datetime import datetime

from msgspec import Struct

from app.outbox.rules import please_phone
from app.practice.mail import NOT_ARRIVED, Kind, Problem, State, Status
from app.practice.taking_part import Way


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of the last message to somebody, and of them. Without a message, `kind` is None."""

    kind: Kind | None = None
    state: State = State.WAITING
    problem: Problem = Problem.NONE
    way: str = ""  # by which it went
    made_at: datetime | None = None
    sent_at: datetime | None = None
    seen_to_at: datetime | None = None
    no_email_since: datetime | None = None
    given_at: datetime | None = None  # the coordinator handed it over, or told them
    answered_at: datetime | None = None


class StatusLine(Struct, frozen=True):
    """Where it stands, since when, and whether somebody has to phone."""

    status: Status
    at: datetime | None = None
    please_phone: bool = False
    kind: Kind | None = None


def status_line(facts: Facts) -> StatusLine:
    """An answer counts more than how it was sent; what did not arrive counts more than what did, until somebody phoned."""
    if facts.answered_at is not None and (facts.made_at is None or facts.answered_at >= facts.made_at):
        return StatusLine(Status.ANSWERED, facts.answered_at, kind=facts.kind)
    if facts.kind is None:
        return _without_message(facts)
    if facts.state in NOT_ARRIVED:
        return _not_arrived(facts, facts.kind)
    if facts.state is State.WAITING:
        return StatusLine(Status.WAITING, facts.made_at, kind=facts.kind)
    if facts.no_email_since is not None and facts.sent_at is not None and facts.no_email_since >= facts.sent_at:
        return StatusLine(Status.NO_EMAIL, facts.no_email_since, kind=facts.kind)
    if facts.way == Way.TEXT:
        return StatusLine(Status.TEXTED, facts.sent_at, kind=facts.kind)
    return StatusLine(Status.SLOW if facts.problem is Problem.SLOW else Status.HANDED, facts.sent_at, kind=facts.kind)


def _without_message(facts: Facts) -> StatusLine:
    if facts.given_at is not None:
        return StatusLine(Status.TOLD, facts.given_at)
    if facts.no_email_since is not None:
        return StatusLine(Status.NO_EMAIL, facts.no_email_since)
    return StatusLine(Status.NOTHING)


def _not_arrived(facts: Facts, kind: Kind) -> StatusLine:
    if facts.seen_to_at is not None:
        return StatusLine(Status.PHONED, facts.seen_to_at, kind=kind)
    if facts.problem is Problem.NO_EMAIL:
        return StatusLine(Status.NO_EMAIL, facts.no_email_since or facts.made_at, please_phone=True, kind=kind)
    if facts.state is State.BOUNCED:
        return StatusLine(Status.BOUNCED, facts.sent_at, please_phone=please_phone(kind, Problem.BOUNCED), kind=kind)
    if facts.state is State.GIVEN_UP or please_phone(kind, facts.problem):
        return StatusLine(Status.GIVEN_UP, facts.made_at, please_phone=please_phone(kind, facts.problem), kind=kind)
    return StatusLine(Status.HELD_BACK, facts.made_at, kind=kind)
