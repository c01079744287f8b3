"""What the demo's service in Bremen has learnt: two looks back, near misses, a card, a workshop. Through the room's own commands."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.kit.clock import now, pretending
from app.learning import commands
from app.learning.forms import CardForm, NearMissForm, OutcomeForm, PointForm, WorkshopForm, months_ahead, months_back
from app.learning.queries import changes_of, points_of
from app.practice.learning import STAGES, Change, Level, Whose
from app.practice.phases import Phase

#: Days ago; kind, level, phase; what, expected, helped, hindered; what changes, who, in how many months.
Told = tuple[str, Level, Phase | None, str, str, str, str, str, Whose | None, int]
FINISHED: tuple[Told, ...] = (
    ("success", Level.PROFESSIONAL, Phase.PREPARATION, "Mit jedem Menschen wurde vorher allein gesprochen, auch mit dem Onkel im Ausland.",
     "", "Zwanzig Minuten Video am Abend haben gereicht.", "", "", None, 0),
    ("success", Level.ORGANISATION, Phase.PRIVATE_TIME, "Die Familienzeit durfte so lange dauern, wie sie wollte.",
     "", "Der Raum war bis zum Abend frei, und es gab zu essen.", "", "Räume immer mit offenem Ende buchen.", Whose.COORDINATION, 1),
    ("mistake", Level.COOPERATION, Phase.INFORMATION, "Am Tag selbst kam eine Mindestanforderung dazu, die niemand kannte.",
     "Dass alles vorher gesagt ist.", "Die Koordination hat eine Pause gemacht und nachgefragt.",
     "Die Vertretung kannte den Auftrag nur aus der Akte.", "Wer vertritt, liest vorher mit der Koordination die Mindestanforderungen.",
     Whose.CASEWORKERS, 2),
    ("mistake", Level.TEAM, Phase.FOLLOW_UP, "Der Plan lag elf Tage bei uns, bevor ihn alle in der Hand hatten.",
     "Fünf Tage, wie in unserer Liste.", "", "Die Übersetzung kam spät, und niemand hat nachgefragt.",
     "Die Übersetzung wird schon am Tag der Einladung angefragt.", Whose.TEAM, -1),
)  # fmt: skip
DRAFT: tuple[Told, ...] = (
    ("success", Level.PROFESSIONAL, Phase.AGREEING, "Das Kind hat selbst vorgelesen, was ihm wichtig ist.",
     "", "Die Vertrauensperson hat es mit ihm geübt.", "", "", None, 0),
    ("mistake", Level.ORGANISATION, Phase.PREPARATION, "Drei Wochen lang gab es keine Dolmetscherin.",
     "Eine Woche.", "", "Unsere Liste war alt.", "", None, 0),
)  # fmt: skip
NEAR_MISSES = (
    (150, Level.PROFESSIONAL, Phase.PREPARATION, "Fast hätten wir nur die Verwandten der Mutter eingeladen."),
    (90, Level.COOPERATION, Phase.PREPARATION, "Beinahe hätte die Nichte gedolmetscht, weil die Bestellung nicht angekommen war."),
    (61, Level.ORGANISATION, Phase.PREPARATION, "Die Einladung wäre fast an eine alte Adresse gegangen."),
    (40, Level.TEAM, Phase.FOLLOW_UP, "In der Urlaubswoche wusste fast niemand, wer die Familie anruft."),
    (12, Level.PROFESSIONAL, Phase.AGREEING, "Beinahe hätte die Koordination den Plan in eigenen Worten aufgeschrieben."),
    (3, Level.COOPERATION, Phase.FOLLOW_UP, "Eine Hilfe war zugesagt, aber fast ohne einen Tag, an dem sie beginnt."),
)


async def learn(staff: dict[str, UUID]) -> None:
    office, manager = staff["HB"], staff["vera"]
    for days, level, phase, what in NEAR_MISSES:
        with pretending(now() - timedelta(days=days)):
            await commands.note_near_miss(NearMissForm(what=what, level=level, phase=phase), office=office)
    with pretending(now() - timedelta(days=70)):
        await commands.finish(await _look_back(office, FINISHED), office=office)
    await _look_back(office, DRAFT)
    await _one_is_done(office)
    card = CardForm(
        mistake="Zwischen den Jahren ist niemand zu erreichen.",
        cornerstone="Vor den Ferien sagen, wer vertritt und wie lange.",
        phase=Phase.FOLLOW_UP,
        level=Level.ORGANISATION,
    )
    await commands.change_card("", card, office=office, by=manager)
    months = months_back()
    await commands.begin_workshop(WorkshopForm(name="Aus Fehlern und Erfolgen lernen", since=months[8], until=months[0]), office=office)


async def _look_back(office: UUID, told: tuple[Told, ...]) -> UUID:
    """All four questions, one after the other."""
    look_back = await commands.begin_look_back(office=office)
    for kind, level, phase, what, expected, *_ in told:
        form = PointForm(kind=kind, level=level, phase=phase, what=what, expected=expected)  # type: ignore[arg-type]  # one of the two
        await commands.add_point(look_back, form, office=office)
    by_what = {each[3]: each for each in told}
    for stage in range(3, len(STAGES) + 1):
        for point in await points_of(office, look_back) or []:
            _, _, _, _, _, helped, hindered, change, who, months = by_what[point.what]
            typed: dict[str, Any] = {"helped": helped, "hindered": hindered}
            if stage == len(STAGES):
                typed = {"change": change, "who": who, "by_month": months_ahead()[max(months, 0)] if change else None}
            await commands.change_point(look_back, stage, PointForm(point=point.id, edited=point.edited, **typed), office=office)
    return look_back


async def _one_is_done(office: UUID) -> None:
    done = next(each for each in await changes_of(office) if each.who == Whose.TEAM)
    form = OutcomeForm(state=Change.DONE, word="Seitdem sind es vier Tage.", edited=done.edited)
    await commands.say_outcome(done.id, form, office=office)
