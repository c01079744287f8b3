"""A family in the middle of its preparation: days are proposed, and not everybody has answered yet."""

from datetime import date, time

from msgspec import Struct

from app.demo.families.telling import BREMEN, Around, Story, Who
from app.practice.network import Tie
from app.practice.phases import Phase
from app.practice.roles import Role, Side
from app.practice.taking_part import NeedKind, TalkHow


class Finding(Struct, frozen=True):
    """The question about days, told by days from today. Answers: y yes, i if need be, n no, one letter a day; by their keys."""

    family_name: str
    coordinator: str
    asked: int  # days ago
    days: tuple[tuple[int, time], ...]
    minutes: int
    place: str
    said: tuple[tuple[str, str, str], ...]  # who, letters, words
    called: tuple[tuple[str, str, str], ...]  # the same, after a call
    caseworker: str
    room: str
    zones: tuple[tuple[str, str], ...] = ()


SALEH = Story(
    office=BREMEN,
    caseworker="idris",
    coordinator="nora",
    family_name="Familie Saleh",
    phase=Phase.PREPARATION,
    began=17,
    wished_language="ar",
    concern="Yusuf (9) ist seit den Herbstferien neun Tage nicht in der Schule gewesen. Frau Saleh kann morgens nicht aufstehen, wenn die Schmerzen kommen.",
    good="Yusuf erzählt gern von seinem Großvater. Frau Saleh hat von sich aus in der Schule angerufen. Die Nachbarin Frau Peters klingelt manchmal.",
    question="Wer ist morgens für Yusuf da, wenn es seiner Mutter schlecht geht?",
    bottom_lines=("Yusuf ist jeden Schultag um acht Uhr in der Schule.", "Frau Saleh muss an schlechten Tagen nicht allein sein."),
    available_help="Haushaltshilfe über die Krankenkasse, Schulsozialarbeit.",
    people=(
        Who("yusuf", "Yusuf Saleh", Role.CHILD, "Kind", Side.BOTH, "ar", born=date(2017, 4, 2), way="paper"),
        Who(
            "maryam",
            "Maryam Saleh",
            Role.FAMILY,
            "Mutter",
            Side.MOTHER,
            "ar",
            custody=True,
            email="maryam.saleh@familie.example",
            way="email",
        ),
        Who(
            "samir", "Samir Saleh", Role.FAMILY, "Vater", Side.FATHER, "ar", custody=True, email="samir.saleh@familie.example", way="email"
        ),
        Who(
            "hanan",
            "Hanan Khoury",
            Role.FAMILY,
            "Großmutter, in Beirut",
            Side.MOTHER,
            "ar",
            email="hanan.khoury@familie.example",
            way="email",
        ),
        Who("ali", "Ali Saleh", Role.FAMILY, "Onkel", Side.FATHER, "ar", phone="0176 04069006", way="text"),
        Who("peters", "Renate Peters", Role.FAMILY, "Nachbarin", Side.NEIGHBOURS, phone="040 66969 306", way="phone"),
        Who(
            "nadia",
            "Nadia Mansour",
            Role.INTERPRETER,
            "Dolmetscherin",
            Side.PROFESSIONAL,
            email="nadia.mansour@dolmetschen.example",
            way="email",
        ),
    ),
    around=Around(
        talks=(
            ("maryam", TalkHow.VISIT, 65, "Mit Dolmetscherin. Ihre Mutter soll per Video dabei sein."),
            ("samir", TalkHow.PHONE, 30, "Arbeitet im Lager, ab 15 Uhr frei."),
        ),
        needs=(("hanan", NeedKind.PHONE_OR_VIDEO, "aus Beirut"), ("maryam", NeedKind.INTERPRETER, "Arabisch")),
        ties=(
            ("maryam", 1, Tie.STRONG),
            ("samir", 1, Tie.PLAIN),
            ("hanan", 2, Tie.STRONG),
            ("ali", 3, Tie.PLAIN),
            ("peters", 2, Tie.PLAIN),
        ),
    ),
    notes=("Frau S. möchte keinen Freitagnachmittag.",),
)

FINDING = Finding(
    family_name="Familie Saleh",
    coordinator="nora",
    asked=1,
    days=((17, time(15, 30)), (19, time(15, 30)), (22, time(10, 0)), (24, time(16, 0))),
    minutes=240,
    place="Bürgerhaus Hemelingen, kleiner Saal",
    said=(
        ("maryam", "yyiy", "نحتاج إلى استراحة للصلاة."),
        ("hanan", "yyyn", ""),
        ("nadia", "yiny", "Am 22. nur bis 11 Uhr."),
    ),
    called=(("ali", "nyyy", ""), ("yusuf", "yyyy", "Am liebsten nach der Schule.")),
    caseworker="yyny",
    room="yyny",
    zones=(("hanan", "Asia/Beirut"),),
)
