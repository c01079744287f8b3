"""Every picture is drawn, in one hand, and a promise finds the one that fits."""

import re

import pytest

from app.kit.pictograms import FOLDER, drawing
from app.practice.childs_words import OWN_STARTERS, STARTERS, picture_of
from app.practice.pictograms import PICTOGRAMS, Pictogram, proposed_for
from app.practice.the_day import SCENES

FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" fill="none" stroke="currentColor" stroke-width="3" '
    'stroke-linecap="round" stroke-linejoin="round">'
)


def test_there_is_a_drawing_for_every_picture_and_none_besides():
    assert len(Pictogram) >= 40
    assert {each.stem for each in FOLDER.glob("*.svg")} == {*Pictogram} == {*PICTOGRAMS}
    assert {each.stem for each in (FOLDER / "scenes").glob("*.svg")} == {each.key for each in SCENES}


@pytest.mark.parametrize(("names", "box"), [(list(Pictogram), "0 0 48 48"), ([f"scenes/{each.key}" for each in SCENES], "0 0 120 80")])
def test_all_are_of_one_hand(names, box):
    """One frame; no style, no script, no text, nothing fetched, and no colour but that of the words beside it."""
    for name in names:
        file = (FOLDER / f"{name}.svg").read_text()
        assert file.startswith(FRAME.format(box=box)), name
        assert set(re.findall(r"<([a-z]+)", drawing(name))) <= {"path", "circle", "ellipse"}, name
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing(name))) <= {"currentColor", "none"}, name
        assert not re.search(r"style|href|url|script|class|on\w+=", file), name
        assert len(file) < 2_500, name


def test_every_picture_begins_a_sentence():
    assert set(STARTERS) == set(Pictogram)
    assert all("%(name)s" not in said for each in OWN_STARTERS.values() for said in each)


@pytest.mark.parametrize(
    ("words", "picture"),
    [
        ("Bringt Elif zur Schule", Pictogram.WAY),
        ("Schule jeden Tag", Pictogram.SCHOOL),
        ("Mehmet ruft jeden Abend an", Pictogram.PHONE),
        ("Sara geht mit ihr zum Kinderarzt", Pictogram.DOCTOR),
        ("Die Hausaufgaben macht sie bei Oma", Pictogram.HOMEWORK),
        ("She sleeps at her grandmother's", Pictogram.SLEEP),
        ("xyz", Pictogram.HELP),
    ],
)
def test_a_promise_proposes_its_picture_first(words, picture):
    assert proposed_for(words)[0] is picture


@pytest.mark.parametrize(
    ("relation", "picture"),
    [("Großmutter", Pictogram.GRANDPARENTS), ("Mutter", Pictogram.MOTHER), ("Vater", Pictogram.FATHER), ("Tante", Pictogram.PERSON)],
)
def test_a_relation_has_its_picture(relation, picture):
    assert picture_of(relation) is picture
