"""The mistake cards, phase by phase, and changing one."""

from itertools import groupby

from app.conferences.seats import Visitor
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page
from app.learning import queries
from app.learning.forms import CardForm
from app.learning.pages import showing
from app.learning.pages.list import may_keep
from app.learning.queries import StillNamed
from app.learning.rules.helping import deck
from app.practice.mistakes import BY_KEY


async def cards_page(visitor: Visitor) -> Page:
    keeps = may_keep(visitor)
    cards = [card for card in deck(await queries.cards_of(visitor.office)) if keeps or not card.hidden]
    return page(
        "learning/cards",
        groups=[(phase, list(some)) for phase, some in groupby(cards, key=lambda card: card.phase)],
        may_keep=keeps,
        **showing.names(),
    )


async def card_page(
    visitor: Visitor, ref: str, *, form: Form[CardForm] | None = None, no: StillNamed | None = None, overtaken: str = ""
) -> Page:
    """Change a card; with an empty `ref` add one of the office's own."""
    card = next((each for each in deck(await queries.cards_of(visitor.office)) if each.ref == ref), None)
    if ref and card is None:
        raise NoSuchThing
    filled = {name: getattr(card, name) for name in ("phase", "level", "mistake", "cornerstone", "hidden", "edited")} if card else {}
    usual = BY_KEY.get(ref)
    return page(
        "learning/card",
        409 if overtaken else 422 if form and form.errors else 200,
        card=card,
        ref=ref,
        usual=usual and (_(usual.mistake), _(usual.cornerstone)),
        form=form or Form(CardForm, filled=filled),
        levels=showing.levels(),
        phases=showing.phases(),
        caught=showing.caught(no),
        only_perhaps=no is not None and no.only_perhaps,
        overtaken=overtaken,
        **showing.names(),
    )


def is_usual(ref: str) -> bool:
    return ref in BY_KEY
