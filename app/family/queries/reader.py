"""Who reads."""

from uuid import UUID

from msgspec import Struct


class Reader(Struct, frozen=True):
    """Who reads: up to which meeting they know the plan, and whether it is being agreed on as they see it."""

    conference: UUID
    person: UUID
    sitting: int
    agreeing: bool
