"""What tests of finding the day share."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from app.dates import commands, queries
from app.dates.commands import Proposed
from app.kit.clock import today
from app.practice.phases import Phase
from app.practice.taking_part import Says
from tests.world import World

SOON = today() + timedelta(days=30)


async def proposed(world: World, *days: date, asked: bool = True, slot: UUID | None = None, online: bool = False) -> list[UUID]:
    """The Yılmaz conference without a day, in preparation; these days are proposed, and everybody is asked. Gives their ids, by day."""
    await world.at(Phase.PREPARATION, meets_on=None, meets_at=None)
    conference = await world.as_it_is()
    what = [Proposed(day, time(15, 30), 180, "Bürgerhaus Hemelingen, kleiner Saal", online, slot) for day in days]
    await commands.propose(conference, what, by=world.nora.id)
    if asked:
        await commands.ask(conference, by=world.nora.id)
    return [each.id for each in (await queries.poll_of(conference.id)).proposals if each.slot == slot]


async def says(world: World, person: Any, **answers: Says) -> None:
    """`await says(world, world.ayse, **{proposal.hex: Says.YES})`."""
    conference = await world.as_it_is()
    await commands.answer(conference, person.id, {UUID(hex=each): what for each, what in answers.items()}, "", by=person.id)


def hexes(proposals: list[UUID], *what: Says) -> dict[str, Says]:
    return {each.hex: says for each, says in zip(proposals, what, strict=True)}
