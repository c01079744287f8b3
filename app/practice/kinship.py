"""What a relation says of somebody: "Großmutter mütterlicherseits" is a woman, two generations up, on the mother's side.

Only a beginning that saves typing: whatever is worked out here is shown, and can be changed. German and English,
the languages in which coordinators write; a relation in other words says nothing.
"""

import re
from typing import NamedTuple

from app.practice.roles import Role, Side

WOMAN, MAN = "woman", "man"
#: In the direct line above the child; a sister or brother of somebody in it, or of the child.
UP, BESIDE = "up", "beside"


class Kin(NamedTuple):
    """`generation` counts upwards from the child: 1 are the parents' years. None and "" where the words do not tell."""

    gender: str = ""
    generation: int | None = None
    side: Side | None = None
    role: Role | None = None
    line: str = ""


_CHILD = Kin("", 0, Side.BOTH)
_HELPS = Kin("", None, Side.PROFESSIONAL, Role.INFORMATION_GIVER)
_TEACHES = Kin("", None, Side.SCHOOL, Role.INFORMATION_GIVER)
#: The first that fits counts: longer words before the ones that they hold.
_WORDS: tuple[tuple[str, Kin], ...] = (
    (r"dolmetscher|sprachmittler|interpreter", Kin("", None, Side.PROFESSIONAL, Role.INTERPRETER)),
    (r"fürsprecher|verfahrensbeist|advocate", Kin("", None, Side.PROFESSIONAL, Role.ADVOCATE)),
    (r"vertrauensperson|unterstützer|supporter", Kin("", None, Side.NETWORK, Role.SUPPORTER)),
    (r"lehrer|erzieher|kita|schulsozial|schulleit|teacher|nursery|kindergarten", _TEACHES),
    (r"arzt|ärztin|therapeut|familienhilfe|familienhelfer|berater|hebamme|doctor|therapist|midwife", _HELPS),
    (r"trainer|coach|mitschüler|classmate|verein", Kin("", None, Side.SCHOOL)),
    (r"nachbar|neighbou?r", Kin("", None, Side.NEIGHBOURS)),
    (r"tagesmutter|childminder", Kin(WOMAN, None, Side.NETWORK)),
    (r"paten(?:tante)|patin|godmother", Kin(WOMAN, 1, Side.NETWORK)),
    (r"patenonkel|\bpate\b|godfather", Kin(MAN, 1, Side.NETWORK)),
    (r"freund(?!lich)|friend", Kin("", None, Side.FRIENDS)),
    (r"(?:lebens)?partner|lebensgefährt|girlfriend|boyfriend|ehemann|ehefrau|husband|wife", Kin("", 1)),
    (r"urgroßmutter|uroma|great-grandmother", Kin(WOMAN, 3, line=UP)),
    (r"urgroßvater|uropa|great-grandfather", Kin(MAN, 3, line=UP)),
    (r"großmutter|grossmutter|\boma\b|grandmother|granny|grandma|babaanne|anneanne", Kin(WOMAN, 2, line=UP)),
    (r"großvater|grossvater|\bopa\b|grandfather|grandpa|\bdede\b", Kin(MAN, 2, line=UP)),
    (r"großeltern|grandparent", Kin("", 2, line=UP)),
    (r"großtante|great-aunt", Kin(WOMAN, 2, line=BESIDE)),
    (r"großonkel|great-uncle", Kin(MAN, 2, line=BESIDE)),
    (r"stiefmutter|stepmother", Kin(WOMAN, 1, Side.FATHER)),
    (r"stiefvater|stepfather", Kin(MAN, 1, Side.MOTHER)),
    (r"pflegemutter|foster mother", Kin(WOMAN, 1, Side.NETWORK)),
    (r"pflegevater|foster father", Kin(MAN, 1, Side.NETWORK)),
    (r"schwägerin|sister-in-law", Kin(WOMAN, 1)),
    (r"schwager|brother-in-law", Kin(MAN, 1)),
    (r"tante|aunt", Kin(WOMAN, 1, line=BESIDE)),
    (r"onkel|uncle", Kin(MAN, 1, line=BESIDE)),
    (r"kusine|cousine", Kin(WOMAN, 0)),
    (r"\bvetter", Kin(MAN, 0)),
    (r"cousin", Kin("", 0)),
    (r"schwester|sister", Kin(WOMAN, 0, Side.BOTH, line=BESIDE)),
    (r"bruder|brother", Kin(MAN, 0, Side.BOTH, line=BESIDE)),
    (r"tochter|daughter", Kin(WOMAN, 0, Side.BOTH)),
    (r"\bsohn|\bson\b", Kin(MAN, 0, Side.BOTH)),
    (r"mutter|\bmama\b|mother|\bmum\b|\banne\b", Kin(WOMAN, 1, Side.MOTHER, line=UP)),
    (r"vater|\bpapa\b|father|\bdad\b|\bbaba\b", Kin(MAN, 1, Side.FATHER, line=UP)),
    (r"\bkind\b|child|mädchen|junge\b", _CHILD),
)
_OF_SIDE = (
    (Side.MOTHER, r"mütterlich|anneanne|\bmaternal|(?:der|von|die) (?:kinds)?mutter\b|mother's|of the mother|mutterseite"),
    (Side.FATHER, r"väterlich|babaanne|\bpaternal|(?:des|vom|von) (?:kinds)?vaters?\b|father's|of the father|vaterseite"),
)
_KIN = tuple((re.compile(words), kin) for words, kin in _WORDS)
_SIDES = tuple((side, re.compile(words)) for side, words in _OF_SIDE)
_WOMAN_BY_ENDING = re.compile(r"(?<!cous)in$|frau$|mädchen$|tante$|schwester$")
_MAN_BY_WORD = re.compile(r"(?:er|mann|freund|nachbar|pastor|imam|arzt|berater|junge)$")


def kin_of(relation: str) -> Kin:
    """What these words say, and empty where they say nothing."""
    words = " ".join(relation.lower().split())
    whose = next((side for side, said in _SIDES if said.search(words)), None)
    head = _without_owner(words)
    kin = next((kin for said, kin in _KIN if said.search(head)), Kin())
    if whose is not None and head != words and kin.line and kin.side is not None and kin.generation is not None:
        kin = kin._replace(side=whose, generation=kin.generation + 1)  # the sister of the mother is an aunt
    elif whose is not None and kin.side is None:
        kin = kin._replace(side=whose)
    return kin if kin.gender or not head else kin._replace(gender=_gender(head))


def _without_owner(words: str) -> str:
    """ "Schwester der Mutter" is about a sister."""
    return re.split(r" (?:der|des|vom|von|of) |, ", words, maxsplit=1)[0]


def _gender(words: str) -> str:
    first = words.split()[0].rstrip(",;") if words.split() else ""
    if _WOMAN_BY_ENDING.search(first):
        return WOMAN
    return MAN if _MAN_BY_WORD.search(first) else ""
