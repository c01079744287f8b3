"""How others do it: municipalities send Bremen their files. Three fingerprints were compared; one still waits for the phone."""

from datetime import timedelta
from uuid import UUID

from app.comparison.commands import comment_on, confirm, give_out, say_of_ours, take_in
from app.comparison.queries import files_of
from app.comparison.rules.times import usual
from app.database import row
from app.demo.families.telling import BREMEN, BREMERHAVEN, ELSEWHERE, NUERNBERG, OSNABRUECK
from app.kit.clock import now, pretending, today
from app.practice.roles import StaffRole

#: What each says to its own figures.
SAID = {
    BREMEN: ("Bremen", "Seit Mai mit einer Koordinatorin mehr. Viele Familien sprechen zu Hause Türkisch oder Arabisch."),
    BREMERHAVEN: ("Bremerhaven", "Eine Stelle für die ganze Stadt. Im Sommer haben wir drei Monate lang nicht koordiniert."),
    OSNABRUECK: ("Osnabrück", "Die Väter rufen wir zuerst an, noch vor dem ersten Besuch. Das kostet einen Tag und lohnt sich."),
    NUERNBERG: ("Nürnberg", "Wir laden in die Stadtteilhäuser ein. Die Folgeräte liegen bei uns später, nach zwölf Wochen."),
    ELSEWHERE: ("Musterstadt", "Wir haben erst in diesem Jahr begonnen."),
}
OURS = {
    "Osnabrück": "Mit Ulla Pohl telefoniert: Sie zeigen uns im Januar ihren ersten Brief an die Väter.",
    "Nürnberg": "Warum so viele Stunden? Nachfragen, ob die Wege dabei sind.",
}


async def compare(staff: dict[str, UUID]) -> None:
    """By file, as everybody does it: made by one, taken in by the other, the fingerprint read out on the phone."""
    ours, vera = staff[BREMEN], staff[f"{StaffRole.MANAGER} of {BREMEN}"]
    our_name = await _name(ours)
    period = usual(today())
    with pretending(now() - timedelta(days=6)):
        await say_of_ours(ours, period, *SAID[BREMEN])
        for place in (BREMERHAVEN, OSNABRUECK, NUERNBERG, ELSEWHERE):
            by = staff[f"{StaffRole.MANAGER} of {place}"]
            file = await give_out(staff[place], await _name(staff[place]), period, *SAID[place], kind="json", by=by)
            taken = await take_in(file, office=ours, office_name=our_name, by=vera)
            if place != ELSEWHERE:
                await confirm(taken.known, office=ours, by=vera)
    for file_there in await files_of(ours, period):
        if words := OURS.get(file_there.municipality):
            await comment_on(file_there.id, words, seen=0, office=ours, by=vera)


async def _name(office: UUID) -> str:
    found = await row("SELECT name FROM office WHERE id = $1", office)
    return str(found["name"]) if found else ""
