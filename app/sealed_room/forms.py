"""What phones send: boxes, tokens, and once the plan in clear."""

from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.fields import Short, Words
from app.plans.forms import DueWords, Number

Sealed = Annotated[str, Meta(max_length=100_000)]
Token = Annotated[str, Meta(max_length=80)]
Position = Annotated[int, Meta(ge=0, le=1_000_000)]


class Begin(Struct, frozen=True):
    ticket: Token
    access: Token


class Append(Struct, frozen=True):
    """`after`: how many entries the phone holds; `entry` becomes the next one, or none does."""

    after: Position
    entry: Sealed


class Rekey(Struct, frozen=True):
    after: Position
    entry: Sealed
    access: Token


class KeepWords(Struct, frozen=True):
    lookup: Token
    box: Annotated[str, Meta(max_length=400)]


class Find(Struct, frozen=True):
    lookup: Token


class GiveForm(Struct, frozen=True):
    """Sent by the room's page; `plan` is a GivenPlan as JSON."""

    room: Token
    access: Token
    plan: Annotated[str, Meta(max_length=1_000_000)]


class AnewForm(Struct, frozen=True):
    """`room`: the one that was open when the page was read, so that nobody ends one that they did not know of."""

    room: Token = ""


class GivenAgreement(Struct, frozen=True):
    """An agreement in the family's own words, as exact as the family made it."""

    own_words: Annotated[str, Meta(min_length=1, max_length=4_000)]
    what: Words = ""
    who: UUID | None = None
    due_on: date | None = None
    due_words: DueWords = ""
    helper: UUID | None = None
    checker: UUID | None = None
    sign: Words = ""
    plan_b: Words = ""
    answers: list[Number] = []


class GivenWish(Struct, frozen=True):
    what: Annotated[str, Meta(min_length=1, max_length=4_000)]
    from_whom: Short = ""


class GivenPlan(Struct, frozen=True):
    """All that the family hands over."""

    agreements: Annotated[list[GivenAgreement], Meta(max_length=60)] = []
    services: Annotated[list[GivenWish], Meta(max_length=60)] = []
    contingency: Words = ""
    no_contingency: bool = False
    guardian: UUID | None = None
    review_on: date | None = None
