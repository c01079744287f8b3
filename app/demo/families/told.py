"""Plans told for children, as the demo's people tell them."""

from app.demo.families.telling import ForAChild
from app.practice.childs_words import OwnWords, TapKind
from app.practice.pictograms import Pictogram

#: Written by her aunt at the kitchen table.
FOR_ELIF = ForAChild(
    child="elif",
    by="derya",
    days=6,
    people=(
        ("ayse", Pictogram.GRANDPARENTS, "Oma", "Oma kann ich alles sagen."),
        ("mehmet", Pictogram.FATHER, "Papa", "Papa kann ich immer anrufen, auch bei der Arbeit."),
        ("derya", Pictogram.PERSON, "Tante Derya", "Bei Derya darf ich auch einfach so klingeln."),
        ("", Pictogram.FRIEND, "Mia aus meiner Klasse", "Mia sitzt neben mir."),
    ),
    promises=(
        ("ayse", Pictogram.SCHOOL, "Oma bringt mich jeden Tag in die Schule."),
        ("mehmet", Pictogram.HOME, "Papa fragt, ob er tagsüber arbeiten darf."),
        ("derya", Pictogram.COOKING, "Dienstags und donnerstags esse ich bei Tante Derya."),
        ("elif", Pictogram.TALK, "Ich sage Papa oder Oma, wenn es mir nicht gut geht."),
        ("cem", Pictogram.BICYCLE, "Onkel Cem sucht ein Fahrrad für mich."),
    ),
    own=(
        (OwnWords.SAID, Pictogram.TALK, "Ich will, dass morgens jemand da ist."),
        (OwnWords.SAFE_WORD, Pictogram.STOP, "Regenbogen"),
        (OwnWords.NOT_GOOD, Pictogram.PHONE, "Ich rufe Oma an. Oder ich gehe zu Frau Kosmalla."),
    ),
    taps=(("derya", TapKind.DIFFERENT, 30),),
)

#: Told before the family met again: the plan has changed since.
FOR_MILA = ForAChild(
    child="mila",
    by="nora",
    days=8,
    people=(
        ("daria", Pictogram.MOTHER, "Mama", "Mama ist für mich da."),
        ("olga", Pictogram.PERSON, "Olga", "Zu Olga kann ich immer hochgehen."),
    ),
    promises=(
        ("olga", Pictogram.WAY, "Olga nimmt mich nach der Schule mit."),
        ("anton", Pictogram.COOKING, "Anton kocht mit mir."),
        ("daria", Pictogram.SLEEP, "Mama fragt, ob sie nachts schlafen kann."),
    ),
    own=((OwnWords.SAID, Pictogram.HAPPY, "Ich mag es, wenn wir zusammen kochen."),),
)
