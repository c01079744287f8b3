"""The mistake cards: read, changed, back to the usual, put away in a conference."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import TheSeat, TheVisitor
from app.kit.access import needs
from app.kit.errors import Overtaken
from app.kit.forms import Form, read
from app.kit.i18n import gettext as _
from app.kit.pages import Page, go
from app.learning import commands
from app.learning.forms import CardForm
from app.learning.pages import cards as pages
from app.learning.pages import showing
from app.learning.queries import StillNamed
from app.practice.rights import DeskRight, Right

Asked = Request[Any, Any, Any]
_LEARNS, _KEEPS = needs(DeskRight.LEARN), needs(DeskRight.KEEP_LEARNING)


@get("/learning/cards", opt=_LEARNS)
async def show_cards(visitor: TheVisitor) -> Page:
    return await pages.cards_page(visitor)


@get("/learning/cards/change", opt=_KEEPS)
async def show_card(request: Asked, visitor: TheVisitor) -> Page:
    """Which card stands behind the question mark: forty addresses would be forty pages of one kind."""
    return await pages.card_page(visitor, request.query_params.get("card", ""))


@post("/learning/cards/change", opt=_KEEPS)
async def change_card(request: Asked, visitor: TheVisitor) -> Response[Any]:
    form, ref = await read(request, CardForm), request.query_params.get("card", "")
    _complete(form, ref)
    if form.value is None:
        return await pages.card_page(visitor, ref, form=form)
    try:
        await commands.change_card(ref, form.value, office=visitor.office, by=visitor.id)
    except StillNamed as no:
        showing.mark(form, no)
        return await pages.card_page(visitor, ref, form=form, no=no)
    except Overtaken as no:
        return await pages.card_page(visitor, ref, form=form, overtaken=no.sentence)
    return go("/learning/cards")


def _complete(form: Form[CardForm], ref: str) -> None:
    """One of the office's own says also where it belongs."""
    value = form.value
    if value is None or pages.is_usual(ref):
        return
    for field in ("phase", "level"):
        if getattr(value, field) is None:
            form.wrong(field, _("Please choose one of the answers."))


@post("/learning/cards/usual", opt=_KEEPS)
async def usual_card(request: Asked, visitor: TheVisitor) -> Response[Any]:
    await commands.usual_card(request.query_params.get("card", ""), office=visitor.office, by=visitor.id)
    return go("/learning/cards")


@post("/conferences/{conference_id:uuid}/cards/away", opt=needs(Right.SEE_REFERRAL))
async def put_away(request: Asked, seat: TheSeat) -> Response[Any]:
    await commands.put_card_away(seat.conference, request.query_params.get("card", ""), by=seat.person.id)
    return go(f"/conferences/{seat.conference.id}")


HANDLERS = [show_cards, show_card, change_card, usual_card, put_away]
