"""Pictures for children: what each shows, where one looks for it, and by which words of a promise it is proposed.

The drawings are `static/pictograms/<key>.svg`: our own, one line in a square of 48, in the colour of the text.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _


class Pictogram(StrEnum):
    PERSON = "person"
    CHILD = "child"
    MOTHER = "mother"
    FATHER = "father"
    GRANDPARENTS = "grandparents"
    FAMILY = "family"
    FRIEND = "friend"
    SAFE_PERSON = "safe_person"
    HOME = "home"
    TWO_HOMES = "two_homes"
    SCHOOL = "school"
    OFFICE = "office"
    SLEEP = "sleep"
    FOOD = "food"
    COOKING = "cooking"
    HOMEWORK = "homework"
    CLOTHES = "clothes"
    WASH = "wash"
    MONEY = "money"
    PET = "pet"
    BUS = "bus"
    BICYCLE = "bicycle"
    WAY = "way"
    PHONE = "phone"
    LETTER = "letter"
    VISIT = "visit"
    HUG = "hug"
    TALK = "talk"
    LISTEN = "listen"
    INTERPRETER = "interpreter"
    DOCTOR = "doctor"
    MEDICINE = "medicine"
    HAPPY = "happy"
    SAD = "sad"
    ANGRY = "angry"
    AFRAID = "afraid"
    PLAY = "play"
    SPORT = "sport"
    MUSIC = "music"
    OUTING = "outing"
    BIRTHDAY = "birthday"
    CLOCK = "clock"
    CALENDAR = "calendar"
    DAY = "day"
    NIGHT = "night"
    HELP = "help"
    STOP = "stop"
    SAFE = "safe"
    PLAN = "plan"
    LOOK_AGAIN = "look_again"


class Group(StrEnum):
    PEOPLE = "people"
    PLACES = "places"
    EVERY_DAY = "every_day"
    ON_THE_WAY = "on_the_way"
    TOGETHER = "together"
    HEALTH = "health"
    FEELINGS = "feelings"
    FREE_TIME = "free_time"
    TIME = "time"
    SAFETY = "safety"


GROUP_NAMES = {
    Group.PEOPLE: _("People"),
    Group.PLACES: _("Places"),
    Group.EVERY_DAY: _("Every day"),
    Group.ON_THE_WAY: _("On the way"),
    Group.TOGETHER: _("Together"),
    Group.HEALTH: _("Health"),
    Group.FEELINGS: _("Feelings"),
    Group.FREE_TIME: _("Free time"),
    Group.TIME: _("Time"),
    Group.SAFETY: _("Help and safety"),
}


class Pictured(NamedTuple):
    """`label` is what a screen reader says. `stems`: how words begin, German and English, by which a promise is recognised."""

    label: str
    group: Group
    stems: tuple[str, ...] = ()


PICTOGRAMS: dict[Pictogram, Pictured] = {
    Pictogram.PERSON: Pictured(_("A person"), Group.PEOPLE),
    Pictogram.CHILD: Pictured(_("A child"), Group.PEOPLE),
    Pictogram.MOTHER: Pictured(_("Mother"), Group.PEOPLE),
    Pictogram.FATHER: Pictured(_("Father"), Group.PEOPLE),
    Pictogram.GRANDPARENTS: Pictured(_("Grandparents"), Group.PEOPLE),
    Pictogram.FAMILY: Pictured(_("Family"), Group.PEOPLE),
    Pictogram.FRIEND: Pictured(_("Friends"), Group.PEOPLE, ("freund", "friend")),
    Pictogram.SAFE_PERSON: Pictured(_("A person I trust"), Group.PEOPLE, ("vertrau", "trust")),
    Pictogram.HOME: Pictured(_("Home"), Group.PLACES, ("zu hause", "zuhause", "at home")),
    Pictogram.TWO_HOMES: Pictured(_("Two homes"), Group.PLACES, ("wohn", "zieht", "live", "wochenende", "weekend")),
    Pictogram.SCHOOL: Pictured(_("School"), Group.PLACES, ("schul", "kita", "lehrer", "unterricht", "school", "teacher")),
    Pictogram.OFFICE: Pictured(_("The office"), Group.PLACES, ("jugendamt", "amt ", "behörde", "office")),
    Pictogram.SLEEP: Pictured(_("Sleeping"), Group.EVERY_DAY, ("schlaf", "schläf", "bett", "übernacht", "sleep", "bed")),
    Pictogram.FOOD: Pictured(_("Eating"), Group.EVERY_DAY, ("ess", "isst", "frühstück", "mittag", "abendbrot", "eat", "meal", "breakfast")),
    Pictogram.COOKING: Pictured(_("Cooking"), Group.EVERY_DAY, ("koch", "back", "cook")),
    Pictogram.HOMEWORK: Pictured(_("Homework"), Group.EVERY_DAY, ("hausaufgab", "lern", "nachhilfe", "üb", "homework", "learn")),
    Pictogram.CLOTHES: Pictured(_("Clothes"), Group.EVERY_DAY, ("kleid", "anzieh", "schuh", "jacke", "cloth")),
    Pictogram.WASH: Pictured(_("Washing"), Group.EVERY_DAY, ("wasch", "wäsch", "dusch", "zähne", "putz", "wash", "clean")),
    Pictogram.MONEY: Pictured(_("Money"), Group.EVERY_DAY, ("geld", "zahl", "kauf", "money", "pay")),
    Pictogram.PET: Pictured(_("A pet"), Group.EVERY_DAY, ("hund", "katze", "tier", "pferd", "dog", "cat")),
    Pictogram.BUS: Pictured(_("Bus"), Group.ON_THE_WAY, ("bus", "bahn", "zug", "fährt", "fahr", "drive", "train")),
    Pictogram.BICYCLE: Pictured(_("Bicycle"), Group.ON_THE_WAY, ("fahrrad", "rad ", "bicycle", "bike")),
    Pictogram.WAY: Pictured(_("On the way"), Group.ON_THE_WAY, ("bring", "hol", "abhol", "weg", "begleit", "pick", "walk")),
    Pictogram.PHONE: Pictured(_("Telephone"), Group.TOGETHER, ("anruf", "ruf", "telefon", "handy", "video", "call", "phone")),
    Pictogram.LETTER: Pictured(_("A letter"), Group.TOGETHER, ("brief", "schreib", "karte", "letter", "write")),
    Pictogram.VISIT: Pictured(_("A visit"), Group.TOGETHER, ("besuch", "umgang", "trifft", "treff", "visit", "meet")),
    Pictogram.HUG: Pictured(_("A hug"), Group.TOGETHER, ("kuschel", "arm", "tröst", "hug")),
    Pictogram.TALK: Pictured(_("Talking"), Group.TOGETHER, ("sprech", "sprich", "rede", "erzähl", "gespräch", "talk", "tell")),
    Pictogram.LISTEN: Pictured(_("Listening"), Group.TOGETHER, ("zuhör", "hör", "listen")),
    Pictogram.INTERPRETER: Pictured(_("Somebody translates"), Group.TOGETHER, ("dolmetsch", "übersetz", "interpret", "translat")),
    Pictogram.DOCTOR: Pictured(_("Doctor"), Group.HEALTH, ("arzt", "ärzt", "klinik", "krankenhaus", "therap", "doctor", "hospital")),
    Pictogram.MEDICINE: Pictured(_("Medicine"), Group.HEALTH, ("medi", "tablet", "tropfen", "krank", "pill", "ill ")),
    Pictogram.HAPPY: Pictured(_("Happy"), Group.FEELINGS, ("freut", "freu", "happy")),
    Pictogram.SAD: Pictured(_("Sad"), Group.FEELINGS, ("traurig", "wein", "sad")),
    Pictogram.ANGRY: Pictured(_("Angry"), Group.FEELINGS, ("wut", "wüt", "streit", "schrei", "angry", "argu")),
    Pictogram.AFRAID: Pictured(_("Afraid"), Group.FEELINGS, ("angst", "fürcht", "afraid")),
    Pictogram.PLAY: Pictured(_("Playing"), Group.FREE_TIME, ("spiel", "play")),
    Pictogram.SPORT: Pictured(_("Sport"), Group.FREE_TIME, ("sport", "fußball", "schwimm", "turn", "verein", "swim", "football")),
    Pictogram.MUSIC: Pictured(_("Music"), Group.FREE_TIME, ("musik", "sing", "gitarre", "klavier", "music")),
    Pictogram.OUTING: Pictured(_("An outing"), Group.FREE_TIME, ("ausflug", "ausflüg", "ferien", "urlaub", "park", "outing", "holiday")),
    Pictogram.BIRTHDAY: Pictured(_("Birthday"), Group.FREE_TIME, ("geburtstag", "feier", "birthday")),
    Pictogram.CLOCK: Pictured(_("At a set time"), Group.TIME, ("uhr", "pünktlich", "o’clock", "on time")),
    Pictogram.CALENDAR: Pictured(_("On certain days"), Group.TIME, ("kalender", "termin", "calendar")),
    Pictogram.DAY: Pictured(_("In the daytime"), Group.TIME, ("morgens", "früh", "aufsteh", "weck", "morning")),
    Pictogram.NIGHT: Pictured(_("In the evening and at night"), Group.TIME, ("abend", "nacht", "evening", "night")),
    Pictogram.HELP: Pictured(_("Help"), Group.SAFETY, ("hilf", "helf", "unterstütz", "beratung", "help", "support")),
    Pictogram.STOP: Pictured(_("Stop, a break"), Group.SAFETY, ("stopp", "pause", "aufhör", "kein alkohol", "trinkt", "stop")),
    Pictogram.SAFE: Pictured(_("Safe"), Group.SAFETY, ("sicher", "schütz", "schloss", "safe", "lock")),
    Pictogram.PLAN: Pictured(_("Our plan"), Group.SAFETY, ("plan", "versprech", "abmach", "promise")),
    Pictogram.LOOK_AGAIN: Pictured(_("We look again"), Group.SAFETY, ("prüf", "schaut", "folgerat", "look")),
}

#: What is proposed where the words say nothing.
WITHOUT_A_WORD = (Pictogram.HELP, Pictogram.FAMILY, Pictogram.PLAN)
MOST_PROPOSED = 3


_BETWEEN = re.compile(r"[^\w’]+")


def proposed_for(words: str) -> list[Pictogram]:
    """The pictures that fit a promise best: first those with which a word of it begins, in its order, then those inside a word."""
    said = f" {_BETWEEN.sub(' ', words.lower())} "
    begins = _found(said, {key: tuple(f" {stem}" for stem in each.stems) for key, each in PICTOGRAMS.items()})
    inside = _found(said, {key: tuple(stem for stem in each.stems if len(stem) >= 4) for key, each in PICTOGRAMS.items()})
    return list(dict.fromkeys([*begins, *inside, *WITHOUT_A_WORD]))[:MOST_PROPOSED]


def _found(said: str, stems: dict[Pictogram, tuple[str, ...]]) -> list[Pictogram]:
    """German puts words together, so a long enough stem also counts in the middle of one."""
    first = {key: min((at for stem in of if (at := said.find(stem)) >= 0), default=None) for key, of in stems.items()}
    return [key for _, key in sorted((at, key) for key, at in first.items() if at is not None)]
