"""Conferences written out by hand, event by event, so that every indicator can be counted on the fingers."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from app.circle.tables import ChildsPart, Talk, View
from app.conferences.tables import Conference, Move, Participant, PutAway
from app.database import rows
from app.day.tables import Presence
from app.invitations.tables import Invitation, PastInvitation
from app.people.tables import Office, Person
from app.plans.tables import Agreement, Decision, HandedOut, PlanVersion
from app.private_time.tables import PrivateTime
from tests.world import World

_DRAFTED = "UPDATE plan_version SET presented_at = $2, presented_by = made_by, content = '{}', checksum = 'x' WHERE id = $1"


def at(day: str, clock: str = "12:00") -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC)


class Story:
    """One conference as it is told."""

    def __init__(self, world: World, **about: Any) -> None:
        self.world, self.id, self.about = world, uuid4(), about

    async def begin(self, day: str) -> "Story":
        about = {"office": self.world.bremen.id, "caseworker": self.world.idris.id, "coordinator": self.world.nora.id} | self.about
        await Conference.insert(
            Conference(id=self.id, reference=f"X-{self.id.hex[:8]}", family_name="Familie Sommerfeld", made_at=at(day), **about)
        )
        self.office = about["office"]
        return self

    async def steps(self, **moments: str | datetime) -> None:
        for step, moment in moments.items():
            when = at(moment) if isinstance(moment, str) else moment
            await Move.insert(Move(conference=self.id, step=step.rstrip("_"), by=self.world.nora.id, at=when))

    async def person(
        self, role: str, side: str, relation: str, *, language: str = "de", here: str = "", invited: bool = True, **more: Any
    ) -> UUID:
        """Somebody with a seat; `here` says in which phases of the first meeting. Gives the seat's id; `self.people` has the person's."""
        person = Person(office=self.office, name=f"Mensch {relation}", language=language)
        await Person.insert(person)
        seat = Participant(office=self.office, conference=self.id, person=person.id, role=role, side=side, relation=relation)
        await Participant.insert(seat)
        for phase in here.split():
            await Presence.insert(Presence(participant=seat.id, phase=phase, way="in_the_room"))
        if self.about.get("sitting", 1) == 1:
            await Invitation.insert(Invitation(participant=seat.id, way="paper", invited_by=self.world.nora.id))
        else:
            await PastInvitation.insert(PastInvitation(conference=self.id, participant=seat.id, sitting=1, way="paper"))
        self.somebody = person.id
        return UUID(str(seat.id))

    async def says(self, seat: UUID, words: str, *, for_all: bool = True) -> None:
        """What is to be read out at the first meeting; put away once there is a second one."""
        if self.about.get("sitting", 1) == 1:
            await View.insert(View(participant=seat, words=words, only_coordinator=not for_all))
            return
        content = f'{{"words": "{words}", "only_coordinator": {str(not for_all).lower()}}}'
        await PutAway.insert(PutAway(conference=self.id, participant=seat, sitting=1, what="view", content=content))

    async def child_takes_part(self, seat: UUID, how: str) -> None:
        if self.about.get("sitting", 1) == 1:
            await ChildsPart.insert(ChildsPart(participant=seat, how=how))
            return
        await PutAway.insert(PutAway(conference=self.id, participant=seat, sitting=1, what="childs_part", content=f'{{"how": "{how}"}}'))

    async def talk(self, seat: UUID, day: str) -> None:
        await Talk.insert(Talk(participant=seat, at=at(day), how="phone", by=self.world.nora.id))

    async def alone(self, begins: datetime, ends: datetime) -> None:
        await PrivateTime.insert(PrivateTime(conference=self.id, started_at=begins, ended_at=ends, plan_made=True))

    async def plan(self, number: int, day: str, *agreements: dict[str, Any], accepted: bool = True, sitting: int = 1, **frame: Any) -> UUID:
        """A version that is presented and answered on this day."""
        version = PlanVersion(conference=self.id, number=number, sitting=sitting, made_by=self.world.nora.id, **frame)
        await PlanVersion.insert(version)
        for place, each in enumerate(agreements):
            await Agreement.insert(Agreement(version=version.id, position=place, own_words="Ich mache das.", **each))
        await rows(_DRAFTED, version.id, at(day))
        yes = {"clear": True, "safe": accepted, "safe_why": "" if accepted else "Noch nicht.", "lawful": True}
        await Decision.insert(Decision(version=version.id, accepted=accepted, by=self.world.idris.id, at=at(day), **yes))
        return UUID(str(version.id))

    async def copy(self, version: UUID, person: UUID, day: str, language: str = "de") -> None:
        about = {"version": version, "person": person, "way": "hand", "language": language, "by": self.world.nora.id}
        await HandedOut.insert(HandedOut(at=at(day), **about))


async def many(world: World, number: int, asked: date, *, office: Office | None = None) -> None:
    """Referrals of which nothing more is known: to fill a quarter."""
    about = {"office": (office or world.bremen).id}
    if office is not None:
        about |= {"caseworker": world.foreign_caseworker.id, "coordinator": world.foreign_coordinator.id}
    for _ in range(number):
        await Story(world, **about).begin(asked.isoformat())
