"""What information-givers say beforehand, how a family wishes its day, and what an office asks for besides."""

from datetime import time, timedelta
from uuid import UUID

from app.circle.commands import add_participant
from app.circle.forms import ParticipantForm
from app.conferences.commands import promise_start
from app.conferences.queries import ConferenceLine, conference_seen_by, seats_of
from app.conferences.tables import Conference
from app.day.commands import plan_day, wish_for_the_day
from app.day.forms import DayPlanForm, WishForm
from app.information import commands as information
from app.information.forms import AskForm
from app.kit.clock import now, pretending, today
from app.practice.checklists import Counts
from app.practice.phases import Phase
from app.practice.roles import Side, StaffRole
from app.practice.taking_part import Way
from app.profile.tables import ChecklistEntry

FAMILY, COORDINATOR, MANAGER, OFFICE = "Familie Kovalenko", "svenja", "vera", "HB"
TEACHER = ParticipantForm(
    name="Birte Sandmann",
    role="information_giver",
    side=Side.SCHOOL,
    language="de",
    way=Way.EMAIL,
    relation="Klassenlehrerin",
    email="sandmann@schule.example",
)
QUESTION = "Was sehen Sie an Danylo, das gut läuft? Und was fehlt ihm in der Klasse?"
FACTS = (
    "Danylo ist jeden Tag da. In Mathematik hilft er zwei anderen, ohne dass jemand ihn bittet. "
    "Seit September spricht er im Unterricht fast nicht mehr. In der Pause steht er meistens allein am Fenster."
)
REMARK = "Zu Hause spricht er mit Oma am Telefon, jeden Abend."


async def host(staff: dict[str, UUID]) -> None:
    by = staff[COORDINATOR]
    with pretending(now() - timedelta(days=2)):
        await _facts(by)
        conference = await _conference(by)
        people = {each.name: each for each in await seats_of(conference.id)}
        oksana = people["Oksana Kovalenko"]
        wishes = WishForm(opening="Eine Kerze für die, die nicht da sind.", food="Wareniki, ich bringe sie mit.")
        await wish_for_the_day(conference, oksana.participant, wishes, by=oksana.person)
        await plan_day(
            conference,
            DayPlanForm(
                opening="Oksana zündet eine Kerze an.",
                rules="Danylo darf hinausgehen, wann er will. Niemand fragt, warum.",
                food="Wareniki von Oksana, Tee und Wasser vom Familienzentrum.",
                second_room="Beratungszimmer im ersten Stock",
                remote="Halyna per Video aus Lwiw. Petro sitzt neben dem Bildschirm.",
            ),
            by=by,
        )
    await _own_ways(staff)


async def _facts(by: UUID) -> None:
    seat = await add_participant(await _conference(by), TEACHER, by=by)
    conference = await _conference(by)
    await information.ask(conference, seat, AskForm(question=QUESTION, speaks_at=time(17, 20), minutes=10), by=by)
    people = {each.name: each for each in await seats_of(conference.id)}
    await information.write_facts(conference, seat, FACTS, edited=0, by=people[TEACHER.name].person)
    await information.show_to_family(conference, seat, edited=1, by=by)
    await information.remark(conference, seat, REMARK, by=people["Oksana Kovalenko"].person)


async def _own_ways(staff: dict[str, UUID]) -> None:
    """The office in Bremen asks for one thing more; a referral that nobody is free for yet has a day."""
    asked = "Fahrdienst für alle ohne Auto fragen"
    await ChecklistEntry.insert(
        ChecklistEntry(office=staff[OFFICE], phase=Phase.PREPARATION, label=asked, days=5, counts=Counts.BEFORE_MEETING)
    )
    unclaimed = (
        await Conference.select(Conference.id)
        .where(Conference.office == staff[OFFICE], Conference.coordinator.is_null(), Conference.phase == Phase.ENQUIRY)
        .order_by(Conference.made_at)
        .first()
    )
    if unclaimed is not None:
        found = await conference_seen_by(staff[MANAGER], staff[OFFICE], StaffRole.MANAGER, unclaimed["id"])
        assert found is not None  # noqa: S101  # the manager sees all of the office
        await promise_start(found[0], today() + timedelta(days=12), by=staff[MANAGER])


async def _conference(by: UUID) -> ConferenceLine:
    found = await Conference.select(Conference.id, Conference.office).where(Conference.family_name == FAMILY).first()
    assert found is not None  # noqa: S101  # planted a moment ago
    seen = await conference_seen_by(by, found["office"], StaffRole.COORDINATOR, found["id"])
    assert seen is not None  # noqa: S101  # it is their own
    return seen[0]
