"""Families who meet today."""

from datetime import date, time

from app.demo.families.telling import BREMEN, OSNABRUECK, Story, Who
from app.practice.phases import Phase
from app.practice.roles import Role, Side

DIMITROV = Story(
    office=OSNABRUECK,
    caseworker="tomke",
    coordinator="svenja",
    family_name="Familie Dimitrov",
    phase=Phase.INFORMATION,
    began=40,
    meets=0,
    at=time(9, 30),
    place="Lutherhaus, Saal 1",
    concern="Im Winter war die Wohnung zweimal ohne Strom. Ivana (4) war oft erkältet. Herr Dimitrov ist nach dem Tod seiner Frau mit vielem allein.",
    good="Ivana ist fröhlich und hängt an ihrem Vater. Die Kirche und die Kollegen aus der Werkstatt sind da.",
    question="Wie wird das Zuhause für Ivana wieder warm und verlässlich?",
    bottom_lines=("Strom und Heizung laufen.", "Ivana wird bei Krankheit zum Arzt gebracht."),
    available_help="Schuldnerberatung, Platz in der Ganztagskita.",
    people=(
        Who("ivana", "Ivana Dimitrova", Role.CHILD, "Kind", Side.BOTH, "bg", born=date(2022, 4, 1), way="paper"),
        Who(
            "georgi",
            "Georgi Dimitrov",
            Role.FAMILY,
            "Vater",
            Side.FATHER,
            "bg",
            custody=True,
            email="georgi.dimitrov@familie.example",
            way="email",
        ),
        Who("elena", "Elena Petrova", Role.FAMILY, "Tante", Side.MOTHER, "bg", email="elena.petrova@familie.example", way="email"),
        Who("pastor", "Uwe Gärtner", Role.FAMILY, "Pastor und Freund", Side.NETWORK, way="phone"),
    ),
)

BEHRENS = Story(
    office=BREMEN,
    caseworker="petra",
    coordinator="jan",
    family_name="Familie Behrens",
    phase=Phase.PRIVATE_TIME,
    began=52,
    meets=0,
    at=time(9, 0),
    place="Bürgerhaus Mahndorf, Raum Weser",
    concern="Finn (9) hat im letzten halben Jahr dreimal die Wohnung verlassen, als seine Mutter betrunken war, und ist zu den Nachbarn gegangen.",
    good="Finn weiß, wo er Hilfe findet. Frau Behrens war im Oktober von sich aus bei der Suchtberatung.",
    question="Wo ist Finn sicher, wenn es seiner Mutter nicht gut geht?",
    bottom_lines=("Finn ist nie allein mit seiner Mutter, wenn sie getrunken hat.",),
    available_help="Platz in der Suchtberatung, Patenfamilie.",
    people=(
        Who("finn", "Finn Behrens", Role.CHILD, "Kind", Side.BOTH, born=date(2017, 10, 12), way="paper"),
        Who("silke", "Silke Behrens", Role.FAMILY, "Mutter", Side.MOTHER, custody=True, email="silke.behrens@familie.example", way="email"),
        Who("gerd", "Gerd Behrens", Role.FAMILY, "Großvater", Side.MOTHER, way="phone", phone="040 66969 309"),
        Who("marco", "Marco Ritter", Role.FAMILY, "Vater", Side.FATHER, email="marco.ritter@familie.example", way="email"),
        Who("ulrike", "Ulrike Haase", Role.FAMILY, "Nachbarin", Side.NEIGHBOURS, way="text", phone="0176 04069016"),
    ),
)
