"""Rooms, interpreters, arrangements, costs and hours of the demo: through the room's own commands, on the days on which it happened."""

from datetime import timedelta
from uuid import UUID

from app.conferences.queries import ConferenceLine, conference_seen_by
from app.conferences.tables import Conference
from app.demo.families.arranged import ARRANGED, INTERPRETERS, VENUES, Told
from app.kit.clock import now, pretending, today
from app.logistics.commands import counting, interpreting, office, rooms, things
from app.logistics.forms.arranging import InterpretingForm, RoomForm, ThingForm
from app.logistics.forms.counting import ApprovalForm, CostForm, HoursForm
from app.practice.arrangements import CostKind, Interpreting
from app.practice.roles import StaffRole

MANAGERS = {"HB": "vera", "OS": "ulla"}
COORDINATORS = {"HB": "nora", "OS": "svenja"}


async def arrange_everything(staff: dict[str, UUID]) -> None:
    known: dict[str, UUID] = {}
    for short_name in VENUES:
        about = {"office": staff[short_name], "by": staff[COORDINATORS[short_name]]}
        with pretending(now() - timedelta(days=200)):
            known |= {venue.name: await office.add_venue(venue, **about) for venue in VENUES[short_name]}
            known |= {each.name: await office.add_interpreter(each, **about) for each in INTERPRETERS[short_name]}
    for told in ARRANGED:
        await _Arranging(staff, known, told).arrange()


class _Arranging:
    """One conference's arrangements."""

    def __init__(self, staff: dict[str, UUID], known: dict[str, UUID], told: Told) -> None:
        self.staff, self.known, self.told, self.by = staff, known, told, staff[told.coordinator]

    async def arrange(self) -> None:
        found = await Conference.select(Conference.id, Conference.office).where(Conference.family_name == self.told.family_name).first()
        assert found is not None  # noqa: S101  # planted a moment ago
        self.id, self.office = found["id"], found["office"]
        with pretending(now() - timedelta(days=4)):
            await self._room_and_things()
            await self._interpreting()
            await self._costs()
        for days, phase, work, minutes in self.told.hours:
            with pretending(now() - timedelta(days=days)):
                form = HoursForm(day=today(), phase=phase, work=work, minutes=minutes)
                await counting.write_down_hours(await self._now(), form, by=self.by)

    async def _room_and_things(self) -> None:
        told, conference = self.told, await self._now()
        await rooms.choose_room(conference, self.known[told.room], by=self.by)
        until = None if told.until is None else today() + timedelta(days=told.until + 4)
        await rooms.change_room(conference, RoomForm(state=told.booked, until=until), by=self.by)
        if told.usual:
            await things.take_suggested(conference, list(told.usual), by=self.by)
        for what, state, who, days in told.things:
            by_when = None if days is None else today() + timedelta(days=days + 4)
            await things.add_thing(conference, ThingForm(what=what, state=state, who=who, until=by_when), by=self.by)

    async def _interpreting(self) -> None:
        for language, name, state, in_private_time in self.told.interpreting:
            confirmed = state is Interpreting.CONFIRMED
            form = InterpretingForm(
                language=language,
                interpreter=self.known[name],
                state=state,
                in_private_time=in_private_time,
                until=None if confirmed else today() + timedelta(days=7),
                independent="yes" if confirmed else None,
                secrecy_on=today() if confirmed else None,
            )
            await interpreting.book_interpreting(await self._now(), form, by=self.by)

    async def _costs(self) -> None:
        for kind, what, planned, actual, words in self.told.costs:
            conference = await self._now()
            cost = await counting.add_cost(conference, CostForm(kind=kind, what=what, planned=planned, actual=actual), by=self.by)
            if words:
                answer = ApprovalForm(answer="refuse" if kind is CostKind.FOOD else "approve", why=words)
                await counting.decide_cost(conference, cost, answer, by=self.staff[MANAGERS["HB"]])

    async def _now(self) -> ConferenceLine:
        found = await conference_seen_by(self.by, self.office, StaffRole.MANAGER, self.id)
        assert found is not None  # noqa: S101  # planted a moment ago
        return found[0]
