"""Whatever direction somebody reads in: style sheets know no left and right, templates let every name keep its own direction."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = sorted([*(ROOT / "static/css").glob("*.css"), *(ROOT / "static/room").glob("*.css")])
TEMPLATES = ROOT / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))

#: Turned as a whole, or the same from both sides.
EXCEPT = {f"border-width: 0 {n}px {n}px 0" for n in (2, 3, 4)}
SIDES = r"left|right"
PHYSICAL = {
    "a side in a property": rf"(?:^|[;{{\s])[\w-]*-(?:{SIDES})(?:-[\w-]+)?\s*:|(?:^|[;{{\s])(?:{SIDES}|top|bottom)\s*:",
    "a side in a value": (
        rf"(?:text-align|float|clear|caption-side|(?:transform|background|object|mask)-(?:origin|position))\s*:[^;}}]*\b(?:{SIDES})\b"
    ),
    "a width": r"(?:^|[;{\s])(?:min-|max-)?(?:width|height)\s*:",
    "four sides, of which two differ": (
        r"(?:^|[;{\s])(?:margin|padding|inset|border-width|border-style|border-color|scroll-margin|scroll-padding)\s*:"
        r"\s*[^\s;}()]+ (?P<right>[^\s;}()]+) [^\s;}()]+ (?!(?P=right)[;}\s])[^\s;}()]+\s*[;}]"
    ),
}


def physical(css: str) -> list[str]:
    plain = re.sub(r"/\*.*?\*/|url\([^)]*\)|@media[^{]*", "", css, flags=re.S)
    found = [match.group(0).strip(" ;{}\n") for pattern in PHYSICAL.values() for match in re.finditer(pattern, plain)]
    return [each for each in found if each not in EXCEPT]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_style_sheets_know_no_left_and_right(sheet):
    assert physical(sheet.read_text()) == []


def test_sides_would_be_found():
    wrong = (
        ".a { margin-left: 1px }", ".a{padding-right:0}", ".a { left: 0; }", ".a { text-align: right }", ".a { float: left }",
        ".a { width: 2px }", ".a { margin: 0 1px 0 2px; }", ".a { border-left-color: red }", ".a { transform-origin: top right }",
        ".a{border-top-left-radius:1px}",
    )  # fmt: skip
    right = ".a { margin-inline: 1px; margin: 0 1px 2px 1px; inset: 0 auto; text-align: start; max-inline-size: 3rem; inset-block-end: 0; }"
    assert [css for css in wrong if not physical(css)] == []
    assert physical(right + "@media (min-width: 40em) { .b { border-block-end: 0 } }") == []


#: What is somebody's: their name, where they live, how they are reached, whatever stands in their own words.
THEIRS = r"(?:\w+_)?name|relation|phone|email|address|place|from_whom|by|concern|question|words|wished_reader|due_words|contingency"
#: Around what is printed stands one of these: a macro, or an element that keeps the direction of what is in it.
#: Also what stands alone there, and what is only heard.
KEPT = re.compile(
    r"<bdi\b[^>]*>[^<]*$|dir=\"(?:auto|ltr)\"[^>]*>[^<]*$|<(?:option|textarea|text|title)\b[^>]*>[^<]*$"
    r"|kern-sr-only\">[^<]*$|block title %\}$"
)
#: Names of our own: languages, offices of the reader, what a table calls a group, a list, a figure.
OURS = re.compile(r"language\.name|office_name|operator\.|part_of_day\.name|languages_by_code|(?:group|generation|list)\.name|hint\.words")
OF_OURS_ALONE = {"effects/figures.html"}
PRINTED = re.compile(rf"\{{\{{\s*(?P<what>[\w.\[\]]+\.(?:{THEIRS}))\s*(?:or \"[^\"]*\"\s*)?\}}\}}")


def loose(text: str) -> list[str]:
    plain = re.sub(r"\{#.*?#\}", "", text, flags=re.S)
    found = []
    for match in PRINTED.finditer(plain):
        before = plain[max(0, match.start() - 900) : match.start()]
        inside_a_tag = before.rfind("<") > before.rfind(">")
        if not inside_a_tag and not KEPT.search(re.sub(r"\{(?!% block title)[%{].*?[%}]\}", "", before)) and not OURS.search(match["what"]):
            found.append(match.group(0))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_what_is_somebodys_keeps_its_direction(page):
    if str(page.relative_to(TEMPLATES)) in OF_OURS_ALONE:
        return
    assert loose(page.read_text()) == []


def test_a_loose_name_would_be_found():
    assert loose("<p>{{ each.name }} {{ seat.person.phone }}</p>") == ["{{ each.name }}", "{{ seat.person.phone }}"]
    assert loose('<p><bdi>{{ each.name }}</bdi> <span dir="auto">{{ each.words }}</span> {{ parts.person_name(each.name) }}</p>') == []
    assert loose('<input value="{{ each.name }}">') == []
