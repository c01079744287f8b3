"""The question about the days, as whoever answers it sees it: on the family's phone, on a caseworker's desk, in a call."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.dates.forms import field_of
from app.dates.queries import OwnProposal, ProposalLine
from app.dates.rules.clocks import Span, elsewhere, span
from app.kit.forms import Form
from app.practice.taking_part import Says


class Question(Struct, frozen=True):
    """One day to say something about: by the office's clock, and by the reader's own where that shows another time."""

    field: str
    at: Span
    own: Span | None
    zone: str
    place: str
    online: bool


def questions(proposals: Iterable[OwnProposal | ProposalLine], zone: str = "") -> list[Question]:
    return [
        Question(
            field_of(each.id),
            span(each.day, each.starts, each.minutes, each.zone),
            elsewhere(each.day, each.starts, each.minutes, each.zone, zone),
            each.zone,
            each.place,
            each.online,
        )
        for each in proposals
    ]


def filled_form(said: Mapping[UUID, Says | None], words: str) -> Form[Any]:
    """The form with what was said already. It is only shown: a shape with a field for each day is made when it comes back."""
    return Form(_Shown, filled={**{field_of(each): says.value if says else "" for each, says in said.items()}, "words": words})


class _Shown(Struct, frozen=True):
    words: str = ""


def said_by(proposals: Sequence[OwnProposal]) -> dict[UUID, Says | None]:
    return {each.id: each.says for each in proposals}
