"""A family whose plan lives."""

from datetime import date, time

from app.demo.families.telling import BREMEN, Promise, Since, Story, Who, Wish
from app.demo.families.told import FOR_ELIF
from app.demo.families.translated import YILMAZ_IN_TURKISH
from app.practice.phases import Phase
from app.practice.promises import Progress, Worked
from app.practice.roles import Role, Side

YILMAZ = Story(
    office=BREMEN,
    caseworker="idris",
    coordinator="nora",
    family_name="Familie Yılmaz",
    phase=Phase.FOLLOW_UP,
    began=84,
    meets=-38,
    at=time(15, 30),
    place="Bürgerhaus Hemelingen, kleiner Saal, Godehardstraße 4",
    concern=(
        "Elif war seit den Sommerferien an 23 Tagen nicht in der Schule. Die Schule hat dreimal angerufen und niemanden erreicht. "
        "Elif sagt, sie ist morgens oft allein und schafft es dann nicht. Herr Yılmaz arbeitet seit April in der Frühschicht."
    ),
    good="Elif liest gern und hat eine gute Freundin in der Klasse. Vater und Tochter kochen am Sonntag zusammen. Die Oma wohnt nur zwei Straßen weiter.",
    question="Wie schaffen wir es gemeinsam, dass Elif jeden Tag in die Schule kommt und sich dort wohlfühlt?",
    bottom_lines=(
        "Elif ist jeden Schultag um 8 Uhr in der Schule, oder jemand meldet sie vorher ab.",
        "Elif ist abends nach 19 Uhr nicht allein zu Hause.",
    ),
    available_help="Hausaufgabenhilfe im Mütterzentrum, Gespräch mit der Schulsozialarbeit, Zuschuss zur Monatskarte.",
    people=(
        Who("elif", "Elif Yılmaz", Role.CHILD, "Kind", Side.BOTH, born=date(2015, 5, 4), way="text", phone="0176 04069009"),
        Who(
            "mehmet",
            "Mehmet Yılmaz",
            Role.FAMILY,
            "Vater",
            Side.FATHER,
            "tr",
            custody=True,
            email="mehmet.yilmaz@familie.example",
            phone="0176 04069010",
            way="email",
            needs="Kommt direkt von der Arbeit, bitte etwas zu essen.",
        ),
        Who(
            "ayse",
            "Ayşe Demir",
            Role.FAMILY,
            "Oma, Mutter der Mutter",
            Side.MOTHER,
            "tr",
            email="ayse.demir@familie.example",
            phone="040 66969 308",
            way="email",
            needs="Dolmetschen Türkisch",
        ),
        Who("derya", "Derya Demir", Role.FAMILY, "Tante", Side.MOTHER, email="derya.demir@familie.example", way="email"),
        Who(
            "cem",
            "Cem Yılmaz",
            Role.FAMILY,
            "Onkel, Bruder des Vaters",
            Side.FATHER,
            phone="0176 04069011",
            way="text",
            answer="another_way",
            words="Ich bin am Telefon dabei.",
        ),
        Who("kosmalla", "Renate Kosmalla", Role.FAMILY, "Nachbarin", Side.NEIGHBOURS, way="paper", needs="Platz ohne Treppen"),
        Who(
            "aydin",
            "Leyla Aydın",
            Role.INTERPRETER,
            "Dolmetscherin für Türkisch",
            Side.PROFESSIONAL,
            "tr",
            email="l.aydin@dolmetschen.example",
            way="email",
        ),
    ),
    promises=(
        Promise(
            "Ich hole Elif jeden Morgen um halb acht ab und bringe sie bis zum Schultor.",
            "ayse",
            what="Ayşe bringt Elif an jedem Schultag zur Schule.",
            due_words="jeden Schultag",
            helper="kosmalla",
            checker="mehmet",
            sign="Die Schule ruft nicht mehr an.",
            plan_b="Wenn Ayşe krank ist, geht Frau Kosmalla mit.",
            answers=(1, 0),
            progress=(
                (Progress.PARTLY, "Zwei Tage war ich krank, da ist Frau Kosmalla gegangen."),
                (Progress.DONE, "Seit drei Wochen klappt es jeden Tag."),
            ),
        ),
        Promise(
            "Ich rede mit meinem Chef, dass ich von der Frühschicht wegkomme.",
            "mehmet",
            what="Mehmet fragt im Betrieb nach der Tagschicht.",
            due=14,
            checker="derya",
            sign="Mehmet hat eine Antwort.",
            plan_b="Cem hilft beim Schreiben an den Betriebsrat.",
            answers=(2,),
            progress=((Progress.DONE, "Ab Dezember habe ich Tagschicht."),),
        ),
        Promise(
            "Dienstag und Donnerstag esse ich bei Tante Derya und wir machen Hausaufgaben.",
            "derya",
            what="Derya kocht dienstags und donnerstags für Elif und hilft bei den Hausaufgaben.",
            due_words="dienstags und donnerstags",
            helper="elif",
            checker="ayse",
            sign="Elif hat ihre Hausaufgaben dabei.",
            answers=(2, 0),
            progress=((Progress.PARTLY, "Dienstags ja, donnerstags muss ich jetzt öfter arbeiten."),),
        ),
        Promise(
            "Ich sage Bescheid, wenn es mir in der Klasse schlecht geht, und zwar Papa oder Oma.",
            "elif",
            due_words="wenn es so ist",
            helper="ayse",
            checker="ayse",
            sign="Elif erzählt beim Abendessen.",
            answers=(0,),
        ),
        Promise(
            "Ich kümmere mich um ein Fahrrad, dann kann sie im Frühjahr selber fahren.",
            "cem",
            due=30,
            checker="mehmet",
            sign="Das Fahrrad steht im Keller.",
            progress=((Progress.NEEDS_HELP, "Ich finde keins für das Geld. Weiß jemand eine Werkstatt?"),),
        ),
    ),
    wishes=(
        Wish("Hausaufgabenhilfe am Mittwoch", "Mütterzentrum Hemelingen", promised=24),
        Wish("Gespräch mit der Schulsozialarbeit, mit Dolmetscherin", "Schule an der Glockenstraße", promised=14, kept=12),
        Wish("Zuschuss zur Monatskarte", "Amt für Soziale Dienste", promised=60),
    ),
    contingency="Wenn Elif morgens nicht gehen will oder Ayşe nicht kommt: zuerst Frau Kosmalla anrufen, dann Mehmet bei der Arbeit. Abends gilt Derya.",
    guardian="derya",
    call_when="Wenn Elif drei Tage hintereinander nicht in der Schule war, oder wenn Ayşe ins Krankenhaus muss.",
    review=45,
    since=Since(
        checks=(
            ("mehmet", "ayse", 24, Worked.YES, "Die Schule hat seit drei Wochen nicht mehr angerufen.", True),
            ("derya", "mehmet", 28, Worked.YES, "Er war diese Woche jeden Abend um fünf zu Hause.", True),
            ("ayse", "derya", 26, Worked.PARTLY, "Perşembe günleri bazen ödev eksik.", False),
        ),
        scale=(
            ("mehmet", ((3, 4), (17, 5), (31, 7)), True),
            ("elif", ((4, 3), (31, 7)), True),
            ("derya", ((3, 5), (18, 6), (32, 6)), True),
            ("ayse", ((4, 6), (31, 8)), False),
        ),
        news=(
            ("ayse", 22, "Elif bu hafta her gün okula güle oynaya gitti.", True),
            ("elif", 29, "Ich habe eine Zwei in Mathe!", True),
            ("derya", 33, "Am Sonntag haben wir alle zusammen Baklava gebacken.", False),
        ),
        calls=(20,),
        looked=(("idris", 1), ("nora", 2), ("idris", 16), ("nora", 27), ("idris", 36)),
    ),
    translated=(YILMAZ_IN_TURKISH,),
    for_children=(FOR_ELIF,),
    on_phones=(("cem", 9),),
    notes=("Oma Ayşe fragt nach der Buslinie. Zweites Gespräch mit Cem am Telefon, er will dabei sein, kann aber nicht reisen.",),
)
