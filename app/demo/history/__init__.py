"""Two years of conferences that are over, or nearly: for the demo's figures, and for measuring with ten thousand."""

import random
import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from msgspec import Struct

from app.database import all_or_nothing, rows
from app.demo.history.afterwards import write_afterwards
from app.demo.history.circles import circle
from app.demo.history.conferences import Told, a_theme, write_conference
from app.demo.history.courses import beginnings, course
from app.demo.history.ledger import Ledger
from app.demo.history.names import ORIGINS
from app.demo.history.plans import write_plans
from app.demo.history.voices import Voices
from app.demo.history.working import write_interpreting, write_work
from app.kit.clock import now, today
from app.practice.phases import ENDS
from app.practice.roles import StaffRole

_STAFF = """
    SELECT o.short_name, p.id, st.role FROM office o JOIN person p ON p.office = o.id JOIN staff st ON st.person = p.id
    WHERE o.id = $1 AND st.active ORDER BY p.made_at, p.id
"""
_NUMBERS = "SELECT reference FROM conference WHERE office = $1"
_INTERPRETERS = "SELECT id, languages FROM interpreter WHERE office = $1"


class Service(Struct):
    """An office: who works there, and what it has already."""

    office: UUID
    short_name: str
    coordinators: list[UUID]
    caseworkers: list[UUID]
    manager: UUID
    spared: Collection[UUID]
    numbers: dict[int, int]  # the last file number of each year
    interpreters: dict[str, UUID]

    def reference(self, year: int) -> str:
        self.numbers[year] = self.numbers.get(year, 0) + 1
        return f"{self.short_name}-{year}-{self.numbers[year]:03}"

    def free(self, people: list[UUID], running: bool) -> list[UUID]:
        """Who may have had it: what still runs lies on no desk that is spared, where there is another."""
        return [each for each in people if not running or each not in self.spared] or people


async def plant_history(
    offices: Sequence[UUID], *, conferences: int, years: float = 2, seed: int = 1, spared: Collection[UUID] = (), until: date | None = None
) -> None:
    """Write `conferences` conferences of each office, begun in the years before `until` (today): the same for the same seed and day.

    An office needs a coordinator, a caseworker and a manager. `spared` of them get closed conferences only.
    """
    async with all_or_nothing():
        for number, office in enumerate(offices):
            planting = _Planting(f"{seed} {number}", await _service(office, spared))
            await planting.plant(conferences, years, until or today())


class _Planting:
    """The history of one office."""

    def __init__(self, seed: str, service: Service) -> None:
        self.chance, self.service = random.Random(seed), service  # noqa: S311  # nothing is secret here
        self.desks = random.Random(seed)  # noqa: S311  # who works for it changes nothing of what happens
        self.ledger, self.voices, self.now = Ledger(), Voices(service.office), now()
        self.taken: set[str] = set()

    async def plant(self, number: int, years: float, last: date) -> None:
        first = last - timedelta(days=round(365 * years))
        span = max((last - first).days, 1)
        self._interpreters()
        for day in beginnings(self.chance, number, first, last):
            self._live(day, (day - first).days / span)
        self.voices.write(self.chance, self.ledger)
        await self.ledger.write_all()

    def _live(self, day: date, trend: float) -> None:
        told = self._tell(day, trend)
        write_conference(self.chance, told, self.ledger)
        versions = write_plans(self.chance, told, self.ledger)
        write_afterwards(self.chance, told, versions, self.ledger)
        write_work(self.chance, told, self.ledger)
        write_interpreting(self.chance, told, self.service.interpreters, self.ledger)
        self.voices.hear(self.chance, told, self.ledger)

    def _tell(self, day: date, trend: float) -> Told:
        chance, service = self.chance, self.service
        way = course(chance, day, trend, self.now)
        running = way.phase not in ENDS
        return Told(
            id=uuid4(),
            office=service.office,
            reference=service.reference(day.year),
            course=way,
            circle=circle(chance, day, trend, self.taken),
            theme=a_theme(chance),
            coordinator=self.desks.choice(service.free(service.coordinators, running)),
            caseworker=self.desks.choice(service.free(service.caseworkers, running)),
            manager=service.manager,
            lines=[uuid4() for _each in range(3)],
            now=self.now,
        )

    def _interpreters(self) -> None:
        """For a language that nobody of the office's list speaks: somebody who is asked no more, so that the list stays as it is."""
        for origin in ORIGINS:
            if origin.language != "de" and origin.language not in self.service.interpreters:
                person = self.service.interpreters[origin.language] = uuid4()
                name = f"{self.chance.choice(origin.women)} {self.chance.choice(origin.families)}"
                self.ledger.write("interpreter", person, self.service.office, name, [origin.language], self.now, self.now)


async def _service(office: UUID, spared: Collection[UUID]) -> Service:
    staff = await rows(_STAFF, office)
    by_role = {role: [each["id"] for each in staff if each["role"] == role] for role in StaffRole}
    numbers: dict[int, int] = {}
    for each in await rows(_NUMBERS, office):
        if told := re.fullmatch(r".+-(\d{4})-(\d+)", each["reference"]):
            numbers[int(told[1])] = max(numbers.get(int(told[1]), 0), int(told[2]))
    spoken = {language: each["id"] for each in await rows(_INTERPRETERS, office) for language in each["languages"]}
    return Service(
        office=office,
        short_name=staff[0]["short_name"],
        coordinators=by_role[StaffRole.COORDINATOR],
        caseworkers=by_role[StaffRole.CASEWORKER],
        manager=by_role[StaffRole.MANAGER][0],
        spared=spared,
        numbers=numbers,
        interpreters=spoken,
    )
