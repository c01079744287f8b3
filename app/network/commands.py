"""Writing the map: where somebody stands, who else matters, who is bound to whom, and whether the family sees it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from app.audit.commands import record
from app.circle.commands import add_participant, stand_on_side
from app.circle.forms import ParticipantForm
from app.conferences.commands import hold_alone
from app.conferences.queries import ConferenceLine
from app.conferences.tables import Participant
from app.database import all_or_nothing
from app.kit.errors import NoSuchThing, Refused
from app.kit.i18n import gettext as _
from app.network.forms import AboutForm, MentionForm, PlaceForm
from app.network.queries import map_of
from app.network.rules import Bond, told_bonds
from app.network.tables import Bond as BondRow
from app.network.tables import MapPerson, SharedMap
from app.practice.network import BondKind
from app.practice.roles import Role, Side
from app.practice.taking_part import Way

#: More than these nobody can read on one sheet.
MOST_MENTIONED = 60


async def place(conference: ConferenceLine, value: PlaceForm, *, by: UUID) -> None:
    """Somebody stands nearer, farther, or on another side."""
    async with all_or_nothing():
        await hold_alone(conference)
        row, participant = await _row_of(conference, value.who)
        fields: dict[Any, Any] = {MapPerson.nearness: value.nearness, MapPerson.place: value.place}
        if value.side is not None and participant is not None:
            await stand_on_side(conference, participant, value.side, by=by)
        elif value.side is not None:
            fields[MapPerson.side] = value.side
        await MapPerson.update(fields).where(MapPerson.id == row)
        await record("place_on_map", who=by, office=conference.office, conference=conference.id, on_map=row)


async def mention(conference: ConferenceLine, value: MentionForm, *, by: UUID) -> UUID:
    """Somebody who matters comes on the map without being invited."""
    async with all_or_nothing():
        await hold_alone(conference)
        if await MapPerson.count().where(MapPerson.conference == conference.id, MapPerson.participant.is_null()) >= MOST_MENTIONED:
            raise Refused(_("The map is full. Please take somebody out first."))
        person = MapPerson(conference=conference.id, name=" ".join(value.name.split()), relation=value.relation, side=value.side)
        await MapPerson.insert(person)
        await record("mention", who=by, office=conference.office, conference=conference.id, on_map=person.id)
    return UUID(str(person.id))


async def tell_about(conference: ConferenceLine, key: UUID, value: AboutForm, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold_alone(conference)
        row, participant = await _row_of(conference, key)
        fields: dict[Any, Any] = {
            MapPerson.gender: value.gender or "",
            MapPerson.died: value.died == "yes",
            MapPerson.tie: value.tie,
            MapPerson.for_family: value.for_family == "yes",
        }
        if participant is None and value.name:
            fields |= {MapPerson.name: " ".join(value.name.split()), MapPerson.relation: value.relation}
        await MapPerson.update(fields).where(MapPerson.id == row)
        await record("tell_about", who=by, office=conference.office, conference=conference.id, on_map=row)


async def forget(conference: ConferenceLine, key: UUID, *, by: UUID) -> None:
    """Take somebody who was only mentioned off the map, with their bonds."""
    async with all_or_nothing():
        await hold_alone(conference)
        gone = (
            await MapPerson.delete()
            .where(MapPerson.id == key, MapPerson.conference == conference.id, MapPerson.participant.is_null())
            .returning(MapPerson.id)
        )
        if not gone:
            raise NoSuchThing
        await record("forget", who=by, office=conference.office, conference=conference.id, on_map=key)


async def take_into_circle(conference: ConferenceLine, key: UUID, language: str, *, by: UUID) -> UUID:
    """Somebody who was mentioned takes part from now on, and stays where they stand. Raises SameName where they are there already."""
    async with all_or_nothing():
        await hold_alone(conference)
        found = (
            await MapPerson.select(MapPerson.name, MapPerson.relation, MapPerson.side)
            .where(MapPerson.id == key, MapPerson.conference == conference.id, MapPerson.participant.is_null(), MapPerson.died.eq(False))
            .first()
        )
        if found is None:
            raise NoSuchThing
        work = found["side"] == Side.PROFESSIONAL
        role: Any = Role.INFORMATION_GIVER.value if work else Role.FAMILY.value
        added = await add_participant(
            conference,
            ParticipantForm(
                name=found["name"], role=role, side=found["side"], language=language, way=Way.PHONE, relation=found["relation"]
            ),
            by=by,
        )
        await MapPerson.update({MapPerson.participant: added, MapPerson.name: "", MapPerson.relation: ""}).where(MapPerson.id == key)
    return added


async def bind(conference: ConferenceLine, key: UUID, kind: str, other: UUID, *, by: UUID) -> None:
    """Two people of the genogram belong together in this way. What was between them before is replaced."""
    one, two = (other, key) if kind == "child" else (key, other)
    async with all_or_nothing():
        await hold_alone(conference)
        first, second = (await _row_of(conference, one))[0], (await _row_of(conference, two))[0]
        if first == second:
            raise Refused(_("Please choose somebody else."))
        for a, b in ((first, second), (second, first)):
            await BondRow.delete().where(BondRow.one == a, BondRow.other == b)
        await BondRow.insert(
            BondRow(conference=conference.id, kind=BondKind.PARENT if kind == "child" else BondKind(kind), one=first, other=second)
        )
        await record("bind", who=by, office=conference.office, conference=conference.id, one=first, other=second)


async def unbind(conference: ConferenceLine, bond: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold_alone(conference)
        gone = await BondRow.delete().where(BondRow.id == bond, BondRow.conference == conference.id).returning(BondRow.id)
        if not gone:
            raise NoSuchThing
        await record("unbind", who=by, office=conference.office, conference=conference.id, bond=bond)


async def bind_as_told(conference: ConferenceLine, *, by: UUID) -> None:
    """Draw the bonds that the relations already tell."""
    async with all_or_nothing():
        await hold_alone(conference)
        seen = await map_of(conference.id)
        await _insert(conference, told_bonds(seen.people, seen.bonds))
        await record("bind_as_told", who=by, office=conference.office, conference=conference.id)


async def _insert(conference: ConferenceLine, bonds: Iterable[Bond]) -> None:
    rows: dict[UUID, UUID] = {}
    for bond in bonds:
        for key in (bond.one, bond.other):
            if key not in rows:
                rows[key] = (await _row_of(conference, key))[0]
        await BondRow.insert(BondRow(conference=conference.id, kind=bond.kind, one=rows[bond.one], other=rows[bond.other]))


async def share(conference: ConferenceLine, *, shared: bool, by: UUID) -> None:
    """Show the family its map, or take it back."""
    async with all_or_nothing():
        await hold_alone(conference)
        if shared:
            await SharedMap.insert(SharedMap(conference=conference.id)).on_conflict(action="DO NOTHING", target=SharedMap.conference)
        else:
            await SharedMap.delete().where(SharedMap.conference == conference.id)
        await record("share_map" if shared else "hide_map", who=by, office=conference.office, conference=conference.id)


async def _row_of(conference: ConferenceLine, key: UUID) -> tuple[UUID, UUID | None]:
    """The row of somebody on the map, and their seat if they take part. Whoever takes part gets a row when the first thing is noted."""
    if await Participant.exists().where(Participant.id == key, Participant.conference == conference.id, Participant.left_at.is_null()):
        await MapPerson.insert(MapPerson(conference=conference.id, participant=key)).on_conflict(
            action="DO NOTHING", target=MapPerson.participant
        )
        found = await MapPerson.select(MapPerson.id).where(MapPerson.participant == key).first()
        assert found is not None  # noqa: S101  # put there a line above
        return found["id"], key
    if await MapPerson.exists().where(MapPerson.id == key, MapPerson.conference == conference.id, MapPerson.participant.is_null()):
        return key, None
    raise NoSuchThing
