"""What happened in a conference, as days that went by: without a name, and without a day that stands in a calendar."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from app.kit.i18n import lazy as _


class Event(StrEnum):
    """What the timeline tells, beside the steps of the conference."""

    REFERRAL = "referral"
    CLARIFIED = "clarify_referral"
    BEGUN = "begin_preparation"
    TALK = "talk"
    INVITED = "invited"
    OPENED = "open_conference"
    PRIVATE_TIME = "private_time"
    PRESENTED = "presented"
    SENT_BACK = "sent_back"
    ACCEPTED = "accept_plan"
    REOPENED = "reopen_plan"
    HANDED_OUT = "handed_out"
    OFFICE_LATE = "office_late"
    OFFICE_KEPT = "office_kept"
    FIRST_DONE = "first_done"
    HELP_WANTED = "help_wanted"
    REVIEW = "convene_review"
    CLOSED = "close"
    ENDED = "end_in_preparation"


EVENT_NAMES = {
    Event.REFERRAL: _("The referral came"),
    Event.CLARIFIED: _("The referral was clear"),
    Event.BEGUN: _("The preparation began"),
    Event.TALK: _("First talk with somebody of the family"),
    Event.INVITED: _("First invitation"),
    Event.OPENED: _("The day of the meeting"),
    Event.PRIVATE_TIME: _("Private family time"),
    Event.PRESENTED: _("The family presented its plan"),
    Event.SENT_BACK: _("The plan was not accepted yet"),
    Event.ACCEPTED: _("The plan was accepted"),
    Event.REOPENED: _("The plan was opened for a change"),
    Event.HANDED_OUT: _("The plan was first handed out"),
    Event.OFFICE_LATE: _("A promise of the office became late"),
    Event.OFFICE_KEPT: _("The office kept a promise"),
    Event.FIRST_DONE: _("The first promise of the family was done"),
    Event.HELP_WANTED: _("Somebody said: we need help with this"),
    Event.REVIEW: _("A review was begun to be prepared"),
    Event.CLOSED: _("The conference was closed"),
    Event.ENDED: _("It ended in preparation"),
}
_ORDER = list(Event)


class Happened(Struct, frozen=True):
    event: Event
    on: date
    minutes: int | None = None


class Moment(Struct, frozen=True):
    """One line: how many days after the referral, and how long it lasted where that is known."""

    day: int
    event: Event
    minutes: int | None = None


def timeline(happened: list[Happened]) -> list[Moment]:
    """In order; day 0 is the referral. Of the same thing on the same day one line is enough."""
    if not happened:
        return []
    began = min(each.on for each in happened)
    moments = {(each.on, each.event): Moment((each.on - began).days, each.event, each.minutes) for each in happened}
    return sorted(moments.values(), key=lambda each: (each.day, _ORDER.index(each.event)))
