"""A family that has just come back from its private time and agrees its plan, in two languages."""

from datetime import date, time

from app.demo.families.telling import BREMEN, Promise, Story, Who, Wish
from app.practice.phases import Phase
from app.practice.roles import Role, Side

HADDAD = Story(
    office=BREMEN,
    caseworker="idris",
    coordinator="nora",
    family_name="Familie Haddad",
    phase=Phase.AGREEING,
    began=47,
    meets=0,
    at=time(10, 0),
    place="Nachbarschaftshaus Sebaldsbrück, Raum 2",
    wished_language="ar",
    concern=(
        "Omar ist in den letzten sechs Wochen viermal nachts nicht nach Hause gekommen. Einmal hat die Polizei ihn um 3 Uhr am Bahnhof angetroffen. "
        "Frau Haddad sagt, sie weiß nicht, mit wem er unterwegs ist, und hat Angst um ihn."
    ),
    good="Omar passt gut auf seine kleine Schwester auf. Er spielt seit Jahren Fußball und der Trainer mag ihn. Die Familie isst jeden Freitag zusammen.",
    question="Was braucht Omar, damit er abends zu Hause ist und sich dort sicher fühlt?",
    bottom_lines=(
        "Omar ist unter der Woche um 21 Uhr zu Hause, oder jemand aus der Familie weiß, wo er ist.",
        "Lina ist nachts nie allein in der Wohnung.",
    ),
    available_help="Fußball-Fahrdienst über den Verein, Gruppe für Jungen im Jugendhaus, Beratung auf Arabisch.",
    people=(
        Who("omar", "Omar Haddad", Role.CHILD, "Kind", Side.BOTH, "ar", born=date(2012, 2, 17), way="text", phone="0176 04069012"),
        Who("lina", "Lina Haddad", Role.CHILD, "Kind", Side.BOTH, "de", born=date(2018, 9, 30), way="paper"),
        Who(
            "rania",
            "Rania Haddad",
            Role.FAMILY,
            "Mutter",
            Side.MOTHER,
            "ar",
            custody=True,
            email="rania.haddad@familie.example",
            phone="0176 04069013",
            way="email",
        ),
        Who(
            "fatima",
            "Fatima Al-Sayed",
            Role.FAMILY,
            "Großmutter",
            Side.MOTHER,
            "ar",
            email="fatima.alsayed@familie.example",
            phone="0176 04069014",
            way="email",
            needs="Liest nur Arabisch",
        ),
        Who(
            "khaled",
            "Khaled Haddad",
            Role.FAMILY,
            "Onkel, Bruder des Vaters",
            Side.FATHER,
            "ar",
            email="khaled.haddad@familie.example",
            way="email",
        ),
        Who("bruns", "Stefan Bruns", Role.FAMILY, "Fußballtrainer", Side.SCHOOL, phone="0176 04069015", way="text"),
        Who(
            "nasser",
            "Hala Nasser",
            Role.INTERPRETER,
            "Dolmetscherin für Arabisch",
            Side.PROFESSIONAL,
            "ar",
            email="h.nasser@dolmetschen.example",
            way="email",
        ),
    ),
    promises=(
        Promise(
            "عمر يتصل بي كل مساء قبل الساعة الثامنة ويقول لي أين هو.",
            "omar",
            what="Omar ruft seine Großmutter jeden Abend vor 20 Uhr an und sagt, wo er ist.",
            due_words="jeden Abend",
            helper="fatima",
            checker="rania",
            sign="Fatima hört Omars Stimme und kann ruhig schlafen.",
            plan_b="Wenn Omar nicht anruft, ruft Khaled ihn an.",
            answers=(1, 0),
        ),
        Promise(
            "يوم الجمعة نأكل كلنا معا في بيتي، ولا أحد ينظر إلى الهاتف.",
            "fatima",
            what="Freitags essen alle bei Fatima, ohne Telefone am Tisch.",
            due_words="jeden Freitag",
            helper="rania",
            checker="khaled",
            sign="Alle sind da, auch Omar.",
            answers=(0,),
        ),
        Promise(
            "Ich nehme Omar dienstags und donnerstags nach dem Training mit dem Auto mit.",
            "bruns",
            what="Stefan Bruns fährt Omar nach dem Training nach Hause.",
            due_words="dienstags und donnerstags",
            checker="rania",
            sign="Omar ist um 20:30 Uhr da.",
            answers=(1,),
        ),
        Promise(
            "Wenn Rania Nachtschicht hat, schlafe ich bei den Kindern.",
            "khaled",
            what="Khaled schläft bei Lina und Omar, wenn Rania nachts arbeitet.",
            due_words="bei jeder Nachtschicht",
            checker="fatima",
            plan_b="Sonst schläft Lina bei Fatima.",
            sign="Lina ist nachts nie allein.",
            answers=(2,),
        ),
    ),
    wishes=(
        Wish("Beratung für Rania auf Arabisch", "Beratungsstelle Refugio"),
        Wish("Platz in der Jungengruppe", "Jugendhaus Hemelingen"),
    ),
    contingency="Wenn Omar um 22 Uhr nicht da ist und niemand weiß, wo er ist: Khaled fährt los, Rania ruft Herrn Bruns an. Um Mitternacht ruft Rania die Polizei.",
    guardian="khaled",
    review=42,
)
