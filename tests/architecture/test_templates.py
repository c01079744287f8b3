"""Templates hold no script, no style, no unescaped text; a form that posts carries its token."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
FORBIDDEN = {
    "unescaped text": r"\|\s*safe\b|\bautoescape false",
    "inline style": r"\sstyle=",
    "inline script": r"<script(?![^>]*\bsrc=)",
    "event attribute": r"\son[a-z]+=",
    "absolute address": r"(?:src|href|action)=[\"']https?:",
}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_holds_nothing_that_it_may_not(path):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.S)
    assert {what: found for what, pattern in FORBIDDEN.items() if (found := re.findall(pattern, text))} == {}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_form_that_posts_carries_its_token(path):
    forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", path.read_text(), flags=re.S | re.I)
    assert [form[:80] for form in forms if "csrf()" not in form] == []


@pytest.mark.parametrize(
    "path", [page for page in PAGES if page.name.startswith("_") and page.parent.name != "kit"], ids=lambda path: path.name
)
def test_a_piece_is_one_element_with_an_id(path):
    text = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", path.read_text(), flags=re.S).strip()
    first = re.match(r"<(\w+)[^>]*?>", text, flags=re.S)
    assert first, "a piece begins with an element"
    assert re.search(r'\sid="', first.group(0)), "the first tag has no id"
    assert text.endswith(f"</{first.group(1)}>")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_the_first_line_says_what_it_is(path):
    assert path.read_text().lstrip().startswith("{#")


def test_the_way_back_to_the_familys_first_page_has_one_name():
    """The macro knows it: no page says it in other words."""
    backs = [(path.name, *each) for path in PAGES for each in re.findall(r'pieces\.back\("([^"]+)"(?:, _\("([^"]+)"\))?', path.read_text())]
    assert [each for each in backs if each[1] == "/my"] == []
    by_target = {target: {name for _, to, name in backs if to == target} for _, target, _ in backs}
    assert {target: names for target, names in by_target.items() if len(names) > 1} == {}
