"""The run of the day, part by part: what happens, in which order. Private family time has no agenda but the family's own.

Sources: the standards of Bern and Karlsruhe (Informationsphase, Familienzeit, Planvorstellung), and the four
questions at the presentation of a plan: does it answer the question, meet the bottom lines, is it clear, does everybody agree.
"""

from app.kit.i18n import lazy as _
from app.practice.phases import Phase

AGENDA: dict[Phase, tuple[str, ...]] = {
    Phase.PREPARATION: (
        _("The room is warm, the chairs stand in a circle, there is something to eat and to drink."),
        _("Everybody is welcomed at the door. Nobody waits alone."),
    ),
    Phase.INFORMATION: (
        _("Welcome, in the family’s own way. Who is here, and what is everybody to the child?"),
        _("How the day goes, and the rules that the family has set itself."),
        _("The caseworker says what causes worry and what is good, in plain words, and reads the question and the bottom lines."),
        _("Whoever brings information tells it. The family asks."),
        _("Is everything said that the family needs in order to decide?"),
    ),
    Phase.PRIVATE_TIME: (
        _("The family is among itself. Everybody from outside leaves the room and stays nearby."),
        _("It takes as long as it takes. The family calls the others back."),
    ),
    Phase.AGREEING: (
        _("The family presents its plan."),
        _("Together it is made clear: what, who, by when, who checks whether it works."),
        _("What happens if it does not work? Who keeps an eye on the plan? When is the review?"),
        _("The caseworker says at once: is it clear, safe and lawful, and is each bottom line met?"),
        _("Everybody says what they think of the plan. Thanks, and the way home."),
    ),
}

#: A review is shorter. It begins with what went well, and with the promises that were kept.
REVIEW_AGENDA: dict[Phase, tuple[str, ...]] = {
    Phase.REVIEW: (
        _("The room is warm, the chairs stand in a circle, there is something to eat and to drink."),
        _("What everybody said beforehand lies printed on the table."),
    ),
    Phase.INFORMATION: (
        _("Welcome back. What has gone well since you met?"),
        _("The promises that were kept are read out first, and everybody is thanked."),
        _("Then the caseworker says what the office promised, and what it has kept."),
        _("Then the rest: what worked partly, what did not, what is no longer needed. Nobody is blamed."),
        _("Is the question still the right one? Is everything said that the family needs in order to decide?"),
    ),
    Phase.PRIVATE_TIME: AGENDA[Phase.PRIVATE_TIME],
    Phase.AGREEING: (
        _("The family says how it goes on: as it is, in a new version, or without a plan."),
        _("Old and new lie side by side: what changes, and why."),
        _("Together it is made clear: what, who, by when, who checks whether it works."),
        _("The caseworker says at once: is it clear, safe and lawful, and is each bottom line met?"),
        _("When do we look at it again? Thanks, and the way home."),
    ),
}


def agenda_of(sitting: int) -> dict[Phase, tuple[str, ...]]:
    """How the day goes: the first meeting's, or a review's."""
    return AGENDA if sitting == 1 else REVIEW_AGENDA


#: How the day is to be, as the family wishes it, in the order in which it is shown.
WISHED = {
    "opening": _("Opening"),
    "rules": _("The family’s rules"),
    "food": _("Food and drink"),
    "leads": _("Who leads"),
    "second_room": _("Where the others wait in private family time"),
    "remote": _("Whoever is far away"),
}
