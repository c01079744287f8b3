"""How far letters for many are."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app.practice.waits import PRINT_KEPT, PRINT_SILENT

#: So many at most in one PDF: it is opened by an ordinary computer, and sent to an ordinary printer.
MOST = 1_000


class Making(StrEnum):
    MAKING = "making"  # one letter after the other is written
    SETTING = "setting"  # all are written, and typeset together
    READY = "ready"
    FAILED = "failed"
    LOST = "lost"  # whoever made them says nothing any more; or the time to fetch them is over


class LeftOut(Struct, frozen=True):
    """Somebody for whom no letter could be made."""

    name: str
    family_name: str
    reference: str


class Job(Struct, frozen=True):
    """Letters for many as their starter sees them. The PDF is not in it."""

    id: UUID
    state: Making
    done: int
    total: int
    left_out: list[LeftOut]

    @property
    def going_on(self) -> bool:
        return self.state in {Making.MAKING, Making.SETTING}


def standing(state: str, *, made_at: datetime, beat_at: datetime, now: datetime) -> Making:
    """What is still said to be going on, but has not been heard of, was lost."""
    if now - made_at > PRINT_KEPT:
        return Making.LOST
    if state in {Making.MAKING, Making.SETTING} and now - beat_at > PRINT_SILENT:
        return Making.LOST
    return Making(state)
