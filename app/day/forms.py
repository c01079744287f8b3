"""Who is there, and how the day is to be."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import DecodeError, Struct, json

from app.kit.fields import EARLIEST, LATEST, Short, Version, Words


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


class TapForm(Struct, frozen=True):
    """Somebody is here, or not: as it was noted without a network, with a name of its own."""

    id: UUID
    participant: UUID
    part: Literal["information", "agreeing"]
    way: Literal["in_the_room", "phone", "video", "away"]
    at: datetime


#: So many can be brought back at once; a day has far fewer.
MOST_TAPS = 500
_taps = json.Decoder(list[TapForm])


def taps_in(text: str) -> list[TapForm] | None:
    """What was noted without a network; None for anything else. A tap without a time zone, or of no year of ours, says nothing."""
    try:
        return [each for each in _taps.decode(text) if each.at.tzinfo is not None and EARLIEST < each.at.date() < LATEST][:MOST_TAPS]
    except (DecodeError, UnicodeEncodeError, RecursionError):
        return None
