"""A family that has met twice: its plan lives in a second version."""

from datetime import date, time

from app.demo.families.telling import BREMEN, Promise, Reviewed, Since, Story, Who, Wish
from app.demo.families.told import FOR_MILA
from app.practice.phases import Phase
from app.practice.promises import Progress, Worked
from app.practice.roles import Role, Side

PETROV = Story(
    office=BREMEN,
    caseworker="idris",
    coordinator="nora",
    family_name="Familie Petrov",
    phase=Phase.FOLLOW_UP,
    began=150,
    meets=-110,
    at=time(16, 0),
    place="Quartierszentrum Blockdiek",
    concern="Mila (9) ist nachmittags bis zum Abend allein in der Wohnung. Frau Petrova arbeitet im Schichtdienst und schläft zu wenig.",
    good="Mila und ihre Mutter lachen viel zusammen. Der große Bruder Anton kocht. Die Tante wohnt im selben Haus.",
    question="Wie ist Mila an jedem Nachmittag gut versorgt, auch wenn ihre Mutter arbeitet oder schläft?",
    bottom_lines=("Mila ist nachmittags nie länger als eine Stunde allein.",),
    people=(
        Who("mila", "Mila Petrova", Role.CHILD, "Kind", Side.BOTH, born=date(2017, 4, 2), way="paper"),
        Who("daria", "Daria Petrova", Role.FAMILY, "Mutter", Side.MOTHER, custody=True, email="daria.petrova@familie.example", way="email"),
        Who("anton", "Anton Petrov", Role.FAMILY, "Bruder", Side.BOTH, email="anton.petrov@familie.example", way="email"),
        Who("olga", "Olga Sidorova", Role.FAMILY, "Tante", Side.MOTHER, email="olga.sidorova@familie.example", way="email"),
        Who("pavel", "Pavel Petrov", Role.FAMILY, "Vater", Side.FATHER, phone="0176 04069041", way="phone", answer="another_way",
            words="Ich bin auf Montage und rufe an."),
    ),
    promises=(
        Promise(
            "Olga nimmt Mila nach der Schule mit hoch, montags bis mittwochs.", "olga", due_words="Montag bis Mittwoch", helper="anton",
            checker="daria", sign="Mila erzählt beim Abendbrot, was sie bei Olga gemacht hat.", answers=(1, 0),
            progress=((Progress.DONE, "Sie hat jetzt Hausschuhe bei mir."),),
        ),
        Promise(
            "Ich koche donnerstags und freitags mit Mila.", "anton", due_words="Donnerstag und Freitag", checker="olga",
            sign="Es steht etwas Warmes auf dem Tisch.", answers=(1,), progress=((Progress.PARTLY, "Freitags habe ich Training."),),
        ),
        Promise(
            "Ich frage nach anderen Schichten.", "daria", due=30, checker="olga", sign="Ich schlafe wieder sechs Stunden.", answers=(0,),
            progress=((Progress.DONE, "Ab Juni nur noch Frühdienst."),),
        ),
    ),
    wishes=(Wish("Hortplatz für Mila", "Amt für Soziale Dienste", promised=40, kept=38),),
    contingency="Wenn alle ausfallen, geht Mila zu Frau Lenz im Erdgeschoss. Sie weiß Bescheid.",
    guardian="olga",
    review=63,
    since=Since(
        checks=(("daria", "olga", 30, Worked.YES, "Mila kommt fröhlich herunter.", True),),
        before_review=(
            ("daria", (("olga", "worked", "Ohne Olga ginge es nicht."), ("anton", "partly", ""), ("daria", "worked", "Ich schlafe wieder.")),
             "Wir sitzen abends wieder zusammen.", "Freitags ist noch eine Lücke."),
            ("anton", (("olga", "worked", ""), ("anton", "partly", "Freitags schaffe ich es nicht wegen Training.")), "Mila lernt kochen.", ""),
            ("olga", (("olga", "worked", ""), ("daria", "worked", "")), "", "Ich brauche im August Urlaub."),
        ),
    ),
    for_children=(FOR_MILA,),
    reviewed=Reviewed(
        gone=(("daria", "Das ist geschafft: Daria arbeitet nur noch im Frühdienst."), ("anton", "Freitags hat Anton Training. Wir teilen es neu auf.")),
        new=(
            (Promise("Ich koche donnerstags mit Mila.", "anton", due_words="jeden Donnerstag", checker="olga",
                     sign="Mila sucht das Rezept aus.", answers=(1,)), "Donnerstags klappt es immer."),
            (Promise("Freitags hole ich Mila selbst aus dem Hort ab.", "daria", due_words="jeden Freitag", checker="olga",
                     sign="Wir gehen zusammen einkaufen.", answers=(1, 0)), "Freitags habe ich jetzt um 14 Uhr Schluss."),
        ),
        next_review=175,
        kept_since=(("anton", Progress.DONE, "Borschtsch!"),),
    ),
)  # fmt: skip
