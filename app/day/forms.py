"""Who is there."""

from typing import Literal
from uuid import UUID

from msgspec import Struct


class PresenceForm(Struct, frozen=True):
    participant: UUID
    way: Literal["in_the_room", "phone", "video", "away"]
