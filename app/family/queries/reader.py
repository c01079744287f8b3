"""Who reads."""

from uuid import UUID

from msgspec import Struct


class Reader(Struct, frozen=True):
    """Who reads: up to which meeting they know the plan, whether it is being agreed on as they see it, and in which language."""

    conference: UUID
    person: UUID
    sitting: int
    agreeing: bool
    language: str = "de"
