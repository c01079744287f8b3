"""What one person asks for, another signs: never the same one, and the database watches over it too."""

from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import close, hold
from app.conferences.queries import ConferenceLine, line_of
from app.conferences.tables import Conference, Contact
from app.database import all_or_nothing, rows
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.outbox.writing import write_to_staff
from app.practice.mail import Kind
from app.practice.phases import ENDS, Phase
from app.practice.promises import Outcome
from app.practice.safety import SecondDeed
from app.safety.tables import Exclusion, SecondLook

_WHO_CAN_SIGN = """
    SELECT s.person FROM staff s JOIN person p ON p.id = s.person
    WHERE p.office = $1 AND s.active AND s.role = 'manager' AND s.person <> $2
"""


#: What still waits would ask somebody to a meeting to which they do not come.
_CALL_BACK = """
    UPDATE outbox_message m SET state = 'withheld', problem = 'not_now', next_try_at = NULL
    FROM participant pa LEFT JOIN separate w ON w.participant = pa.id
    WHERE pa.id = $1 AND m.conference = pa.conference AND m.person = pa.person AND m.state = 'waiting' AND w.slot IS NULL
      AND m.kind IN ('invitation', 'changed', 'dates', 'dates_reminder', 'date_chosen')
"""


async def ask_second(
    conference: ConferenceLine,
    participant: UUID | None,
    deed: SecondDeed,
    *,
    why: str,
    exclusion: UUID | None = None,
    outcome: str = "",
    by: UUID,
) -> None:
    """Inside the change that needs it. The managers of the office hear that something waits, not what.

    `participant` is None where it is about the conference: it is to end, with this `outcome`.
    """
    look = SecondLook(
        office=conference.office,
        conference=conference.id,
        participant=participant,
        exclusion=exclusion,
        deed=deed,
        outcome=outcome,
        why=why,
        asked_by=by,
    )
    asked = await SecondLook.insert(look).on_conflict(action="DO NOTHING").returning(SecondLook.id)  # one of a kind waits at a time
    if not asked:
        raise Refused(_("This waits for a second person already."))
    await record("ask_second", who=by, office=conference.office, conference=conference.id, participant=participant, asked=deed)
    for each in await rows(_WHO_CAN_SIGN, conference.office, by):
        await write_to_staff(Kind.DESK_NEWS, each["person"], office=conference.office, conference=conference.id)


async def answer_look(look: UUID, agreed: bool, *, office: UUID, by: UUID) -> None:
    """Sign, or say no. Whoever asked hears that there is news."""
    async with all_or_nothing():
        asked = await SecondLook.select().where(SecondLook.id == look, SecondLook.office == office).first()
        if asked is None:
            raise NoSuchThing
        conference = (
            await Conference.select(Conference.phase).where(Conference.id == asked["conference"]).lock_rows("NO KEY UPDATE").first()
        )
        if conference is None or Phase(conference["phase"]) in ENDS | {Phase.PRIVATE_TIME}:
            raise NoSuchThing
        if asked["asked_by"] == by:
            raise Refused(_("This needs somebody else than the one who asked for it. Please ask a colleague."))
        answered = (
            await SecondLook.update({SecondLook.answered_by: by, SecondLook.answered_at: now(), SecondLook.agreed: agreed})
            .where(SecondLook.id == look, SecondLook.answered_at.is_null())
            .returning(SecondLook.id)
        )
        if not answered:
            raise Refused(_("A colleague has just answered this."))
        if agreed:
            await _carry_out(asked, by=by)
        await record(
            "sign_as_second" if agreed else "refuse_as_second",
            who=by,
            office=office,
            conference=asked["conference"],
            participant=asked["participant"],
            asked=asked["deed"],
        )
        await write_to_staff(Kind.DESK_NEWS, asked["asked_by"], office=office, conference=asked["conference"])


async def _carry_out(asked: dict[str, Any], *, by: UUID) -> None:
    match SecondDeed(asked["deed"]):
        case SecondDeed.SHOW_AGAIN:
            await Contact.update({Contact.hidden: False}).where(Contact.participant == asked["participant"])
        case SecondDeed.EXCLUDE:
            await _exclude(asked, by=by)
        case SecondDeed.CLOSE:
            conference = await line_of(asked["conference"], asked["office"])
            if conference is None:
                raise NoSuchThing
            await close(conference, Outcome(asked["outcome"]), asked["why"], by=asked["asked_by"])


async def _exclude(asked: dict[str, Any], *, by: UUID) -> None:
    await rows(_CALL_BACK, asked["participant"])
    signed = (
        await Exclusion.update({Exclusion.signed_by: by, Exclusion.signed_at: now()})
        .where(Exclusion.id == asked["exclusion"], Exclusion.ended_at.is_null(), Exclusion.signed_at.is_null())
        .returning(Exclusion.id)
    )
    if not signed:
        raise Refused(_("This was taken back in the meantime."))


async def take_back_closing(conference: ConferenceLine, *, by: UUID) -> None:
    """What was asked for is not wished any more; nobody signs it. Twice is as good as once."""
    async with all_or_nothing():
        await hold(conference)
        gone = (
            await SecondLook.delete()
            .where(SecondLook.conference == conference.id, SecondLook.deed == SecondDeed.CLOSE, SecondLook.answered_at.is_null())
            .returning(SecondLook.id)
        )
        if gone:
            await record("take_back_closing", who=by, office=conference.office, conference=conference.id)
