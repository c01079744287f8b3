"""The page on which the coordinator gathers facts, and the caseworker reads them."""

from typing import Any
from uuid import UUID

from app.conferences.seats import Seat
from app.information import queries
from app.information.forms import AskForm, FactsForm
from app.information.queries import FactsLine, ShownFacts
from app.kit.forms import Form
from app.kit.pages import Page, page
from app.practice.rights import Right


def root(seat: Seat) -> str:
    return f"/conferences/{seat.conference.id}/facts"


async def facts_page(
    seat: Seat,
    *,
    asking: tuple[UUID, Form[AskForm]] | None = None,
    writing: tuple[UUID, Form[FactsForm]] | None = None,
    overtaken: str = "",
) -> Page:
    """`asking` and `writing`: the form of one information-giver that was not right, with its mistakes."""
    if not seat.may(Right.GATHER_FACTS):
        return page(
            "information/shown", seat=seat, at=root(seat), facts=await queries.shown_in(seat.conference.id), before=await _before(seat)
        )
    found = await queries.facts_of(seat.conference.id)
    status = 409 if overtaken else 422 if asking or writing else 200
    return page(
        "information/facts",
        status,
        seat=seat,
        at=root(seat),
        facts=[_shown(each, asking, writing) for each in found],
        overtaken=overtaken,
        before=await _before(seat),
    )


async def _before(seat: Seat) -> list[ShownFacts]:
    """What was said for the meetings before; a first meeting has none."""
    return await queries.shown_before_in(seat.conference.id) if seat.conference.sitting > 1 else []


def _shown(each: FactsLine, asking: Any, writing: Any) -> dict[str, Any]:
    ask = {"question": each.question, "speaks_at": each.speaks_at, "minutes": each.minutes}
    return {
        "line": each,
        "ask": asking[1] if asking and asking[0] == each.participant else Form(AskForm, filled=ask),
        "write": writing[1]
        if writing and writing[0] == each.participant
        else Form(FactsForm, filled={"text": each.text, "edited": each.edited}),
        "asking": bool(asking and asking[0] == each.participant),
        "writing": bool(writing and writing[0] == each.participant),
    }
