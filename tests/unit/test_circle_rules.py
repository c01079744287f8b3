"""Whom did we forget, what a relation says, and how a pasted list is read."""

import pytest

from app.circle.rules import Listed, Reached, forgotten, guessed, reached_by, read_list, usual_way
from app.practice.kinship import Kin, kin_of
from app.practice.roles import Role, Side, fits
from app.practice.taking_part import Way

FAMILY = Role.FAMILY


def test_every_side_is_asked_about_until_somebody_stands_there():
    assert forgotten([]) == [Side.MOTHER, Side.FATHER, Side.FRIENDS, Side.NEIGHBOURS]
    assert forgotten([(FAMILY, Side.MOTHER), (FAMILY, Side.FRIENDS)]) == [Side.FATHER, Side.NEIGHBOURS]
    assert forgotten([(FAMILY, side) for side in Side]) == []


def test_somebody_of_both_sides_stands_for_both_but_a_child_for_none():
    assert Side.MOTHER not in forgotten([(FAMILY, Side.BOTH)])
    assert forgotten([(Role.CHILD, Side.BOTH)]) == forgotten([])


def test_whoever_comes_for_work_is_no_neighbour_but_a_supporter_is():
    assert Side.NEIGHBOURS in forgotten([(Role.INFORMATION_GIVER, Side.NEIGHBOURS)])
    assert Side.NEIGHBOURS not in forgotten([(Role.SUPPORTER, Side.NEIGHBOURS)])


def test_where_there_is_nobody_it_is_not_asked_twice():
    assert forgotten([], {Side.FATHER, Side.NEIGHBOURS}) == [Side.MOTHER, Side.FRIENDS]


def test_work_stands_with_work():
    assert fits(Role.INTERPRETER, Side.PROFESSIONAL)
    assert fits(Role.INFORMATION_GIVER, Side.SCHOOL)
    assert not fits(Role.INTERPRETER, Side.MOTHER)
    assert not fits(FAMILY, Side.PROFESSIONAL)


@pytest.mark.parametrize(
    ("relation", "kin"),
    [
        ("Mutter", Kin("woman", 1, Side.MOTHER, line="up")),
        ("Großmutter", Kin("woman", 2, line="up")),
        ("Oma väterlicherseits", Kin("woman", 2, Side.FATHER, line="up")),
        ("Schwester der Mutter", Kin("woman", 1, Side.MOTHER, line="beside")),
        ("Vater der Mutter", Kin("man", 2, Side.MOTHER, line="up")),
        ("kleine Schwester", Kin("woman", 0, Side.BOTH, line="beside")),
        ("Tante, Schwester des Vaters", Kin("woman", 1, Side.FATHER, line="beside")),
        ("Onkel", Kin("man", 1, line="beside")),
        ("Stiefvater", Kin("man", 1, Side.MOTHER)),
        ("grandfather", Kin("man", 2, line="up")),
        ("Freundin der Mutter", Kin("woman", None, Side.FRIENDS)),
        ("Partner der Mutter", Kin("man", 1, Side.MOTHER)),
        ("Nachbarin", Kin("woman", None, Side.NEIGHBOURS)),
        ("Klassenlehrer", Kin("man", None, Side.SCHOOL, Role.INFORMATION_GIVER)),
        ("Dolmetscherin", Kin("woman", None, Side.PROFESSIONAL, Role.INTERPRETER)),
        ("Vertrauensperson von Elif", Kin("", None, Side.NETWORK, Role.SUPPORTER)),
        ("", Kin()),
        ("جدة", Kin()),
    ],
)
def test_what_a_relation_says(relation, kin):
    assert kin_of(relation) == kin


def test_what_is_not_said_is_not_guessed():
    assert guessed("Tante") == (None, FAMILY)
    assert guessed("Lehrerin") == (Side.SCHOOL, Role.INFORMATION_GIVER)


def test_one_field_takes_an_address_a_number_or_both():
    assert reached_by("") == Reached("", "")
    assert reached_by(" 0176 555 01 ") == Reached("", "0176 555 01")
    assert reached_by("ali@familie.test, 0421/555-1") == Reached("ali@familie.test", "0421/555-1")
    assert reached_by("bei der Oma klingeln") is None


@pytest.mark.parametrize(
    ("reached", "way"),
    [
        (Reached("a@b.de", "0176 5550101"), Way.EMAIL),
        (Reached("", "0176 5550101"), Way.TEXT),
        (Reached("", "+49 151 5550101"), Way.TEXT),
        (Reached("", "0421 5550101"), Way.PHONE),
        (Reached("", ""), Way.PAPER),
    ],
)
def test_the_way_follows_from_what_is_known(reached, way):
    assert usual_way(reached) == way


def test_a_list_is_read_as_people_write_it():
    text = "Ayşe Demir, Großmutter, Türkisch, 0421 555\n\n ;\nAli Yılmaz\tOnkel, in Izmir\tali@familie.test\ttr\nHala – Tante – العربية"
    assert read_list(text) == [
        Listed("Ayşe Demir", "Großmutter", "0421 555", "tr"),
        Listed("Ali Yılmaz", "Onkel, in Izmir", "ali@familie.test", "tr"),
        Listed("Hala", "Tante", "", "ar"),
    ]
    assert len(read_list("x\n" * 100)) == 40
