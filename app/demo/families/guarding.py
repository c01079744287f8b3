"""Who is kept safe in the demo's families, and how."""

from datetime import time

from msgspec import Struct


class Guarded(Struct, frozen=True):
    coordinator: str
    family_name: str
    apart: tuple[tuple[str, str], ...] = ()
    doors: tuple[tuple[str, time, str], ...] = ()
    second_meeting: tuple[str, int, time, str, tuple[str, ...]] | None = None  # days from the common one
    in_another_way: tuple[str, str, str] | None = None
    asks: tuple[tuple[str, str], ...] = ()  # to stop hiding, which waits for a second person


GUARDED = (
    Guarded(
        coordinator="nora",
        family_name="Familie Brinkmann",
        apart=(("Jana Brinkmann", "Torsten Brinkmann"),),
        doors=(("Jana Brinkmann", time(15, 30), "Eingang an der Gartenseite, bitte klingeln bei „Küche“"),),
        in_another_way=(
            "Torsten Brinkmann",
            "Im Frühjahr mehrfach Gewalt gegen Frau Brinkmann, die Kinder haben es gesehen. Sie könnte nicht frei sprechen, wenn er da ist.",
            "Ihr Brief wird im Familienrat vorgelesen, so wie Sie ihn geschrieben haben. Ihr Vater liest ihn vor. Bitte bringen Sie ihn bis zwei Tage vorher ins Büro, oder rufen Sie mich an: Ich hole ihn ab.",
        ),
        asks=(
            ("Jana Brinkmann", "Die neue Wohnung ist gekündigt, sie zieht zu ihrer Schwester. Die alte Adresse schützt niemanden mehr."),
        ),
    ),
    Guarded(
        coordinator="svenja",
        family_name="Familie Kovalenko",
        apart=(("Oksana Kovalenko", "Petro Kovalenko"),),
        second_meeting=("Gespräch mit Onkel Petro", 2, time(14, 0), "Stadtteilbüro Schinkel, Zimmer 4", ("Petro Kovalenko",)),
    ),
)

DANGER = {
    "child": "M. B., 7 Jahre",
    "seen": "Die Klassenlehrerin hat am Montag gesehen, dass M. sich im Schrank versteckt hat, als ein Mann laut wurde. M. sagte: „Wie bei Papa.“",
    "danger": "M. hat Gewalt gegen die Mutter miterlebt. Offen ist, ob der Vater seit September noch einmal vor der Wohnung stand.",
    "informed": "Insoweit erfahrene Fachkraft: Frau Sommer (Kinderschutz-Zentrum), am Dienstag, ohne Namen. Mit der Mutter besprochen.",
    "done": "Umgang bleibt begleitet. Die Mutter hat die Nummer des Frauenhauses. Nächstes Gespräch am Freitag.",
}
