"""Who is there, and how the day is to be."""

from typing import Literal
from uuid import UUID

from msgspec import Struct

from app.kit.fields import Short, Version, Words


class PresenceForm(Struct, frozen=True):
    participant: UUID
    way: Literal["in_the_room", "phone", "video", "away"]


class DayPlanForm(Struct, frozen=True):
    opening: Words = ""
    rules: Words = ""
    food: Words = ""
    leads: Short = ""
    second_room: Short = ""
    remote: Words = ""
    edited: Version = 0


class WishForm(Struct, frozen=True):
    opening: Words = ""
    rules: Words = ""
    food: Words = ""
