"""Who stands where on the map, and what the relations tell for the genogram."""

from math import hypot
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.network import drawing, genogram
from app.network.rules import Bond, Someone, belongs_to_the_family, drawn_as, generations, told_bonds
from app.practice.network import BondKind, Drawn, Tie
from app.practice.roles import Role, Side

PARENT, COUPLE, SEPARATED = BondKind.PARENT, BondKind.COUPLE, BondKind.SEPARATED


def one(name: str, relation: str = "", side: Side = Side.MOTHER, role: Role | None = Role.FAMILY, **more: object) -> Someone:
    return Someone(key=uuid4(), name=name, relation=relation, role=role, side=side, **more)  # type: ignore[arg-type]


ELIF = one("Elif", "Kind", Side.BOTH, Role.CHILD)
SARA, AYSE, KEMAL = one("Sara", "Mutter"), one("Ayşe", "Großmutter"), one("Kemal", "Opa", role=None, died=True)
DERYA = one("Derya", "Tante")
MEHMET, FATMA = one("Mehmet", "Vater", Side.FATHER), one("Fatma", "Oma väterlicherseits", Side.FATHER)
LEYLA = one("Leyla", "Dolmetscherin", Side.PROFESSIONAL, Role.INTERPRETER)
BERG = one("Frau Berg", "Nachbarin", Side.NEIGHBOURS)
FAMILY = [ELIF, SARA, AYSE, KEMAL, DERYA, MEHMET, FATMA]
EVERYBODY = [*FAMILY, LEYLA, BERG]


def said(bonds):
    names = {each.key: each.name for each in EVERYBODY}
    return {(bond.kind, names[bond.one], names[bond.other]) for bond in bonds}


def test_the_relations_tell_who_is_whose_parent():
    assert said(told_bonds(EVERYBODY)) == {
        (PARENT, "Sara", "Elif"), (PARENT, "Mehmet", "Elif"), (PARENT, "Ayşe", "Sara"), (PARENT, "Kemal", "Sara"),
        (PARENT, "Ayşe", "Derya"), (PARENT, "Kemal", "Derya"), (PARENT, "Fatma", "Mehmet"),
    }  # fmt: skip


def test_where_there_is_a_bond_or_two_might_be_meant_nothing_is_told():
    known = [Bond(SEPARATED, SARA.key, MEHMET.key), Bond(PARENT, SARA.key, ELIF.key)]
    assert (PARENT, "Sara", "Elif") not in said(told_bonds(EVERYBODY, known))
    second = one("Ute", "Mutter")
    assert [bond for bond in told_bonds([ELIF, SARA, second]) if bond.other == ELIF.key] == []


def test_symbols_follow_the_relation_until_somebody_says_otherwise():
    assert [drawn_as(each) for each in (SARA, MEHMET, ELIF)] == [Drawn.WOMAN, Drawn.MAN, Drawn.UNKNOWN]
    assert drawn_as(SARA._replace(gender="unknown")) is Drawn.UNKNOWN


def test_neighbours_and_work_are_in_no_genogram_unless_they_are_bound():
    assert [each.name for each in EVERYBODY if not belongs_to_the_family(each)] == ["Leyla", "Frau Berg"]
    assert belongs_to_the_family(BERG, [Bond(COUPLE, BERG.key, FATMA.key)])


def test_generations_come_from_bonds_then_from_words():
    levels = generations(FAMILY, told_bonds(FAMILY))
    assert {each.name: levels[each.key] for each in FAMILY} == {
        "Elif": 0, "Sara": 1, "Mehmet": 1, "Derya": 1, "Ayşe": 2, "Kemal": 2, "Fatma": 2,
    }  # fmt: skip
    assert generations(FAMILY, [])[AYSE.key] == 2


def test_a_genogram_has_fathers_side_left_and_a_stroke_where_two_are_separated():
    bonds = [*told_bonds(FAMILY), Bond(SEPARATED, SARA.key, MEHMET.key), Bond(COUPLE, AYSE.key, KEMAL.key)]
    tree = genogram.draw(FAMILY, bonds)
    across = {each.who.name: each.x for each in tree.symbols}
    assert across["Mehmet"] < across["Sara"]
    assert across["Fatma"] < min(across["Ayşe"], across["Kemal"])
    kinds = [line.kind for line in tree.lines]
    assert (kinds.count("separated"), kinds.count("couple"), kinds.count("parents")) == (1, 1, 0)
    assert sum(line.slash is not None for line in tree.lines) == 1
    where = [(each.x, each.y) for each in tree.symbols]
    assert all(abs(a[0] - b[0]) >= 100 or a[1] != b[1] for i, a in enumerate(where) for b in where[:i])
    assert genogram.draw([], []).symbols == []


def test_nobody_is_drawn_twice_whatever_the_bonds_say():
    round_and_round = [Bond(PARENT, SARA.key, ELIF.key), Bond(PARENT, ELIF.key, SARA.key), Bond(COUPLE, SARA.key, DERYA.key)]
    assert len(genogram.draw(FAMILY, round_and_round).symbols) == len(FAMILY)


def test_the_map_has_every_side_and_shows_which_is_empty():
    drawn = drawing.draw(EVERYBODY)
    empty = {sector.side for sector in drawn.sectors if sector.empty}
    assert empty == {Side.FRIENDS, Side.SCHOOL}
    assert round(sum(sector.width for sector in drawn.sectors), 6) == 360
    assert [node.who.name for node in drawn.children] == ["Elif"]
    assert len(drawn.nodes) == 8


def test_whoever_was_put_somewhere_stands_there():
    drawn = drawing.draw([one("Links", place=0), one("Rechts", place=100), one("Irgendwo")])
    angle = {node.who.name: drawing.place_of(node.at)[0] for node in drawn.nodes}
    assert angle["Links"] < angle["Irgendwo"] < angle["Rechts"]


def test_ties_differ_in_shape():
    point = drawing.at(90, 285)
    plain, jagged = drawing.line_of(point, Tie.PLAIN), drawing.line_of(point, Tie.STRAINED)
    assert (plain.count(" "), jagged.count(" ") > 4) == (1, True)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ayşe Demir", ["Ayşe Demir"]),
        ("Maximiliane von der Wiesenthal", ["Maximiliane von", "der Wiesenthal"]),
        ("Donaudampfschifffahrtsgesellschaft", ["Donaudampfschi…"]),
        ("", []),
    ],
)
def test_long_names_are_broken_or_cut(name, lines):
    assert drawing.name_lines(name) == lines


people = st.builds(
    Someone,
    key=st.uuids(),
    name=st.text(min_size=1, max_size=40),
    relation=st.sampled_from(["", "Mutter", "Vater", "Oma", "Tante", "Freund", "جدة"]),
    role=st.sampled_from([None, Role.FAMILY, Role.CHILD, Role.INTERPRETER]),
    side=st.sampled_from(Side),
    nearness=st.integers(1, 3),
    place=st.none() | st.integers(0, 100),
    tie=st.sampled_from(["", "strong", "strained", "broken"]),
    gender=st.sampled_from(["", "woman", "man", "unknown"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(people, max_size=30, unique_by=lambda each: each.key), st.data())
def test_whoever_is_there_is_drawn_inside_the_picture(everybody, data):
    """For any people and any bonds: everybody once on the map, the family once in the genogram, nobody outside."""
    keys = [each.key for each in everybody] or [UUID(int=1)]
    bonds = data.draw(st.lists(st.builds(Bond, st.sampled_from(BondKind), st.sampled_from(keys), st.sampled_from(keys)), max_size=8))
    bonds = [bond for bond in bonds if bond.one != bond.other]
    drawn = drawing.draw(everybody)
    assert {node.who.key for node in [*drawn.nodes, *drawn.children]} == {each.key for each in everybody}
    assert all(hypot(node.at.x - drawing.MIDDLE_X, node.at.y - drawing.MIDDLE_Y) < 460 for node in drawn.nodes)
    tree = genogram.draw(everybody, bonds)
    assert sorted(symbol.who.key for symbol in tree.symbols) == sorted(e.key for e in everybody if belongs_to_the_family(e, bonds))
    assert all(0 < symbol.x < tree.width and 0 < symbol.y < tree.height for symbol in tree.symbols)
