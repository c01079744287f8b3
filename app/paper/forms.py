"""What is asked for at the printer: which sheets, in which languages, how many."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from app.practice.languages import Spoken


class Layout(StrEnum):
    """How an empty plan is drawn: a box for each promise, or three columns that need no explaining."""

    BOXES = "boxes"
    COLUMNS = "columns"


class SheetsForm(Struct, frozen=True):
    """Empty plans. Of each language as many copies."""

    language: Annotated[list[Spoken], Meta(min_length=1, max_length=20)]
    layout: Layout = Layout.BOXES
    copies: Annotated[int, Meta(ge=1, le=20)] = 1


class LettersForm(Struct, frozen=True):
    """Of which families the letters are to be made."""

    conference: Annotated[list[UUID], Meta(min_length=1, max_length=200)]


class PlansForm(Struct, frozen=True):
    """Plans and emergency cards: for one person or for all, in their own language or another, and beside it in German."""

    who: UUID | None = None
    language: Spoken | None = None
    beside: str = ""
