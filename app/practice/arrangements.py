"""What a conference needs besides people: room, interpreting, food, childcare, travel; what it costs; how hours are counted.

Sources: the facilitator's duties in Tasmania (venue, food and drink, transport, child care, interpreter "or anything else the family
might need"), Leeds and Zürich; second room, flip chart and pens (Medway, Falkirk), things to do for children (Hull), a tablet for
those who join from elsewhere (Camden).
"""

from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _
from app.practice.languages import LANGUAGES


class Booking(StrEnum):
    """How far a room is booked."""

    ASKED = "asked"
    HELD = "held"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


BOOKING_NAMES = {
    Booking.ASKED: _("Asked for"),
    Booking.HELD: _("Kept free for us"),
    Booking.CONFIRMED: _("Confirmed"),
    Booking.CANCELLED: _("Cancelled"),
}
#: Nobody says beforehand how long a family takes: so long a room is thought of as taken.
ROOM_IS_TAKEN = timedelta(hours=5)


class Interpreting(StrEnum):
    """How far the interpreting into one language is arranged."""

    NEEDED = "needed"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    NOT_FOUND = "not_found"
    CANCELLED = "cancelled"


INTERPRETING_NAMES = {
    Interpreting.NEEDED: _("Still to be asked"),
    Interpreting.ASKED: _("Asked"),
    Interpreting.CONFIRMED: _("Confirmed"),
    Interpreting.NOT_FOUND: _("Asked for, but nobody was found"),
    Interpreting.CANCELLED: _("No longer needed"),
}


class InPrivateTime(StrEnum):
    """Whether the interpreter stays in the room in private family time. The family decides, nobody else."""

    OPEN = "open"
    YES = "yes"
    NO = "no"


IN_PRIVATE_TIME_NAMES = {
    InPrivateTime.OPEN: _("The family has not decided yet"),
    InPrivateTime.YES: _("Yes, the family wishes it"),
    InPrivateTime.NO: _("No, the family stays among itself"),
}

SIGN_LANGUAGE, OTHER_LANGUAGE = "gsg", "other"
#: Languages that may be interpreted: those of families, German sign language (ISO 639-3), and any other, said in words.
INTERPRETED = {code: language.name for code, language in LANGUAGES.items() if code != "de"} | {
    SIGN_LANGUAGE: _("German sign language"),
    OTHER_LANGUAGE: _("Another language"),
}


class Thing(StrEnum):
    """Kinds of arrangements."""

    FOOD = "food"
    CHILDCARE = "childcare"
    FOR_CHILDREN = "for_children"
    TRAVEL = "travel"
    REMOTE = "remote"
    ACCESS = "access"
    COMPANION = "companion"
    SECOND_ROOM = "second_room"
    MATERIAL = "material"
    OTHER = "other"


THING_NAMES = {
    Thing.FOOD: _("Food and drink"),
    Thing.CHILDCARE: _("Childcare"),
    Thing.FOR_CHILDREN: _("Things to do for children"),
    Thing.TRAVEL: _("Travel"),
    Thing.REMOTE: _("Taking part from elsewhere"),
    Thing.ACCESS: _("Without barriers"),
    Thing.COMPANION: _("Somebody to come along"),
    Thing.SECOND_ROOM: _("Second room"),
    Thing.MATERIAL: _("Material"),
    Thing.OTHER: _("Something else"),
}

#: What somebody needs to come (kinds of `circle`'s needs) -> what is to be arranged. Interpreting has a list of its own.
ARRANGED_FOR_NEED = {
    "wheelchair": Thing.ACCESS,
    "childcare": Thing.CHILDCARE,
    "food": Thing.FOOD,
    "travel": Thing.TRAVEL,
    "phone_or_video": Thing.REMOTE,
    "companion": Thing.COMPANION,
}
INTERPRETER_NEED, WHEELCHAIR_NEED = "interpreter", "wheelchair"


class Doing(StrEnum):
    """How far something is arranged."""

    OPEN = "open"
    UNDERWAY = "underway"
    DONE = "done"
    NOT_NEEDED = "not_needed"


DOING_NAMES = {
    Doing.OPEN: _("Still to do"),
    Doing.UNDERWAY: _("Underway"),
    Doing.DONE: _("Arranged"),
    Doing.NOT_NEEDED: _("Not needed"),
}
SETTLED = frozenset({Doing.DONE, Doing.NOT_NEEDED})


class Usual(NamedTuple):
    """Something that nearly every conference needs, and how many days before it should stand."""

    thing: Thing
    what: str
    days_before: int


#: The usual list. The family often provides food itself: then it says so, and it is arranged.
USUAL = {
    "food": Usual(Thing.FOOD, _("Food and drink: ask the family what it would like, and who brings it"), 5),
    "childcare": Usual(Thing.CHILDCARE, _("Somebody for the small children"), 7),
    "for_children": Usual(Thing.FOR_CHILDREN, _("Paper, pens and games for the children"), 2),
    "second_room": Usual(Thing.SECOND_ROOM, _("A second room, for professionals during private family time"), 7),
    "flip_chart": Usual(Thing.MATERIAL, _("Flip chart, pens, tissues"), 2),
    "tablet": Usual(Thing.REMOTE, _("A tablet or telephone for those who join from elsewhere"), 3),
    "travel": Usual(Thing.TRAVEL, _("Who needs a lift or a ticket?"), 5),
}


class CostKind(StrEnum):
    ROOM = "room"
    INTERPRETING = "interpreting"
    FOOD = "food"
    CHILDCARE = "childcare"
    TRAVEL = "travel"
    MATERIAL = "material"
    COORDINATION = "coordination"
    OTHER = "other"


COST_KIND_NAMES = {
    CostKind.ROOM: _("Room"),
    CostKind.INTERPRETING: _("Interpreting"),
    CostKind.FOOD: _("Food and drink"),
    CostKind.CHILDCARE: _("Childcare"),
    CostKind.TRAVEL: _("Travel"),
    CostKind.MATERIAL: _("Material"),
    CostKind.COORDINATION: _("Coordination"),
    CostKind.OTHER: _("Something else"),
}


class Approval(StrEnum):
    """Whether the money may be spent."""

    FREE = "free"  # below what the office asks about
    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


APPROVAL_NAMES = {
    Approval.FREE: _("Needs no approval"),
    Approval.WAITING: _("Waits for approval"),
    Approval.APPROVED: _("Approved"),
    Approval.REFUSED: _("Not approved"),
}


class Work(StrEnum):
    """What an hour was spent on. Few kinds and no words: nothing of a family stands in a list of hours."""

    TALKS = "talks"
    TRAVEL = "travel"
    ORGANISING = "organising"
    MEETING = "meeting"
    WRITING = "writing"
    OTHER = "other"


WORK_NAMES = {
    Work.TALKS: _("Talks"),
    Work.TRAVEL: _("On the way"),
    Work.ORGANISING: _("Organising"),
    Work.MEETING: _("The day itself"),
    Work.WRITING: _("Writing"),
    Work.OTHER: _("Other work"),
}
#: Hours are counted in such steps, and nobody works longer than this in one entry.
STEP_MINUTES, MOST_MINUTES = 15, 16 * 60
QUICK_MINUTES = (15, 30, 45, 60, 90, 120)
