"""Where to begin in the demo: a few things worth seeing, each with the person to whom they belong."""

from typing import NamedTuple

from app.demo.world import DemoPerson
from app.kit.i18n import lazy as _


class Sight(NamedTuple):
    """`who` comes in; `place` is where staff come out, else at their desk."""

    name: str
    sentence: str
    who: str
    place: str = ""


SIGHTS = (
    Sight(_("Sixty families at once"), _("As a caseworker: what is due today, in one look."), "Carla Sonntag"),
    Sight(_("A plan that lives"), _("As a father, on the phone: promises, good news, and who looked at the plan."), "Mehmet Yılmaz"),
    Sight(_("Before the family meets again"), _("As a grandmother, in Arabic: each promise with one tap."), "Samiha Darwish"),
    Sight(_("A review is prepared"), _("As a coordinator: the same road as the first meeting, only shorter."), "Nora Wiechmann"),
    Sight(_("What works"), _("As a service manager: two years of figures, all counted from events."), "Vera Hansen", "effects"),
    Sight(_("What families say of it"), _("As a service manager: three voices, without names."), "Vera Hansen", "feedback"),
    Sight(_("How others do it"), _("As a service manager: municipalities beside each other, by file."), "Vera Hansen", "comparison"),
    Sight(_("Learning without blame"), _("As a service manager: near misses, looks back, a workshop."), "Vera Hansen", "learning"),
    Sight(_("Who else can help"), _("As a coordinator: the directory of services and partners."), "Nora Wiechmann", "directory"),
)
#: Where a link of the demo may lead somebody of staff. Nothing else can be written into its address.
PLACES = frozenset(each.place for each in SIGHTS if each.place)


class SightLine(NamedTuple):
    name: str
    sentence: str
    link: str


def sights_of(people: list[DemoPerson]) -> list[SightLine]:
    """Those whose person is there."""
    links = {each.name: each.link for each in reversed(people)}
    return [SightLine(each.name, each.sentence, _link(links[each.who], each.place)) for each in SIGHTS if each.who in links]


def _link(link: str, place: str) -> str:
    return f"{link}?to={place}" if place else link
