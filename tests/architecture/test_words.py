"""The catalogues are whole: no sentence without its translation, no broken placeholder, the right number of plurals."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(ROOT.glob("locales/*/LC_MESSAGES/messages.po"))
HOLE = re.compile(r"%\((\w+)\)[sd]")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every sentence of the code as it stands now."""
    pot = tmp_path_factory.mktemp("words") / "messages.pot"
    command = [str(Path(sys.executable).parent / "pybabel"), "-q", "extract", "-F", "pyproject.toml", "-k", "lazy", "-o", str(pot), "."]
    subprocess.run(command, cwd=ROOT, check=True)
    with pot.open("rb") as text:
        return read_po(text)


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as text:
        return read_po(text, locale=path.parts[-3])


def test_german_and_arabic_are_there():
    assert {path.parts[-3] for path in CATALOGUES} >= {"de", "ar"}


def test_every_template_is_read(template):
    """One that cannot be parsed would be passed over without a word: its sentences would be missing everywhere."""
    said = {name for message in template if message.id for name, _ in message.locations}
    speaking = {str(path.relative_to(ROOT)) for path in ROOT.glob("templates/**/*.html") if re.search(r"_\(|trans ", path.read_text())}
    assert speaking - said == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_nothing_is_missing(path, template):
    there = catalogue(path)
    untranslated = [message.id for message in template if message.id and not whole(there.get(message.id, message.context))]
    left_over = [message.id for message in there if message.id and template.get(message.id, message.context) is None]
    assert (untranslated, left_over) == ([], [])


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_placeholders_and_plurals_are_right(path):
    there = catalogue(path)
    wrong = []
    for message in there:
        if not message.id or message.fuzzy:
            continue
        many = isinstance(message.id, tuple)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        asked = set(HOLE.findall(message.id[-1] if many else message.id))
        answered = [set(HOLE.findall(form)) for form in forms]
        right = all(holes <= asked for holes in answered) if many else answered == [asked]
        if not right or len(forms) != (there.num_plurals if many else 1):
            wrong.append(message.id)
    assert wrong == []


def whole(message: object) -> bool:
    string = getattr(message, "string", None)
    return bool(string) and (all(string) if isinstance(string, tuple) else True)
