"""The directory of the demo's service in Bremen: who helps families there. Names are made up, and the numbers ring nowhere."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.conferences.queries import conference_seen_by
from app.database import rows
from app.demo.families.telling import BREMEN
from app.directory.commands import add_partner
from app.directory.forms import PartnerForm
from app.kit.clock import now, pretending, today
from app.plans.commands.helping import ask_partner
from app.practice.directory import PartnerKind
from app.practice.roles import StaffRole

KEEPER, MANAGER = "nora", "vera"
_DAY_AND_NIGHT = "Tag und Nacht"


def _crisis(phone: str, hours: str = _DAY_AND_NIGHT) -> dict[str, Any]:
    return {"crisis": "yes", "crisis_phone": phone, "crisis_hours": hours}


def _agreed(words: str, days: int, who: str | None = None) -> dict[str, Any]:
    return {"agreed": words, "days": days, "who": who}


#: Kind, name, what they offer, and whatever else is known.
PARTNERS: tuple[tuple[PartnerKind, str, str, dict[str, Any]], ...] = (
    (
        PartnerKind.YOUTH_OFFICE, "Amt für Soziale Dienste, Sozialzentrum Ost", "Beratung, Hilfen zur Erziehung, Schutz von Kindern.",
        {"for_whom": "Familien in Hemelingen und Osterholz", "phone": "040 66969 800", "hours": "Montag bis Freitag, 8 bis 15 Uhr",
         "contact": "Idris Kaya", "contact_phone": "040 66969 721",
         **_agreed("Anfragen kommen mit Frage und Mindestanforderungen. Wir sagen in fünf Tagen, wer koordiniert.", 200, KEEPER)},
    ),
    (
        PartnerKind.CRISIS, "Kinder- und Jugendnotdienst Bremen (Demo)", "Nimmt Meldungen entgegen, kommt ins Haus, nimmt Kinder in Obhut.",
        {"phone": "040 66969 810", **_crisis("040 66969 811"), "languages": ["tr", "ar", "ru"],
         **_agreed("Nachts und am Wochenende zuerst dorthin. Am nächsten Morgen ruft der Notdienst die Koordination an.", -12)},
    ),
    (
        PartnerKind.POLICE, "Polizei, Ansprechstelle Häusliche Gewalt Ost", "Berät vor einer Anzeige, spricht Wegweisungen aus.",
        {"phone": "040 66969 815", "hours": "Montag bis Donnerstag, 9 bis 16 Uhr", "contact": "Kriminaloberkommissarin Anke Wulf",
         "contact_phone": "040 66969 816", **_agreed("Vor dem Familienrat ein Anruf: Gibt es ein Näherungsverbot?", 90)},
    ),
    (
        PartnerKind.REFUGE, "Frauenhaus Weserlicht", "Schutz und Wohnung für Frauen mit ihren Kindern.",
        {"phone": "040 66969 820", **_crisis("040 66969 820"), "languages": ["tr", "ar", "fa", "uk"], "for_whom": "Frauen mit Kindern",
         **_agreed("Wir nennen nie eine Anschrift, auch nicht der Polizei am Telefon. Treffen bei uns, zweiter Eingang.", 150, KEEPER)},
    ),
    (
        PartnerKind.CLINIC, "Kinderklinik am Werder", "Kinderschutzgruppe: untersucht, sichert Befunde, berät.",
        {"phone": "040 66969 825", **_crisis("040 66969 826"), "contact": "Dr. Henrike Mangels", "contact_phone": "040 66969 827",
         "contact_email": "mangels@klinik-werder.example", **_agreed("Die Kinderschutzgruppe schreibt bis drei Tage vor dem Rat.", 120)},
    ),
    (
        PartnerKind.PAEDIATRICIAN, "Kinderarztpraxis Dr. Yıldız", "Vorsorge und Behandlung, kennt viele Familien im Stadtteil.",
        {"for_whom": "Kinder bis 18 Jahre", "phone": "040 66969 830", "hours": "Täglich 8 bis 12 Uhr", "languages": ["tr"],
         "contact": "Dr. Selin Yıldız", "contact_phone": "040 66969 831"},
    ),
    (
        PartnerKind.MIDWIFE, "Familienhebammen Hemelinger Bogen", "Kommen im ersten Jahr nach Hause, auch wenn es schwierig ist.",
        {"for_whom": "Schwangere und Eltern mit einem Kind unter einem Jahr", "phone": "040 66969 835",
         "email": "post@hebammen-bogen.example", "languages": ["ar", "bg", "ro"]},
    ),
    (
        PartnerKind.EARLY_HELP, "Frühe Hilfen Ost", "Familienpatinnen, offener Treff, Begleitung zu Ämtern.",
        {"for_whom": "Familien mit Kindern bis drei Jahre", "phone": "040 66969 840", "hours": "Montag und Donnerstag, 10 bis 13 Uhr",
         "languages": ["tr", "ar", "ku"]},
    ),
    (
        PartnerKind.HEALTH_OFFICE, "Gesundheitsamt, Kinder- und Jugendgesundheit", "Untersucht vor der Schule, berät bei Fehlzeiten.",
        {"phone": "040 66969 845", "hours": "Montag bis Freitag, 9 bis 12 Uhr"},
    ),
    (
        PartnerKind.CHILD_PSYCHIATRY, "Ambulanz für Kinder- und Jugendpsychiatrie Ost", "Erstgespräche, Krisengespräche, Therapieplätze.",
        {"for_whom": "Kinder und Jugendliche bis 18", "phone": "040 66969 850",
         **_crisis("040 66969 851", "Montag bis Freitag, 8 bis 20 Uhr"), "contact": "Dr. Jonas Kettler", "contact_phone": "040 66969 852",
         **_agreed("Zwei feste Termine im Monat für Kinder aus Familienräten. Anmeldung durch die Fachkraft.", 18, KEEPER)},
    ),
    (
        PartnerKind.SCHOOL, "Schule an der Glockenstraße", "Grundschule mit Ganztag bis 16 Uhr.",
        {"phone": "040 66969 855", "hours": "Sekretariat 7:30 bis 13 Uhr", "contact": "Birgit Meyer, Schulsozialarbeit",
         "contact_phone": "040 66969 856", "contact_email": "meyer@glockenstrasse.example",
         **_agreed("Die Schule schreibt vorher auf, was sie sagen will, und kommt zum ersten Teil.", 240)},
    ),
    (
        PartnerKind.SCHOOL_COUNSELLING, "ReBUZ Ost, Schulberatung", "Hilft, wenn ein Kind nicht zur Schule geht.",
        {"phone": "040 66969 860", "email": "ost@rebuz.example", "hours": "Montag bis Freitag, 9 bis 15 Uhr", "languages": ["tr", "uk"]},
    ),
    (
        PartnerKind.FREE_PROVIDER, "Mütterzentrum Hemelingen", "Hausaufgabenhilfe, Mittagstisch, Sprachkurs mit Kinderbetreuung.",
        {"for_whom": "Familien im Stadtteil", "phone": "040 66969 865", "email": "hallo@muetterzentrum.example",
         "hours": "Montag bis Freitag, 9 bis 17 Uhr", "languages": ["tr", "ar", "ku", "fa"],
         **_agreed("Der kleine Saal ist für Familienräte frei, wenn wir zwei Wochen vorher fragen.", 300)},
    ),
    (
        PartnerKind.ADDICTION, "Suchtberatung Weserufer", "Beratung für Eltern und Jugendliche, auch anonym, Gruppe für Kinder.",
        {"phone": "040 66969 870", "hours": "Offene Sprechstunde dienstags 14 bis 17 Uhr", "languages": ["ru", "pl"]},
    ),
    (
        PartnerKind.DEBT, "Schuldnerberatung Osterdeich", "Ordnet Briefe, verhandelt mit Vermietern und Stromversorgern.",
        {"phone": "040 66969 875", "hours": "Nach Anmeldung, Wartezeit etwa drei Wochen", "languages": ["ar", "ru"]},
    ),
    (
        PartnerKind.MIGRATION, "Ankommen Ost, Beratung für Zugewanderte", "Aufenthalt, Sprache, Anerkennung, Begleitung zu Terminen.",
        {"phone": "040 66969 880", "hours": "Montag bis Mittwoch, 10 bis 14 Uhr", "languages": ["uk", "ar", "fa", "ti"]},
    ),
)  # fmt: skip


async def plant_directory(staff: dict[str, UUID]) -> None:
    """Who is in it, and who of them gives the help that was promised to families."""
    office = staff[BREMEN]
    known: dict[str, UUID] = {}
    with pretending(now() - timedelta(days=80)):
        begun = today() + timedelta(days=80)
        for kind, name, offers, more in PARTNERS:
            about = dict(more)
            days, who = about.pop("days", None), about.pop("who", None)
            form = PartnerForm(
                name=name,
                kind=kind,
                offers=offers,
                renew_on=begun + timedelta(days=days) if days else None,
                renewer=staff[who] if who else None,
                **about,
            )
            known[name] = await add_partner(form, office=office, by=staff[MANAGER])
    await _name_helpers(known, office, by=staff[MANAGER])


_WISHES = """
    SELECT DISTINCT s.request, s.from_whom, v.conference FROM requested_service s
    JOIN plan_version v ON v.id = s.version JOIN conference c ON c.id = v.conference
    WHERE c.office = $1 AND s.from_whom = ANY($2)
"""


async def _name_helpers(known: dict[str, UUID], office: UUID, *, by: UUID) -> None:
    for wish in await rows(_WISHES, office, list(known)):
        seen = await conference_seen_by(by, office, StaffRole.MANAGER, wish["conference"])
        if seen is not None:
            await ask_partner(seen[0], wish["request"], known[wish["from_whom"]])
