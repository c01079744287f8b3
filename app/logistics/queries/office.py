"""The rooms and interpreters that an office knows."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.database import row, rows


class VenueLine(Struct, frozen=True):
    id: UUID
    name: str
    address: str
    accessible: bool
    second_room: bool
    kitchen: bool
    bus: str
    contact: str
    phone: str
    email: str
    cost_cents: int | None
    notes: str
    archived_at: datetime | None
    edited: int


class InterpreterEntry(Struct, frozen=True):
    id: UUID
    name: str
    languages: list[str]
    dialects: str
    gender: str
    phone: str
    email: str
    secrecy_on: date | None
    rate_cents: int | None
    notes: str
    archived_at: datetime | None
    edited: int


_VENUE = "v." + ", v.".join(VenueLine.__struct_fields__)
_INTERPRETER = "i." + ", i.".join(InterpreterEntry.__struct_fields__)


async def venues_of(office: UUID) -> list[VenueLine]:
    """By name; those that are archived come last."""
    found = await rows(f"SELECT {_VENUE} FROM venue v WHERE v.office = $1 ORDER BY v.archived_at IS NOT NULL, lower(v.name), v.id", office)  # noqa: S608
    return [VenueLine(**dict(each)) for each in found]


async def venue_of(office: UUID, venue: UUID) -> VenueLine | None:
    found = await row(f"SELECT {_VENUE} FROM venue v WHERE v.office = $1 AND v.id = $2", office, venue)  # noqa: S608
    return VenueLine(**dict(found)) if found else None


class VenueChoice(Struct, frozen=True):
    """A room that may be chosen, and the references of other conferences that are in it on the same day."""

    venue: VenueLine
    chosen: bool
    taken_by: list[str]


_CHOICES = f"""
    SELECT {_VENUE},
           EXISTS (SELECT 1 FROM venue_booking b
                   WHERE b.venue = v.id AND b.conference = c.id AND b.sitting = c.sitting AND b.state <> 'cancelled') AS chosen,
           ARRAY(SELECT o.reference FROM venue_booking b JOIN conference o ON o.id = b.conference
                 WHERE b.venue = v.id AND b.sitting = o.sitting AND b.state <> 'cancelled' AND o.id <> c.id AND o.meets_on = c.meets_on
                   AND o.phase NOT IN ('closed', 'ended_in_preparation') ORDER BY o.reference) AS taken_by
    FROM conference c JOIN venue v ON v.office = c.office AND v.archived_at IS NULL
    WHERE c.id = $1
    ORDER BY chosen DESC, lower(v.name), v.id
"""  # noqa: S608  # only our own constants are put together


async def rooms_for(conference: UUID) -> list[VenueChoice]:
    """The rooms that a conference may choose from."""
    choices = []
    for each in map(dict, await rows(_CHOICES, conference)):
        chosen, taken_by = each.pop("chosen"), each.pop("taken_by")
        choices.append(VenueChoice(VenueLine(**each), chosen, list(taken_by)))
    return choices


async def interpreters_of(office: UUID) -> list[InterpreterEntry]:
    """By name; those that are archived come last."""
    found = await rows(
        f"SELECT {_INTERPRETER} FROM interpreter i WHERE i.office = $1 ORDER BY i.archived_at IS NOT NULL, lower(i.name), i.id",  # noqa: S608
        office,
    )
    return [_entry(each) for each in found]


async def interpreter_of(office: UUID, interpreter: UUID) -> InterpreterEntry | None:
    found = await row(f"SELECT {_INTERPRETER} FROM interpreter i WHERE i.office = $1 AND i.id = $2", office, interpreter)  # noqa: S608
    return _entry(found) if found else None


async def interpreters_to_ask(office: UUID, still: UUID | None = None) -> list[InterpreterEntry]:
    """Those who may be asked, and whoever was asked already (`still`) even where they are archived by now."""
    free = "i.archived_at IS NULL OR i.id = $2"
    found = await rows(
        f"SELECT {_INTERPRETER} FROM interpreter i WHERE i.office = $1 AND ({free}) ORDER BY lower(i.name), i.id",  # noqa: S608
        office,
        still,
    )
    return [_entry(each) for each in found]


def _entry(found: Any) -> InterpreterEntry:
    return InterpreterEntry(**{**dict(found), "languages": list(found["languages"])})
