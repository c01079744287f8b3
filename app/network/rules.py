"""Who stands where on the map, and which bonds the relations already tell: rules that take plain things and tell."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from app.practice.kinship import BESIDE, UP, Kin, kin_of
from app.practice.network import BondKind, Drawn
from app.practice.roles import Role, Side

NEAREST, FARTHEST = 1, 3


class Someone(NamedTuple):
    """Somebody on the map. `key` is a participant's id, or that of somebody who was only mentioned."""

    key: UUID
    name: str
    relation: str
    role: Role | None  # None: was mentioned, and does not take part
    side: Side
    gender: str = ""
    died: bool = False
    nearness: int = 2
    place: int | None = None
    tie: str = ""
    for_family: bool = True

    @property
    def is_child(self) -> bool:
        return self.role is Role.CHILD


class Bond(NamedTuple):
    """With PARENT, `one` is a parent of `other`."""

    kind: BondKind
    one: UUID
    other: UUID
    id: UUID | None = None


def drawn_as(someone: Someone) -> Drawn:
    """As it was said, else as the relation says it."""
    if someone.gender:
        return Drawn(someone.gender)
    return Drawn(_kin(someone).gender or Drawn.UNKNOWN)


def usual_nearness(someone: Someone) -> int:
    """Until somebody is moved: mother, father, brothers and sisters very near, whoever comes for work farther away."""
    if someone.side is Side.PROFESSIONAL:
        return FARTHEST
    kin = _kin(someone)
    return NEAREST if (kin.line, kin.generation) in {(UP, 1), (BESIDE, 0)} else 2


def belongs_to_the_family(someone: Someone, bonds: Iterable[Bond] = ()) -> bool:
    """Is this somebody of the genogram? Family by side, or by a bond."""
    bound = any(someone.key in {bond.one, bond.other} for bond in bonds)
    return bound or (someone.side in {Side.MOTHER, Side.FATHER, Side.BOTH} and someone.role in {None, Role.FAMILY, Role.CHILD})


def _kin(someone: Someone) -> Kin:
    if someone.is_child:
        return Kin("", 0, Side.BOTH)
    return kin_of(someone.relation)


def told_bonds(people: Sequence[Someone], known: Iterable[Bond] = ()) -> list[Bond]:
    """Who is whose parent, as far as the relations tell: of the children, of mother and father, of their brothers and sisters.

    Nothing is told between two who have a bond already, nothing where two might be meant, and of no two that they are a couple.
    """
    bound = {frozenset((bond.one, bond.other)) for bond in known}
    found = dict.fromkeys(_told(people))
    return [bond for bond in found if frozenset((bond.one, bond.other)) not in bound]


def _told(people: Sequence[Someone]) -> Iterable[Bond]:
    children = [each for each in people if each.is_child]
    siblings = [each for each in people if not each.is_child and _kin(each).line == BESIDE and _kin(each).generation == 0]
    parents = {side: _parent(people, side) for side in (Side.FATHER, Side.MOTHER)}
    for side, parent in parents.items():
        if parent is None:
            continue
        yield from (Bond(BondKind.PARENT, parent.key, child.key) for child in (*children, *siblings) if _may_be_of(side, child))
        elders = _in_line(people, side, 2)
        yield from (Bond(BondKind.PARENT, elder.key, parent.key) for elder in elders)
        aside = [each for each in people if each.side is side and _kin(each).line == BESIDE and _kin(each).generation == 1]
        yield from (Bond(BondKind.PARENT, elder.key, each.key) for each in aside for elder in elders)


def _may_be_of(side: Side, child: Someone) -> bool:
    return child.is_child or child.side in {side, Side.BOTH}


def _parent(people: Sequence[Someone], side: Side) -> Someone | None:
    """The mother or the father, where just one is called so."""
    found = _in_line(people, side, 1)
    return found[0] if len(found) == 1 else None


def _in_line(people: Sequence[Someone], side: Side, generation: int) -> list[Someone]:
    """Who stands in the direct line above the child: a man first, as a genogram is drawn. Two men or two women are not told apart."""
    found = [each for each in people if each.side is side and not each.is_child]
    found = [each for each in found if _kin(each).line == UP and _kin(each).generation == generation]
    men = [each for each in found if drawn_as(each) is Drawn.MAN]
    women = [each for each in found if drawn_as(each) is Drawn.WOMAN]
    return [*men, *women] if len(men) <= 1 and len(women) <= 1 else []


def generations(people: Sequence[Someone], bonds: Sequence[Bond]) -> dict[UUID, int]:
    """How many years of life up from the child everybody stands: 0 the child's, 1 the parents', 2 the grandparents'.

    Bonds tell it first, going out from the children; then the relation; whoever is left stands with the parents.
    """
    known = {each.key: 0 for each in people if each.is_child}
    waiting = list(known) or _from_words(people, known)
    while waiting:
        here = waiting.pop(0)
        for bond in bonds:
            for next_one, level in _beside(bond, here, known[here]):
                if next_one not in known:
                    known[next_one] = max(0, level)
                    waiting.append(next_one)
        if not waiting:
            waiting = _from_words(people, known)
    return known


def _beside(bond: Bond, here: UUID, level: int) -> list[tuple[UUID, int]]:
    if here not in {bond.one, bond.other}:
        return []
    there = bond.other if bond.one == here else bond.one
    if bond.kind is not BondKind.PARENT:
        return [(there, level)]
    return [(there, level + 1 if bond.other == here else level - 1)]


def _from_words(people: Sequence[Someone], known: dict[UUID, int]) -> list[UUID]:
    """The next one whom no bond reached: as the relation says, else among the parents."""
    for each in people:
        if each.key not in known:
            generation = _kin(each).generation
            known[each.key] = 1 if generation is None else generation
            return [each.key]
    return []
