"""How far a conference is arranged, as pages and rules take it."""

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from msgspec import Struct

from app.practice.arrangements import Booking, Doing, InPrivateTime, Interpreting, Thing


class Clash(Struct, frozen=True):
    """Another conference in the same house on the same day. No family is named."""

    reference: str
    coordinator: str
    meets_at: time | None


class Room(Struct, frozen=True):
    """The room that was chosen, and how far it is booked."""

    id: UUID
    venue: UUID
    state: Booking
    until: date | None
    words: str
    edited: int
    name: str
    address: str
    accessible: bool
    second_room: bool
    kitchen: bool
    bus: str
    contact: str
    phone: str
    email: str


class InterpretingLine(Struct, frozen=True):
    """Interpreting into one language; `name` is empty while nobody was asked."""

    id: UUID
    language: str
    dialect: str
    gender: str
    state: Interpreting
    until: date | None
    independent_on: date | None
    secrecy_on: date | None
    in_private_time: InPrivateTime
    words: str
    edited: int
    interpreter: UUID | None = None
    name: str = ""
    phone: str = ""
    email: str = ""
    checked_by: str = ""
    participant: UUID | None = None


class ThingLine(Struct, frozen=True):
    """One thing to arrange. `name` is whose need it is."""

    id: UUID
    thing: Thing
    usual: str
    what: str
    state: Doing
    who: str
    until: date | None
    edited: int
    participant: UUID | None = None
    name: str = ""


class Speaker(Struct, frozen=True):
    """Somebody who takes part, and their language."""

    participant: UUID
    name: str
    language: str


class CostLine(Struct, frozen=True):
    """Amounts of one cost, in cents: what is asked of an approval."""

    planned_cents: int | None
    actual_cents: int | None
    approved_cents: int | None
    refused_cents: int | None


class Standing(Struct, frozen=True):
    """All that one conference has arranged so far."""

    meets_on: date | None
    meets_at: time | None
    place: str
    room: Room | None
    clashes: Sequence[Clash]
    interpreting: Sequence[InterpretingLine]
    things: Sequence[ThingLine]
    speakers: Sequence[Speaker]
    costs: Sequence[CostLine]
    approve_above: int


class Need(Struct, frozen=True):
    """Something that somebody needs to come, as the circle knows it."""

    participant: UUID
    name: str
    language: str
    kind: str
    words: str
