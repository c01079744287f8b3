"""One believable world for every test: the Yılmaz family, the people of the office in Bremen, and strangers in Osnabrück."""

from dataclasses import dataclass
from datetime import date, time
from itertools import chain
from typing import Any

import pyotp
from piccolo.table import Table

from app.circle.tables import Contact
from app.conferences.queries import ConferenceLine, conference_seen_by
from app.conferences.tables import Conference, Consent, Participant
from app.database import DB, rows
from app.kit import tokens
from app.kit.clock import now
from app.people import secrets
from app.people.links import HANDLE
from app.people.tables import AccessLink, Office, Person, Staff
from app.practice.phases import Phase
from app.practice.roles import Role, Side, StaffRole
from app.referrals.tables import Line, Referral
from app.safety.tables import SecondLook


@dataclass
class World:
    """What a test is about stands in the test; the rest stands here."""

    bremen: Office
    osnabrueck: Office
    nora: Person  # coordinates the Yılmaz conference
    jan: Person  # another coordinator of the same office
    idris: Person  # the caseworker who referred it
    petra: Person  # another caseworker of the same office
    vera: Person  # the service manager
    ada: Person  # the administrator
    foreign_coordinator: Person  # coordinators, caseworker and manager of another office
    foreign_caseworker: Person
    foreign_manager: Person
    yilmaz: Conference
    ayse: Person  # Elif's grandmother on her mother's side, reads Turkish
    mehmet: Person  # Elif's father, keeps his address hidden from nobody
    sara: Person  # Elif's mother; her address is hidden
    elif_: Person  # eleven years old
    interpreter: Person
    question: Line
    bottom_lines: list[Line]

    async def at(self, phase: Phase, **more: object) -> "World":
        """Put the conference into a phase, as it stands in the database. Where two people have to say so, they have."""
        if phase is Phase.CLOSED:
            await SecondLook.insert(
                SecondLook(
                    office=self.bremen.id, conference=self.yilmaz.id, deed="close", outcome="fulfilled", why="Alles geschafft.",
                    asked_by=self.nora.id, answered_by=self.vera.id, answered_at=now(), agreed=True,
                )
            )  # fmt: skip
        values = {Conference.phase: phase} | {getattr(Conference, name): value for name, value in more.items()}
        await Conference.update(values).where(Conference.id == self.yilmaz.id)
        self.yilmaz.phase = phase
        return self

    async def seen_by(self, person: Person, role: StaffRole) -> ConferenceLine:
        """The conference as commands take it."""
        found = await conference_seen_by(person.id, self.bremen.id, role, self.yilmaz.id)
        assert found is not None
        return found[0]

    async def as_it_is(self) -> ConferenceLine:
        return await self.seen_by(self.vera, StaffRole.MANAGER)


async def clear_away() -> None:
    """What a test wrote for good: offices and conferences, and whatever hangs on them."""
    async with DB.transaction():
        await rows("SET LOCAL familienrat.erasing = 'yes'")
        for table in ("print_job", "conference", "audit_entry", "office"):
            await rows(f"DELETE FROM {table}")  # noqa: S608


async def build_world() -> World:
    bremen = an_office("Familienratsbüro Bremen-Hemelingen", "HB", phone="0421 3610")
    osnabrueck = an_office("Familienratsbüro Osnabrück", "OS", phone="0541 3230")
    staff = [
        one_of_staff(bremen, "Nora Wiechmann", StaffRole.COORDINATOR),
        one_of_staff(bremen, "Jan Osterloh", StaffRole.COORDINATOR),
        one_of_staff(bremen, "Idris Kaya", StaffRole.CASEWORKER),
        one_of_staff(bremen, "Petra Lübben", StaffRole.CASEWORKER),
        one_of_staff(bremen, "Vera Hansen", StaffRole.MANAGER),
        one_of_staff(bremen, "Ada Brandt", StaffRole.ADMINISTRATOR),
        one_of_staff(osnabrueck, "Sam Hillebrand", StaffRole.COORDINATOR),
        one_of_staff(osnabrueck, "Tomke Ahrens", StaffRole.CASEWORKER),
        one_of_staff(osnabrueck, "Ulla Pohl", StaffRole.MANAGER),
    ]
    nora, jan, idris, petra, vera, ada, *foreign = (person for person, _account in staff)
    yilmaz = Conference(
        office=bremen.id,
        reference="HB-2026-001",
        family_name="Familie Yılmaz",
        phase=Phase.ENQUIRY,
        caseworker=idris.id,
        coordinator=nora.id,
        place="Bürgerhaus Hemelingen, kleiner Saal",
        meets_on=date(2027, 3, 24),
        meets_at=time(15, 30),
    )
    concern = Referral(conference=yilmaz.id, concern="Elif kommt seit Wochen oft nicht in die Schule.", available_help="Hausaufgabenhilfe")
    question = Line(conference=yilmaz.id, kind="question", number=0, text="Wie schafft es Elif, jeden Tag in die Schule zu gehen?")
    bottom_lines = [
        Line(conference=yilmaz.id, kind="bottom_line", number=1, text="Elif geht jeden Tag in die Schule."),
        Line(conference=yilmaz.id, kind="bottom_line", number=2, text="Elif ist abends nicht allein zu Hause."),
    ]
    seats = [
        somebody(yilmaz, "Elif Yılmaz", Role.CHILD, Side.BOTH, "Kind", born=date(2015, 5, 4)),
        somebody(yilmaz, "Ayşe Demir", Role.FAMILY, Side.MOTHER, "Großmutter", language="tr", email="ayse@familie.test"),
        somebody(yilmaz, "Mehmet Yılmaz", Role.FAMILY, Side.FATHER, "Vater", custody=True, email="mehmet@familie.test"),
        somebody(
            yilmaz,
            "Sara Yılmaz",
            Role.FAMILY,
            Side.MOTHER,
            "Mutter",
            custody=True,
            email="sara@familie.test",
            hidden=True,
            address="Amselweg 9",
        ),
        somebody(yilmaz, "Leyla Aydın", Role.INTERPRETER, Side.PROFESSIONAL, "Dolmetscherin", email="leyla@dolmetschen.test"),
    ]
    elif_, ayse, mehmet, sara, interpreter = (person for person, *_rows in seats)
    await write(bremen, osnabrueck, *chain(*staff), yilmaz, concern, question, *bottom_lines, *chain(*seats))
    return World(
        bremen, osnabrueck, nora, jan, idris, petra, vera, ada, *foreign,
        yilmaz, ayse, mehmet, sara, elif_, interpreter, question, bottom_lines,
    )  # fmt: skip


async def write(*lines: Table) -> None:
    """Those of one table in one statement; the tables in the order in which they come."""
    for table in dict.fromkeys(type(line) for line in lines):
        await table.insert(*(line for line in lines if type(line) is table))


def an_office(name: str, short_name: str, *, phone: str) -> Office:
    return Office(name=name, short_name=short_name, phone=phone, emergency_phone="0421 6991133")


async def make_office(name: str, short_name: str, *, phone: str) -> Office:
    office = an_office(name, short_name, phone=phone)
    await write(office)
    return office


def one_of_staff(office: Office, name: str, role: StaffRole) -> tuple[Person, Staff]:
    """An account without password and second factor: tests of signing in set them."""
    person = Person(office=office.id, name=name)
    email = f"{name.split()[0].lower()}.{office.short_name.lower()}@amt.test"
    return person, Staff(person=person.id, role=role, email=email, phone="0421 361 17")


async def make_staff(office: Office, name: str, role: StaffRole) -> Person:
    person, account = one_of_staff(office, name, role)
    await write(person, account)
    return person


#: What staff of this world type to get in, once `can_sign_in` was said of them.
PASSWORD = "vier blaue Wolken lachen"


async def can_sign_in(person: Person, *, second_factor: bool = True) -> str:
    """Give somebody of staff a password and, unless told otherwise, a second factor; gives the nonce of its secret."""
    nonce = secrets.new_nonce()
    values = {Staff.password_hash: await secrets.slow_hash(PASSWORD), Staff.totp_nonce: nonce if second_factor else None}
    await Staff.update(values).where(Staff.person == person.id)
    return nonce


def code_of_app(nonce: str, *, steps: int = 0) -> str:
    """What the authenticator app shows now, or some half minutes later."""
    step = int(now().timestamp()) // secrets.STEP_SECONDS + steps
    return pyotp.TOTP(secrets.totp_secret(nonce)).generate_otp(step)


async def make_line(conference: Conference, kind: str, number: int, text: str) -> Line:
    line = Line(conference=conference.id, kind=kind, number=number, text=text)
    await Line.insert(line)
    return line


def somebody(
    conference: Conference,
    name: str,
    role: Role,
    side: Side,
    relation: str,
    *,
    language: str = "de",
    custody: bool = False,
    born: date | None = None,
    **contact: object,
) -> tuple[Person, Participant, Contact, Consent, AccessLink]:
    """Somebody with a seat, a consent, contact data and a personal link."""
    office = conference.office if not isinstance(conference.office, Office) else conference.office.id
    person = Person(office=office, name=name, language=language)
    seat = Participant(
        office=office, conference=conference.id, person=person.id, role=role, side=side, relation=relation, custody=custody, born=born
    )
    return (
        person,
        seat,
        Contact(participant=seat.id, way="email" if "email" in contact else "phone", **contact),
        Consent(participant=seat.id, how="written", given_on=date(2026, 11, 2), recorded_by=person.id),
        AccessLink(person=person.id, conference=conference.id, handle=tokens.random_handle(HANDLE)),
    )


async def make_participant(conference: Conference, name: str, role: Role, side: Side, relation: str, **more: Any) -> Person:
    person, *its = somebody(conference, name, role, side, relation, **more)
    await write(person, *its)
    return person


async def everything() -> dict[str, list[str]]:
    """All that stands in the database, table by table, as text: to show that nothing changed."""
    tables = await rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return {
        name: [line["text"] for line in await rows(f'SELECT t::text AS text FROM "{name}" t ORDER BY 1')]  # noqa: S608
        for name in (table["tablename"] for table in tables)
    }
