"""Which mistake cards help just now: few, and the ones that fit the facts first."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from app.kit.i18n import gettext as _
from app.practice.facts import Facts
from app.practice.learning import Level
from app.practice.mistakes import BY_KEY, CARDS
from app.practice.phases import Phase
from app.practice.roles import Role

AT_MOST = 2


class OwnCard(Struct, frozen=True):
    """What an office says of the cards: its own words for a card that everybody has (`key`), or one of its own."""

    id: str
    key: str
    phase: Phase
    level: Level
    mistake: str
    cornerstone: str
    hidden: bool
    edited: int = 0


class CardShown(Struct, frozen=True):
    """A card as it is read. `ref` names it: the key of a card that everybody has, or the id of one of the office's own."""

    ref: str
    phase: Phase
    level: Level
    mistake: str
    cornerstone: str
    changed: bool = False
    hidden: bool = False
    edited: int = 0


def deck(own: Iterable[OwnCard]) -> list[CardShown]:
    """All cards of an office in the order of the phases: everybody's, in the office's words where it has some, then its own."""
    said, ours = {}, []
    for each in own:
        if each.key in BY_KEY:
            said[each.key] = each
        elif not each.key:
            ours.append(CardShown(each.id, each.phase, each.level, each.mistake, each.cornerstone, True, each.hidden, each.edited))
    cards = [
        CardShown(card.key, card.phase, card.level, mine.mistake, mine.cornerstone, True, mine.hidden, mine.edited)
        if (mine := said.get(card.key))
        else CardShown(card.key, card.phase, card.level, _(card.mistake), _(card.cornerstone))
        for card in CARDS
    ]
    order = list(Phase)
    return sorted([*cards, *ours], key=lambda card: order.index(card.phase))


def cards_for(role: Role, phase: Phase, facts: Facts, own: Iterable[OwnCard] = (), away: Collection[str] = ()) -> list[CardShown]:
    """The cards for the first page of a conference: at most two that fit the facts, else one that is always of use in this phase."""
    fitting, always = [], []
    for card in deck(own):
        usual = BY_KEY.get(card.ref)
        if card.phase is not phase or card.hidden or card.ref in away or (usual and role not in usual.roles):
            continue
        if usual is None or usual.helps is None:
            always.append(card)
        elif usual.helps(facts):
            fitting.append(card)
    return fitting[:AT_MOST] or always[:1]
