"""Families on the way to their conference."""

from datetime import date, time

from app.circle.forms import HousesForm, OwnViewForm
from app.demo.families.telling import BREMEN, OSNABRUECK, Around, Story, Who
from app.practice.network import Tie
from app.practice.phases import Phase
from app.practice.pictograms import Pictogram as P
from app.practice.roles import Role, Side
from app.practice.taking_part import ChildTakesPart, NeedKind, TalkHow

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
            phone="0176 04069017",
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
            phone="0176 04069018",
            way="email",
            answer="another_way",
            words="Ich schreibe einen Brief, den jemand vorliest.",
            safety="Nimmt auf anderem Weg teil. Einladung getrennt besprochen.",
        ),
        Who(
            "heidi",
            "Heidi Sievers",
            Role.FAMILY,
            "Großmutter",
            Side.MOTHER,
            phone="040 66969 310",
            way="paper",
            address="Arberger Heerstraße 112\n28307 Bremen",
            answer="",
        ),
        Who("rolf", "Rolf Brinkmann", Role.FAMILY, "Großvater", Side.FATHER, phone="040 66969 311", way="phone", answer=""),
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
    invitation=(
        (
            "heidi",
            "de",
            "Ihr Lieben,\nMia und Leon sollen es ruhig haben. Dafür brauchen wir euch. Kommt bitte und denkt mit uns nach. Für Kaffee und Butterkuchen ist gesorgt.",
        ),
    ),
    picture="table",
    around=Around(
        talks=(
            ("jana", TalkHow.ELSEWHERE, 70, "Treffen im Frauenzentrum. Sie will, dass die Großeltern beider Seiten dabei sind."),
            ("torsten", TalkHow.OFFICE, 45, "Er schreibt einen Brief an Mia und Leon. Sein Vater soll ihn vorlesen."),
            ("heidi", TalkHow.PHONE, 25, "Sie kann Leon am Wochenende nehmen."),
        ),
        needs=(
            ("jana", NeedKind.CHILDCARE, "Leon, vier Jahre"),
            ("heidi", NeedKind.TRAVEL, "aus Bremen-Nord, ohne Auto"),
            ("rolf", NeedKind.WHEELCHAIR, "geht am Stock"),
        ),
        parts=(("mia", ChildTakesPart.DRAWING, "Mia malt ein Bild von zwei Häusern.", ""), ("leon", ChildTakesPart.ADVOCATE, "", "wessel")),
        views=(
            (
                "torsten",
                "Mia und Leon, es tut mir leid. Ich lerne gerade, wie ich mit meiner Wut umgehe. Ich warte, bis ihr mich sehen wollt.",
                "rolf",
            ),
            ("mia", "In dem einen Haus ist es leise. Da will ich schlafen.", "wessel"),
        ),
        proposals=(("heidi", "Birte Sievers", "Tante, Janas Schwester", "Mia schläft gern bei ihr."),),
        mentioned=(("Ingrid Brinkmann", "Großmutter", Side.FATHER, True), ("Kita Regenbogen", "Kita", Side.SCHOOL, False)),
        ties=(
            ("jana", 1, Tie.STRONG),
            ("torsten", 2, Tie.STRAINED),
            ("heidi", 1, Tie.STRONG),
            ("rolf", 2, Tie.PLAIN),
        ),
        separated=(("torsten", "jana"),),
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
        Who("agnieszka", "Agnieszka Nowak", Role.FAMILY, "Mutter", Side.MOTHER, "pl", custody=True, phone="0176 04069019"),
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
        Who("danylo", "Danylo Kovalenko", Role.CHILD, "Kind", Side.BOTH, "uk", born=date(2011, 6, 23), way="text", phone="0176 04069020"),
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
        Who("petro", "Petro Kovalenko", Role.FAMILY, "Onkel", Side.FATHER, "uk", phone="0176 04069021", way="text", answer=""),
        Who(
            "meyer",
            "Gisela Meyer",
            Role.FAMILY,
            "Nachbarin",
            Side.NEIGHBOURS,
            way="paper",
            answer="",
            address="Schützenstraße 41\n49084 Osnabrück",
        ),
    ),
    around=Around(
        talks=(("oksana", TalkHow.VISIT, 60, "Mit Dolmetscherin. Sie will, dass Danylo selbst sagt, wer kommt."),),
        needs=(("halyna", NeedKind.PHONE_OR_VIDEO, "aus Lwiw, eine Stunde später"), ("oksana", NeedKind.INTERPRETER, "")),
        parts=(("danylo", ChildTakesPart.PART_OF_THE_TIME, "Er will gehen dürfen, wann er möchte.", ""),),
        views=(("halyna", "Danylo, du bist nicht allein. Ich bin jeden Abend am Telefon.", "oksana"),),
        own=(
            (
                "danylo",
                "uk",
                HousesForm(
                    good=[P.SPORT, P.FRIEND],
                    worry=[P.NIGHT, P.SAD],
                    worry_words="Я не можу заснути.",
                    wish=[P.LISTEN, P.HOME],
                    wish_words="Щоб мене не питали про все одразу.",
                    wished_reader="Мама",
                ),
            ),
            (
                "petro",
                "uk",
                OwnViewForm(words="Даниле, у суботу ми знову підемо плавати. Я чекаю на тебе.", lang="uk", wished_reader="Оксана"),
            ),
        ),
        proposals=(("oksana", "Sven Albers", "Schwimmtrainer", "Danylo war zweimal bei ihm."),),
        mentioned=(("Andrij Kovalenko", "Vater", Side.FATHER, True), ("Familie Ostermann", "Freunde aus dem Haus", Side.FRIENDS, False)),
        ties=(("oksana", 1, Tie.STRONG), ("halyna", 2, Tie.STRONG), ("petro", 3, Tie.PLAIN), ("meyer", 2, Tie.PLAIN)),
        shared=True,
    ),
    invitation=(
        ("oksana", "uk", "Любі, Данилові потрібні ми всі. Прийдіть, будь ласка, подумаймо разом. Обіцяю вареники."),
        ("oksana", "de", "Ihr Lieben, Danylo braucht uns alle. Kommt bitte, wir denken zusammen nach. Es gibt Wareniki."),
    ),
    picture="boat",
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
        Who("lars", "Lars Hartmann", Role.FAMILY, "Vater", Side.FATHER, custody=True, phone="0176 04069022", way="phone"),
        Who("nina", "Nina Hartmann", Role.FAMILY, "Mutter", Side.MOTHER, custody=True, phone="0176 04069023", way="phone"),
    ),
)
