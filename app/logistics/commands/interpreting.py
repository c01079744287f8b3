"""Booking interpreters: from the wish to the one who comes, and who then takes part as others do."""

from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.circle.commands import SameName, add_participant, leave, make_link, take_part_again
from app.circle.forms import ParticipantForm
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing
from app.kit.clock import today
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.kit.rewriting import rewrite
from app.logistics.forms.arranging import InterpretingForm
from app.logistics.tables import Interpreter, InterpretingBooking
from app.practice.arrangements import INTERPRETED, Interpreting
from app.practice.roles import Role, Side
from app.practice.taking_part import Way


async def book_interpreting(conference: ConferenceLine, value: InterpretingForm, *, by: UUID) -> UUID:
    """Note that interpreting into a language is needed, or that somebody was asked."""
    async with all_or_nothing():
        await hold_alone(conference)
        asked = await _interpreter(conference, value.interpreter)
        state = value.state or (Interpreting.ASKED if asked else Interpreting.NEEDED)
        booking = InterpretingBooking(
            office=conference.office,
            conference=conference.id,
            by=by,
            **_fields(value, state),
            **_looked_at(value, asked, None, by),
        )
        await InterpretingBooking.insert(booking)
        await record("book_interpreting", who=by, office=conference.office, conference=conference.id, booking=booking.id, state=state)
        await _come_or_go(conference, UUID(str(booking.id)), state, asked, None, by=by)
    return UUID(str(booking.id))


async def change_interpreting(conference: ConferenceLine, booking: UUID, value: InterpretingForm, *, by: UUID) -> None:
    """Write a booking anew. Whoever is confirmed takes part from then on, with a link of their own; whoever is not, does not any more.

    Another interpreter is looked at anew: that the one before was independent and had signed says nothing of them.
    """
    async with all_or_nothing():
        await hold_alone(conference)
        before = await _booking(conference, booking)
        asked = await _interpreter(conference, value.interpreter)
        state = value.state or Interpreting(before["state"])
        looked_at = _looked_at(value, asked, before, by)
        if state is Interpreting.CONFIRMED and looked_at["independent_on"] is None:
            raise Refused(_("Somebody else is chosen now. Please check that they are independent of the family, then confirm."))
        where = (InterpretingBooking.id == booking) & (InterpretingBooking.conference == conference.id)
        await rewrite(InterpretingBooking, _fields(value, state) | looked_at, where, seen=value.edited)
        await record("change_interpreting", who=by, office=conference.office, conference=conference.id, booking=booking, state=state)
        await _come_or_go(conference, booking, state, asked, before, by=by)


def _fields(value: InterpretingForm, state: Interpreting) -> dict[str, Any]:
    return {
        "language": value.language,
        "dialect": value.dialect,
        "gender": value.gender or "",
        "interpreter": value.interpreter,
        "state": state,
        "until": value.until,
        "in_private_time": value.in_private_time,
        "words": value.words,
    }


def _looked_at(value: InterpretingForm, asked: dict[str, Any] | None, before: dict[str, Any] | None, by: UUID) -> dict[str, Any]:
    """Independence: by whom and when it was checked. Secrecy: when it was signed, here or once for all."""
    another = before is not None and before["interpreter"] is not None and before["interpreter"] != value.interpreter
    if asked is None or (another and before is not None and before["independent_on"] is not None):
        return {"independent_on": None, "independent_by": None, "secrecy_on": asked["secrecy_on"] if asked else None}
    checked: dict[str, Any] = {"independent_on": None, "independent_by": None}
    if value.independent and before is not None and before["independent_on"] is not None:
        checked = {name: before[name] for name in checked}
    elif value.independent:
        checked = {"independent_on": today(), "independent_by": by}
    return checked | {"secrecy_on": value.secrecy_on or asked["secrecy_on"]}


async def _booking(conference: ConferenceLine, booking: UUID) -> dict[str, Any]:
    table = InterpretingBooking
    found: dict[str, Any] | None = (
        await table.select(table.interpreter, table.participant, table.state, table.independent_on, table.independent_by)
        .where(table.id == booking, table.conference == conference.id)
        .first()
    )
    if found is None:
        raise NoSuchThing
    return found


async def _interpreter(conference: ConferenceLine, interpreter: UUID | None) -> dict[str, Any] | None:
    """The one who was chosen: of this office, or there is no such person."""
    if interpreter is None:
        return None
    found: dict[str, Any] | None = (
        await Interpreter.select().where(Interpreter.id == interpreter, Interpreter.office == conference.office).first()
    )
    if found is None:
        raise NoSuchThing
    return found


async def _come_or_go(
    conference: ConferenceLine,
    booking: UUID,
    state: Interpreting,
    asked: dict[str, Any] | None,
    before: dict[str, Any] | None,
    *,
    by: UUID,
) -> None:
    """Give whoever is confirmed a seat and a link; take both from whoever was and is not any more."""
    seated = before["participant"] if before else None
    if seated is not None and (state is not Interpreting.CONFIRMED or (before and before["interpreter"] != (asked or {}).get("id"))):
        await InterpretingBooking.update({InterpretingBooking.participant: None}).where(InterpretingBooking.id == booking)
        if not await InterpretingBooking.exists().where(InterpretingBooking.participant == seated):
            await leave(conference, seated, by=by)
        seated = None
    if state is Interpreting.CONFIRMED and asked is not None and seated is None:
        participant = await _seat(conference, asked, by=by)
        await InterpretingBooking.update({InterpretingBooking.participant: participant}).where(InterpretingBooking.id == booking)


async def _seat(conference: ConferenceLine, asked: dict[str, Any], *, by: UUID) -> UUID:
    way = Way.EMAIL if asked["email"] else Way.PHONE
    languages = ", ".join(INTERPRETED[code] for code in asked["languages"] if code in INTERPRETED)
    form = ParticipantForm(
        name=asked["name"],
        role="interpreter",
        side=Side.PROFESSIONAL,
        language="de",
        way=way,
        relation=languages[:80],
        email=asked["email"],
        phone=asked["phone"],
    )
    participant = await _seat_there(conference, asked["name"], by=by)
    if participant is None:
        try:
            participant = await add_participant(conference, form, by=by)
        except SameName as no:  # it may be a relative
            sentence = _("Somebody of this name is in the circle already. Is the interpreter really independent of the family?")
            raise Refused(sentence) from no
    person = await Participant.select(Participant.person).where(Participant.id == participant).first()
    if person is not None:
        await make_link(conference, person["person"], by=by)
    return participant


async def _seat_there(conference: ConferenceLine, name: str, *, by: UUID) -> UUID | None:
    """The seat of an interpreter who is in the circle already, or was."""
    found = (
        await Participant.select(Participant.id, Participant.left_at)
        .where(Participant.conference == conference.id, Participant.role == Role.INTERPRETER, Participant.person.name == name)
        .order_by(Participant.made_at, ascending=False)
        .first()
    )
    if found is None:
        return None
    if found["left_at"] is not None:
        await take_part_again(conference, found["id"], by=by)
    return UUID(str(found["id"]))
