"""A family that meets again soon: most was kept, one thing of the office is late."""

from datetime import date, time

from app.demo.families.telling import BREMEN, Around, Promise, Since, Story, Who, Wish
from app.demo.families.translated import DARWISH_IN_ARABIC
from app.practice.network import Tie
from app.practice.phases import Phase
from app.practice.promises import Progress, Worked
from app.practice.roles import Role, Side
from app.practice.taking_part import TalkHow

DARWISH = Story(
    office=BREMEN,
    caseworker="idris",
    coordinator="nora",
    family_name="Familie Darwish",
    phase=Phase.REVIEW,
    began=108,
    meets=-63,
    at=time(16, 0),
    place="Stadtteilhaus Huchting, Raum 3",
    wished_language="ar",
    concern=(
        "Sami (12) ist seit dem Frühjahr an vier Abenden in der Woche mit seiner kleinen Schwester allein, weil Frau Darwish spät arbeitet. "
        "Er macht keine Hausaufgaben mehr und schläft im Unterricht ein."
    ),
    good="Sami kocht Noor jeden Abend etwas Warmes. Die Großmutter ruft täglich an. Vater und Mutter können miteinander reden.",
    question="Wer ist abends da, wenn Lamia arbeitet?",
    bottom_lines=("Noor und Sami sind nach 18 Uhr nicht allein zu Hause.", "Sami macht seine Hausaufgaben vor 19 Uhr."),
    available_help="Hortplatz bis 17 Uhr, Zuschuss zum Sportverein.",
    people=(
        Who("sami", "Sami Darwish", Role.CHILD, "Kind", Side.BOTH, born=date(2014, 3, 11), way="text", phone="0176 04069031"),
        Who("noor", "Noor Darwish", Role.CHILD, "Kind", Side.BOTH, born=date(2019, 6, 2), way="paper"),
        Who(
            "lamia",
            "Lamia Darwish",
            Role.FAMILY,
            "Mutter",
            Side.MOTHER,
            "ar",
            custody=True,
            email="lamia.darwish@familie.example",
            phone="0176 04069032",
            way="email",
        ),
        Who(
            "nabil",
            "Nabil Darwish",
            Role.FAMILY,
            "Vater",
            Side.FATHER,
            "ar",
            custody=True,
            email="nabil.darwish@familie.example",
            phone="0176 04069033",
            way="email",
        ),
        Who(
            "samiha",
            "Samiha Darwish",
            Role.FAMILY,
            "Großmutter",
            Side.FATHER,
            "ar",
            email="samiha.darwish@familie.example",
            way="email",
            needs="Liest nur Arabisch",
        ),
        Who("rasha", "Rasha Kanaan", Role.FAMILY, "Tante", Side.MOTHER, phone="0176 04069034", way="phone"),
        Who("bruening", "Ilse Brüning", Role.FAMILY, "Nachbarin", Side.NEIGHBOURS, phone="040 66969 321", way="paper"),
        Who(
            "mansour",
            "Karim Mansour",
            Role.INTERPRETER,
            "Dolmetscher für Arabisch",
            Side.PROFESSIONAL,
            "ar",
            email="karim.mansour@dolmetschen.example",
            way="email",
        ),
    ),
    around=Around(
        talks=(
            ("lamia", TalkHow.VISIT, 70, "Mit Dolmetscher. Wünscht sich, dass Nabil mehr übernimmt."),
            ("nabil", TalkHow.OFFICE, 45, ""),
        ),
        ties=(
            ("lamia", 1, Tie.STRONG),
            ("nabil", 2, Tie.PLAIN),
            ("samiha", 1, Tie.STRONG),
            ("rasha", 2, Tie.PLAIN),
            ("bruening", 2, Tie.PLAIN),
        ),
        separated=(("lamia", "nabil"),),
        shared=True,
    ),
    promises=(
        Promise(
            "أنا عند الأولاد كل يوم اثنين وأربعاء من الساعة الخامسة حتى ترجع لميا.",
            "samiha",
            what="Samiha ist montags und mittwochs ab 17 Uhr bei den Kindern, bis Lamia kommt.",
            due_words="montags und mittwochs",
            checker="lamia",
            sign="Es riecht nach Essen, wenn ich nach Hause komme.",
            plan_b="Ist Samiha krank, kommt Frau Brüning herüber.",
            answers=(1, 0),
            progress=((Progress.DONE, "لم أغب يوما واحدا."),),
        ),
        Promise(
            "سامي ونور عندي كل يوم خميس، وأوصلهما إلى المدرسة صباح الجمعة.",
            "nabil",
            what="Sami und Noor schlafen donnerstags bei Nabil; freitags bringt er sie zur Schule.",
            due_words="jeden Donnerstag",
            helper="sami",
            checker="samiha",
            sign="Die Kinder erzählen vom Donnerstag.",
            answers=(1,),
            progress=((Progress.PARTLY, "مرة واحدة كان عندي دوام ليلي."), (Progress.DONE, "منذ شهر ينجح الأمر كل خميس.")),
        ),
        Promise(
            "Ich mache Hausaufgaben bei Frau Brüning, bevor ich Fußball gucke.",
            "sami",
            due_words="an jedem Schultag",
            helper="bruening",
            checker="lamia",
            sign="Alles ist vor sieben fertig.",
            answers=(2,),
            progress=((Progress.PARTLY, "Meistens. Freitags nicht."),),
        ),
        Promise(
            "Ich frage meine Chefin nach der Frühschicht.",
            "rasha",
            what="Rasha fragt für Lamia in der Bäckerei nach einer Frühschicht.",
            due=21,
            checker="lamia",
            sign="Wir haben eine Antwort.",
            progress=((Progress.NO_LONGER_NEEDED, "Lamia hat selbst etwas gefunden."),),
        ),
        Promise(
            "Freitags um fünf trinken die Kinder bei mir Kakao, bis jemand kommt.",
            "bruening",
            due_words="freitags",
            checker="samiha",
            sign="Die Tassen stehen in der Spüle.",
            answers=(1,),
        ),
    ),
    wishes=(
        Wish(
            "Hortplatz für Noor bis 17 Uhr",
            "Amt für Soziale Dienste",
            promised=30,
            kept=26,
            words="Der Hort in der Schule hat einen Platz frei. Ich melde Noor an, und der Hort schreibt Ihnen, ab wann sie kommen kann.",
        ),
        Wish(
            "Zuschuss für den Fußballverein",
            "Amt für Soziale Dienste",
            promised=40,
            words="Bringen Sie bitte die Rechnung des Vereins mit. Dann zahlen wir den Beitrag für ein Jahr.",
        ),
    ),
    contingency="Kommt abends niemand: zuerst Frau Brüning, dann Nabil. Sami darf jederzeit bei Samiha anrufen.",
    guardian="samiha",
    review=70,
    translated=(DARWISH_IN_ARABIC,),
    call_whom="nabil",
    call_when="Wenn zwei Abende in einer Woche niemand da war.",
    since=Since(
        checks=(
            ("lamia", "samiha", 30, Worked.YES, "البيت دافئ والأولاد شبعانون.", True),
            ("samiha", "nabil", 41, Worked.YES, "", True),
            ("lamia", "sami", 36, Worked.PARTLY, "", True),
        ),
        scale=(
            ("lamia", ((3, 2), (30, 5), (56, 7)), True),
            ("samiha", ((4, 5), (31, 6), (57, 8)), True),
            ("sami", ((3, 4), (32, 6), (57, 7)), True),
            ("nabil", ((5, 5), (33, 6)), False),
        ),
        news=(
            ("lamia", 44, "وجدت عملا صباحيا من أول كانون الأول.", True),
            ("sami", 51, "Wir haben 3:1 gewonnen und Papa war da.", True),
            ("bruening", 38, "Noor kann jetzt Schleifen binden.", False),
        ),
        calls=(28,),
        looked=(("idris", 3), ("nora", 4), ("idris", 30), ("nora", 56)),
        before_review=(
            (
                "lamia",
                (("samiha", "worked", "دائما."), ("nabil", "worked", ""), ("sami", "partly", ""), ("rasha", "no_longer_needed", "")),
                "لست وحدي في المساء.",
                "أريد أن نتكلم عن العطلة الشتوية.",
            ),
            ("sami", (("sami", "partly", "Freitags will ich lieber raus."), ("nabil", "worked", "")), "Donnerstag bei Papa.", ""),
            ("samiha", (("samiha", "worked", ""), ("bruening", "worked", ""), ("nabil", "worked", "")), "الأولاد ينامون باكرا.", ""),
        ),
    ),
)
