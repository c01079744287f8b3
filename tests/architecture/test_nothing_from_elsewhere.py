"""No file that a browser gets names an address of anybody else. That no page asks for one is seen in a browser (test_every_page.py)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
WHERE = {
    "templates": (".html", ".txt"),
    "static/css": (".css", ".svg"),
    "static/js": (".js",),
    "static/keep": (".js",),
    "static/along": (".js",),
    "static/aloud": (".js",),
    "static/room": (".js", ".css", ".html", ".svg"),
    "static/img": (".svg",),
    "static/dist": (".js", ".css", ".svg", ".html", ".json"),
}
ADDRESS = re.compile(r"""(?:\b[a-z]{2,6}:)?//(?=[\w-]+(?:\.[\w-]+)+)[^\s"'<>)`]+""", re.IGNORECASE)
#: Names of formats look like addresses; nothing is fetched from there.
NAMES = ("http://www.w3.org/",)


def foreign(text: str) -> list[str]:
    return [found for found in ADDRESS.findall(text) if not found.startswith(NAMES)]


@pytest.mark.parametrize("folder", WHERE)
def test_no_address_of_anybody_else(folder):
    files = [each for each in (ROOT / folder).rglob("*") if each.suffix in WHERE[folder]]
    assert files
    assert {str(each): found for each in files if (found := foreign(each.read_text()))} == {}


@pytest.mark.parametrize(
    "text",
    [
        '<img src="//cdn.example.org/a.png">',
        "@import url(https://fonts.example.com/css)",
        'fetch("https://a.example/x")',
        "wss://a.b.example",
    ],
)
def test_control_an_address_is_found(text):
    assert len(foreign(text)) == 1


@pytest.mark.parametrize("text", ["// a remark", 'xmlns="http://www.w3.org/2000/svg"', "10 // 2.5", "/my//plan", 'href="/static/a.css"'])
def test_control_what_is_none_is_let_pass(text):
    assert foreign(text) == []
