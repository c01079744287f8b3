"""The list of things to arrange."""

from uuid import UUID

from app.audit.commands import record
from app.conferences.commands import hold, hold_alone
from app.conferences.queries import ConferenceLine
from app.database import all_or_nothing
from app.kit.errors import NoSuchThing
from app.kit.rewriting import rewrite
from app.logistics.forms.arranging import ThingForm
from app.logistics.queries import arranging
from app.logistics.rules.needing import due_by, suggestions
from app.logistics.tables import Arrangement
from app.practice.arrangements import Doing


async def take_suggested(conference: ConferenceLine, picked: list[str], *, by: UUID) -> None:
    """Put what is usual, and what people need, on the list. What stands on it already is passed over."""
    async with all_or_nothing():
        await hold_alone(conference)
        standing, needs = await arranging.standing_of(conference.id), await arranging.needs_of(conference.id)
        chosen = [each for each in suggestions(needs, standing.things) if each.ref in picked]
        for each in chosen:
            until = due_by(each.usual, standing.meets_on)
            thing = Arrangement(
                conference=conference.id,
                sitting=conference.sitting,
                thing=each.thing,
                usual=each.usual,
                participant=each.participant,
                until=until,
            )
            await Arrangement.insert(thing)
        if chosen:
            await record("take_suggested", who=by, office=conference.office, conference=conference.id, number=len(chosen))


async def add_thing(conference: ConferenceLine, value: ThingForm, *, by: UUID) -> UUID:
    async with all_or_nothing():
        await hold(conference)
        thing = Arrangement(
            conference=conference.id,
            sitting=conference.sitting,
            thing=value.thing,
            what=value.what,
            state=value.state,
            who=value.who,
            until=value.until,
        )
        await Arrangement.insert(thing)
        await record("add_arrangement", who=by, office=conference.office, conference=conference.id, arrangement=thing.id)
    return UUID(str(thing.id))


async def change_thing(conference: ConferenceLine, thing: UUID, value: ThingForm, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        values = {"thing": value.thing, "what": value.what, "state": value.state, "who": value.who, "until": value.until}
        await rewrite(Arrangement, values, (Arrangement.id == thing) & (Arrangement.conference == conference.id), seen=value.edited)
        await record("change_arrangement", who=by, office=conference.office, conference=conference.id, arrangement=thing)


async def tick(conference: ConferenceLine, thing: UUID, state: Doing, *, by: UUID) -> None:
    """Mark how far something is, at a tap: the last tap counts."""
    async with all_or_nothing():
        await hold(conference)
        ticked = (
            await Arrangement.update({Arrangement.state: state})
            .where(Arrangement.id == thing, Arrangement.conference == conference.id)
            .returning(Arrangement.id)
        )
        if not ticked:
            raise NoSuchThing
        await record("tick_arrangement", who=by, office=conference.office, conference=conference.id, arrangement=thing, state=state)


async def remove_thing(conference: ConferenceLine, thing: UUID, *, by: UUID) -> None:
    async with all_or_nothing():
        await hold(conference)
        gone = await Arrangement.delete().where(Arrangement.id == thing, Arrangement.conference == conference.id).returning(Arrangement.id)
        if not gone:
            raise NoSuchThing
        await record("remove_arrangement", who=by, office=conference.office, conference=conference.id, arrangement=thing)
