"""The accessibility statement as tables: how far the rules are kept, what is not good enough yet, which law asks for it.

Sources: Directive (EU) 2016/2102 and the model statement of Implementing Decision (EU) 2018/1523; BITV 2.0 § 4 with
annex 2 for the start page. `LIMITS` is kept true by `tests/web/test_statement.py`: whoever mends one takes its line away.
"""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from app.kit.i18n import lazy as _


class Topic(StrEnum):
    """What is explained in sign language as well, where the operator has a video of it. The names are those of the files."""

    ABOUT = "about"
    GETTING_AROUND = "getting-around"
    ACCESSIBILITY = "accessibility"
    MORE = "more"
    PRIVACY = "privacy"


TOPIC_NAMES = {
    Topic.ABOUT: _("What these pages are for"),
    Topic.GETTING_AROUND: _("How to get around"),
    Topic.ACCESSIBILITY: _("These pages are for everybody"),
    Topic.MORE: _("Where to find more"),
    Topic.PRIVACY: _("What we keep about you"),
}
#: What BITV 2.0 § 4 asks for on the start page.
ASKED_FOR = frozenset({Topic.ABOUT, Topic.GETTING_AROUND, Topic.ACCESSIBILITY, Topic.MORE})


class Conformity(StrEnum):
    FULL = "full"
    PARTLY = "partly"
    NOT_YET = "not_yet"


CONFORMITY_SENTENCES = {
    Conformity.FULL: _("These pages follow all of these rules."),
    Conformity.PARTLY: _("These pages follow most of these rules."),
    Conformity.NOT_YET: _("These pages do not follow these rules yet."),
}


class Known(Struct, frozen=True):
    """What decides which limits there are in this installation."""

    videos: frozenset[str] = frozenset()
    unchecked: frozenset[str] = frozenset()  # catalogues that nobody has read who speaks the language


class Limit(Struct, frozen=True):
    """Something that is not good enough yet, and what one can do meanwhile."""

    sentence: str
    instead: str
    holds: Callable[[Known], bool] = lambda known: True


LIMITS = (
    Limit(
        _("Not all pages are explained in sign language."),
        _("Your coordinator can bring an interpreter."),
        lambda known: not {topic.value for topic in ASKED_FOR} <= known.videos,
    ),
    Limit(
        _("People with learning difficulties have not checked the easy language yet."),
        _("Your coordinator explains everything to you."),
        lambda known: "de_simple" in known.unchecked,
    ),
    Limit(
        _("Nobody has checked some of the languages yet."),
        _("There you find a link to the German words."),
        lambda known: bool(known.unchecked - {"de_simple"}),
    ),
    Limit(_("What people write is not always translated."), _("You can ask for an interpreter.")),
    Limit(_("Not every phone can read every language aloud."), _("Somebody you trust can read it to you.")),
    Limit(_("The family's own room on the phone needs a newer browser."), _("The family can use paper instead.")),
    Limit(_("Photos of paper plans have no description."), _("All their words stand in the plan.")),
)


def limits_of(known: Known) -> list[Limit]:
    return [limit for limit in LIMITS if limit.holds(known)]


#: The law that asks for the statement, by where the operator is (ISO 3166, in Germany by Land): proper names, not translated.
#: Whoever sets one looks whether it is still called so; arbitration body and its address are the operator's to say.
LAWS = {
    "DE": "Behindertengleichstellungsgesetz (BGG), Barrierefreie-Informationstechnik-Verordnung (BITV 2.0)",
    "DE-BB": "Brandenburgisches Behindertengleichstellungsgesetz (BbgBGG), BbgBITV",
    "DE-BE": "Barrierefreie-IKT-Gesetz Berlin (BIKTG Bln)",
    "DE-BW": "Landes-Behindertengleichstellungsgesetz (L-BGG), L-BGG-Durchführungsverordnung",
    "DE-BY": "Bayerisches Behindertengleichstellungsgesetz (BayBGG), Bayerische Digitalverordnung (BayDiV)",
    "DE-HB": "Bremisches Behindertengleichstellungsgesetz (BremBGG)",
    "DE-HE": "Hessisches Behinderten-Gleichstellungsgesetz (HessBGG), BITV HE 2019",
    "DE-HH": "Hamburgisches Behindertengleichstellungsgesetz (HmbBGG), HmbBITVO",
    "DE-MV": "Landesbehindertengleichstellungsgesetz (LBGG M-V), BITVO M-V",
    "DE-NI": "Niedersächsisches Behindertengleichstellungsgesetz (NBGG)",
    "DE-NW": "Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW), BITVNRW",
    "DE-RP": "Landesinklusionsgesetz Rheinland-Pfalz, BITV RP",
    "DE-SH": "Landesbehindertengleichstellungsgesetz (LBGG)",
    "DE-SL": "Saarländisches Behindertengleichstellungsgesetz (SBGG)",
    "DE-SN": "Barrierefreie-Websites-Gesetz (BfWebG)",
    "DE-ST": "Behindertengleichstellungsgesetz Sachsen-Anhalt (BGG LSA)",
    "DE-TH": "Thüringer Gesetz zur Gleichstellung und Inklusion von Menschen mit Behinderungen (ThürGIG)",
    "AT": "Web-Zugänglichkeits-Gesetz (WZG)",
    "CH": "Behindertengleichstellungsgesetz (BehiG)",
}
