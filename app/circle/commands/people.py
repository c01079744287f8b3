"""Writing the circle: who belongs to it, how they are reached, and their links."""

from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.circle.forms import ParticipantForm, contact_fields, not_on_this_side, participant_fields
from app.conferences.commands import hold, hold_alone, withdraw_link
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Contact, Participant
from app.database import all_or_nothing, row
from app.kit import tokens
from app.kit.clock import now
from app.kit.errors import NoSuchThing, Overtaken, Refused
from app.kit.i18n import gettext as _
from app.people.links import HANDLE
from app.people.secrets import slow_hash
from app.people.tables import AccessLink, Person, Session
from app.practice.roles import Role, Side, fits


class SameName(Refused):
    """Somebody of this name is in the circle already: most likely it was pressed twice."""


async def add_participant(conference: ConferenceLine, value: ParticipantForm, *, by: UUID) -> UUID:
    """Take somebody into the circle. Raises SameName when somebody of that name is in it."""
    name = _in_one_line(value.name)
    async with all_or_nothing():
        await hold_alone(conference)
        if await _is_called(conference, name):
            raise SameName(_("Somebody of this name is in the circle already. If it is another person, add what tells them apart."))
        person = Person(office=conference.office, name=name, language=value.language)
        await Person.insert(person)
        seat = Participant(office=conference.office, conference=conference.id, person=person.id, **participant_fields(value))
        await Participant.insert(seat)
        await Contact.insert(Contact(participant=seat.id, **contact_fields(value)))
        await record("add_participant", who=by, office=conference.office, conference=conference.id, participant=seat.id)
    return UUID(str(seat.id))


async def change_participant(conference: ConferenceLine, participant: UUID, value: ParticipantForm, *, by: UUID) -> None:
    """Write what is known of somebody anew. Raises Overtaken when somebody else did so since the page was opened."""
    async with all_or_nothing():
        await hold(conference)
        person = await _person(conference, participant)
        values: dict[Any, Any] = participant_fields(value) | {"edited": value.edited + 1}
        changed = (
            await Participant.update(values)
            .where(Participant.id == participant, Participant.conference == conference.id, Participant.edited == value.edited)
            .returning(Participant.id)
        )
        if not changed:
            raise Overtaken(_("A colleague has changed this in the meantime. Both texts stand here: please put them together."))
        await Person.update({Person.name: _in_one_line(value.name), Person.language: value.language}).where(Person.id == person)
        await _write_contact(participant, contact_fields(value))
        await record("change_participant", who=by, office=conference.office, conference=conference.id, participant=participant)


async def stand_on_side(conference: ConferenceLine, participant: UUID, side: Side, *, by: UUID) -> None:
    """Somebody belongs to another side than was written down."""
    async with all_or_nothing():
        await hold(conference)
        found = await Participant.select(Participant.role, Participant.side).where(
            Participant.id == participant, Participant.conference == conference.id
        ).first()  # fmt: skip
        if found is None:
            raise NoSuchThing
        if not fits(Role(found["role"]), side):
            raise Refused(not_on_this_side(Role(found["role"])))
        if found["side"] != side:
            await Participant.update({Participant.side: side, Participant.edited: Participant.edited + 1}).where(
                Participant.id == participant
            )
            await record("stand_on_side", who=by, office=conference.office, conference=conference.id, participant=participant)


async def _write_contact(participant: UUID, fields: dict[str, Any]) -> None:
    """What is hidden stays so, and is changed only where it is shown: in the room `safety`."""
    before = await Contact.select(Contact.hidden).where(Contact.participant == participant).lock_rows().first()
    written = set(fields) - ({"email", "phone", "address", "hidden"} if before and before["hidden"] else set())
    await Contact.insert(Contact(participant=participant, **fields)).on_conflict(
        action="DO UPDATE", target=Contact.participant, values=[getattr(Contact, each) for each in fields if each in written]
    )


async def mark_prepared(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        marked = (
            await Participant.update({Participant.prepared_at: now()})
            .where(Participant.id == participant, Participant.prepared_at.is_null())
            .returning(Participant.id)
        )
        if marked:
            await record("mark_prepared", who=by, office=conference.office, conference=conference.id, participant=participant)


async def mark_unprepared(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        await Participant.update({Participant.prepared_at: None}).where(Participant.id == participant)
        await record("mark_unprepared", who=by, office=conference.office, conference=conference.id, participant=participant)


async def leave(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    """Somebody does not take part any more: their link ends at once, and no message goes to them. `take_part_again` undoes it."""
    async with all_or_nothing():
        await hold(conference)
        person = await _person(conference, participant)
        left = (
            await Participant.update({Participant.left_at: now()})
            .where(Participant.id == participant, Participant.left_at.is_null())
            .returning(Participant.id)
        )
        if left:
            await withdraw_link(conference, person, by=by)
            await record("leave_circle", who=by, office=conference.office, conference=conference.id, participant=participant)


async def take_part_again(conference: ConferenceLine, participant: UUID, *, by: UUID) -> None:
    """Somebody who left comes back. Their old link stays shut: they get a new one."""
    async with all_or_nothing():
        await hold(conference)
        await _person(conference, participant)
        back = (
            await Participant.update({Participant.left_at: None})
            .where(Participant.id == participant, Participant.left_at.is_not_null())
            .returning(Participant.id)
        )
        if back:
            await record("take_part_again", who=by, office=conference.office, conference=conference.id, participant=participant)


async def make_link(conference: ConferenceLine, person: UUID, *, by: UUID) -> UUID:
    """The personal link of somebody who takes part; the one that is in force, if there is one."""
    async with all_or_nothing():
        await hold_alone(conference)
        if not await Participant.exists().where(
            Participant.conference == conference.id, Participant.person == person, Participant.left_at.is_null()
        ):
            raise NoSuchThing
        link = await _link_in_force(conference, person)
        if link is None:
            link = await _draw_link(conference, person)
            await record("make_link", who=by, office=conference.office, conference=conference.id, person=person)
    return link


async def replace_link(conference: ConferenceLine, person: UUID, *, by: UUID) -> UUID:
    """A new link in place of the one in force, which ends at once. A PIN stays: whoever found the old link does not know it."""
    async with all_or_nothing():
        await hold_alone(conference)
        old = (
            await AccessLink.select(AccessLink.pin_hash)
            .where(AccessLink.conference == conference.id, AccessLink.person == person, AccessLink.withdrawn_at.is_null())
            .first()
        )
        await withdraw_link(conference, person, by=by)
        link = await make_link(conference, person, by=by)
        if old and old["pin_hash"]:
            await AccessLink.update({AccessLink.pin_hash: old["pin_hash"]}).where(AccessLink.id == link)
    return link


async def set_pin(conference: ConferenceLine, person: UUID, pin: str, *, by: UUID) -> None:
    """From now on the link opens only with this PIN as well; whoever is in by it comes in anew."""
    hashed = await slow_hash(pin)
    async with all_or_nothing():
        await hold(conference)
        await _put_pin(conference, person, hashed)
        await record("set_pin", who=by, office=conference.office, conference=conference.id, person=person)


async def remove_pin(conference: ConferenceLine, person: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        await _put_pin(conference, person, None)
        await record("remove_pin", who=by, office=conference.office, conference=conference.id, person=person)


async def _person(conference: ConferenceLine, participant: UUID) -> UUID:
    found = (
        await Participant.select(Participant.person).where(Participant.id == participant, Participant.conference == conference.id).first()
    )
    if found is None:
        raise NoSuchThing
    return UUID(str(found["person"]))


_NAMESAKE = """
    SELECT 1 FROM participant pa JOIN person p ON p.id = pa.person
    WHERE pa.conference = $1 AND pa.left_at IS NULL AND lower(p.name) = lower($2)
"""


async def _is_called(conference: ConferenceLine, name: str) -> bool:
    return await row(_NAMESAKE, conference.id, name) is not None


async def _link_in_force(conference: ConferenceLine, person: UUID) -> UUID | None:
    found = (
        await AccessLink.select(AccessLink.id)
        .where(AccessLink.conference == conference.id, AccessLink.person == person, AccessLink.withdrawn_at.is_null())
        .first()
    )
    return found["id"] if found else None


async def _draw_link(conference: ConferenceLine, person: UUID) -> UUID:
    """Draw handles until one is new: each names one link for ever, also one that was withdrawn."""
    while True:
        drawn = AccessLink(conference=conference.id, person=person, handle=tokens.random_handle(HANDLE))
        if await AccessLink.insert(drawn).on_conflict(action="DO NOTHING", target=AccessLink.handle).returning(AccessLink.id):
            return UUID(str(drawn.id))


async def _put_pin(conference: ConferenceLine, person: UUID, hashed: str | None) -> None:
    put = (
        await AccessLink.update({AccessLink.pin_hash: hashed})
        .where(AccessLink.conference == conference.id, AccessLink.person == person, AccessLink.withdrawn_at.is_null())
        .returning(AccessLink.id)
    )
    if not put:
        raise Refused(_("There is no personal link at the moment. Please make one first."))
    for each in put:
        await Session.delete().where(Session.link == each["id"])


def _in_one_line(name: str) -> str:
    return " ".join(name.split())
