"""Asking for a translation, taking that back, and noting that it is finished or was read back. Deeds name the language, never the words."""

from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.circle.commands import make_link
from app.circle.queries import person_of
from app.conferences.commands import hold, hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing, rows
from app.kit.clock import now, today
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.i18n import gettext as _
from app.outbox.tables import OutboxMessage
from app.outbox.writing import write_to_family, write_to_staff
from app.practice.mail import Kind, Problem, State
from app.practice.roles import Role
from app.translations.forms import AskForm, ReadBackForm
from app.translations.queries import Work, work_in
from app.translations.tables import Order, TranslatedLine

#: By whoever is still asked.
_FINISH = """
    UPDATE translation_order o SET finished_at = $4 FROM participant pa
    WHERE o.conference = $1 AND o.language = $2 AND o.finished_at IS NULL AND pa.id = o.translator AND pa.person = $3 RETURNING o.id
"""


async def ask(conference: ConferenceLine, form: AskForm, *, by: UUID) -> None:
    """Ask for a translation, or ask otherwise. Whoever translates is told once, with their own link; again when new lines have come."""
    async with all_or_nothing():
        await hold_alone(conference)
        if await _work(conference, form.language) is None:
            raise Refused(_("There is no plan to translate yet. It can be translated as soon as the family has presented it."))
        person = await person_of(conference.id, form.translator, Role.INTERPRETER) if form.translator else None
        held = await Order.objects().where(Order.conference == conference.id, Order.language == form.language).first()
        waits = held is not None and held.translator == form.translator and held.finished_at is None and await _told(conference, person)
        if held is not None and held.translator is not None and held.translator != form.translator:
            await _hold_back(conference, held)
        order: dict[Any, Any] = {"translator": form.translator, "ground": bool(form.ground), "finished_at": None}
        if not waits:
            order |= {"asked_at": now(), "asked_by": by}
        if held is None:
            await Order.insert(Order(conference=conference.id, language=form.language, **order))
        else:
            await Order.update(order).where(Order.id == held.id)
        if person is not None and not waits:
            link = await make_link(conference, person, by=by)
            await write_to_family(Kind.TRANSLATION_WANTED, person, office=conference.office, conference=conference.id, link=link)
        await _record("ask_for_translation", conference, form.language, by, participant=form.translator)


async def take_back(conference: ConferenceLine, language: str, *, by: UUID) -> None:
    """Nobody translates into this language any more. What is translated stays."""
    async with all_or_nothing():
        await hold_alone(conference)
        held = await Order.objects().where(Order.conference == conference.id, Order.language == language).first()
        if held is not None:
            await Order.delete().where(Order.id == held.id)
            await _hold_back(conference, held)
            await _record("take_back_translation", conference, language, by)


async def finish(conference: ConferenceLine, language: str, *, by: UUID) -> None:
    """The translator says that all is said. The coordinator reads it on her desk, once."""
    async with all_or_nothing():
        await hold(conference)
        if await rows(_FINISH, conference.id, language, by, now()):
            await _record("finish_translation", conference, language, by)
            if conference.coordinator is not None:
                await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


async def read_back(conference: ConferenceLine, language: str, form: ReadBackForm, *, by: UUID) -> None:
    """The translation was read back to the family: exactly what the coordinator saw, nothing written since.

    A line that was read back earlier keeps its day.
    """
    if form.on > today(conference.zone):
        raise Refused(_("This day is still to come. Please write the day on which it was read back."))
    async with all_or_nothing():
        await hold_alone(conference)
        work = await _work(conference, language)
        if work is None:
            raise NoSuchThing
        if work.stands != form.seen:
            raise Overtaken(_("Lines have changed since you opened the page. Please look again before you note it."))
        lines = [each.checksum for each in work.written.values() if not each.machine]
        if not lines:
            raise Refused(_("There is nothing to read back yet: no line was translated by a person."))
        read = (
            await TranslatedLine.update({TranslatedLine.read_back_on: form.on, TranslatedLine.read_back_by: form.by})
            .where(
                TranslatedLine.conference == conference.id, TranslatedLine.language == language, TranslatedLine.checksum.is_in(lines),
                TranslatedLine.read_back_on.is_null(),
            )
            .returning(TranslatedLine.id)
        )  # fmt: skip
        if read:
            await _record("read_back_translation", conference, language, by, lines=len(read))


async def _work(conference: ConferenceLine, language: str) -> Work | None:
    return await work_in(conference.id, language, sitting=conference.sitting, phase=conference.phase)


async def _told(conference: ConferenceLine, person: UUID | None) -> bool:
    """Did a message of ours go, or does it wait? One that was held back, because it came too early for them, is written once more."""
    return person is not None and await OutboxMessage.exists().where(
        OutboxMessage.conference == conference.id, OutboxMessage.person == person,
        OutboxMessage.kind == Kind.TRANSLATION_WANTED, OutboxMessage.state.is_in([State.WAITING, State.SENT]),
    )  # fmt: skip


async def _hold_back(conference: ConferenceLine, order: Order) -> None:
    """A message that still waits says nothing true any more, unless they translate into another language as well."""
    if order.translator is None or await Order.exists().where(
        Order.conference == conference.id, Order.translator == order.translator, Order.id != order.id, Order.finished_at.is_null()
    ):
        return
    seat = await Participant.select(Participant.person).where(Participant.id == order.translator).first()
    if seat is not None:
        await OutboxMessage.update(
            {OutboxMessage.state: State.WITHHELD, OutboxMessage.problem: Problem.NOT_NOW, OutboxMessage.next_try_at: None}
        ).where(
            OutboxMessage.conference == conference.id, OutboxMessage.person == seat["person"],
            OutboxMessage.kind == Kind.TRANSLATION_WANTED, OutboxMessage.state == State.WAITING, OutboxMessage.leased_until.is_null(),
        )  # fmt: skip


async def _record(deed: str, conference: ConferenceLine, language: str, by: UUID, **about: Any) -> None:
    await record(deed, who=by, office=conference.office, conference=conference.id, language=language, **about)
