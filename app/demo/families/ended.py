"""Families who need us no longer: one kept its plan, one agreed before it met."""

from datetime import date

from app.demo.families.telling import BREMEN, OSNABRUECK, Promise, Story, Who
from app.practice.phases import Phase
from app.practice.promises import Outcome, Progress
from app.practice.roles import Role, Side

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
        Who("abena", "Abena Osei", Role.CHILD, "Kind", Side.BOTH, "en", born=date(2013, 11, 5), way="text", phone="0176 04069007"),
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
        Who("jonas", "Jonas Schreiber", Role.CHILD, "Kind", Side.BOTH, born=date(2011, 1, 8), way="text", phone="0176 04069008"),
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
        Who("dirk", "Dirk Schreiber", Role.FAMILY, "Onkel", Side.FATHER, phone="040 66969 307", way="phone"),
    ),
    outcome=Outcome.WITH_PLAN,
    why="Die Familie hat sich schon beim Vorbereiten selbst geeinigt: Jonas macht ein Praktikum bei Onkel Dirk.",
)
