"""What tests of arranging share: a room, an interpreter, and somebody who needs something."""

from datetime import date
from typing import Any
from uuid import UUID

from app.circle.tables import Need
from app.conferences.tables import Participant
from app.logistics.tables import Arrangement, Cost, Hours, Interpreter, InterpretingBooking, Venue
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


async def arrange(world: World) -> None:
    """One of each: something to do, interpreting, a cost, and some time."""
    about = {"office": world.bremen.id, "conference": world.yilmaz.id, "by": world.nora.id}
    await Arrangement.insert(Arrangement(conference=world.yilmaz.id, thing="food", what="Suppe"))
    await InterpretingBooking.insert(InterpretingBooking(**about, language="tr", state="needed"))
    await Cost.insert(Cost(conference=world.yilmaz.id, kind="food", planned_cents=1250, by=world.nora.id))
    day = {"day": date(2026, 11, 20), "phase": "preparation", "work": "talks", "minutes": 15}
    await Hours.insert(Hours(conference=world.yilmaz.id, person=world.nora.id, **day))
