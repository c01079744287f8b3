"""The catalogues are whole: no sentence without its translation, no broken placeholder, the right number of plurals, the words of
the glossary, and letters of the language's own script."""

import io
import re
import tomllib
import unicodedata
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from babel.util import pathmatch

from app.kit.i18n import CHILD
from tests.architecture.words import LANGUAGES, LOCALES, POTS, ROOT, SOURCE, catalogue_of, extracted, pot_of, read

HOLE = re.compile(r"%\((\w+)\)[sd]")
TRANSLATED = [code for code in LANGUAGES if code != SOURCE]
TERMS = tomllib.loads((LOCALES / "glossary" / "terms.toml").read_text())
#: Every word of these languages is written with these letters …
ARABIC, CYRILLIC, ETHIOPIC = "\u0600-\u06ff", "\u0400-\u04ff", "\u1200-\u139f"
SCRIPTS = {"ar": ARABIC, "fa": ARABIC, "ru": CYRILLIC, "uk": CYRILLIC, "bg": CYRILLIC, "ti": ETHIOPIC}
#: … and these letters belong to a neighbour.
FOREIGN = {"uk": "ыэъё", "bg": "ыэёіїє", "ru": "іїєґ", "fa": "\u064a\u0643\u0629", "ro": "şţ"}
TAKES_IN = re.compile(r'{%-? (?:extends|import|include|from) "([^"]+)"')
#: Pieces that a page of the phone names and shows to staff alone: where the coordinator is writing as well.
FOR_STAFF = {"templates/circle/_places.html", "templates/childs_plan/_taps.html"}


@cache
def template(pot: str) -> Catalog:
    """Every sentence of the code as it stands now."""
    return read_po(io.BytesIO(extracted(pot, places=True)))


@cache
def catalogue(code: str) -> Catalog:
    return read(catalogue_of(code))


def test_there_are_sixteen_languages():
    wanted = {"de", "de_simple", "en", "ar", "tr", "uk", "ru", "fa", "ku", "pl", "ro", "bg", "sq", "fr", "ti", "vi"}
    assert set(LANGUAGES) >= wanted
    assert {code for code, about in LANGUAGES.items() if about.get("staff")} >= {"de", "en"}


def test_every_template_is_read():
    """One that cannot be parsed would be passed over without a word: its sentences would be missing everywhere."""
    said = {name for message in template("messages.pot") if message.id for name, _ in message.locations}
    speaking = {str(path.relative_to(ROOT)) for path in ROOT.glob("templates/**/*.html") if re.search(r"_\(|trans ", path.read_text())}
    assert speaking - said == set()


def test_what_families_read_is_a_part_of_everything():
    everything = template("messages.pot")
    assert [message.id for message in template("families.pot") if message.id and everything.get(message.id, message.context) is None] == []


def test_what_a_family_s_page_takes_in_is_read_for_families():
    """A piece that the pages of staff and of families share speaks to both: where it is not read for families, it speaks German to them."""
    patterns = [each["pattern"] for each in tomllib.loads((ROOT / POTS["families.pot"]).read_text())["mappings"]]
    templates = {str(path.relative_to(ROOT)): path for path in ROOT.glob("templates/**/*.html")}
    read_for_families = {name for name in templates if any(pathmatch(pattern, name) for pattern in patterns)}
    taken_in = {f"templates/{piece}" for name in read_for_families for piece in TAKES_IN.findall(templates[name].read_text())}
    assert taken_in - read_for_families - FOR_STAFF == set()


@pytest.mark.parametrize("pot", POTS)
def test_templates_are_up_to_the_code(pot):
    assert (LOCALES / pot).read_bytes() == extracted(pot), "run 'make words'"


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_missing(code):
    there, wanted = catalogue(code), template(pot_of(code))
    untranslated = [message.id for message in wanted if message.id and not whole(there.get(message.id, message.context))]
    left_over = [message.id for message in there if message.id and stands_for(message, wanted) is None]
    assert (untranslated, left_over) == ([], [])


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_said_to_a_child_is_said_otherwise_than_to_everybody(code):
    """And to families alone: no child reads the pages of staff. The sealed room does not know who reads: what only it says is for all."""
    there, wanted = catalogue(code), template("families.pot")
    of_child = [message for message in there if message.context == CHILD]
    assert [message.id for message in of_child if wanted.get(message.id) is None or not whole(message)] == []
    assert [message.id for message in of_child if all("static/room/" in name for name, _ in wanted.get(message.id).locations)] == []
    assert [message.id for message in of_child if forms_of(message) == forms_of(there.get(message.id))] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_placeholders_and_plurals_are_right(code):
    there = catalogue(code)
    wrong = []
    for message in there:
        if not message.id:
            continue
        many = isinstance(message.id, tuple)
        asked = set(HOLE.findall(message.id[-1] if many else message.id))
        answered = [set(HOLE.findall(form)) for form in forms_of(message)]
        right = all(holes <= asked for holes in answered) if many else answered == [asked]
        if not right or len(answered) != (there.num_plurals if many else 1) or message.fuzzy:
            wrong.append(message.id)
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_glossary_is_kept_to(code):
    assert list(unlike_the_glossary(code, catalogue(code), template("families.pot"))) == []


def test_the_glossary_has_the_words_that_are_said():
    """Sixty of them, each with its meaning, each in some sentence, each in every language."""
    assert len(TERMS) >= 60
    said = " | ".join(" ".join(each.id) if isinstance(each.id, tuple) else each.id for each in template("families.pot") if each.id)
    assert [term for term, about in TERMS.items() if not about["means"] or not re.search(rf"\b(?:{about['english']})\b", said, re.I)] == []
    for code in TRANSLATED:
        rendered = tomllib.loads((LOCALES / "glossary" / f"{code}.toml").read_text())["terms"]
        assert ({*rendered}, [term for term, words in rendered.items() if not words.strip()]) == ({*TERMS}, []), code


def test_a_word_that_is_not_in_the_glossary_is_found():
    invented = Catalog(locale="de")
    invented.add("Read our plan", "Unser Konzept lesen")
    assert list(unlike_the_glossary("de", invented)) == ["plan: 'Read our plan' -> 'Unser Konzept lesen'"]


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_sentence_is_left_in_english(code):
    """The same text as in English is one that nobody translated, but for names and numbers."""
    same = [message.id for message in catalogue(code) if isinstance(message.id, str) and message.string == message.id]
    assert [text for text in same if len(re.findall(r"[a-z]{2,}", HOLE.sub("", text))) > 3] == []


@pytest.mark.parametrize("code", SCRIPTS)
def test_the_script_is_the_languages_own(code):
    own, foreign = re.compile(f"[{SCRIPTS[code]}]"), set(FOREIGN.get(code, ""))
    texts = [form for message in catalogue(code) if message.id for form in forms_of(message)]
    assert [text for text in texts if foreign & set(text.lower())] == []
    assert [text for text in texts if re.search(r"[a-z]{3,}", HOLE.sub("", text)) and not own.search(text)] == []


@pytest.mark.parametrize("code", ["bg", "ru", "uk"])
def test_a_day_brings_its_own_full_stop(code):
    """24 марта 2027 г. is abbreviated: a sentence that ends with a day ends with it."""
    texts = [form for message in catalogue(code) if message.id for form in forms_of(message)]
    assert [text for text in texts if re.search(r"%\((day|since|until)\)s\.", text)] == []


@pytest.mark.parametrize("code", ["ar", "fa"])
def test_no_mark_stands_above_a_letter(code):
    """In a PDF such a mark takes its letter along once more, and a screen reader says it twice."""
    texts = [form for message in catalogue(code) if message.id for form in forms_of(message)]
    assert [text for text in texts if any(unicodedata.category(sign) == "Mn" for sign in text)] == []


def unlike_the_glossary(code, there, wanted=None):
    """Where a sentence says a word of the glossary in English, its translation has the rendering, in one of its forms."""
    mine = tomllib.loads((LOCALES / "glossary" / f"{code}.toml").read_text())
    otherwise = set(mine.get("otherwise", {}).get("sentences", []))
    rendered = {term: [form.strip().casefold() for form in mine["terms"][term].split("|")] for term in TERMS}
    for message in there if wanted is None else (each for each in there if stands_for(each, wanted) is not None):
        english = " ".join(message.id) if isinstance(message.id, tuple) else message.id
        if not english or (message.id[0] if isinstance(message.id, tuple) else english) in otherwise:
            continue
        for term, about in TERMS.items():
            if re.search(rf"(?<![\w-])(?:{about['english']})(?![\w-])", english, re.IGNORECASE):
                said = " ".join(forms_of(message)).casefold()
                if not any(form in said for form in rendered[term]):
                    yield f"{term}: {english!r} -> {message.string!r}"


def stands_for(message: Message, everybodys: Catalog) -> Message | None:
    """The sentence itself; of one that is said to a child in its own way, the one that everybody reads."""
    return everybodys.get(message.id, None if message.context == CHILD else message.context)


def forms_of(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def whole(message: Message | None) -> bool:
    return message is not None and all(forms_of(message)) and bool(forms_of(message))
