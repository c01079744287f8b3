"""What tests of safety share: a second meeting, two who are kept apart, somebody who takes part in another way."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from app.kit.clock import today
from app.practice.roles import StaffRole
from app.practice.safety import Criterion, OtherWay
from app.safety import commands
from app.safety.forms import ExclusionForm, SeparateForm, SlotForm
from app.safety.queries import second
from app.safety.tables import Separate
from tests.circle import seat_of
from tests.world import World

#: The other meeting: nothing of it may reach whoever comes to the common one, and the other way round.
OTHER_DAY, OTHER_CLOCK, OTHER_PLACE = date(2027, 4, 7), time(10, 15), "Nebenhaus am Deich, Raum Möwe"


async def a_second_meeting(world: World, *people: Any, day: date = OTHER_DAY) -> UUID:
    """A second meeting, and these come to it."""
    conference = await world.seen_by(world.nora, StaffRole.COORDINATOR)
    slot = await commands.add_slot(
        conference, SlotForm(name="Zweites Gespräch", day=day, clock=OTHER_CLOCK, place=OTHER_PLACE), by=world.nora.id
    )
    for each in people:
        seat = await seat_of(world, each)
        before = await Separate.select(Separate.edited).where(Separate.participant == seat).first()
        form = SeparateForm(meeting=str(slot), edited=before["edited"] if before else 0)
        await commands.come(conference, seat, form, by=world.nora.id)
    return slot


async def part(world: World, one: Any, other: Any) -> None:
    conference = await world.seen_by(world.nora, StaffRole.COORDINATOR)
    await commands.part(conference, await seat_of(world, one), await seat_of(world, other), by=world.nora.id)


async def exclude(world: World, person: Any, *, signed: bool = True, **more: Any) -> None:
    """Nora decides, Vera signs."""
    conference = await world.seen_by(world.nora, StaffRole.COORDINATOR)
    values = {
        "criterion": Criterion.NOT_FREE,
        "why": "Geheimer Grund: Sara hat Angst vor ihm.",
        "until": today() + timedelta(weeks=4),
        "other_way": OtherWay.LETTER,
        "other_words": "Bitte bis Freitag einen Brief schreiben.",
    } | more
    await commands.exclude(conference, await seat_of(world, person), ExclusionForm(**values), by=world.nora.id)
    if signed:
        (look,) = [each for each in await second.looks_of(world.bremen.id) if each.deed == "exclude" and each.asked_by == world.nora.id]
        await commands.answer_look(look.id, True, office=world.bremen.id, by=world.vera.id)
