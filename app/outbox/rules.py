"""May this message go now, and when is it tried again: asked the moment before it is sent, and pure."""

from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from app.practice.mail import RULES, Kind, Problem, State
from app.practice.phases import Phase
from app.practice.taking_part import Way
from app.practice.waits import MAIL_WAITS


class Standing(Struct, frozen=True, kw_only=True):
    """How things stand with one message: what the database says at the moment of sending."""

    kind: Kind
    address: str = ""  # of the one it is for, and of nobody else; a number where the way is by text message
    way: Way | None = Way.EMAIL  # how they want to be reached, where we can carry it; None where somebody does it by hand
    no_email: bool = False  # they said: no more e-mail
    phase: Phase | None = None  # of the conference it hangs on
    takes_part: bool = True  # has a seat and has not left; for staff: the account is open
    consent_withdrawn: bool = False  # their own
    custody_withdrawn: bool = False  # that of anybody who holds custody
    link_good: bool = True
    ticket_good: bool = True
    made_at: datetime
    give_up_at: datetime | None = None


def held_back(message: Standing) -> Problem | None:
    """Why this message must not go, or None when it may.

    Consent comes before everything else that could be said about it: whoever takes it back hears
    nothing more from us, whatever else is true.
    """
    rule = RULES[message.kind]
    if rule.to_family and (message.consent_withdrawn or message.custody_withdrawn):
        return Problem.NO_CONSENT
    if not message.takes_part:
        return Problem.LEFT
    if rule.to_family and not message.link_good:
        return Problem.NO_LINK
    if not message.ticket_good or not _in_time(message):
        return Problem.NOT_NOW
    if rule.to_family and message.no_email and message.way is Way.EMAIL:
        return Problem.NO_EMAIL
    if not message.address or message.way is None:
        return Problem.NO_ADDRESS
    return None


def _in_time(message: Standing) -> bool:
    """Does it still make sense in the phase that its conference is in?"""
    rule = RULES[message.kind]
    if message.phase is None:
        return not rule.to_family
    return not rule.phases or message.phase in rule.phases


#: A message that could not go for so long is not sent any more: it would only confuse.
OLDEST = sum(MAIL_WAITS, timedelta(days=1))


def too_late(message: Standing, now: datetime) -> bool:
    """Is it past the moment from which a call is better?"""
    return now >= (message.give_up_at or message.made_at + OLDEST)


_PHONE = frozenset(
    {Problem.REFUSED, Problem.TOO_LATE, Problem.UNKNOWN, Problem.NO_ADDRESS, Problem.NO_EMAIL, Problem.BOUNCED}  # unknown: and given up
)


def please_phone(kind: Kind, problem: Problem) -> bool:
    """Does somebody in the family not know what they have to know? Then whoever coordinates should phone.

    Also when a consent that was taken back keeps us from writing that nothing takes place: nobody is to
    travel in vain.
    """
    if not RULES[kind].to_family:
        return False
    return problem in _PHONE or (kind, problem) == (Kind.CANCELLED, Problem.NO_CONSENT)


class Next(NamedTuple):
    """What becomes of a message that did not go."""

    state: State
    problem: Problem
    at: datetime | None = None  # when it is tried again


def after_failure(problem: Problem, message: Standing, tries: int, now: datetime) -> Next:
    """A refused address is given up at once; everything else waits, longer each time, and not beyond its time.

    `tries` counts the one that has just failed.
    """
    if problem is Problem.REFUSED or (problem is Problem.UNKNOWN and message.way is Way.TEXT and tries > 1):
        return Next(State.GIVEN_UP, problem)  # a text message has no id by which its reader's phone would know a repeat
    if tries > len(MAIL_WAITS):
        return Next(State.GIVEN_UP, Problem.TOO_LATE)
    again = now + MAIL_WAITS[tries - 1]
    if message.give_up_at is not None:
        again = min(again, message.give_up_at)  # it is looked at once more then, and given up in time to phone
    return Next(State.WAITING, problem, again)
