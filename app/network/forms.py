"""What is moved, tapped and typed on the map."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct

from app.kit.fields import Name
from app.practice.network import Drawn, Tie
from app.practice.roles import Side

Yes = Literal["yes"]
Relation = Annotated[str, Meta(max_length=80)]


class PlaceForm(Struct, frozen=True):
    """Where somebody stands. The same whether they were dragged, moved by keys, or chosen in a list."""

    who: UUID
    nearness: Annotated[int, Meta(ge=1, le=3)]
    side: Side | None = None
    place: Annotated[int, Meta(ge=0, le=100)] | None = None


class MentionForm(Struct, frozen=True):
    """Somebody who matters and does not take part, or not yet."""

    name: Name
    side: Side
    relation: Relation = ""


class AboutForm(Struct, frozen=True):
    """What the map and the genogram show of somebody. Name and relation only of whoever was mentioned."""

    name: Name = ""
    relation: Relation = ""
    gender: Drawn | None = None
    died: Yes | None = None
    tie: Tie = Tie.PLAIN
    for_family: Yes | None = None


class BondForm(Struct, frozen=True):
    """`kind` as it is said of the one whose page it is; "child" is a parent turned round."""

    kind: Literal["parent", "child", "couple", "separated"]
    other: UUID


class ShareForm(Struct, frozen=True):
    shared: Literal["yes", "no"]
