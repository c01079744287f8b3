"""Rooms and interpreters of the demo's offices, and what their families' conferences need. All of it is made up."""

from msgspec import Struct

from app.demo.families.telling import BREMEN, OSNABRUECK
from app.logistics.forms.office import InterpreterForm, VenueForm
from app.practice.arrangements import Booking, CostKind, Doing, InPrivateTime, Interpreting, Work
from app.practice.phases import Phase
from app.practice.roles import Gender


class Told(Struct, frozen=True, kw_only=True):
    """What one conference has arranged. Days count from today, back or ahead."""

    family_name: str
    coordinator: str
    room: str = ""
    booked: Booking = Booking.CONFIRMED
    until: int | None = None
    usual: tuple[str, ...] = ()
    things: tuple[tuple[str, Doing, str, int | None], ...] = ()  # what, how far, who, by when
    interpreting: tuple[tuple[str, str, Interpreting, InPrivateTime], ...] = ()  # language, who, how far, in private time
    costs: tuple[
        tuple[CostKind, str, str, str, str], ...
    ] = ()  # kind, what for, planned, actual, and the manager's words where they had to decide
    hours: tuple[tuple[int, Phase, Work, int], ...] = ()  # days ago, phase, work, minutes


VENUES = {
    BREMEN: (
        VenueForm(
            name="Bürgerhaus Hemelingen, kleiner Saal",
            address="Godehardstraße 4",
            accessible="yes",
            second_room="yes",
            kitchen="yes",
            bus="Bus 40, 41, 44 bis Bürgerhaus Hemelingen",
            contact="Frau Wiese",
            phone="040 66969 301",
            email="belegung@buergerhaus.example",
            cost="60,00",
            notes="Schlüssel am Tresen. Die Heizung braucht eine Stunde.",
        ),
        VenueForm(
            name="Gemeindezentrum Arbergen, Seminarraum im Obergeschoss",
            second_room="yes",
            kitchen="yes",
            bus="Bus 40 und 41 bis Arbergen",
            contact="Herr Tietjen, Küster",
            phone="040 66969 302",
            cost="45,00",
            notes="Zwei Eingänge, Parkplatz hinten.",
        ),
        VenueForm(
            name="Bürgerhaus Mahndorf, Raum Weser",
            accessible="yes",
            second_room="yes",
            bus="Bus 37, 38 bis Mahndorf",
            contact="Frau Demirci",
            phone="040 66969 303",
            cost="50,00",
        ),
    ),
    OSNABRUECK: (
        VenueForm(
            name="Familienzentrum Schinkel, Café im Erdgeschoss",
            accessible="yes",
            kitchen="yes",
            bus="Bus M3 bis Schinkel Kirche",
            contact="Team des Familienzentrums",
            phone="040 66969 304",
        ),
        VenueForm(
            name="Lutherhaus, Saal 1",
            accessible="yes",
            second_room="yes",
            kitchen="yes",
            contact="Frau Meyer-Kamp",
            phone="040 66969 305",
            cost="80",
        ),
    ),
}

INTERPRETERS = {
    BREMEN: (
        InterpreterForm(
            name="Leyla Aydın",
            languages=["tr"],
            gender=Gender.WOMAN,
            phone="0176 04069001",
            email="leyla.aydin@dolmetschen.example",
            rate="58",
        ),
        InterpreterForm(
            name="Karim Mansour", languages=["ar"], dialects="Syrisch, auch Irakisch", gender=Gender.MAN, phone="0176 04069002", rate="55"
        ),
        InterpreterForm(
            name="Berîvan Kaplan",
            languages=["ku", "tr"],
            dialects="Kurmancî, auch Zaza",
            gender=Gender.WOMAN,
            phone="0176 04069003",
            rate="58",
        ),
        InterpreterForm(name="Annika Behnken", languages=["gsg"], gender=Gender.WOMAN, email="annika.behnken@gebaerden.example", rate="85"),
    ),
    OSNABRUECK: (
        InterpreterForm(name="Iryna Melnyk", languages=["uk", "ru"], gender=Gender.WOMAN, phone="0176 04069004", rate="55"),
        InterpreterForm(name="Dimitar Stoyanov", languages=["bg"], gender=Gender.MAN, phone="0176 04069005", rate="52,50"),
    ),
}

ARRANGED = (
    Told(
        family_name="Familie Brinkmann",
        coordinator="nora",
        room="Gemeindezentrum Arbergen, Seminarraum im Obergeschoss",
        booked=Booking.HELD,
        until=2,
        usual=("food", "childcare", "for_children", "second_room", "flip_chart"),
        things=(
            ("Schild am zweiten Eingang abnehmen", Doing.OPEN, "Koordination", 8),
            ("Suppe und Brot für zehn", Doing.UNDERWAY, "Heidi Sievers", 7),
            ("Jemand von der Kita spielt mit Leon", Doing.DONE, "Kita Arbergen", 3),
        ),
        costs=(
            (CostKind.ROOM, "Raummiete, ein Nachmittag", "45", "", ""),
            (CostKind.CHILDCARE, "Betreuung, vier Stunden", "140,00", "", ""),
            (CostKind.FOOD, "Suppe und Brot", "38,50", "", ""),
        ),
        hours=(
            (30, Phase.CLARIFIED, Work.TALKS, 90),
            (26, Phase.PREPARATION, Work.TALKS, 75),
            (26, Phase.PREPARATION, Work.TRAVEL, 45),
            (17, Phase.PREPARATION, Work.ORGANISING, 30),
            (3, Phase.PREPARATION, Work.TALKS, 60),
        ),
    ),
    Told(
        family_name="Familie Kovalenko",
        coordinator="svenja",
        room="Familienzentrum Schinkel, Café im Erdgeschoss",
        usual=("food", "flip_chart", "tablet"),
        interpreting=(("uk", "Iryna Melnyk", Interpreting.ASKED, InPrivateTime.OPEN),),
        hours=((14, Phase.PREPARATION, Work.TALKS, 120), (6, Phase.PREPARATION, Work.ORGANISING, 45)),
    ),
    Told(
        family_name="Familie Yılmaz",
        coordinator="nora",
        room="Bürgerhaus Hemelingen, kleiner Saal",
        interpreting=(("tr", "Leyla Aydın", Interpreting.CONFIRMED, InPrivateTime.YES),),
        costs=(
            (CostKind.ROOM, "Raummiete", "60", "60", ""),
            (CostKind.INTERPRETING, "Türkisch, drei Stunden und Weg", "190", "174,00", "Einverstanden."),
            (CostKind.FOOD, "Essen für zwölf", "150", "", "Bitte unter 100 Euro bleiben, die Familie bringt Salate mit."),
        ),
        hours=(
            (80, Phase.PREPARATION, Work.TALKS, 180),
            (66, Phase.PREPARATION, Work.TALKS, 150),
            (50, Phase.PREPARATION, Work.ORGANISING, 90),
            (38, Phase.INFORMATION, Work.MEETING, 60),
            (38, Phase.PRIVATE_TIME, Work.MEETING, 105),
            (38, Phase.AGREEING, Work.MEETING, 75),
            (36, Phase.FOLLOW_UP, Work.WRITING, 60),
            (5, Phase.FOLLOW_UP, Work.TALKS, 30),
        ),
    ),
)
