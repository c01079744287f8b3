"""Asking information-givers, writing their facts down, showing them to the family, and what the family remarks.

Whatever is said in the information phase is known to the family before: "no new information presented at
the meeting" (Perth & Kinross, the FGDM process).
"""

from typing import Any
from uuid import UUID

from piccolo.columns import Column

from app.audit.commands import record
from app.circle.commands import make_link
from app.circle.queries import person_of
from app.conferences.commands import hold, hold_alone
from app.conferences.putting_away import keep
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing, rows
from app.dates.rules import give_up_at
from app.information.forms import AskForm
from app.information.tables import Facts, Remark
from app.kit.clock import moment_of, now
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_family, write_to_staff
from app.practice.mail import Kind
from app.practice.roles import Role
from app.safety.queries import meeting_of, unseen_by


async def ask(conference: ConferenceLine, participant: UUID, form: AskForm, *, by: UUID) -> None:
    """Ask an information-giver, or ask otherwise. They are told once, with their own link."""
    async with all_or_nothing():
        await hold_alone(conference)
        person = await person_of(conference.id, participant, Role.INFORMATION_GIVER)
        asked: dict[Column | str, Any] = {Facts.question: form.question, Facts.speaks_at: form.speaks_at, Facts.minutes: form.minutes}
        if await Facts.exists().where(Facts.participant == participant):
            await Facts.update(asked).where(Facts.participant == participant)
        else:
            await Facts.insert(
                Facts(
                    participant=participant,
                    question=form.question,
                    speaks_at=form.speaks_at,
                    minutes=form.minutes,
                    asked_by=by,
                    asked_at=now(),
                )
            )
            await _tell(conference, person, by=by)
        await record("ask_for_facts", who=by, office=conference.office, conference=conference.id, participant=participant)


async def _tell(conference: ConferenceLine, person: UUID, *, by: UUID) -> None:
    link = await make_link(conference, person, by=by)
    own, latest = await meeting_of(conference.id, person), None
    if own and own.on and own.at:
        latest = give_up_at(moment_of(own.on, own.at, own.zone), now())
    await write_to_family(Kind.FACTS_WANTED, person, office=conference.office, conference=conference.id, link=link, give_up_at=latest)


async def write_facts(conference: ConferenceLine, participant: UUID, text: str, *, edited: int, by: UUID) -> None:
    """The information-giver's own words, or what they said in a call. The family reads them once they are shown."""
    async with all_or_nothing():
        await hold(conference)
        person = await person_of(conference.id, participant, Role.INFORMATION_GIVER)
        written = (
            await Facts.update(
                {Facts.text: text, Facts.written_at: now(), Facts.written_by: by, Facts.edited: edited + 1},
            )
            .where(Facts.participant == participant, Facts.edited == edited)
            .returning(Facts.participant)
        )
        if not written:
            if not await Facts.exists().where(Facts.participant == participant):
                raise NoSuchThing
            raise Overtaken(_("Someone else has just changed this. Both texts are here: please look again."))
        await record("write_facts", who=by, office=conference.office, conference=conference.id, participant=participant)
        if by == person and conference.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


async def show_to_family(conference: ConferenceLine, participant: UUID, *, edited: int, by: UUID) -> None:
    """Let the family read what stands there now: exactly what the coordinator has seen, nothing written since."""
    async with all_or_nothing():
        await hold(conference)
        await person_of(conference.id, participant, Role.INFORMATION_GIVER)
        found = await Facts.select(Facts.text, Facts.edited).where(Facts.participant == participant).lock_rows().first()
        if found is None or not found["text"]:
            raise Refused(_("There is nothing to show yet. Please ask for the facts first."))
        if found["edited"] != edited:
            raise Refused(_("The text has changed since you opened the page. Please read it again before you show it."))
        await Facts.update({Facts.shown: found["text"], Facts.shown_at: now()}).where(Facts.participant == participant)
        await record("show_facts", who=by, office=conference.office, conference=conference.id, participant=participant)


async def remark(conference: ConferenceLine, participant: UUID, words: str, *, by: UUID) -> None:
    """Somebody of the family sees it differently; coordinator, family and whoever wrote the facts can read it."""
    async with all_or_nothing():
        await hold(conference)
        giver = await person_of(conference.id, participant, Role.INFORMATION_GIVER)
        shown = await Facts.exists().where(Facts.participant == participant, Facts.shown_at.is_not_null())
        if not shown or giver in await unseen_by(conference.id, by):
            raise NoSuchThing
        await Remark.insert(Remark(participant=participant, by=by, words=words, at=now()))
        await record("remark", who=by, office=conference.office, conference=conference.id, participant=participant)
        if conference.coordinator is not None:
            await write_to_staff(Kind.DESK_NEWS, conference.coordinator, office=conference.office, conference=conference.id)


#: With what the family said to it. Remarks stand under their writer, so that whoever must not meet them is shown none.
_FACTS = """
    SELECT f.participant, f.question, f.text, f.shown, f.shown_at,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('words', r.words, 'by', r.by, 'by_name', b.name, 'at', r.at) ORDER BY r.at), '[]')
            FROM remark r JOIN person b ON b.id = r.by WHERE r.participant = f.participant) AS remarks
    FROM facts f JOIN participant pa ON pa.id = f.participant WHERE pa.conference = $1
"""
_FORGET = "DELETE FROM {table} x USING participant pa WHERE pa.id = x.participant AND pa.conference = $1"


async def put_away(conference: ConferenceLine) -> None:
    """What was said for a meeting that was held stays readable as such. For the next one everybody is asked anew."""
    async with all_or_nothing():
        await keep("facts", _FACTS, conference)
        for table in ("remark", "facts"):
            await rows(_FORGET.format(table=table), conference.id)
