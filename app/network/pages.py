"""The map, the genogram and one person on them, put together from what was asked of the database."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from app.circle.rules import forgotten
from app.conferences.seats import Seat
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.i18n import names_of
from app.kit.pages import Page, page
from app.network import drawing, genogram, queries
from app.network.forms import AboutForm, BondForm, MentionForm, PlaceForm
from app.network.queries import Map
from app.network.rules import Bond, Someone, belongs_to_the_family, drawn_as, generations, told_bonds
from app.practice.network import BOND_NAMES, DRAWN_NAMES, NEARNESS_NAMES, ROUND_THE_CHILD, TIE_NAMES, BondKind
from app.practice.roles import SIDE_NAMES, WHOM_TO_ASK_FOR, Side, fits


def home(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/map"


class OnSide(NamedTuple):
    """The list beside the picture: the same people, side by side, the nearest first."""

    name: str
    people: list[Someone]


async def map_page(seat: Seat, mention: Form[MentionForm] | None = None) -> Page:
    seen = await queries.map_of(seat.conference.id)
    missing = forgotten(((each.role, each.side) for each in seen.people if each.role), seen.thought_of)
    return page(
        "network/map",
        422 if mention and mention.errors else 200,
        seat=seat,
        at=home(seat),
        circle_at=f"/conferences/{seat.conference.id}/circle",
        seen=seen,
        missing=[(side.value, _(SIDE_NAMES[side]), _(WHOM_TO_ASK_FOR[side])) for side in missing],
        mention=mention or Form(MentionForm),
        sides=[(side.value, _(SIDE_NAMES[side])) for side in Side],
        **about_the_map(seen.people),
    )


def about_the_map(people: Sequence[Someone]) -> dict[str, Any]:
    """The picture, and the list that tells the same."""
    return {
        "drawing": drawing.draw(people),
        "shape": drawing,
        "listed": on_sides(people),
        "side_names": names_of(SIDE_NAMES),
        "nearness_names": {nearness: _(name) for nearness, name in NEARNESS_NAMES.items()},
        "tie_names": names_of(TIE_NAMES),
    }


def on_sides(people: Sequence[Someone]) -> list[OnSide]:
    children = OnSide(_("In the middle"), [each for each in people if each.is_child])
    sides = [
        OnSide(_(SIDE_NAMES[side]), sorted((e for e in people if e.side is side and not e.is_child), key=lambda each: each.nearness))
        for side in ROUND_THE_CHILD
    ]
    return [each for each in (children, *sides) if each.people]


async def genogram_page(seat: Seat) -> Page:
    seen = await queries.map_of(seat.conference.id)
    return page(
        "network/genogram",
        seat=seat,
        at=home(seat),
        tree=genogram.draw(seen.people, seen.bonds),
        generations=_generations(seen),
        told=len(told_bonds(seen.people, seen.bonds)),
        sentences=sentences(seen),
        drawn_names=names_of(DRAWN_NAMES),
    )


class Generation(NamedTuple):
    name: str
    people: list[tuple[Someone, str]]  # with the symbol's name


def _generations(seen: Map) -> list[Generation]:
    family = [each for each in seen.people if belongs_to_the_family(each, seen.bonds)]
    level_of = generations(family, seen.bonds)
    names = {0: _("Children"), 1: _("Parents, aunts and uncles"), 2: _("Grandparents")}
    return [
        Generation(
            names.get(level, _("Before them")),
            [(each, drawn_as(each).value) for each in family if level_of[each.key] == level],
        )
        for level in sorted(set(level_of.values()), reverse=True)
    ]


def sentences(seen: Map) -> dict[UUID, list[tuple[Bond, str, str]]]:
    """Of everybody: each bond with its words and the other's name, as it is said of this one."""
    names = {each.key: each.name for each in seen.people}
    said: dict[UUID, list[tuple[Bond, str, str]]] = {each.key: [] for each in seen.people}
    for bond in seen.bonds:
        said[bond.one].append((bond, _(BOND_NAMES[bond.kind]), names[bond.other]))
        back = _("is a child of") if bond.kind is BondKind.PARENT else _(BOND_NAMES[bond.kind])
        said[bond.other].append((bond, back, names[bond.one]))
    return said


class Typed(NamedTuple):
    place: Form[PlaceForm] | None = None
    about: Form[AboutForm] | None = None
    bond: Form[BondForm] | None = None


NOTHING = Typed()


async def person_page(seat: Seat, key: UUID, typed: Typed = NOTHING) -> Page:
    seen = await queries.map_of(seat.conference.id)
    found = seen.one(key)
    if found is None:
        raise NoSuchThing
    filled = {"name": found.name, "relation": found.relation, "gender": found.gender, "tie": found.tie}
    return page(
        "network/person",
        422 if any(form and form.errors for form in typed) else 200,
        seat=seat,
        at=home(seat),
        someone=found,
        placing=typed.place or Form(PlaceForm, filled={"who": key, "nearness": found.nearness, "side": found.side}),
        about=typed.about or Form(AboutForm, filled=filled | {"died": found.died, "for_family": found.for_family}),
        bond=typed.bond or Form(BondForm),
        bonds=sentences(seen)[key],
        others=[(str(each.key), each.name) for each in seen.people if each.key != key],
        sides=[(side.value, _(SIDE_NAMES[side])) for side in Side if found.role is None or fits(found.role, side)],
        nearnesses=[(nearness, _(name)) for nearness, name in NEARNESS_NAMES.items()],
        ties=[(tie.value, _(name)) for tie, name in TIE_NAMES.items()],
        drawn=[(drawn.value, _(name)) for drawn, name in DRAWN_NAMES.items()],
        drawn_as=_(DRAWN_NAMES[drawn_as(found)]),
        bond_kinds=[
            ("parent", _(BOND_NAMES[BondKind.PARENT])),
            ("child", _("is a child of")),
            ("couple", _(BOND_NAMES[BondKind.COUPLE])),
            ("separated", _(BOND_NAMES[BondKind.SEPARATED])),
        ],
    )
