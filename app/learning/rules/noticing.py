"""What in a text could lead back to somebody: names that the office knows in whatever form, and what looks like one, a number or a day.

Names are compared in plain letters, as the database's `plainly()` writes them: without marks, small, ß as ss.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import normalize

from msgspec import Struct

from app.learning.rules.ordinary import BEGINS, BOTH, FIELD, NEVER, PLACES
from app.practice.learning import Trace

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200d\u2060\ufeff"  # stand over letters, or are not seen
_LETTER = rf"[^\W\d_][{_MARKS}]*"
_JOIN = "[-‐‑'’ʼ‘`´]"
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER})*(?:{_JOIN}(?:{_LETTER})+)*")
_ARABIC = re.compile("[\u0600-\u06ff]")
#: What languages put behind a name: German genitive and plural, English, Turkish cases.
_ENDINGS = (
    "s",
    "es",
    "n",
    "en",
    "ns",
    "ens",
    "e",
    "in",
    "un",
    "nin",
    "nun",
    "ye",
    "ya",
    "yi",
    "yu",
    "den",
    "dan",
    "ten",
    "tan",
    "ler",
    "lar",
)
_BEFORE = re.compile("^(?:[وف])?(?:[بلك])?(?:ال|لل)?")

_MONTH = (
    "jan(?:uar|uary)?|feb(?:ruar|ruary)?|märz|mrz|mar(?:ch)?|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?"
    "|nov(?:ember)?|de[zc](?:ember)?|يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر"
)
_DAYS = re.compile(
    rf"\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|\b\d{{1,2}}\.\s?\d{{1,2}}\.(?!\d)|\b\d{{1,2}}(?:\.|st|nd|rd|th)?\s?(?:{_MONTH})\b"
    rf"|\b(?:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)",
    re.IGNORECASE,
)
_PATTERNS: tuple[tuple[Trace, re.Pattern[str]], ...] = (
    (Trace.LINK, re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)),
    (Trace.EMAIL, re.compile(r"[^\s@]+@[^\s@]+")),
    (Trace.DAY, _DAYS),
    (Trace.FILE, re.compile(r"\b[A-Za-zÄÖÜäöü]{1,12}[-/]?\d{2,4}[-/]\d{2,6}\b")),
    (Trace.NUMBER, re.compile(r"[+(]?\d(?:[\s()/.\-–]{0,2}\d){4,}")),
    (
        Trace.PLACE,
        re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]*(?:str\.|(?:straße|strasse|weg|platz|allee|gasse|damm|chaussee|ufer)\b)(?:\s\d+\s?[a-z]?\b)"),
    ),
)
#: After "Frau" and the like a capital letter begins a name.
_TITLED = re.compile(r"\b(?:Frau|Herrn?|Mr|Mrs|Ms|Miss|Bay|Bayan|السيدة|السيد)\.?\s+(?P<name>[^\W\d_][\w'’-]*\.?)")
_RELATED = re.compile(r"\b(?:Familie|Fam\.|Oma|Opa|Tante|Onkel|Mama|Papa|Aunt|Uncle|Grandma|Grandpa)\s+(?P<name>[^\W\d_][\w'’-]*\.?)")


class Found(Struct, frozen=True, order=True):
    """From where to where in the text something stands, and what it is."""

    start: int
    end: int
    trace: Trace


class Known(Struct, frozen=True):
    """What the office knows: single words of names, and places as phrases. All in plain letters."""

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


def plainly(text: str) -> str:
    """As the database's function of this name writes it; signs that are not seen fall away as well."""
    plain = re.sub(f"[{_MARKS}]", "", normalize("NFKD", text)).lower().replace("ß", "ss")
    return plain.translate(str.maketrans("ıłøđ", "ilod"))


def shapes_of(text: str) -> set[str]:
    """Every form in which a word of this text could stand in somebody's name: to ask the database for them all at once."""
    return {shape for word in _WORD.finditer(text) for shape in _shapes(word.group())}


def _shapes(word: str) -> set[str]:
    parts = {word, *re.split(_JOIN, word)}
    written_out = {re.sub("[äöü]", lambda found: {"ä": "ae", "ö": "oe", "ü": "ue"}[found.group()], part.lower()) for part in parts}
    plain = {each for part in parts | written_out for each in re.findall(r"[^\W\d_]{2,}", plainly(part))}
    plain |= {re.sub("([aou])e", r"\1", each) for each in plain}
    plain |= {each.removesuffix(ending) for each in plain for ending in _ENDINGS if each.endswith(ending)}
    plain |= {shape for each in plain if _ARABIC.search(each) for shape in _in_arabic(each)}
    return {each for each in plain if len(each) >= 2}


def _in_arabic(word: str) -> set[str]:
    """Without what is written together with a word, and as others may spell its end."""
    bare = {word, _BEFORE.sub("", word), word[1:]}
    ends = {"ة": "ه", "ه": "ة", "ى": "ي", "ي": "ى"}
    return bare | {each[:-1] + ends[each[-1]] for each in bare if each and each[-1] in ends}


def traces_in(text: str, known: Known) -> list[Found]:
    """All that could lead back to somebody, in order, nothing twice. What is sure comes before what may be."""
    everything = [*_patterns(text), *_names(text, known.names), *_phrases(text, known.places), *_titled(text)]
    sure = _apart(everything)
    return sorted(_apart([*sure, *_maybe(text), *_parts_of_places(text, known.places)]))


def _apart(found: Iterable[Found]) -> list[Found]:
    """Of several that touch each other, the first."""
    kept: list[Found] = []
    for each in found:
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return kept


def _patterns(text: str) -> Iterator[Found]:
    latin = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)  # digits of any script
    for trace, pattern in _PATTERNS:
        yield from (Found(each.start(), each.end(), trace) for each in pattern.finditer(latin))


def _names(text: str, names: frozenset[str]) -> Iterator[Found]:
    for word in _WORD.finditer(text):
        said = word.group()
        hit = (_shapes(said) & names) - NEVER
        if hit and not (said[0].islower() and (hit | {plainly(said)}) & BOTH):
            yield Found(word.start(), word.end(), Trace.NAME)


def _phrases(text: str, places: frozenset[str]) -> Iterator[Found]:
    """A place by its whole name, as in "Bürgerhaus Hemelingen"."""
    words = [(each.start(), each.end(), plainly(each.group())) for each in _WORD.finditer(text)]
    for part in {tuple(re.findall(r"[^\W\d_]+", part)) for place in places for part in re.split("[,;()]", place)}:
        for at in range(len(words) - len(part) + 1):
            if len(part) > 1 and tuple(word.removesuffix("s") for *_, word in words[at : at + len(part)]) == tuple(
                word.removesuffix("s") for word in part
            ):
                yield Found(words[at][0], words[at + len(part) - 1][1], Trace.PLACE)


def _parts_of_places(text: str, places: frozenset[str]) -> Iterator[Found]:
    """What in the name of a place may tell which one it is."""
    telling = {word for place in places for word in re.findall(r"[^\W\d_]{4,}", place)} - PLACES - BEGINS - FIELD - NEVER
    for each in _WORD.finditer(text):
        if each.group()[0].isupper() and {plainly(part).removesuffix("s") for part in re.split(_JOIN, each.group())} & telling:
            yield Found(each.start(), each.end(), Trace.MAYBE)


def _titled(text: str) -> Iterator[Found]:
    for each in _TITLED.finditer(text):
        name = each["name"]
        if (name[0].isupper() or _ARABIC.match(name)) and not _is_ordinary(name):
            yield Found(*each.span("name"), Trace.NAME)


def _maybe(text: str) -> Iterator[Found]:
    """Two capitalised words beside each other that are no words of this work; "Familie" and a word that is none."""
    for each in _RELATED.finditer(text):
        if each["name"][0].isupper() and not _is_ordinary(each["name"]):
            yield Found(*each.span("name"), Trace.MAYBE)
    words = list(_WORD.finditer(text))
    for one, two in pairwise(words):
        beside = text[one.end() : two.start()] in {" ", "\u00a0"}
        if beside and all(
            each.group()[0].isupper() and not _is_ordinary(each.group()) and not each.group().isupper() for each in (one, two)
        ):
            yield Found(one.start(), two.end(), Trace.MAYBE)


def _is_ordinary(word: str) -> bool:
    plain = plainly(word).strip(".")
    stems = {plain, *(plain.removesuffix(ending) for ending in ("s", "n", "en", "e"))}
    return plain in BEGINS or bool(stems & (FIELD | NEVER))
