"""PDFs as answers: the plan, the card, the empty plan. The names of the files say nothing."""

from collections.abc import Sequence
from typing import Any

from litestar import Response

from app.childs_plan.queries import ChildsPlan
from app.conferences.seats import Seat
from app.kit import i18n, pdf
from app.kit.errors import NoSuchThing
from app.kit.i18n import gettext as _
from app.kit.i18n import lazy
from app.kit.pages import pdf_file
from app.paper.forms import SheetsForm
from app.paper.pages.card import card
from app.paper.pages.childs_plan import childs_plan
from app.paper.pages.empty import empty
from app.paper.pages.plan import Call, OnPaper, document
from app.practice.safety import EMERGENCY

PLAN, CARD, SHEET = "Plan", "Karte", "Blatt"


def calls(seat: Seat) -> list[Call]:
    """Whom one can ring, as it stands below every page of the phone."""
    line = seat.conference
    numbers = [
        Call(lazy("Call your coordinator"), line.coordinator_phone or seat.person.office_phone, line.coordinator_name),
        Call(lazy("Help in an emergency"), seat.person.emergency_phone),
        Call(lazy("Emergency call"), EMERGENCY),
    ]
    return [each for each in numbers if each.number]


async def plans(found: Sequence[OnPaper]) -> Response[bytes]:
    return await _file("plan", PLAN, found, {"plans": [document(each) for each in found]})


async def cards(found: Sequence[OnPaper]) -> Response[bytes]:
    """Two on a sheet."""
    return await _file("card", CARD, found, {"cards": [card(each) for each in found]})


async def childs_plans(seat: Seat, found: Sequence[ChildsPlan]) -> Response[bytes]:
    if not found:
        raise NoSuchThing
    language = i18n.closest(found[0].language)
    return await _answer("childs_plan", PLAN, language, {"plans": [childs_plan(each, calls(seat)) for each in found]})


async def empty_plans(wanted: SheetsForm) -> Response[bytes]:
    sheets = [empty(language, wanted.layout) for language in dict.fromkeys(wanted.language)]
    data = {"forms": [each for each in sheets for _copy in range(wanted.copies)]}
    return await _answer("form", SHEET, i18n.closest(wanted.language[0]), data)


async def _file(template: str, name: str, found: Sequence[OnPaper], data: dict[str, Any]) -> Response[bytes]:
    """Where it is for several, the file itself is in the language of the office."""
    if not found:
        raise NoSuchThing
    languages = {each.languages[0] for each in found}
    return await _answer(template, name, languages.pop() if len(languages) == 1 else i18n.FALLBACK, data)


async def _answer(template: str, name: str, language: str, data: dict[str, Any]) -> Response[bytes]:
    with i18n.speaking(language):
        title = _(_TITLES[template])
    made = await pdf.typeset(template, {"title": title, **data}, language=language)
    return pdf_file(made, name)


_TITLES = {"plan": lazy("Our plan"), "form": lazy("Our plan"), "childs_plan": lazy("My plan"), "card": lazy("Important numbers")}
