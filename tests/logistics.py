"""What tests of arranging share: a room, an interpreter, and somebody who needs something."""

from typing import Any
from uuid import UUID

from app.circle.tables import Need
from app.conferences.tables import Participant
from app.logistics.tables import Interpreter, Venue
from tests.circle import seat_of
from tests.world import World


async def make_venue(world: World, name: str = "Bürgerhaus, kleiner Saal", **more: Any) -> UUID:
    office = more.pop("office", world.bremen)
    venue = Venue(office=office.id, **({"name": name, "address": "Godehardstraße 4, 28309 Bremen", "accessible": True} | more))
    await Venue.insert(venue)
    return UUID(str(venue.id))


async def make_interpreter(world: World, name: str = "Selin Arslan", **more: Any) -> UUID:
    office = more.pop("office", world.bremen)
    about = {"name": name, "languages": ["tr", "ku"], "gender": "woman", "phone": "0170 1", "email": "selin@dolmetschen.test"}
    interpreter = Interpreter(office=office.id, **(about | more))
    await Interpreter.insert(interpreter)
    return UUID(str(interpreter.id))


async def needs(world: World, person: Any, kind: str, words: str = "") -> UUID:
    """Somebody needs something to come; gives their seat."""
    seat = await seat_of(world, person)
    await Need.insert(Need(participant=seat, kind=kind, words=words))
    return seat


async def seats_as(world: World, role: str) -> list[str]:
    """The names of those who take part as this."""
    found = await Participant.select(Participant.person.name.as_alias("name")).where(
        Participant.conference == world.yilmaz.id, Participant.role == role, Participant.left_at.is_null()
    )
    return sorted(each["name"] for each in found)
