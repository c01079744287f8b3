"""Who somebody is in a conference, at the office, and on which side of the family: the field's words as values."""

from enum import StrEnum

from app.kit.i18n import lazy as _


class Role(StrEnum):
    """The part that somebody plays in one conference."""

    COORDINATOR = "coordinator"
    CASEWORKER = "caseworker"
    MANAGER = "manager"
    STANDBY = "standby"  # a coordinator of the office, of a referral that nobody has taken on yet
    FAMILY = "family"  # family and network
    CHILD = "child"
    INFORMATION_GIVER = "information_giver"
    INTERPRETER = "interpreter"
    ADVOCATE = "advocate"
    SUPPORTER = "supporter"  # somebody of the network whom a child or an adult has chosen, to stay at their side


PROFESSIONALS = frozenset({Role.COORDINATOR, Role.CASEWORKER, Role.MANAGER, Role.STANDBY})


FAMILY_GROUP = frozenset({Role.FAMILY, Role.CHILD})


#: Who comes for their work, and leaves before private family time unless the family wants it otherwise.
FOR_WORK = frozenset({Role.INFORMATION_GIVER, Role.INTERPRETER, Role.ADVOCATE})


#: They neither decide nor read the plan. A supporter stays with the family, but is there for one person only.
GUESTS = FOR_WORK | {Role.SUPPORTER}


ROLE_NAMES = {
    Role.COORDINATOR: _("Coordination"),
    Role.CASEWORKER: _("Caseworker"),
    Role.MANAGER: _("Service manager"),
    Role.STANDBY: _("Coordination, not yet taken on"),
    Role.FAMILY: _("Family and network"),
    Role.CHILD: _("Child or young person"),
    Role.INFORMATION_GIVER: _("Information-giver"),
    Role.INTERPRETER: _("Interpreter"),
    Role.ADVOCATE: _("Advocate of the child"),
    Role.SUPPORTER: _("Supporter of somebody"),
}


class StaffRole(StrEnum):
    COORDINATOR = "coordinator"
    CASEWORKER = "caseworker"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


STAFF_ROLE_NAMES = {
    StaffRole.COORDINATOR: _("Coordination"),
    StaffRole.CASEWORKER: _("Caseworker"),
    StaffRole.MANAGER: _("Service manager"),
    StaffRole.ADMINISTRATOR: _("Administration"),
}


#: The same as a family hears it: what somebody is there for.
PARTS_IN_PLAIN_WORDS = {
    StaffRole.COORDINATOR: _("your coordination"),
    StaffRole.CASEWORKER: _("caseworker at the youth office"),
    StaffRole.MANAGER: _("leads the service"),
    StaffRole.ADMINISTRATOR: _("looks after the accounts"),
}


class Gender(StrEnum):
    """Whom a family may wish for as its coordinator."""

    WOMAN = "woman"
    MAN = "man"


GENDER_WISHES = {
    Gender.WOMAN: _("a woman"),
    Gender.MAN: _("a man"),
}


class Side(StrEnum):
    """Which side of the family, or which part of the child's world, somebody belongs to."""

    MOTHER = "mother"
    FATHER = "father"
    BOTH = "both"
    FRIENDS = "friends"
    NEIGHBOURS = "neighbours"
    SCHOOL = "school"  # also a nursery, a club
    NETWORK = "network"
    PROFESSIONAL = "professional"


SIDE_NAMES = {
    Side.MOTHER: _("Mother's side"),
    Side.FATHER: _("Father's side"),
    Side.BOTH: _("Both sides"),
    Side.FRIENDS: _("Friends"),
    Side.NEIGHBOURS: _("Neighbours"),
    Side.SCHOOL: _("School, nursery, club"),
    Side.NETWORK: _("Others who matter"),
    Side.PROFESSIONAL: _("Professionals"),
}


def fits(role: Role, side: Side) -> bool:
    """May somebody who takes part in this way stand on that side?"""
    return side in {Side.PROFESSIONAL, Side.SCHOOL} if role in FOR_WORK else side is not Side.PROFESSIONAL


#: Of these the family is asked once more while nobody is there.
ASKED_ABOUT = (Side.MOTHER, Side.FATHER, Side.FRIENDS, Side.NEIGHBOURS)


WHOM_TO_ASK_FOR = {
    Side.MOTHER: _("Perhaps grandparents, aunts and uncles, a half-sister, somebody who has not been asked for a long time?"),
    Side.FATHER: _("Perhaps grandparents, aunts and uncles, a half-brother, somebody who lives far away and could join by video?"),
    Side.FRIENDS: _("Who would come in the middle of the night? A godparent, a friend of the mother or the father, a friend’s parents?"),
    Side.NEIGHBOURS: _("Who has a key to the flat? Who sees the child nearly every day?"),
}
