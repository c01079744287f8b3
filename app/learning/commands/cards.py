"""Mistake cards in an office's own words; and putting one away in a conference."""

from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.kit.errors import NoSuchThing, Overtaken
from app.kit.i18n import gettext as _
from app.learning.forms import CardForm
from app.learning.queries import nothing_named
from app.learning.tables import OfficeCard
from app.practice.mistakes import BY_KEY
from app.profile.tables import CardAway


async def change_card(ref: str, form: CardForm, *, office: UUID, by: UUID) -> None:
    """Put the office's own words in the place of a card's, hide it, or (with an empty `ref`) add one of its own."""
    await nothing_named(office, {"mistake": form.mistake, "cornerstone": form.cornerstone}, sure=form.nobody == "yes")
    usual = BY_KEY.get(ref)
    phase, level = (usual.phase, usual.level) if usual else (form.phase, form.level)
    said: dict[str, Any] = {
        "phase": phase,
        "level": level,
        "mistake": form.mistake,
        "cornerstone": form.cornerstone,
        "hidden": form.hidden == "yes",
    }
    async with all_or_nothing():
        if not ref:
            await OfficeCard.insert(OfficeCard(office=office, **said))
        elif not await _update(ref, form.edited, said, office):
            if usual is None or form.edited:
                raise await _gone_or_overtaken(ref, office)
            card = OfficeCard(office=office, key=ref, edited=1, **said)
            if not await OfficeCard.insert(card).on_conflict(action="DO NOTHING").returning(OfficeCard.id):
                raise _overtaken()
        await record("change_card", who=by, office=office, card=ref)


async def usual_card(ref: str, *, office: UUID, by: UUID) -> None:
    """Back to the usual words; one of the office's own goes away."""
    async with all_or_nothing():
        if not await OfficeCard.delete().where(_is(ref), OfficeCard.office == office).returning(OfficeCard.id):
            raise NoSuchThing
        await record("usual_card", who=by, office=office, card=ref)


async def _update(ref: str, seen: int, said: dict[str, Any], office: UUID) -> bool:
    values = {getattr(OfficeCard, name): value for name, value in said.items()} | {OfficeCard.edited: seen + 1}
    return bool(
        await OfficeCard.update(values)
        .where(_is(ref), OfficeCard.office == office, OfficeCard.edited == seen, OfficeCard.edited > (0 if ref in BY_KEY else -1))
        .returning(OfficeCard.id)
    )


def _is(ref: str) -> Any:
    if ref in BY_KEY:
        return OfficeCard.key == ref
    try:
        return (OfficeCard.id == UUID(hex=ref)) & (OfficeCard.key == "")
    except ValueError:
        raise NoSuchThing from None


async def _gone_or_overtaken(ref: str, office: UUID) -> Exception:
    return _overtaken() if await OfficeCard.exists().where(_is(ref), OfficeCard.office == office) else NoSuchThing()


def _overtaken() -> Overtaken:
    return Overtaken(_("Someone else has just changed this. Below is what you typed; above it stands what is kept now."))


async def put_card_away(conference: ConferenceLine, ref: str, *, by: UUID) -> None:
    """It is not shown in this conference any more. Twice is as good as once."""
    if ref not in BY_KEY and not await OfficeCard.exists().where(_is(ref), OfficeCard.office == conference.office):
        raise NoSuchThing
    async with all_or_nothing():
        await hold(conference)
        await CardAway.insert(CardAway(conference=conference.id, card=ref)).on_conflict(action="DO NOTHING")
        await record("put_card_away", who=by, office=conference.office, conference=conference.id, card=ref)
