"""What is said about `make` is true: each command that a document names has a rule, and is listed by `make help`."""

import re

from tests.room_node import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
LISTED = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))


def test_each_command_has_a_rule():
    named = set()
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"), ROOT / ".ci/run"):
        named |= set(re.findall(r"(?:^|`)make ([a-z]+)", path.read_text(), re.MULTILINE))
    phony = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE).group(1).split()) - {"FORCE"}
    assert (named - LISTED, phony - LISTED) == (set(), set())
    assert {"run", "test", "gallery"} <= named
