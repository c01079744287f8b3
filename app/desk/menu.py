"""The menu of staff: where each part may go, and what stands under "More"."""

from msgspec import Struct, structs

from app.conferences.seats import Visitor
from app.kit.i18n import gettext as _
from app.kit.i18n import lazy
from app.people.sessions import Stage
from app.practice.roles import StaffRole


class Place(Struct, frozen=True):
    """Somewhere to go. What is `rare` stands under "More", as long as one is not there."""

    href: str
    label: str
    current: bool
    rare: bool = False


_RARE = frozenset(
    {
        "/effects",
        "/feedback",
        "/comparison",
        "/second",
        "/protection",
        "/calendar",
        "/letters",
        "/learning",
        "/practice",
        "/rights",
        "/account",
    }
)
#: A manager looks at what works more often than at rooms.
_RARE_FOR = {StaffRole.MANAGER: _RARE - {"/effects"} | {"/venues"}}
_MENU: tuple[tuple[str, str, frozenset[StaffRole]], ...] = (
    ("/desk", lazy("My desk"), frozenset(StaffRole)),
    ("/referrals/new", lazy("New referral"), frozenset({StaffRole.CASEWORKER})),
    ("/overview", lazy("All conferences"), frozenset({StaffRole.MANAGER})),
    ("/second", lazy("Second signature"), frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER})),
    ("/protection", lazy("Protection of a child"), frozenset({StaffRole.COORDINATOR, StaffRole.CASEWORKER})),
    ("/venues", lazy("Rooms and interpreters"), frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER})),
    ("/directory", lazy("Directory"), frozenset({StaffRole.COORDINATOR, StaffRole.CASEWORKER, StaffRole.MANAGER})),
    ("/hours", lazy("Hours"), frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER})),
    ("/comparison", lazy("How others do it"), frozenset({StaffRole.MANAGER})),
    ("/calendar", lazy("My calendar"), frozenset({StaffRole.COORDINATOR})),
    ("/letters", lazy("Letters"), frozenset({StaffRole.COORDINATOR})),
    ("/learning", lazy("Learning"), frozenset({StaffRole.COORDINATOR, StaffRole.CASEWORKER, StaffRole.MANAGER})),
    ("/effects", lazy("What works"), frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER})),
    ("/feedback", lazy("Three voices"), frozenset({StaffRole.COORDINATOR, StaffRole.MANAGER})),
    ("/practice", lazy("How we work"), frozenset({StaffRole.MANAGER})),
    ("/office", lazy("Our service"), frozenset({StaffRole.ADMINISTRATOR})),
    ("/rights", lazy("Who sees what"), frozenset(StaffRole)),
    ("/account", lazy("My account"), frozenset(StaffRole)),
)


def way_back() -> tuple[str, str]:
    """From where there is nothing else to go to."""
    return "/desk", _("To my desk")


def nav(visitor: Visitor, here: str) -> list[Place]:
    """The menu of this part. In one of its conferences, somebody is still at their desk."""
    if visitor.staff_role is None or visitor.stage is not Stage.FULL:
        return []
    at = "/desk" if here.startswith("/conferences/") else here.replace("/interpreters", "/venues", 1)
    mine = [(href, label) for href, label, roles in _MENU if visitor.staff_role in roles]
    rare = _RARE_FOR.get(visitor.staff_role, _RARE)
    places = [Place(href, _(label), at == href or at.startswith(f"{href}/"), href in rare) for href, label in mine]
    return [structs.replace(each, rare=False) if each.current else each for each in places]
