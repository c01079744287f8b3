"""The demo's own pages: who is there, what was sent, and a way in without a password."""

import re
from itertools import groupby
from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from msgspec import Struct

from app.demo.mailbox import Mail, Mailbox
from app.demo.sights import PLACES, sights_of
from app.demo.world import DemoPerson, people, person_of
from app.kit.access import anyone
from app.kit.errors import NoSuchThing
from app.kit.pages import Page, go, page
from app.people import sessions
from app.people.tables import Staff
from app.practice.languages import LANGUAGES
from app.practice.phases import PHASE_NAMES, Phase
from app.practice.roles import ROLE_NAMES, STAFF_ROLE_NAMES, StaffRole
from app.settings import Settings

MOST_SHOWN = 100


class Family(Struct, frozen=True):
    """Those who come in by a personal link to one conference."""

    conference: str
    office: str
    phase: Phase
    members: list[DemoPerson]


def routes_of(settings: Settings, mailbox: Mailbox) -> list[Any]:
    """The routes that `house()` gets in the demo and nowhere else."""

    @get("/demo", opt=anyone("only in the demo: all people are made up"))
    async def everybody() -> Page:
        found = await people(settings)
        return page(
            "demo/people",
            sights=sights_of(found),
            staff=[list(group) for _, group in groupby(_once(found), key=lambda each: each.office)],
            families=_families(found),
            role_names={**STAFF_ROLE_NAMES, **ROLE_NAMES},
            phase_names=PHASE_NAMES,
            all_languages=LANGUAGES,
        )

    @get("/demo/mailbox", opt=anyone("only in the demo: its messages reach nobody"))
    async def mails() -> Page:
        shown = list(mailbox.mails)[:MOST_SHOWN]
        return page("demo/mailbox", mails=[(mail, _pieces(mail, settings.address)) for mail in shown], number=len(mailbox.mails))

    @get("/demo/as/{token:str}", opt=anyone("only in the demo: its links are what a password is elsewhere"))
    async def come_in(token: FromPath[str], to: FromQuery[str] = "") -> Response[Any]:
        """A GET that writes: one click has to be enough to try the demo, and no other installation has this route."""
        person = person_of(token)
        if person is None or not await Staff.exists().where(Staff.person == person, Staff.active.eq(True)):
            raise NoSuchThing
        answer = go(f"/{to}" if to in PLACES else "/desk")
        answer.set_cookie(await sessions.start(person))
        return answer

    return [everybody, mails, come_in]


def _once(found: list[DemoPerson]) -> list[DemoPerson]:
    """Each member of staff once, whatever the number of their conferences."""
    return list({each.link: each for each in found if isinstance(each.role, StaffRole)}.values())


def _families(found: list[DemoPerson]) -> list[Family]:
    families: dict[str, Family] = {}
    for each in found:
        if not isinstance(each.role, StaffRole) and each.phase is not None:
            families.setdefault(each.conference, Family(each.conference, each.office, each.phase, [])).members.append(each)
    return [families[name] for name in sorted(families)]


def _pieces(mail: Mail, address: str) -> list[tuple[str, str]]:
    """The text cut at our own links: pieces of text with "", and links with where they lead."""
    parts = re.split(rf"({re.escape(address)}\S*)", mail.text.strip())
    return [(part, part if index % 2 else "") for index, part in enumerate(parts) if part]
