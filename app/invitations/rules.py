"""What must stand before anybody is invited, and who reads the family's words."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Protocol, TypeVar

from msgspec import Struct

from app.conferences.rules import Meeting
from app.kit.i18n import FALLBACK
from app.kit.i18n import gettext as _
from app.practice.roles import FAMILY_GROUP, Role


class Standing(Struct, frozen=True):
    """How a conference stands before its day, and what is said of the concern."""

    frozen: bool
    meets_on: date | None
    meets_at: time | None
    place: str
    zone: str
    edited: int
    concern: str
    question: str
    bottom_lines: Sequence[str]
    custody: int
    without_consent: Sequence[str]  # who has custody, and no consent in force
    worded: bool = False  # the family has written its invitation
    invited: bool = True  # somebody is, to this meeting


def missing_to_invite(standing: Standing) -> list[str]:
    """What must be done before the first invitation goes, as sentences with a way out. Empty: all is there.

    The concern, the question and the bottom lines are known to everybody beforehand: nothing new is
    said at the table. Without the consent of those with custody there is no conference.
    """
    return [
        sentence
        for sentence, is_missing in (
            (_("Set day, time and place first."), not (standing.meets_on and standing.meets_at and standing.place)),
            (_("What causes worry is not written down yet: please ask the caseworker."), not standing.concern),
            (_("There is no question to the family yet: please ask the caseworker."), not standing.question),
            (_("There is no bottom line yet: please ask the caseworker."), not standing.bottom_lines),
            (_("Nobody in the circle has custody yet: please note who has."), standing.custody == 0),
            *(
                (_("The consent of %(name)s is missing: please talk with them.") % {"name": name}, True)
                for name in standing.without_consent
            ),
        )
        if is_missing
    ]


#: The family's words are for those to whom the family speaks: not for whoever comes for their work.
SPOKEN_TO = FAMILY_GROUP | {Role.ADVOCATE, Role.SUPPORTER}


def reads_words(role: Role, meeting: Meeting) -> bool:
    """Whoever comes another way, to a meeting of their own or in writing, does not read what those of the common one write."""
    return role in SPOKEN_TO and not meeting.apart


class InLanguage(Protocol):
    """Words of the family, with the language in which they are written."""

    @property
    def language(self) -> str: ...


W = TypeVar("W", bound=InLanguage)


def words_for(wishes: Iterable[str], written: Sequence[W]) -> W | None:
    """The family's words for a reader of these languages: in the first of them, else in German, else as they were written first.

    Easy German gives way to German before the next language is asked for.
    """
    read = [each for wish in (*wishes, FALLBACK) for each in (wish, wish.partition("_")[0])]
    return next((each for language in read for each in written if each.language == language), written[0] if written else None)
