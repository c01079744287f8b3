"""The made-up families of the demo: who they are, what causes worry, what they agreed. No real person is meant."""

from datetime import date, time

from msgspec import Struct

from app.practice.phases import Phase
from app.practice.vocabulary import Outcome, Progress, Role, Side, StaffRole


class DemoStaff(Struct, frozen=True):
    key: str
    name: str
    role: StaffRole
    email: str
    phone: str = "0421 361 7710"


class DemoOffice(Struct, frozen=True):
    name: str
    short_name: str
    phone: str
    staff: tuple[DemoStaff, ...]
    emergency_phone: str = "0421 6991133"


class Who(Struct, frozen=True):
    """Somebody in a family group, or a guest. `key` is how the story names them."""

    key: str
    name: str
    role: Role
    relation: str
    side: Side
    language: str = "de"
    born: date | None = None
    custody: bool = False
    email: str = ""
    phone: str = ""
    way: str = "phone"
    address: str = ""
    hidden: bool = False
    needs: str = ""
    safety: str = ""
    answer: str = "yes"
    words: str = ""


class Promise(Struct, frozen=True):
    """One agreement. `due` counts in days from the conference."""

    own_words: str
    who: str
    what: str = ""
    due: int | None = None
    due_words: str = ""
    helper: str = ""
    checker: str = ""
    sign: str = ""
    plan_b: str = ""
    answers: tuple[int, ...] = ()
    progress: tuple[tuple[Progress, str], ...] = ()


class Wish(Struct, frozen=True):
    """Help that is asked for; `promised` and `kept` count in days from the conference."""

    what: str
    from_whom: str
    promised: int | None = None
    kept: int | None = None
    refused: str = ""


class Story(Struct, frozen=True, kw_only=True):
    office: str
    caseworker: str
    coordinator: str = ""
    family_name: str
    phase: Phase
    began: int  # days before today
    meets: int | None = None  # days from today
    at: time = time(15, 0)
    place: str = ""
    urgent: bool = False
    wished_language: str = ""
    concern: str
    good: str
    question: str
    bottom_lines: tuple[str, ...]
    available_help: str = ""
    people: tuple[Who, ...]
    promises: tuple[Promise, ...] = ()
    wishes: tuple[Wish, ...] = ()
    contingency: str = ""
    guardian: str = ""
    review: int = 49  # days after the conference
    outcome: Outcome | None = None
    why: str = ""
    notes: tuple[str, ...] = ()


BREMEN, OSNABRUECK = "HB", "OS"

OFFICES = (
    DemoOffice(
        name="Familienratsbüro Bremen-Hemelingen",
        short_name=BREMEN,
        phone="0421 361 7700",
        staff=(
            DemoStaff("nora", "Nora Wiechmann", StaffRole.COORDINATOR, "nora.wiechmann@familienrat-hb.example", "0421 361 7711"),
            DemoStaff("jan", "Jan Osterloh", StaffRole.COORDINATOR, "jan.osterloh@familienrat-hb.example", "0421 361 7712"),
            DemoStaff("idris", "Idris Kaya", StaffRole.CASEWORKER, "idris.kaya@amt-hb.example", "0421 361 7721"),
            DemoStaff("petra", "Petra Lübben", StaffRole.CASEWORKER, "petra.luebben@amt-hb.example", "0421 361 7722"),
            DemoStaff("vera", "Vera Hansen", StaffRole.MANAGER, "vera.hansen@familienrat-hb.example"),
            DemoStaff("ada", "Ada Brandt", StaffRole.ADMINISTRATOR, "ada.brandt@familienrat-hb.example"),
        ),
    ),
    DemoOffice(
        name="Familienratsbüro Osnabrück-Schinkel",
        short_name=OSNABRUECK,
        phone="0541 323 4400",
        emergency_phone="0541 323 4444",
        staff=(
            DemoStaff("svenja", "Svenja Thole", StaffRole.COORDINATOR, "svenja.thole@familienrat-os.example", "0541 323 4411"),
            DemoStaff("tomke", "Tomke Ahrens", StaffRole.CASEWORKER, "tomke.ahrens@amt-os.example", "0541 323 4421"),
            DemoStaff("ulla", "Ulla Pohl", StaffRole.MANAGER, "ulla.pohl@familienrat-os.example", "0541 323 4401"),
        ),
    ),
)

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
        Who("elif", "Elif Yılmaz", Role.CHILD, "Kind", Side.BOTH, born=date(2015, 5, 4), way="text", phone="0176 5550101"),
        Who(
            "mehmet",
            "Mehmet Yılmaz",
            Role.FAMILY,
            "Vater",
            Side.FATHER,
            "tr",
            custody=True,
            email="mehmet.yilmaz@familie.example",
            phone="0176 5550102",
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
            phone="0421 5550103",
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
            phone="0176 5550105",
            way="text",
            answer="another_way",
            words="Ich bin am Telefon dabei.",
        ),
        Who("kosmalla", "Renate Kosmalla", Role.FAMILY, "Nachbarin", Side.NETWORK, way="paper", needs="Platz ohne Treppen"),
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
    review=45,
    notes=("Oma Ayşe fragt nach der Buslinie. Zweites Gespräch mit Cem am Telefon, er will dabei sein, kann aber nicht reisen.",),
)

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
        Who("omar", "Omar Haddad", Role.CHILD, "Kind", Side.BOTH, "ar", born=date(2012, 2, 17), way="text", phone="0176 5550201"),
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
            phone="0176 5550203",
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
            phone="0176 5550204",
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
        Who("bruns", "Stefan Bruns", Role.FAMILY, "Fußballtrainer", Side.NETWORK, phone="0176 5550206", way="text"),
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
            "يوم الجمعة نأكل كلنا معًا في بيتي، ولا أحد ينظر إلى الهاتف.",
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

BRINKMANN = Story(
    office=BREMEN,
    caseworker="petra",
    coordinator="nora",
    family_name="Familie Brinkmann",
    phase=Phase.PREPARATION,
    began=33,
    meets=9,
    at=time(16, 0),
    place="Gemeindezentrum Arbergen, Seminarraum im Obergeschoss",
    concern=(
        "Mia und Leon haben im Frühjahr mehrfach erlebt, dass ihr Vater ihre Mutter geschlagen hat. Seit Juni leben die Eltern getrennt. "
        "Mia schläft schlecht und fragt in der Schule, ob sie ihren Papa besuchen muss."
    ),
    good="Frau Brinkmann hat für sich und die Kinder eine neue Wohnung gefunden. Herr Brinkmann geht seit August in eine Beratung. Die Großeltern beider Seiten sind für die Kinder da.",
    question="Wie können Mia und Leon sicher sein und trotzdem zu beiden Familien gehören?",
    bottom_lines=(
        "Herr und Frau Brinkmann treffen sich nicht ohne Begleitung.",
        "Niemand erfährt über die Kinder, wo Frau Brinkmann wohnt.",
        "Mia und Leon werden gefragt, bevor es einen Besuch gibt.",
    ),
    available_help="Begleiteter Umgang beim Kinderschutzbund, Gruppe für Kinder nach Gewalt in der Familie.",
    people=(
        Who("mia", "Mia Brinkmann", Role.CHILD, "Kind", Side.BOTH, born=date(2019, 3, 11), way="paper"),
        Who("leon", "Leon Brinkmann", Role.CHILD, "Kind", Side.BOTH, born=date(2022, 7, 2), way="paper"),
        Who(
            "jana",
            "Jana Brinkmann",
            Role.FAMILY,
            "Mutter",
            Side.MOTHER,
            custody=True,
            email="j.b.neu@post.example",
            phone="0152 5550303",
            way="email",
            address="Fliederweg 17, 28309 Bremen",
            hidden=True,
            needs="Kommt 30 Minuten früher, anderer Eingang.",
            safety="Auskunftssperre. Nicht mit Torsten Brinkmann in einem Raum. Handy kann kontrolliert werden: keine SMS, nur E-Mail an das neue Postfach.",
        ),
        Who(
            "torsten",
            "Torsten Brinkmann",
            Role.FAMILY,
            "Vater",
            Side.FATHER,
            custody=True,
            email="torsten.brinkmann@post.example",
            phone="0170 5550304",
            way="email",
            answer="another_way",
            words="Ich schreibe einen Brief, den jemand vorliest.",
            safety="Nimmt auf anderem Weg teil. Einladung getrennt besprochen.",
        ),
        Who("heidi", "Heidi Sievers", Role.FAMILY, "Großmutter", Side.MOTHER, phone="0421 5550305", way="paper"),
        Who("rolf", "Rolf Brinkmann", Role.FAMILY, "Großvater", Side.FATHER, phone="0421 5550306", way="phone", answer=""),
        Who(
            "wessel",
            "Katrin Wessel",
            Role.ADVOCATE,
            "Fürsprecherin für Mia und Leon",
            Side.PROFESSIONAL,
            email="k.wessel@kinderschutz.example",
            way="email",
        ),
    ),
    notes=(
        "Frau B. möchte, dass Rolf dabei ist. Herr B. weiß nichts von der Uhrzeit am Nachmittag.",
        "Raum: zwei Eingänge geprüft, Parkplatz hinten.",
    ),
)

NOWAK = Story(
    office=BREMEN,
    caseworker="petra",
    family_name="Familie Nowak",
    phase=Phase.ENQUIRY,
    began=2,
    urgent=True,
    wished_language="pl",
    concern="Frau Nowak muss am 7. Dezember für drei Wochen ins Krankenhaus. Für Kacper (6) und Zofia (2) gibt es bisher niemanden, der in dieser Zeit bei ihnen wohnt.",
    good="Frau Nowak hat früh Bescheid gesagt. Kacper geht gern in die Kita Zeppelinstraße. Es gibt eine Tante in Delmenhorst.",
    question="Wer ist für Kacper und Zofia da, solange ihre Mutter im Krankenhaus ist?",
    bottom_lines=("Kacper und Zofia schlafen jede Nacht bei einem Erwachsenen, den sie kennen.",),
    available_help="Familienpflege über die Krankenkasse, Fahrdienst zur Kita.",
    people=(
        Who("kacper", "Kacper Nowak", Role.CHILD, "Kind", Side.BOTH, "pl", born=date(2020, 1, 20)),
        Who("zofia", "Zofia Nowak", Role.CHILD, "Kind", Side.BOTH, "pl", born=date(2024, 8, 9)),
        Who("agnieszka", "Agnieszka Nowak", Role.FAMILY, "Mutter", Side.MOTHER, "pl", custody=True, phone="0163 5550401"),
    ),
)

KOVALENKO = Story(
    office=OSNABRUECK,
    caseworker="tomke",
    coordinator="svenja",
    family_name="Familie Kovalenko",
    phase=Phase.PREPARATION,
    began=19,
    meets=16,
    at=time(17, 0),
    place="Familienzentrum Schinkel, Café im Erdgeschoss",
    wished_language="uk",
    concern="Danylo spricht seit Monaten kaum noch und sitzt nachts am Computer. Er hat in der Schule gesagt, dass ihm alles egal ist. Frau Kovalenko arbeitet im Schichtdienst.",
    good="Danylo hilft seiner Mutter bei allem Schriftlichen. Er war in Charkiw Schwimmer. Zwei Familien aus dem Haus haben schon Hilfe angeboten.",
    question="Wer kann für Danylo da sein, und was würde ihm guttun?",
    bottom_lines=("Danylo hat jeden Tag einen Erwachsenen, mit dem er reden kann.", "Danylo schläft nachts."),
    available_help="Therapieplatz mit ukrainischer Sprache, Schwimmverein.",
    people=(
        Who("danylo", "Danylo Kovalenko", Role.CHILD, "Kind", Side.BOTH, "uk", born=date(2011, 6, 23), way="text", phone="0157 5550501"),
        Who(
            "oksana",
            "Oksana Kovalenko",
            Role.FAMILY,
            "Mutter",
            Side.MOTHER,
            "uk",
            custody=True,
            email="oksana.kovalenko@familie.example",
            way="email",
        ),
        Who(
            "halyna",
            "Halyna Bondar",
            Role.FAMILY,
            "Großmutter, in Lwiw",
            Side.MOTHER,
            "uk",
            email="halyna.bondar@familie.example",
            way="email",
            answer="another_way",
            words="Ich bin per Video dabei.",
        ),
        Who("petro", "Petro Kovalenko", Role.FAMILY, "Onkel", Side.FATHER, "uk", phone="0157 5550504", way="text", answer=""),
        Who("meyer", "Gisela Meyer", Role.FAMILY, "Nachbarin", Side.NETWORK, way="paper", answer=""),
    ),
)

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
        Who("gerd", "Gerd Behrens", Role.FAMILY, "Großvater", Side.MOTHER, way="phone", phone="0421 5550703"),
        Who("marco", "Marco Ritter", Role.FAMILY, "Vater", Side.FATHER, email="marco.ritter@familie.example", way="email"),
        Who("ulrike", "Ulrike Haase", Role.FAMILY, "Nachbarin", Side.NETWORK, way="text", phone="0176 5550705"),
    ),
)

OSEI = Story(
    office=OSNABRUECK,
    caseworker="tomke",
    coordinator="svenja",
    family_name="Familie Osei",
    phase=Phase.CLOSED,
    began=210,
    meets=-150,
    place="Familienzentrum Schinkel",
    concern="Abena (13) hat sich nach einem Streit geweigert, weiter bei ihrer Mutter zu wohnen, und war drei Nächte bei einer Freundin.",
    good="Mutter und Tochter reden wieder miteinander. Der Großvater hat ein freies Zimmer.",
    question="Wo wohnt Abena, und wie finden sie und ihre Mutter wieder zusammen?",
    bottom_lines=("Alle wissen jeden Tag, wo Abena schläft.",),
    people=(
        Who("abena", "Abena Osei", Role.CHILD, "Kind", Side.BOTH, "en", born=date(2013, 11, 5), way="text", phone="0151 5550801"),
        Who("grace", "Grace Osei", Role.FAMILY, "Mutter", Side.MOTHER, "en", custody=True, email="grace.osei@familie.example", way="email"),
        Who("samuel", "Samuel Mensah", Role.FAMILY, "Großvater", Side.MOTHER, "en", email="samuel.mensah@familie.example", way="email"),
    ),
    promises=(
        Promise(
            "Abena stays with me until Easter, and every Sunday we all have lunch.",
            "samuel",
            due=90,
            checker="grace",
            sign="We laugh at lunch.",
            answers=(1, 0),
            progress=((Progress.DONE, "She went home at Easter."),),
        ),
        Promise(
            "I call Mum every evening.",
            "abena",
            due_words="every evening",
            checker="samuel",
            sign="Mum knows how my day was.",
            answers=(0,),
            progress=((Progress.DONE, ""),),
        ),
    ),
    contingency="Bei Streit: eine Nacht bei Samuel, am nächsten Tag reden.",
    guardian="samuel",
    review=80,
    outcome=Outcome.FULFILLED,
    why="Abena wohnt wieder zu Hause. Die Familie braucht uns nicht mehr.",
)

SCHREIBER = Story(
    office=BREMEN,
    caseworker="idris",
    coordinator="nora",
    family_name="Familie Schreiber",
    phase=Phase.ENDED_IN_PREPARATION,
    began=61,
    concern="Jonas (15) hat die Ausbildung abgebrochen und liegt seit Wochen im Bett.",
    good="Jonas hat einen Onkel mit einer Tischlerei.",
    question="Was kann Jonas als Nächstes tun, und wer begleitet ihn?",
    bottom_lines=("Jonas geht zum Arzt.",),
    people=(
        Who("jonas", "Jonas Schreiber", Role.CHILD, "Kind", Side.BOTH, born=date(2011, 1, 8), way="text", phone="0176 5550901"),
        Who(
            "birgit",
            "Birgit Schreiber",
            Role.FAMILY,
            "Mutter",
            Side.MOTHER,
            custody=True,
            email="birgit.schreiber@familie.example",
            way="email",
        ),
        Who("dirk", "Dirk Schreiber", Role.FAMILY, "Onkel", Side.FATHER, phone="0421 5550903", way="phone"),
    ),
    outcome=Outcome.WITH_PLAN,
    why="Die Familie hat sich schon beim Vorbereiten selbst geeinigt: Jonas macht ein Praktikum bei Onkel Dirk.",
)

HARTMANN = Story(
    office=BREMEN,
    caseworker="petra",
    coordinator="jan",
    family_name="Familie Hartmann",
    phase=Phase.CLARIFIED,
    began=8,
    concern="Emma (5) und Paul (3) waren im November an vier Nachmittagen bis 18 Uhr in der Kita, ohne dass jemand sie abgeholt hat.",
    good="Beide Eltern haben sofort zugesagt, etwas zu ändern.",
    question="Wer holt Emma und Paul ab, auch wenn bei der Arbeit etwas dazwischenkommt?",
    bottom_lines=("Emma und Paul werden jeden Tag bis 16 Uhr abgeholt.",),
    available_help="Längere Betreuung bis 17 Uhr.",
    people=(
        Who("emma", "Emma Hartmann", Role.CHILD, "Kind", Side.BOTH, born=date(2021, 2, 14), way="paper"),
        Who("paul", "Paul Hartmann", Role.CHILD, "Kind", Side.BOTH, born=date(2023, 5, 29), way="paper"),
        Who("lars", "Lars Hartmann", Role.FAMILY, "Vater", Side.FATHER, custody=True, phone="0172 5551003", way="phone"),
        Who("nina", "Nina Hartmann", Role.FAMILY, "Mutter", Side.MOTHER, custody=True, phone="0172 5551004", way="phone"),
    ),
)

STORIES = (YILMAZ, HADDAD, BRINKMANN, NOWAK, KOVALENKO, DIMITROV, BEHRENS, OSEI, SCHREIBER, HARTMANN)
