"""Older browsers (Firefox before 121) do not know `:has`: they throw away every rule in whose list it stands, with what they would know."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = sorted([*(ROOT / "static/css").glob("*.css"), *(ROOT / "static/room").glob("*.css")])
_BETWEEN = re.compile(r",(?![^(]*\))")


def spoilt(css: str) -> list[str]:
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    lists = [_BETWEEN.split(found.strip()) for found in re.findall(r"([^{};]+)\{", plain) if not found.strip().startswith("@")]
    return [", ".join(each) for each in lists if len({":has(" in one for one in each}) == 2]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_what_older_browsers_do_not_know_spoils_nothing_beside_it(sheet):
    assert spoilt(sheet.read_text()) == []


def test_it_would_be_found():
    assert spoilt("@media print { .menu, main details:has(form) { display: none; } }") == [".menu,  main details:has(form)"]
    assert spoilt("main :is(h2, h3):has(+ form), p:has(a) { color: red; } .menu, .bar { color: red; }") == []
