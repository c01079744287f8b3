"""Brings the catalogues up to the code: `make words`. With --check it only says whether locales/*.pot are behind.

messages.pot has every sentence, families.pot those that families meet. A language that stands in locales/languages.toml
and has no catalogue yet gets an empty one. What a catalogue says to a child in its own way stays as long as the sentence itself.
"""

import io
import subprocess
import sys
import tempfile
import tomllib
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from app.kit.i18n import CHILD

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "locales"
SOURCE = "en"
LANGUAGES = tomllib.loads((LOCALES / "languages.toml").read_text())
#: Which sentences a table of sources finds.
POTS = {"messages.pot": "pyproject.toml", "families.pot": "locales/families.toml"}


def pot_of(code: str) -> str:
    return "messages.pot" if LANGUAGES[code].get("staff") else "families.pot"


def catalogue_of(code: str) -> Path:
    return LOCALES / code / "LC_MESSAGES" / "messages.po"


def conventions(code: str) -> str:
    """The code that Babel knows: easy German counts as German does."""
    return code.partition("_")[0]


@cache
def extracted(pot: str, *, places: bool = False) -> bytes:
    """A template of every sentence as the code stands now; with `places`, where each stands."""
    how = [] if places else ["--omit-header", "--sort-output", "--no-location"]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / pot
        babel = str(Path(sys.executable).parent / "pybabel")
        subprocess.run([babel, "-q", "extract", "-F", POTS[pot], "-k", "lazy", *how, "-o", str(made), "."], cwd=ROOT, check=True)
        return made.read_bytes()


def read(path: Path) -> Catalog:
    with path.open("rb") as text:
        return read_po(text, locale=conventions(path.parts[-3]))


def bring_up(code: str) -> None:
    path = catalogue_of(code)
    catalogue = read(path) if path.exists() else Catalog(locale=conventions(code), project="Familienrat", fuzzy=False)
    wanted = read_po(io.BytesIO(extracted(pot_of(code))))
    for own in [each for each in catalogue if each.context == CHILD and wanted.get(each.id) is not None]:
        wanted.add(own.id, context=CHILD)
    catalogue.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as text:
        write_po(text, catalogue, width=0, sort_output=True, ignore_obsolete=True)


def main() -> None:
    if "--check" in sys.argv:
        behind = [pot for pot in POTS if (LOCALES / pot).read_bytes() != extracted(pot)]
        sys.exit(f"{', '.join(behind)} behind the code: run 'make words'." if behind else 0)
    for pot in POTS:
        (LOCALES / pot).write_bytes(extracted(pot))
    for code in LANGUAGES:
        if code != SOURCE:
            bring_up(code)


if __name__ == "__main__":
    main()
