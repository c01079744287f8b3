"""The review (Folgerat): when it is due, what everybody is asked beforehand, in which order promises are told, and how it ends.

Sources: review after six weeks (Karlsruhe), eight to twelve weeks (SOCI), about three months (Zürich, Daybreak); family or referrer may
ask for an earlier one (Perth & Kinross). New Zealand's statute: within six months for children under seven, else within twelve.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.promises import Outcome

#: So long before its day a review is to be prepared.
AHEAD = timedelta(days=28)
#: A review is shorter than the first meeting; how long it is expected to last until somebody says otherwise.
USUAL_MINUTES = 120


class Rhythm(StrEnum):
    """After how long an office usually looks at a plan again."""

    SIX_WEEKS = "six_weeks"
    EIGHT_TO_TWELVE = "eight_to_twelve"
    THREE_MONTHS = "three_months"
    NEW_ZEALAND = "new_zealand"
    OWN = "own"


class Span(NamedTuple):
    """Weeks from the meeting: when it is proposed, and by when it is to be at the latest, by the age of the youngest child."""

    weeks: int
    latest: int
    latest_for_small_ones: int


#: Whoever is younger is small: New Zealand's statute asks for a review within six months for children under seven, else within twelve.
SMALL = 7
RHYTHMS: dict[Rhythm, Span] = {
    Rhythm.SIX_WEEKS: Span(6, 6, 6),
    Rhythm.EIGHT_TO_TWELVE: Span(8, 12, 12),
    Rhythm.THREE_MONTHS: Span(13, 13, 13),
    Rhythm.NEW_ZEALAND: Span(13, 52, 26),
}

RHYTHM_NAMES = {
    Rhythm.SIX_WEEKS: _("After six weeks"),
    Rhythm.EIGHT_TO_TWELVE: _("After eight to twelve weeks"),
    Rhythm.THREE_MONTHS: _("After about three months"),
    Rhythm.NEW_ZEALAND: _("As in New Zealand: after three months; by law within twelve, within six where a child is under seven"),
    Rhythm.OWN: _("After a number of weeks of our own"),
}


def span(rhythm: Rhythm, own: int) -> Span:
    """The office's way; `own` is the number of weeks that it has chosen itself."""
    return RHYTHMS.get(rhythm) or Span(own, own, own)


def proposed_on(met: date, rhythm: Rhythm, own: int) -> date:
    """The day that is proposed for the review of a plan that was agreed on on `met`."""
    return met + timedelta(weeks=span(rhythm, own).weeks)


def latest_on(met: date, rhythm: Rhythm, own: int, *, youngest: date | None) -> date:
    """By when it is to be at the latest. `youngest`: when the youngest child was born, where that is known."""
    said = span(rhythm, own)
    small = youngest is not None and years_between(youngest, met) < SMALL
    return met + timedelta(weeks=said.latest_for_small_ones if small else said.latest)


def years_between(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Went(StrEnum):
    """How a promise went, as somebody says it before the review. Nobody has to lie, and nothing is a failure."""

    WORKED = "worked"
    PARTLY = "partly"
    NOT = "not"
    NO_LONGER_NEEDED = "no_longer_needed"


WENT_NAMES = {
    Went.WORKED: _("Worked"),
    Went.PARTLY: _("Partly"),
    Went.NOT: _("Did not work"),
    Went.NO_LONGER_NEEDED: _("No longer needed"),
}


class Chapter(StrEnum):
    """The meeting begins with what went well: kept promises, then the office's, then what is still open. No person is ranked."""

    KEPT = "kept"
    OFFICE = "office"
    REST = "rest"


CHAPTER_NAMES = {
    Chapter.KEPT: _("What was kept"),
    Chapter.OFFICE: _("What the office promised"),
    Chapter.REST: _("What we look at again"),
}


class End(StrEnum):
    """How a review ends."""

    GOES_ON = "goes_on"
    CHANGED = "changed"
    FULFILLED = "fulfilled"
    OTHER_HELP = "other_help"
    FAMILY_ENDS = "family_ends"


END_NAMES = {
    End.GOES_ON: _("The plan goes on as it is"),
    End.CHANGED: _("The plan goes on in a new version"),
    End.FULFILLED: _("The plan is fulfilled"),
    End.OTHER_HELP: _("Help of another kind goes on"),
    End.FAMILY_ENDS: _("The family ends it"),
}

#: What is said to the family with it, on the page and aloud.
END_WORDS = {
    End.GOES_ON: _("You have looked at it together, and it holds. That is worth a great deal."),
    End.CHANGED: _("You have seen what helps and what does not, and changed it. That is how good plans grow."),
    End.FULFILLED: _("You set out to do something, and you did it. Be proud of it, everybody for their part."),
    End.OTHER_HELP: _("Asking for help in time is strong. What you did together stays yours."),
    End.FAMILY_ENDS: _("It is your family and your decision. Thank you for the way that you went together."),
}

#: The ends that close the conference, and as what.
CLOSES_AS = {
    End.FULFILLED: Outcome.FULFILLED,
    End.OTHER_HELP: Outcome.OTHER_HELP,
    End.FAMILY_ENDS: Outcome.WITHDRAWN,
}
