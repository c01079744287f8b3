"""Learning without blame: levels, what is noted, who changes something, the steps of looking back, the sessions of a workshop.

Sources: the four levels and the order "challenge, typical mistake, cornerstone" of Bremen's concept of quality and risk; its project
on learning from mistakes, where successes were looked at as well, and its workshops in five sessions. The words are our own.
"""

from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _


class Level(StrEnum):
    """Where something went well or not. Never: through whom."""

    PROFESSIONAL = "professional"
    TEAM = "team"
    ORGANISATION = "organisation"
    COOPERATION = "cooperation"


LEVEL_NAMES = {
    Level.PROFESSIONAL: _("Professional practice"),
    Level.TEAM: _("Team"),
    Level.ORGANISATION: _("Organisation"),
    Level.COOPERATION: _("Cooperation between organisations"),
}
LEVEL_HINTS = {
    Level.PROFESSIONAL: _("how one of us speaks, asks, prepares"),
    Level.TEAM: _("how we advise and stand in for each other"),
    Level.ORGANISATION: _("time, money, rooms, rules"),
    Level.COOPERATION: _("youth office, school, clinic, providers"),
}


class Noted(StrEnum):
    SUCCESS = "success"
    MISTAKE = "mistake"
    NEAR_MISS = "near_miss"


NOTED_NAMES = {
    Noted.SUCCESS: _("It went well"),
    Noted.MISTAKE: _("It did not go well"),
    Noted.NEAR_MISS: _("Near miss"),
}


class Whose(StrEnum):
    """Who sees to a change: a part, never a name."""

    COORDINATION = "coordination"
    CASEWORKERS = "caseworkers"
    TEAM = "team"
    MANAGER = "manager"
    ADMINISTRATION = "administration"
    YOUTH_OFFICE = "youth_office"
    PARTNERS = "partners"


WHOSE_NAMES = {
    Whose.COORDINATION: _("The coordination"),
    Whose.CASEWORKERS: _("The caseworkers"),
    Whose.TEAM: _("All of us, as a team"),
    Whose.MANAGER: _("The service manager"),
    Whose.ADMINISTRATION: _("The administration"),
    Whose.YOUTH_OFFICE: _("The head of the youth office"),
    Whose.PARTNERS: _("We together with our partners"),
}


class Change(StrEnum):
    """What became of something that was to change."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


CHANGE_NAMES = {
    Change.OPEN: _("Still ahead"),
    Change.DONE: _("Done"),
    Change.DROPPED: _("Dropped"),
}


class Stage(NamedTuple):
    """A step of looking back, about five minutes long: the question, what helps to answer it, which fields it fills."""

    question: str
    help: str
    fields: tuple[str, ...]


#: The first question is what went well. Nobody is in a hurry: the minutes are a help, not a limit.
STAGES = (
    Stage(
        _("What went well?"),
        _("Each of you says at least one thing, however small. What did we do so that it went well?"),
        ("what", "helped"),
    ),
    Stage(
        _("What happened, and what had we expected?"),
        _("Say what could be seen and heard, without reasons yet. A surprise is worth noting, a good one as well."),
        ("what", "expected"),
    ),
    Stage(
        _("What helped, and what stood in the way?"),
        _("Ask “what made it likely?”, not “who was it?”. Look at time, rules, habits and words before you look at people."),
        ("helped", "hindered"),
    ),
    Stage(
        _("What do we change, who does it, and by when?"),
        _("One small change that is done is worth more than five good intentions. What went well may simply stay as it is."),
        ("change", "who", "by_month"),
    ),
)


class Session(NamedTuple):
    """One of the five sessions of a workshop. Which entries lie on the table: of these kinds, on these levels."""

    name: str
    purpose: str
    questions: tuple[str, ...]
    kinds: frozenset[Noted]
    levels: frozenset[Level]


_ALL, _DIFFICULT = frozenset(Level), frozenset({Noted.MISTAKE, Noted.NEAR_MISS})
SESSIONS = (
    Session(
        _("Arriving: what we are good at"),
        _("We get to know each other’s work, say what we are here for, and begin with what goes well."),
        (
            _("What are our strengths, and where are we weak? What could help us, what could get in our way?"),
            _("Which of these successes would we like to have more often? What made them likely?"),
        ),
        frozenset({Noted.SUCCESS}),
        _ALL,
    ),
    Session(
        _("With families and with each other"),
        _("We look at the places where our work touches that of others, and at how families have their say."),
        (
            _("Where did something get lost between two organisations? What would the family say about it?"),
            _("Whom should we invite to look at this with us: parents, young people, partners?"),
        ),
        _DIFFICULT,
        frozenset({Level.COOPERATION}),
    ),
    Session(
        _("What easily goes wrong, and why"),
        _("We look at what happened in our own work as at a riddle: it made sense to somebody at that moment."),
        (
            _("What did it look like from the inside, before anybody knew how it would end?"),
            _("How would we notice it earlier the next time? Who could say so without having to fear anything?"),
        ),
        _DIFFICULT,
        frozenset({Level.PROFESSIONAL, Level.TEAM}),
    ),
    Session(
        _("What carries: rules, time and rooms"),
        _("We look for what an organisation can do so that good work becomes the easy way."),
        (
            _("Which rule, form or habit makes this mistake likely? Which one protects us from it?"),
            _("Which cornerstone of good practice is missing here, and what would it cost?"),
        ),
        _DIFFICULT,
        frozenset({Level.ORGANISATION}),
    ),
    Session(
        _("Taking it home"),
        _("We agree on little and hold on to it: what changes, who sees to it, by when, and how we notice that it works."),
        (
            _("Which three changes do we begin with?"),
            _("When do we meet again, and what shall be different by then?"),
        ),
        frozenset(Noted),
        _ALL,
    ),
)


class Trace(StrEnum):
    """What in a text could lead back to somebody."""

    NAME = "name"
    MAYBE = "maybe"
    NUMBER = "number"
    EMAIL = "email"
    LINK = "link"
    DAY = "day"
    FILE = "file"
    PLACE = "place"


#: What to write instead.
INSTEAD = {
    Trace.NAME: _(
        "This looks like a name. Write the part instead, for example: the mother, an uncle, the child, a teacher, the coordination."
    ),
    Trace.MAYBE: _("Is this a name of somebody or of a place? Then write instead, for example: the grandmother, the school, the room."),
    Trace.NUMBER: _("This is a long number, perhaps a telephone. Leave it out."),
    Trace.EMAIL: _("This is an e-mail address. Leave it out."),
    Trace.LINK: _("This is an internet address. Leave it out."),
    Trace.DAY: _("This is a day. Write instead how long before or after the meeting it was."),
    Trace.FILE: _("This is a file number. Leave it out."),
    Trace.PLACE: _("This place tells who it was. Write instead what kind of place, for example: the room, at home, the school."),
}
