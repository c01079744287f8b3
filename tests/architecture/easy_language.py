"""What a program can see of easy German (DIN SPEC 33429, BITV 2.0 Anlage 2): everything else people must say who read it.

Short sentences with one statement each, no passive, no subjunctive, no abbreviations, no long words in one piece,
no words of offices.
"""

import re
from collections.abc import Iterator

MOST_WORDS = 12
MOST_COMMAS = 1
#: Longer words stand with a hyphen between their parts.
LONGEST_PART = 17
ABBREVIATION = re.compile(r"\b(?:z\. ?B|d\. ?h|u\. ?a|o\. ?ä|usw|bzw|ggf|ca|evtl|inkl|vgl|etc|Nr|Tel|Std|Min|Str)\.", re.IGNORECASE)
#: A form of "werden" and a participle, in either order: nobody is said to do it.
PARTICIPLE = r"(?:\w*ge\w{2,}(?:t|en)|\w{3,}iert|(?:be|ver|er|ent|zer)\w{2,}(?:t|en))"
PASSIVE = re.compile(
    rf"\b(?:wird|werden|wirst|werdet|wurden?|worden)\b.*?\b{PARTICIPLE}\b|\b{PARTICIPLE}\s+(?:wird|werden|wurden?|worden)\b"
)
SUBJUNCTIVE = re.compile(r"\b(?:würden?|könnten?|wären?|hätten?|müssten?|dürften?|sollten?|sei|seien)\b", re.IGNORECASE)
OF_OFFICES = re.compile(
    r"\b(?:gegebenenfalls|hinsichtlich|bezüglich|aufgrund|mittels|erfolgt|erfolgen|Maßnahmen?|diesbezüglich|zwecks|seitens|sowie|"
    r"beziehungsweise|obliegt|Inanspruchnahme|Kindeswohlgefährdung|Gefährdungsmeldung|Hilfeplan\w*|Personensorgeberechtigte\w*)\b",
    re.IGNORECASE,
)
HOLE = re.compile(r"%\(\w+\)[sd]")


def complaints(text: str) -> Iterator[str]:
    """What stands in the way of an easy reading, as sentences for whoever writes the catalogue."""
    if ABBREVIATION.search(text):
        yield f"an abbreviation: {text!r}"
    for sentence in sentences_of(HOLE.sub("X", text)):
        words = re.findall(r"[\w]+(?:[-·]\w+)*", sentence)
        if len(words) > MOST_WORDS:
            yield f"{len(words)} words in one sentence: {sentence!r}"
        if sentence.count(",") > MOST_COMMAS and not listing(sentence):
            yield f"several statements: {sentence!r}"
        yield from (
            f"a long word: {word!r}" for word in words if not word.isupper() and max(map(len, re.split("[-·]", word))) > LONGEST_PART
        )
        for what, found in (("passive", PASSIVE), ("subjunctive", SUBJUNCTIVE), ("a word of offices", OF_OFFICES)):
            if found.search(sentence):
                yield f"{what}: {sentence!r}"
        if ";" in sentence or re.search(r"\(\w+ \w+ \w+", sentence):
            yield f"two sentences in one: {sentence!r}"


def sentences_of(text: str) -> list[str]:
    """A colon and a new line begin something new, as a stop does."""
    return [each.strip() for each in re.split(r"(?<=[.!?:])[\s“”\"]+|\n+", text) if each.strip()]


def listing(sentence: str) -> bool:
    """One, two, three and four: commas between single things."""
    parts = re.split(r",| und | oder ", sentence)
    return all(len(part.split()) <= 3 for part in parts[1:])
