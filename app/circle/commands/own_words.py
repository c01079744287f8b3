"""What somebody wants read out, and by whom: written by the coordination, or on the own phone."""

from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct

from app.audit.commands import record
from app.circle.commands.people import _person
from app.circle.commands.preparing import reads_out
from app.circle.forms import HousesForm, OwnViewForm
from app.circle.rules import in_words
from app.circle.tables import ChildsPart, Need, View
from app.conferences.commands import hold
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing
from app.kit.clock import now
from app.kit.errors import Overtaken
from app.kit.i18n import gettext as _
from app.practice.roles import Role
from app.practice.taking_part import NeedKind
from app.practice.three_houses import Houses


async def say_view(
    conference: ConferenceLine,
    participant: UUID,
    words: str,
    *,
    edited: int,
    by: UUID,
    read_out_by: UUID | None = None,
    only_coordinator: bool = False,
    in_german: str = "",
) -> None:
    """The coordination writes down what somebody wants read out, by whom, or only for itself. Raises Overtaken where it was changed.

    Who was wished on the phone to read it stays. Language and houses stay as long as the words do: other words are the coordination's own.
    """
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        await reads_out(conference, participant, read_out_by)
        fields: dict[Any, Any] = {
            View.words: words,
            View.read_out_by: None if only_coordinator else read_out_by,
            View.only_coordinator: only_coordinator,
            View.in_german: in_german,
        }
        if await _are_other(participant, words):
            fields |= {View.lang: "", View.houses: "{}"}
        await _write(participant, fields, edited)
        await record("say_view", who=by, office=conference.office, conference=conference.id, participant=participant)


class Own(Struct, frozen=True):
    """What somebody says on their phone."""

    words: str
    lang: str
    only_coordinator: bool
    wished_reader: str
    houses: Houses = Houses()


async def say_own(conference: ConferenceLine, participant: UUID, value: OwnViewForm, *, language: str, by: UUID) -> None:
    """What somebody says of themselves on their phone: needs, and words, or, if it is a child, how it takes part.

    A child has a page of its own for its words. What the coordinator wrote beside a need stays; a tick taken away takes the need away.
    """
    only = value.for_whom == "only"
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        if await Participant.exists().where(Participant.id == participant, Participant.role == Role.CHILD):
            await _take_part(participant, value)
        else:
            reader = "" if only else value.wished_reader
            await _write_own(participant, Own(value.words, value.lang or language, only, reader), value.edited)
        await _need(participant, value)
        await record("say_view", who=by, office=conference.office, conference=conference.id, participant=participant)


async def say_houses(conference: ConferenceLine, participant: UUID, value: HousesForm, *, language: str, by: UUID) -> None:
    """What a child wants to say: pictures, words, or both."""
    only, houses = value.for_whom == "only", value.houses()
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        own = Own(in_words(houses), language, only, "" if only else value.wished_reader, houses)
        await _write_own(participant, own, value.edited)
        await record("say_view", who=by, office=conference.office, conference=conference.id, participant=participant)


async def _write_own(participant: UUID, own: Own, edited: int) -> None:
    """Other words need to be translated anew."""
    fields: dict[Any, Any] = {
        View.words: own.words,
        View.lang: own.lang,
        View.only_coordinator: own.only_coordinator,
        View.wished_reader: own.wished_reader,
        View.houses: msgspec.json.encode(own.houses).decode() if own.houses != Houses() else "{}",
    }
    if own.only_coordinator:
        fields[View.read_out_by] = None
    if await _are_other(participant, own.words):
        fields[View.in_german] = ""
    await _write(participant, fields, edited)


async def _are_other(participant: UUID, words: str) -> bool:
    """A browser sends other ends of lines than it was given: they make no other words."""
    before = await View.select(View.words).where(View.participant == participant).first()
    return before is not None and before["words"].split() != words.split()


async def _write(participant: UUID, fields: dict[Any, Any], edited: int) -> None:
    fields |= {View.at: now(), View.edited: edited + 1}
    await View.insert(View(participant=participant)).on_conflict(action="DO NOTHING", target=View.participant)
    changed = await View.update(fields).where(View.participant == participant, View.edited == edited).returning(View.participant)
    if not changed:
        raise Overtaken(_("This was changed in the meantime. Both texts stand here: please put them together."))


async def _need(participant: UUID, value: OwnViewForm) -> None:
    await View.insert(View(participant=participant, needs=value.needs)).on_conflict(
        action="DO UPDATE", target=View.participant, values=[View.needs]
    )
    kinds = [kind for kind in dict.fromkeys(value.kinds) if kind is not NeedKind.OTHER]
    gone = Need.delete().where(Need.participant == participant)
    await (gone.where(Need.kind.not_in(kinds)) if kinds else gone)
    for kind in kinds:
        await Need.insert(Need(participant=participant, kind=kind)).on_conflict(action="DO NOTHING", target=(Need.participant, Need.kind))


async def _take_part(participant: UUID, value: OwnViewForm) -> None:
    if value.how is not None:
        await ChildsPart.insert(ChildsPart(participant=participant, how=value.how)).on_conflict(
            action="DO UPDATE", target=ChildsPart.participant, values=[ChildsPart.how]
        )
