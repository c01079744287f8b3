"""Who lives in the demo, and the link by which each of them comes in."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct

from app.database import all_or_nothing, row, rows
from app.demo.arranging import arrange_everything
from app.demo.carrying import what_became_of_messages
from app.demo.comparing import compare
from app.demo.families import OFFICES, STORIES, DemoOffice
from app.demo.finding import find_days
from app.demo.guarding import keep_safe
from app.demo.history import plant_history
from app.demo.hosting import host
from app.demo.intending import intend
from app.demo.inviting import name_the_sender
from app.demo.learning import learn
from app.demo.partners import plant_directory
from app.demo.planting import plant_story
from app.kit import tokens
from app.kit.clock import now, today
from app.outbox.tables import OutboxMessage
from app.people.links import secret_of
from app.people.tables import Office, Person, Staff
from app.practice.mail import State
from app.practice.phases import Phase
from app.practice.roles import Role, StaffRole
from app.profile.tables import Profile
from app.settings import Settings


class DemoPerson(Struct, frozen=True):
    """Somebody, the part they play in one conference (or in none), and their way in."""

    name: str
    role: Role | StaffRole
    language: str
    conference: str
    phase: Phase | None
    link: str
    office: str


_PEOPLE = """
    SELECT p.id, p.name, p.language, st.role, o.name AS office, c.family_name, c.reference, c.phase,
           NULL::uuid AS link, NULL AS handle, 0 AS place, c.made_at, p.made_at AS born
    FROM staff st
    JOIN person p ON p.id = st.person
    JOIN office o ON o.id = p.office
    LEFT JOIN conference c ON (c.coordinator = p.id OR c.caseworker = p.id) AND c.id IN (SELECT l.conference FROM access_link l)
    WHERE st.active
    UNION ALL
    SELECT p.id, p.name, p.language, pa.role, o.name, c.family_name, c.reference, c.phase, l.id, l.handle, 1, c.made_at, p.made_at
    FROM access_link l
    JOIN person p ON p.id = l.person
    JOIN participant pa ON pa.conference = l.conference AND pa.person = l.person
    JOIN conference c ON c.id = l.conference
    JOIN office o ON o.id = c.office
    WHERE l.withdrawn_at IS NULL AND pa.left_at IS NULL
    ORDER BY place, office, born, made_at, reference
"""


async def plant(settings: Settings, *, past: bool = True) -> list[DemoPerson]:
    """Let the families live, once; then tell who is there. A second start finds them as they were left."""
    if not await row("SELECT 1 FROM office LIMIT 1"):
        await _plant_stories(past=past)
    return await people(settings)


async def people(settings: Settings) -> list[DemoPerson]:
    """Everybody who can come in: staff once for each conference they have a part in, families by their personal link."""
    return [
        DemoPerson(
            name=each["name"],
            role=(Role if each["place"] else StaffRole)(each["role"]),
            language=each["language"],
            conference=f"{each['family_name']} ({each['reference']})" if each["reference"] else "",
            phase=Phase(each["phase"]) if each["phase"] else None,
            link=settings.address + _path(each),
            office=each["office"],
        )
        for each in await rows(_PEOPLE)
    ]


def _path(each: Any) -> str:
    if each["link"] is None:
        return f"/demo/as/{token_of(each['id'])}"
    return f"/hello#{secret_of(each['link'], each['handle'])}"


def token_of(person: UUID) -> str:
    """By which a member of staff comes in without password and second factor. Only the demo knows such a thing."""
    return f"{person.hex}{tokens.derived('demo', str(person), 26)}"


def person_of(token: str) -> UUID | None:
    try:
        person = UUID(hex=token[:32])
    except ValueError:
        return None
    return person if tokens.same(token, token_of(person)) else None


async def _plant_stories(*, past: bool) -> None:
    """Offices, staff and families. Everything or nothing: a start that was interrupted leaves no half of a demo."""
    async with all_or_nothing():
        staff: dict[str, UUID] = {}
        for office in OFFICES:
            staff |= await _plant_office(office)
        for seed, office in enumerate(OFFICES if past else ()):
            years = office.years or (today() - date(today().year - 2, 1, 1)).days / 365
            number, spared = round(office.past * years), [staff[key] for key in office.spared]
            await plant_history([staff[office.short_name]], conferences=number, years=years, seed=seed, spared=spared)
        for story in STORIES:
            await plant_story(staff, story)
        await arrange_everything(staff)
        await find_days(staff)
        await keep_safe(staff)
        await host(staff)
        await plant_directory(staff)
        if past:
            await compare(staff)
        await learn(staff)
        await intend(staff)
        await _what_went_out_long_ago()
        await what_became_of_messages()


async def _plant_office(told: DemoOffice) -> dict[str, UUID]:
    office = Office(name=told.name, short_name=told.short_name, phone=told.phone, emergency_phone=told.emergency_phone)
    await Office.insert(office)
    await Profile.insert(Profile(office=office.id, land=told.land))
    staff = {told.short_name: office.id}
    for each in told.staff:
        person = Person(office=office.id, name=each.name)
        await Person.insert(person)
        await Staff.insert(Staff(person=person.id, role=each.role, email=each.email, phone=each.phone))
        staff[each.key] = person.id
        staff.setdefault(f"{each.role} of {told.short_name}", person.id)
    await name_the_sender(told.sender, office.id, by=staff[told.staff[0].key])
    return staff


async def _what_went_out_long_ago() -> None:
    """The messages of the past have arrived; only the last day's go to the demo's mailbox."""
    await OutboxMessage.update(
        {OutboxMessage.state: State.SENT, OutboxMessage.sent_at: OutboxMessage.made_at, OutboxMessage.next_try_at: None}
    ).where(OutboxMessage.made_at < now() - timedelta(days=1))
